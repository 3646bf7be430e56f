/** /discuss stand: where one stands in the discussion here, and how to change one's mind. */
import { defineCommand, discussionHere, whichDiscussion } from '../../src/core/kit.ts';

export default defineCommand({
  about: { en: 'Where you stand, and how to change your mind', zh: '看看你的立场，想法变了就改' },
  called: { zh: '立场' },
  shownTo: 'asker',
  reads: 'library',
  options: { thesis: whichDiscussion },
  examples: [{ type: 'discuss stand', shows: { en: 'No discussion', zh: '没有正在进行' }, failed: true }],
  async act({ options, desk, texts }) {
    const { session } = await discussionHere(desk, texts, 'discuss stand', options.thesis);
    const shown = await desk.lookAtDiscussion(session.id, 'mine');
    return 'fields' in shown ? { form: shown } : shown;
  },
});
