/** /digest log: what was delivered, when, and what was not and why. */
import { carried, defineCommand, logLine, subscriptionHere, toOption, turn } from '../../src/core/kit.ts';

/** Deliveries that are looked back on; more than a card holds become pages. */
const most = 60;

export default defineCommand({
  about: { en: 'What was delivered, and what was not and why', zh: '发过什么，没发成的又是为什么' },
  called: { zh: '记录' },
  shownTo: 'asker',
  reads: 'library',
  options: { to: toOption },
  examples: [{ type: 'digest log', shows: { en: 'Set one up', zh: '订一份' }, failed: true }],
  async act({ options, texts, desk }) {
    const { digest } = texts;
    const subscription = await subscriptionHere(desk, options.to, texts);
    const deliveries = await desk.store.digests(subscription.id, most);
    return {
      title: digest.logTitle,
      blocks: [
        deliveries.length === 0
          ? { is: 'text', text: digest.logNothing }
          : { is: 'list', items: deliveries.map((delivery) => logLine(delivery, texts)) },
        {
          is: 'actions',
          of: [{ label: digest.status, press: turn('digest status', carried(desk, subscription)) }],
        },
      ],
    };
  },
});
