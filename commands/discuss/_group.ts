import { defineGroup } from '../../src/core/kit.ts';

export default defineGroup({
  about: { en: 'Discuss a thesis and see what moves', zh: '讨论一个论点，看看谁的想法变了' },
  called: { zh: '讨论' },
});
