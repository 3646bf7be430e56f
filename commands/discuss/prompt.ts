/** /discuss prompt: puts the next open question into the thread of the discussion here. */
import { defineCommand, discussionHere, whichDiscussion } from '../../src/core/kit.ts';

export default defineCommand({
  about: { en: 'Put the next open question into the thread', zh: '把下一个开放问题发到帖子里' },
  called: { zh: '提问' },
  shownTo: 'asker',
  reads: 'library',
  options: { thesis: whichDiscussion },
  examples: [{ type: 'discuss prompt', shows: { en: 'No discussion', zh: '没有正在进行' }, failed: true }],
  async act({ options, desk, texts }) {
    const { session } = await discussionHere(desk, texts, 'discuss prompt', options.thesis);
    const by = { person: desk.person, manages: desk.manages };
    return desk.moveDiscussion(session.id, { is: 'bring', what: 'prompt', ...by });
  },
});
