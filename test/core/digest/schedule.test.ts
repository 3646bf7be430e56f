/** When digests come: days, holidays, make-up workdays, recaps, quiet hours. */
import { describe, expect, test } from 'vitest';
import { chinaDay, lastKnownYear } from '../../../src/core/digest/china-days.ts';
import { isBeyondKnown, nextDigest, nextDigests } from '../../../src/core/digest/schedule.ts';

const times = { time: '09:00', zone: 'Asia/Shanghai', days: [1, 2, 3, 4, 5], calendar: 'china', recap: false } as const;
const at = (local: string, zone = 'Asia/Shanghai'): number =>
  Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds;
const shown = (moments: readonly number[], zone = 'Asia/Shanghai'): readonly string[] =>
  moments.map((moment) =>
    Temporal.Instant.fromEpochMilliseconds(moment)
      .toZonedDateTimeISO(zone)
      .toPlainDateTime()
      .toString({ smallestUnit: 'minute' }),
  );

describe('what the State Council’s notices say', () => {
  /** Holidays that fall on a weekend are made up for, and days that are added to them are worked off: what is left are the statutory holidays. */
  test.each([
    [2024, 11],
    [2025, 13],
    [2026, 13],
  ])('of %i gives the %i statutory holidays', (year, statutory) => {
    const first = Temporal.PlainDate.from({ year, month: 1, day: 1 });
    const days = Array.from({ length: first.daysInYear }, (_, n) => first.add({ days: n }));
    const worked = days.filter((day) => chinaDay(day) === 'work');
    const free = days.filter((day) => chinaDay(day) === 'off' && day.dayOfWeek < 6);
    expect(worked.every((day) => day.dayOfWeek > 5)).toBe(true);
    expect(free.length - worked.length).toBe(statutory);
  });

  test('nothing of a year that is not known', () => {
    const date = Temporal.PlainDate.from({ year: lastKnownYear + 1, month: 10, day: 1 });
    expect(chinaDay(date)).toBeUndefined();
  });
});

describe('the next digests', () => {
  test('on workdays of mainland China: over the New Year’s holidays, on make-up days', () => {
    expect(shown(nextDigests(times, at('2026-02-12T10:00'), 5))).toEqual([
      '2026-02-13T09:00',
      '2026-02-14T09:00',
      '2026-02-24T09:00',
      '2026-02-25T09:00',
      '2026-02-26T09:00',
    ]);
    expect(shown([nextDigest(times, at('2026-09-30T09:00'))])).toEqual(['2026-10-08T09:00']);
    expect(shown(nextDigests(times, at('2026-10-09T09:00'), 2))).toEqual(['2026-10-10T09:00', '2026-10-12T09:00']);
  });

  test('on chosen days only the holidays count, on every day too', () => {
    const chosen = { ...times, days: [6, 7] };
    expect(shown(nextDigests(chosen, at('2026-02-12T10:00'), 2))).toEqual(['2026-02-14T09:00', '2026-02-28T09:00']);
    const daily = { ...times, days: [1, 2, 3, 4, 5, 6, 7] };
    expect(shown(nextDigests(daily, at('2026-02-14T10:00'), 1))).toEqual(['2026-02-24T09:00']);
    expect(shown(nextDigests({ ...daily, calendar: 'none' }, at('2026-02-14T10:00'), 1))).toEqual(['2026-02-15T09:00']);
  });

  test('a recap comes on the first of its days in the week', () => {
    const recap = { ...times, recap: true };
    expect(shown(nextDigests(recap, at('2026-02-09T08:00'), 4))).toEqual([
      '2026-02-09T09:00',
      // The week of the New Year has no workday at all, and the next one begins on a Tuesday.
      '2026-02-24T09:00',
      '2026-03-02T09:00',
      '2026-03-09T09:00',
    ]);
  });

  test('what is after the last known year is said to be', () => {
    const before = at(`${lastKnownYear}-12-28T10:00`);
    expect(isBeyondKnown(times, nextDigests(times, before, 3))).toBe(false);
    expect(isBeyondKnown(times, nextDigests(times, before, 5))).toBe(true);
    expect(isBeyondKnown({ ...times, calendar: 'none' }, nextDigests(times, before, 5))).toBe(false);
  });

  test('for a person: after their quiet hours, and from each moment the same', () => {
    const early = { ...times, time: '06:30', calendar: 'none' } as const;
    const quiet = { from: '22:00', to: '08:00' };
    const [first = 0] = nextDigests(early, at('2026-11-24T09:00'), 1, quiet);
    expect(shown([first])).toEqual(['2026-11-25T08:00']);
    expect(nextDigest(early, at('2026-11-25T07:00'), quiet)).toBe(first);
    expect(shown([nextDigest(early, first, quiet)])).toEqual(['2026-11-26T08:00']);
  });

  test('an hour that is skipped, one that comes twice, and a day that is skipped', () => {
    const berlin = { ...times, zone: 'Europe/Berlin', time: '02:30', days: [7], calendar: 'none' } as const;
    const [spring = 0] = nextDigests(berlin, at('2026-03-28T12:00', 'Europe/Berlin'), 1);
    expect(shown([spring], 'Europe/Berlin')).toEqual(['2026-03-29T03:30']);
    const autumn = nextDigests(berlin, at('2026-10-24T12:00', 'Europe/Berlin'), 2);
    expect(autumn[0]).toBe(Date.UTC(2026, 9, 25, 0, 30));
    expect(shown(autumn, 'Europe/Berlin')).toEqual(['2026-10-25T02:30', '2026-11-01T02:30']);
  });
});
