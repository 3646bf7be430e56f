import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDays } from '../../../src/core/day-words.ts';
import { personId } from '../../../src/core/place.ts';
import { defaultPlan, dueBefore, movedPlan, nextDelivery, plannedBy } from '../../../src/core/review/plan.ts';
import type { ReviewPlan } from '../../../src/core/store.ts';
import { inQuiet } from '../../../src/core/time.ts';
import { textsOf } from '../../../src/texts/texts.ts';

const at = (text: string) => Temporal.Instant.from(text).epochMilliseconds;
const told = (instant: number, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toString({ timeZoneName: 'never' });
const everyDay = [1, 2, 3, 4, 5, 6, 7];
const zone = 'Asia/Shanghai';
const night = { from: '22:00', to: '08:00' };

describe('the next delivery', () => {
  test.each([
    ['2024-05-01T08:59+08:00', '09:00', everyDay, undefined, '2024-05-01T09:00:00+08:00'],
    ['2024-05-01T09:00+08:00', '09:00', everyDay, undefined, '2024-05-02T09:00:00+08:00'],
    ['2024-05-03T09:00+08:00', '09:00', [1, 2, 3, 4, 5], night, '2024-05-06T09:00:00+08:00'],
    // 07:00 is quiet: it comes at 08:00, and once that is past, tomorrow.
    ['2024-05-01T06:00+08:00', '07:00', everyDay, night, '2024-05-01T08:00:00+08:00'],
    ['2024-05-01T07:30+08:00', '07:00', everyDay, night, '2024-05-01T08:00:00+08:00'],
    ['2024-05-01T08:00+08:00', '07:00', everyDay, night, '2024-05-02T08:00:00+08:00'],
    // Friday 23:00 comes on Saturday morning.
    ['2024-05-03T12:00+08:00', '23:00', [5], night, '2024-05-04T08:00:00+08:00'],
    ['2024-05-04T07:00+08:00', '23:00', [5], night, '2024-05-04T08:00:00+08:00'],
    ['2024-05-04T08:00+08:00', '23:00', [5], night, '2024-05-11T08:00:00+08:00'],
  ])('after %s, %s on %j, quiet %j: %s', (now, time, days, quiet, expected) => {
    expect(told(nextDelivery({ time, zone, days, ...(quiet && { quiet }) }, at(now)), zone)).toBe(expected);
  });

  test('is after now, never quiet, and the same from every moment before it', () => {
    const minutes = fc
      .integer({ min: 0, max: 1439 })
      .map((all) => [Math.floor(all / 60), all % 60].map((part) => String(part).padStart(2, '0')).join(':'));
    fc.assert(
      fc.property(
        fc.record({
          time: minutes,
          zone: fc.constantFrom('America/New_York', 'Europe/Berlin', 'Pacific/Apia', zone),
          days: fc.subarray(everyDay, { minLength: 1 }),
          quiet: fc.record({ from: minutes, to: minutes }),
        }),
        fc.integer({ min: at('2010-01-01T00:00Z'), max: at('2035-01-01T00:00Z') }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (plan, now, part) => {
          const next = nextDelivery(plan, now);
          expect(next).toBeGreaterThan(now);
          expect(inQuiet(next, plan.zone, plan.quiet)).toBe(false);
          expect(nextDelivery(plan, now + Math.floor((next - 1 - now) * part))).toBe(next);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

test('by default ten questions at nine on weekdays', () => {
  // A Saturday.
  const now = at('2024-05-04T08:00+08:00');
  expect(defaultPlan(now, zone)).toEqual({
    time: '09:00',
    zone,
    days: [1, 2, 3, 4, 5],
    most: 10,
    next: at('2024-05-06T09:00+08:00'),
  });
  expect(defaultPlan(now, zone, { from: '22:00', to: '10:00' }).next).toBe(at('2024-05-06T10:00+08:00'));
});

test('what is due later on the day of a delivery belongs to it', () => {
  expect(told(dueBefore(at('2024-05-06T09:00+08:00'), zone), zone)).toBe('2024-05-07T00:00:00+08:00');
});

describe('a plan that somebody sets', () => {
  const now = at('2024-05-01T10:00+08:00');
  const setting = { person: personId('terminal', 'ada'), language: 'en' as const, now, zone };
  const fresh = plannedBy(undefined, {}, setting);

  test('is the usual one with their wishes', () => {
    expect(fresh).toEqual({
      ...defaultPlan(now, zone),
      person: setting.person,
      language: 'en',
      refusals: 0,
      told: false,
    });
    const wished = plannedBy(undefined, { time: '21:00', days: [6], most: 3, zone: 'UTC' }, setting);
    expect(wished).toMatchObject({ time: '21:00', days: [6], most: 3, zone: 'UTC', next: at('2024-05-04T21:00Z') });
  });

  test('keeps what is not said, goes on from now, and forgets what had paused it', () => {
    const paused: ReviewPlan = { ...fresh, next: 0, paused: 'refused', refusals: 3, told: true, days: [3], most: 7 };
    const set = plannedBy(paused, { time: '11:00' }, { ...setting, language: 'zh', zone: 'UTC' });
    expect(set).toEqual({
      ...fresh,
      language: 'zh',
      days: [3],
      most: 7,
      time: '11:00',
      next: at('2024-05-01T11:00+08:00'),
    });
    expect('paused' in set).toBe(false);
  });

  test('respects quiet hours', () => {
    const set = plannedBy(undefined, { time: '23:00', days: everyDay }, { ...setting, quiet: night });
    expect(told(set.next, zone)).toBe('2024-05-02T08:00:00+08:00');
  });

  test('moves with the zone, the quiet hours and the language, and stays paused', () => {
    const paused: ReviewPlan = { ...fresh, paused: 'asked' };
    expect(movedPlan(paused, { now })).toEqual(paused);
    expect(movedPlan(paused, { now, zone: 'UTC', language: 'zh' })).toEqual({
      ...paused,
      language: 'zh',
      zone: 'UTC',
      next: at('2024-05-01T09:00Z'),
    });
    expect(told(movedPlan(paused, { now, quiet: { from: '08:00', to: '12:00' } }).next, zone)).toBe(
      '2024-05-01T12:00:00+08:00',
    );
  });

  test('the days as they are shown can be typed, in both languages: a form fills them in', () => {
    const days = fc.subarray(everyDay, { minLength: 1 });
    fc.assert(
      fc.property(days, fc.constantFrom('zh', 'en'), (some, language) => {
        expect(readDays(textsOf(language).quiz.days(some))).toEqual(some);
      }),
    );
  });
});
