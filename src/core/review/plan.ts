/** When a person gets their due questions. Pure: the plan and the moment say it all. */
import type { Instant } from '../place.ts';
import type { ReviewPlan } from '../store.ts';
import { afterQuiet, type Days, nextAt, nextDayIn, type Quiet } from '../time.ts';

type Times = Pick<ReviewPlan, 'time' | 'zone'> & { readonly days: Days; readonly quiet?: Quiet };

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
  const times = { time: '09:00', zone, days: [1, 2, 3, 4, 5] as const };
  return { ...times, most: 10, next: nextDelivery({ ...times, ...(quiet && { quiet }) }, now) };
}

/**
 * What is due before this moment belongs to a delivery at `now`: all of the local day. Otherwise a question that was answered at
 * 09:10 yesterday and is due at 09:10 today would miss today's 09:00.
 */
export const dueBefore = (now: Instant, zone: string): Instant => nextDayIn(now, zone);

/** What a person says of their plan: what they leave out stays as it is. */
export type PlanWish = { readonly [Part in 'time' | 'zone' | 'days' | 'most']?: ReviewPlan[Part] | undefined };

type Setting = Pick<ReviewPlan, 'person' | 'language'> & {
  readonly now: Instant;
  /** For somebody who has no plan yet. */
  readonly zone: string;
  readonly quiet?: Quiet | undefined;
};

/** The plan as somebody has set it, or the usual one with their wishes. Whatever had paused it is over. */
export function plannedBy(before: ReviewPlan | undefined, wish: PlanWish, setting: Setting): ReviewPlan {
  const { person, language, now, quiet } = setting;
  const { time, zone, days, most } = before ?? defaultPlan(now, setting.zone, quiet);
  const times = { time: wish.time ?? time, zone: wish.zone ?? zone, days: wish.days ?? days };
  const next = nextDelivery({ ...times, ...(quiet && { quiet }) }, now);
  return { person, language, ...times, most: wish.most ?? most, next, refusals: 0, told: false };
}

/** The plan of somebody whose zone, quiet hours or language have changed; one that is paused stays so. */
export function movedPlan(
  plan: ReviewPlan,
  { now, zone = plan.zone, quiet, language = plan.language }: Partial<Setting> & { readonly now: Instant },
): ReviewPlan {
  return { ...plan, language, zone, next: nextDelivery({ ...plan, zone, ...(quiet && { quiet }) }, now) };
}
