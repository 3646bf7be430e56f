/** What a subscription is made of: what was wished, what was there before, and what is usual. Pure. */
import type { Instant } from '../place.ts';
import type { Quiet } from '../time.ts';
import type { Calendar, Content, Order, Subscription } from './records.ts';
import { nextDigest } from './schedule.ts';
import { usualCalendar } from './wishes.ts';

/** What somebody says of a digest: what they leave out stays as it is. */
export type DigestWish = {
  readonly time?: string | undefined;
  readonly zone?: string | undefined;
  readonly days?: readonly number[] | undefined;
  readonly calendar?: Calendar | undefined;
  readonly content?: readonly Content[] | undefined;
  readonly order?: Order | undefined;
};

export const usualTime = '09:00';
const weekdays: readonly number[] = [1, 2, 3, 4, 5];

type Setting = Pick<Subscription, 'target' | 'place' | 'server' | 'person' | 'language' | 'article' | 'zone'> & {
  readonly now: Instant;
  /** For one that is new. */
  readonly id: string;
  readonly quiet?: Quiet | undefined;
};

/**
 * The subscription as it is to be. Another article begins at its beginning; whatever had paused it is over, but for an end of everything
 * that there was to show.
 */
export function subscribedBy(before: Subscription | undefined, wish: DigestWish, setting: Setting): Subscription {
  const { now, id, quiet, zone: usualZone, place, ...fixed } = setting;
  const zone = wish.zone ?? before?.zone ?? usualZone;
  const days = wish.days ?? before?.days ?? weekdays;
  const isMoved = wish.zone !== undefined || wish.days !== undefined;
  const calendar = wish.calendar ?? (before && !isMoved ? before.calendar : usualCalendar(zone, days));
  const another = before !== undefined && before.article !== fixed.article;
  const ended = before?.paused === 'ended' && !another;
  const times = { time: wish.time ?? before?.time ?? usualTime, zone, days, calendar };
  const recap = (before?.recap ?? false) && !another;
  return {
    ...fixed,
    id: before?.id ?? id,
    // A direct conversation that is known is better than a person who has to be found.
    ...((place ?? before?.place) !== undefined && { place: (place ?? before?.place) as NonNullable<typeof place> }),
    ...times,
    content: wish.content ?? before?.content ?? ['thesis', 'question'],
    order: wish.order ?? before?.order ?? 'written',
    seed: before?.seed ?? id,
    recap,
    round: (before?.round ?? 0) + (another ? 1 : 0),
    since: before?.since ?? now,
    next: nextDigest({ ...times, recap }, now, quiet),
    ...(ended && { paused: 'ended' as const }),
    noticed: false,
  };
}

/** It goes on: with what is left, from the beginning, or once a week with what is missed. */
export function resumed(
  { paused: _, notice: __, ...subscription }: Subscription,
  how: 'on' | 'again' | 'recap',
  now: Instant,
  quiet?: Quiet,
): Subscription {
  const recap = how === 'recap' || (how === 'on' && subscription.recap);
  return {
    ...subscription,
    recap,
    round: subscription.round + (how === 'again' ? 1 : 0),
    next: nextDigest({ ...subscription, recap }, now, quiet),
    noticed: false,
  };
}

/** The digest of somebody whose zone, quiet hours or language have changed. */
export function movedDigest(
  subscription: Subscription,
  change: {
    readonly now: Instant;
    readonly zone?: string;
    readonly quiet?: Quiet;
    readonly language?: Subscription['language'];
  },
): Subscription {
  const { now, zone = subscription.zone, quiet, language = subscription.language } = change;
  return { ...subscription, zone, language, next: nextDigest({ ...subscription, zone }, now, quiet) };
}
