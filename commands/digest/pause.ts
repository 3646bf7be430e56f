/** /digest pause: no digest until somebody resumes it. */
import { carried, defineCommand, mayChange, subscriptionHere, toOption, turn } from '../../src/core/kit.ts';

export default defineCommand({
  about: { en: 'Pause the digest; it remembers how far it is', zh: '暂停，讲到哪里记着' },
  called: { zh: '暂停' },
  shownTo: 'asker',
  reads: 'library',
  options: { to: toOption },
  examples: [{ type: 'digest pause', shows: { en: 'Set one up', zh: '订一份' }, failed: true }],
  async act({ options, texts, desk }) {
    const { digest } = texts;
    mayChange(desk, options.to, texts);
    const subscription = await subscriptionHere(desk, options.to, texts);
    // One that rests already stays at what it rests for.
    await desk.store.changeSubscription(subscription.id, { paused: 'asked' }, { paused: null });
    const to = carried(desk, subscription);
    return {
      title: digest.pausedTitle,
      blocks: [
        { is: 'text', text: digest.pausedText },
        {
          is: 'actions',
          of: [
            { label: digest.resume, press: turn('digest resume', to), main: true },
            { label: digest.status, press: turn('digest status', to) },
          ],
        },
      ],
    };
  },
});
