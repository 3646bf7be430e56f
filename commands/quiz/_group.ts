import { defineGroup } from '../../src/core/kit.ts';

export default defineGroup({
  about: { en: 'Quizzes on the article, alone or together', zh: '做文章的题，独自或一起' },
  called: { zh: '答题' },
});
