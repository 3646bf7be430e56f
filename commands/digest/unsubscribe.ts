/** /digest unsubscribe: no digest any more. */
import { carried, defineCommand, mayChange, open, pick, subscriptionHere, toOption, turn } from '../../src/core/kit.ts';

export default defineCommand({
  about: { en: 'No more digests', zh: '不再订阅' },
  called: { zh: '退订' },
  shownTo: 'asker',
  reads: 'library',
  options: { to: toOption },
  buttonOptions: {
    sure: pick({ about: { en: 'Yes', zh: '确定' }, called: { zh: '确定' } }, { yes: { en: 'yes', zh: '是' } }),
  },
  examples: [{ type: 'digest unsubscribe', shows: { en: 'Set one up', zh: '订一份' }, failed: true }],
  async act({ options, texts, desk }) {
    const { digest } = texts;
    mayChange(desk, options.to, texts);
    const subscription = await subscriptionHere(desk, options.to, texts);
    const to = carried(desk, subscription);
    if (options.sure) {
      await desk.store.dropSubscription(subscription.id, desk.now);
      return {
        title: digest.unsubscribedTitle,
        blocks: [
          { is: 'text', text: digest.unsubscribedText },
          { is: 'actions', of: [{ label: digest.subscribe, press: open('digest subscribe', to) }] },
        ],
      };
    }
    return {
      title: digest.unsubscribeTitle,
      blocks: [
        { is: 'text', text: digest.unsubscribeText },
        {
          is: 'actions',
          of: [
            { label: digest.pause, press: turn('digest pause', to), main: true },
            { label: digest.unsubscribeYes, press: turn('digest unsubscribe', { sure: 'yes', ...to }) },
          ],
        },
      ],
    };
  },
});
