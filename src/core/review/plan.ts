/** When a person gets their due questions. Pure: the plan and the moment say it all. */
import type { Instant } from '../place.ts';
import type { ReviewPlan } from '../store.ts';
import { afterQuiet, nextAt, nextDayIn, type Quiet } from '../time.ts';

type Times = Pick<ReviewPlan, 'time' | 'zone' | 'days'> & { readonly quiet?: Quiet };

/**
 * The first delivery after `now`, never `now` itself. One that falls into quiet hours comes at their end, which can be on the next
 * day; from any moment before it the same one is found. Throws a `RangeError` for a plan without days, or with a zone or time that is none.
 */
export function nextDelivery({ time, zone, days, quiet }: Times, now: Instant): Instant {
  // One that should have been in the quiet hours that still last is yet to come.
  let planned = nextAt(quiet ? now - twoDays : now, zone, time, days);
  while (delivered(planned, zone, quiet) <= now) planned = nextAt(planned, zone, time, days);
  return delivered(planned, zone, quiet);
}

const twoDays = 48 * 3_600_000;
const delivered = (planned: Instant, zone: string, quiet: Quiet | undefined): Instant =>
  quiet ? afterQuiet(planned, zone, quiet) : planned;

/** What a plan is until the person says otherwise: at most ten questions, at 09:00 on weekdays. */
export function defaultPlan(
  now: Instant,
  zone: string,
  quiet?: Quiet,
): Pick<ReviewPlan, 'time' | 'zone' | 'days' | 'most' | 'next'> {
  const times = { time: '09:00', zone, days: [1, 2, 3, 4, 5] };
  return { ...times, most: 10, next: nextDelivery({ ...times, ...(quiet && { quiet }) }, now) };
}

/**
 * What is due before this moment belongs to a delivery at `now`: all of the local day. Otherwise a question that was answered at
 * 09:10 yesterday and is due at 09:10 today would miss today's 09:00.
 */
export const dueBefore = (now: Instant, zone: string): Instant => nextDayIn(now, zone);
