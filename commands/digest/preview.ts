/** /digest preview: the next digest, for oneself alone. */
import { defineCommand, subscriptionHere, toOption } from '../../src/core/kit.ts';

export default defineCommand({
  about: { en: 'The next digest as it would be now, for you alone', zh: '先看看下一期，只有你看得到' },
  called: { zh: '预览' },
  shownTo: 'asker',
  reads: 'library',
  options: { to: toOption },
  examples: [{ type: 'digest preview', shows: { en: 'Set one up', zh: '订一份' }, failed: true }],
  async act({ options, texts, desk }) {
    const subscription = await subscriptionHere(desk, options.to, texts);
    const card = await desk.previewDigest(subscription);
    return { ...card, blocks: [...card.blocks, { is: 'note', text: texts.digest.previewNote }] };
  },
});
