/** A subscription in words: what it brings, when, in what order, and how far it is. */
import type { Texts } from '../../texts/texts.ts';
import type { Block, Rich } from '../card.ts';
import type { Language } from '../language.ts';
import type { Library } from '../library.ts';
import type { Instant } from '../place.ts';
import type { Quiet } from '../time.ts';
import { lastKnownYear } from './china-days.ts';
import { itemsOf } from './choose.ts';
import type { Digest, Subscription } from './records.ts';
import { catchUpFor, isBeyondKnown, isWeekdays, nextDigests } from './schedule.ts';
import { takenSchema } from './taken.ts';

type Times = Pick<Subscription, 'time' | 'zone' | 'days' | 'calendar' | 'recap'>;

/** On which days, at what time, and where that time is. */
export function whenWords({ time, zone, days, calendar, recap }: Times, { digest, quiz }: Texts): string {
  const named = quiz.days(days);
  const byCalendar = isWeekdays(days) ? digest.workdays : digest.notOnHolidays(named);
  const when = digest.when(calendar === 'china' ? byCalendar : named, time, zone);
  return recap ? digest.recapWhen(when) : when;
}

export type Progress = { readonly shown: number; readonly of: number };

/** How far a round is. `shown` has the items that it has shown; those that the article has no more do not count. */
export function progressOf(subscription: Subscription, library: Library, shown: readonly string[]): Progress {
  const pack = library.find(({ id }) => id === subscription.article);
  const items = pack ? itemsOf(pack.faces.zh).map(({ is, number }) => `${is === 'thesis' ? 't' : 's'}${number}`) : [];
  return { shown: items.filter((item) => shown.includes(item)).length, of: items.length };
}

/** Article, when, what, order and how far it is. */
export function aboutRows(
  subscription: Subscription,
  { shown, of }: Progress,
  library: Library,
  language: Language,
  texts: Texts,
): Block {
  const { digest } = texts;
  const { article, content, order, recap } = subscription;
  const title = library.find(({ id }) => id === article)?.faces[language].title ?? article;
  const rows: { label: string; value: Rich }[] = [
    { label: digest.rowArticle, value: title },
    { label: digest.rowWhen, value: whenWords(subscription, texts) },
    { label: digest.rowWhat, value: digest.joined(content.map((each) => digest.contents[each])) },
    { label: digest.rowOrder, value: recap ? digest.recapOrder : digest.orders[order] },
    ...(recap || content.join() === 'due' ? [] : [{ label: digest.rowProgress, value: digest.shown(shown, of) }]),
  ];
  return { is: 'facts', rows };
}

/** The next times, or why there are none. */
export function nextBlocks(
  subscription: Subscription,
  now: Instant,
  count: number,
  quiet: Quiet | undefined,
  { digest }: Texts,
): Block[] {
  const { paused } = subscription;
  if (paused) return [{ is: 'text', text: [{ bold: digest.pauses[paused] }] }];
  // The next one stands already; what comes after follows from it.
  const after = nextDigests(subscription, Math.max(subscription.next, now), count - 1, quiet);
  const moments = [subscription.next, ...after];
  return [
    ...(count === 1
      ? [
          {
            is: 'text' as const,
            text: [digest.nextIs, { time: subscription.next, as: 'moment' as const }, digest.period],
          },
        ]
      : [
          { is: 'text' as const, text: [{ bold: digest.rowNext }] },
          { is: 'list' as const, items: moments.map((time): Rich => [{ time, as: 'moment' }]) },
        ]),
    ...(isBeyondKnown(subscription, moments) ? [{ is: 'note' as const, text: digest.beyondKnown(lastKnownYear) }] : []),
  ];
}

/** How late it may be caught up, in whole hours. */
export const catchUpHours = catchUpFor / 3_600_000;

/** One delivery as a line of the log: when, what, what came of it, and why not. */
export function logLine(delivery: Digest, { digest }: Texts): Rich {
  const { due, result, why } = delivery;
  return [
    { time: due, as: 'moment' },
    ' · ',
    ...aboutWords(delivery, digest),
    { bold: result ? digest.results[result] : digest.underWay },
    ...(why === undefined ? [] : [digest.platformSaid(why)]),
  ];
}

function aboutWords({ taken }: Digest, digest: Texts['digest']): readonly string[] {
  const read = takenSchema.parse(taken);
  switch (read.is) {
    case 'item': {
      const number = Number(read.item.slice(1));
      return [read.item.startsWith('t') ? digest.items.thesis(number) : digest.items.section(number), ' · '];
    }
    case 'nothing':
      return [];
    default:
      return [digest.takens[read.is], ' · '];
  }
}
