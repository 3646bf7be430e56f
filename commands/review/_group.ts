import { defineGroup } from '../../src/core/kit.ts';

export default defineGroup({
  about: { en: 'The questions you missed or kept, when they are due', zh: '复习答错和留下的题' },
  called: { zh: '复习' },
});
