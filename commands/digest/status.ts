/** /digest status: what comes, when, and the next five times. */
import {
  type Action,
  aboutRows,
  carried,
  catchUpHours,
  defineCommand,
  endActions,
  fillIn,
  nextBlocks,
  open,
  otherArticles,
  progressOf,
  quietFor,
  subscriptionHere,
  toOption,
  turn,
} from '../../src/core/kit.ts';

/** Times that are shown. */
const ahead = 5;

export default defineCommand({
  about: { en: 'What the digest here brings, and its next five times', zh: '这里的每日一论：内容与接下来的五次时间' },
  called: { zh: '状态' },
  shownTo: 'asker',
  reads: 'library',
  options: { to: toOption },
  examples: [{ type: 'digest status', shows: { en: 'Set one up', zh: '订一份' }, failed: true }],
  async act({ options, library, texts, language, desk }) {
    const { digest } = texts;
    const subscription = await subscriptionHere(desk, options.to, texts);
    const { id, round, paused, time, days, content, order, zone } = subscription;
    const [shown, [latest]] = await Promise.all([desk.store.shownItems(id, round), desk.store.digests(id, 1)]);
    const to = carried(desk, subscription);
    const quiet = quietFor(desk, subscription);
    const form = { time, days: texts.quiz.days(days), content: content.join(', '), order, zone, ...to };
    const goOn: readonly Action[] =
      paused === 'ended'
        ? [...endActions(texts), ...otherArticles({ subscription, library, language }, texts)]
        : paused === 'article'
          ? otherArticles({ subscription, library, language }, texts)
          : paused
            ? [{ label: digest.resume, press: turn('digest resume', to), main: true }]
            : [{ label: digest.pause, press: turn('digest pause', to) }];
    return {
      title: digest.title,
      blocks: [
        aboutRows(subscription, progressOf(subscription, library, shown), library, language, texts),
        ...nextBlocks(subscription, desk.now, ahead, quiet, texts),
        ...(latest?.result === 'unknown' ? [{ is: 'note' as const, text: digest.unknownNote }] : []),
        ...(quiet ? [{ is: 'note' as const, text: digest.quietNote(quiet.from, quiet.to) }] : []),
        { is: 'note', text: digest.statusNote(catchUpHours) },
        {
          is: 'actions',
          of: [
            ...goOn,
            { label: digest.preview, press: open('digest preview', to) },
            { label: digest.change, press: fillIn('digest subscribe', form) },
            { label: digest.log, press: turn('digest log', to) },
            { label: digest.unsubscribe, press: turn('digest unsubscribe', to) },
          ],
        },
      ],
    };
  },
});
