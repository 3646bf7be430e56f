import { defineGroup } from '../../src/core/kit.ts';

export default defineGroup({
  about: { en: 'Look things up in the article', zh: '查阅文章' },
  called: { zh: '文章' },
});
