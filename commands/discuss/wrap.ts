/** /discuss wrap: ends the discussion here with its report. */
import { defineCommand, discussionHere, whichDiscussion } from '../../src/core/kit.ts';

export default defineCommand({
  about: { en: 'End the discussion here with its report', zh: '结束这里的讨论并公布小结' },
  called: { zh: '小结' },
  shownTo: 'asker',
  reads: 'library',
  options: { thesis: whichDiscussion },
  examples: [{ type: 'discuss wrap', shows: { en: 'No discussion', zh: '没有正在进行' }, failed: true }],
  async act({ options, desk, texts }) {
    const { session } = await discussionHere(desk, texts, 'discuss wrap', options.thesis);
    return desk.moveDiscussion(session.id, { is: 'wrap', person: desk.person, manages: desk.manages });
  },
});
