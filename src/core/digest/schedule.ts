/** When digests come. Pure: the subscription and the moment say it all, for showing and for doing. */
import type { Instant } from '../place.ts';
import { nextDelivery } from '../review/plan.ts';
import { type Quiet, yearIn } from '../time.ts';
import { chinaDay, lastKnownYear } from './china-days.ts';
import type { Subscription } from './records.ts';

/** How late a digest may be caught up after a downtime, in milliseconds; what is missed longer is skipped. */
export const catchUpFor = 6 * 3_600_000;

type Times = Pick<Subscription, 'time' | 'zone' | 'days' | 'calendar' | 'recap'>;

/** Monday to Friday: who wants these by a calendar of workdays wants its make-up workdays too. */
export const isWeekdays = (days: readonly number[]): boolean => days.join() === '1,2,3,4,5';

/** Whether a digest falls on a date by the days of the week and the holidays. */
function falls({ days, calendar }: Times, date: Temporal.PlainDate): boolean {
  const said = calendar === 'china' ? chinaDay(date) : undefined;
  if (said === 'work' && isWeekdays(days)) return true;
  return said !== 'off' && days.includes(date.dayOfWeek);
}

/** A recap comes on the first of these days in a week. */
function fallsOn(times: Times, date: Temporal.PlainDate): boolean {
  if (!falls(times, date)) return false;
  if (!times.recap) return true;
  const earlier = Array.from({ length: date.dayOfWeek - 1 }, (_, back) => date.subtract({ days: back + 1 }));
  return !earlier.some((day) => falls(times, day));
}

/** The first moment after `now` at which a digest comes; for a person never in their quiet hours. */
export const nextDigest = (times: Times, now: Instant, quiet?: Quiet): Instant =>
  nextDelivery(
    { time: times.time, zone: times.zone, days: (date) => fallsOn(times, date), ...(quiet && { quiet }) },
    now,
  );

/** The next moments, the nearest first. */
export function nextDigests(times: Times, now: Instant, count: number, quiet?: Quiet): readonly Instant[] {
  const found: Instant[] = [];
  for (let at = now; found.length < count; ) {
    at = nextDigest(times, at, quiet);
    found.push(at);
  }
  return found;
}

/** Whether one of these moments lies after what is known of the holidays that the subscription goes by. */
export const isBeyondKnown = ({ calendar, zone }: Times, moments: readonly Instant[]): boolean =>
  calendar === 'china' && moments.some((at) => yearIn(at, zone) > lastKnownYear);
