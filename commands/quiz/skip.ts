/** /quiz skip: the host skips the question that is open; anybody else votes for it. */
import { defineCommand, quizHere } from '../../src/core/kit.ts';

export default defineCommand({
  about: { en: 'Skip the question: the host at once, others by vote', zh: '跳过这道题：主持人直接跳，其他人投票' },
  called: { zh: '跳过' },
  shownTo: 'asker',
  reads: 'library',
  options: {},
  examples: [{ type: 'quiz skip', shows: { en: 'no quiz going on', zh: '没有正在进行' }, failed: true }],
  async act({ desk, texts }) {
    const { id, state } = await quizHere(desk, texts);
    return desk.moveQuiz(id, { is: 'skip', round: state.round, person: desk.person, manages: desk.manages });
  },
});
