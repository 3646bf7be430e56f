/** /digest resume: it goes on; where all has been shown, from the beginning or as a recap. */
import {
  aboutRows,
  carried,
  defineCommand,
  endActions,
  mayChange,
  nextBlocks,
  otherArticles,
  pick,
  progressOf,
  quietFor,
  resumed,
  subscriptionHere,
  toOption,
  turn,
  UserError,
} from '../../src/core/kit.ts';

export default defineCommand({
  about: { en: 'Go on with a paused digest', zh: '恢复暂停的每日一论' },
  called: { zh: '恢复' },
  shownTo: 'asker',
  reads: 'library',
  options: { to: toOption },
  buttonOptions: {
    how: pick(
      { about: { en: 'How it goes on', zh: '怎么继续' }, called: { zh: '方式' } },
      { again: { en: 'from the beginning', zh: '从头再来' }, recap: { en: 'a weekly recap', zh: '每周回顾' } },
    ),
  },
  examples: [{ type: 'digest resume', shows: { en: 'Set one up', zh: '订一份' }, failed: true }],
  async act({ options, library, texts, language, desk }) {
    const { digest } = texts;
    mayChange(desk, options.to, texts);
    const before = await subscriptionHere(desk, options.to, texts);
    const others = otherArticles({ subscription: before, library, language }, texts);
    if (before.paused === 'ended' && !options.how)
      throw new UserError(digest.isOver, [...endActions(texts), ...others]);
    if (!library.some(({ id }) => id === before.article)) throw new UserError(digest.pauses.article, others);
    const quiet = quietFor(desk, before);
    // A button that was pressed twice begins nothing a second time.
    const how = options.how === 'again' && before.paused !== 'ended' && !before.recap ? 'on' : (options.how ?? 'on');
    const subscription = resumed(before, how, desk.now, quiet);
    await desk.store.putSubscription(subscription);
    const shown = await desk.store.shownItems(subscription.id, subscription.round);
    const to = carried(desk, subscription);
    return {
      title: digest.resumedTitle,
      tone: 'good',
      blocks: [
        aboutRows(subscription, progressOf(subscription, library, shown), library, language, texts),
        ...nextBlocks(subscription, desk.now, 1, quiet, texts),
        {
          is: 'actions',
          of: [
            { label: digest.status, press: turn('digest status', to) },
            { label: digest.pause, press: turn('digest pause', to) },
          ],
        },
      ],
    };
  },
});
