/** /quiz stop: ends the quiz that is going on here. */
import { defineCommand, quizHere } from '../../src/core/kit.ts';

export default defineCommand({
  about: { en: 'End the quiz that is going on here', zh: '结束这里正在进行的答题' },
  called: { zh: '结束' },
  shownTo: 'asker',
  reads: 'library',
  options: {},
  examples: [{ type: 'quiz stop', shows: { en: 'no quiz going on', zh: '没有正在进行' }, failed: true }],
  async act({ desk, texts }) {
    const { id } = await quizHere(desk, texts);
    return desk.moveQuiz(id, { is: 'stop', person: desk.person, manages: desk.manages });
  },
});
