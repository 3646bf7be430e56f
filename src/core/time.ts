/**
 * Local times as moments: when the next 09:00 in a zone is, whether it is a quiet hour there, when its week began. Must not know
 * what time it is. Clocks that change: a local time that is skipped happens as much later as the clock jumps (02:30 → 03:30), one
 * that comes twice happens the first time. This is Temporal's `compatible`, as RFC 5545 has it for calendars.
 */
import type { Instant } from './place.ts';

/** Local times of a day, `22:00` to `08:00`: from the first up to the last, across midnight where the last is earlier. Two equal times are no time at all. */
export type Quiet = { readonly from: string; readonly to: string };

const local = (at: Instant, zone: string) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);

/** The moment of a local time on a date; of two, the first or the `later`. */
const momentOf = (
  date: Temporal.PlainDate,
  time: string,
  zone: string,
  disambiguation: 'compatible' | 'later' = 'compatible',
): Instant =>
  date.toPlainDateTime(Temporal.PlainTime.from(time)).toZonedDateTime(zone, { disambiguation }).epochMilliseconds;

/** On which days: those of the week (ISO: 1 is Monday), or what is said of each date. */
export type Days = readonly number[] | ((date: Temporal.PlainDate) => boolean);

/** Days that are looked through: a whole week, and where dates decide longer than any run of holidays takes. */
const farWeek = 9;
const farDates = 400;

/**
 * The first moment after `now`, never `now` itself, at which a clock in `zone` shows `time` (`09:00`) on one of `days`. Throws a
 * `RangeError` where there is no such day, or the zone or the time is none.
 */
export function nextAt(now: Instant, zone: string, time: string, days: Days): Instant {
  // From yesterday on: where a zone crosses the date line a whole day is skipped, and what was to happen on it is still to come.
  const yesterday = local(now, zone).toPlainDate().subtract({ days: 1 });
  const falls = typeof days === 'function' ? days : (date: Temporal.PlainDate) => days.includes(date.dayOfWeek);
  const far = typeof days === 'function' ? farDates : farWeek;
  for (let ahead = 0; ahead <= far; ahead += 1) {
    const date = yesterday.add({ days: ahead });
    if (!falls(date)) continue;
    const at = momentOf(date, time, zone);
    if (at > now) return at;
  }
  throw new RangeError(typeof days === 'function' ? 'no such date' : `no ISO day from 1 to 7 in [${days.join()}]`);
}

/** Whether a clock in `zone` shows a quiet time at that moment. */
export function inQuiet(at: Instant, zone: string, quiet: Quiet): boolean {
  const time = local(at, zone).toPlainTime();
  const isPast = (other: string) => Temporal.PlainTime.compare(time, Temporal.PlainTime.from(other)) >= 0;
  const acrossMidnight = Temporal.PlainTime.compare(quiet.from, quiet.to) > 0;
  return acrossMidnight ? isPast(quiet.from) || !isPast(quiet.to) : isPast(quiet.from) && !isPast(quiet.to);
}

/** The moment itself where it is not quiet, else the end of that quiet time. */
export function afterQuiet(at: Instant, zone: string, quiet: Quiet): Instant {
  let end = at;
  // A skipped end can fall into the next quiet time; then it is the end of that one.
  while (inQuiet(end, zone, quiet)) end = endOfQuiet(end, zone, quiet);
  return end;
}

function endOfQuiet(at: Instant, zone: string, { to }: Quiet): Instant {
  const now = local(at, zone);
  const passed = Temporal.PlainTime.compare(now.toPlainTime(), to) >= 0;
  const date = now.toPlainDate().add({ days: passed ? 1 : 0 });
  const end = momentOf(date, to, zone);
  // In an hour that comes twice, the first end is past and the quiet time has begun again.
  return end > at ? end : momentOf(date, to, zone, 'later');
}

/** The beginning of the local day. */
export const dayIn = (now: Instant, zone: string): Instant => local(now, zone).startOfDay().epochMilliseconds;

/** The beginning of the next local day: before it is today. */
export const nextDayIn = (now: Instant, zone: string): Instant =>
  local(now, zone).toPlainDate().add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds;

/** The beginning of the local week, which is a Monday (ISO 8601), or of the local month. */
export function since(now: Instant, zone: string, unit: 'week' | 'month'): Instant {
  const today = local(now, zone).toPlainDate();
  const first = unit === 'week' ? today.subtract({ days: today.dayOfWeek - 1 }) : today.with({ day: 1 });
  return first.toZonedDateTime(zone).epochMilliseconds;
}

/** The year that a calendar in `zone` shows. */
export const yearIn = (at: Instant, zone: string): number => local(at, zone).year;
