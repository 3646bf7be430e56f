/** /digest now: a digest at once, beside its times. */
import {
  carried,
  defineCommand,
  endActions,
  isOwn,
  mayChange,
  open,
  subscriptionHere,
  toOption,
  turn,
  UserError,
} from '../../src/core/kit.ts';

export default defineCommand({
  about: { en: 'Bring the next digest now; its times stay as they are', zh: '现在就来一期，平常的时间照旧' },
  called: { zh: '现在' },
  shownTo: 'asker',
  reads: 'library',
  options: { to: toOption },
  examples: [{ type: 'digest now', shows: { en: 'Set one up', zh: '订一份' }, failed: true }],
  async act({ options, texts, desk }) {
    const { digest } = texts;
    mayChange(desk, options.to, texts);
    const subscription = await subscriptionHere(desk, options.to, texts);
    const to = carried(desk, subscription);
    if (subscription.paused === 'ended') throw new UserError(digest.isOver, endActions(texts));
    if (subscription.paused) {
      throw new UserError(digest.isPaused, [{ label: digest.resume, press: open('digest resume', to) }]);
    }
    const brought = await desk.bringDigest(subscription);
    if (!brought) throw new UserError(digest.nowJust, [{ label: digest.log, press: open('digest log', to) }]);
    const came = brought.result === 'posted';
    const words = isOwn(desk, options.to) ? digest.nowTextAlone : digest.nowText;
    return {
      title: came ? digest.nowTitle : digest.title,
      tone: came ? 'good' : 'bad',
      blocks: [
        { is: 'text', text: came ? words : brought.result === 'nothing' ? digest.due(0) : digest.nowNot },
        { is: 'actions', of: [{ label: digest.status, press: turn('digest status', to) }] },
      ],
    };
  },
});
