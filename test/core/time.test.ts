import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDays } from '../../src/core/day-words.ts';
import { afterQuiet, dayIn, inQuiet, nextAt, nextDayIn, since } from '../../src/core/time.ts';
import { readTime, readZone } from '../../src/core/time-words.ts';

const everyDay = [1, 2, 3, 4, 5, 6, 7];
const hour = 3_600_000;
const at = (text: string) => Temporal.Instant.from(text).epochMilliseconds;
const told = (instant: number, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toString({ timeZoneName: 'never' });
const localTime = (instant: number, zone: string) => told(instant, zone).slice(11, 16);

describe('a zone that was typed', () => {
  test.each([
    ['asia/shanghai', 'Asia/Shanghai'],
    [' ASIA/SHANGHAI ', 'Asia/Shanghai'],
    ['America/new york', 'America/New_York'],
    ['asia/kolkata', 'Asia/Kolkata'],
    ['US/Eastern', 'US/Eastern'],
    ['america/argentina/buenos_aires', 'America/Argentina/Buenos_Aires'],
    ['America/Port-au-Prince', 'America/Port-au-Prince'],
    ['etc/gmt+8', 'Etc/GMT+8'],
    ['北京', 'Asia/Shanghai'],
    ['北京时间', 'Asia/Shanghai'],
    ['北京時間', 'Asia/Shanghai'],
    ['上海', 'Asia/Shanghai'],
    ['Beijing', 'Asia/Shanghai'],
    ['London time', 'Europe/London'],
    ['London', 'Europe/London'],
    ['伦敦', 'Europe/London'],
    ['倫敦', 'Europe/London'],
    ['utc', 'UTC'],
    ['GMT', 'UTC'],
    ['ＵＴＣ', 'UTC'],
    ['New York', 'America/New_York'],
    ['new_york', 'America/New_York'],
    ['纽约', 'America/New_York'],
    ['Tokyo', 'Asia/Tokyo'],
    ['东京', 'Asia/Tokyo'],
    ['Berlin', 'Europe/Berlin'],
    ['柏林', 'Europe/Berlin'],
    ['Singapore', 'Asia/Singapore'],
    ['kyiv', 'Europe/Kyiv'],
    ['', undefined],
    ['+08:00', undefined],
    ['UTC+8', undefined],
    ['EST', undefined],
    ['Mars/Olympus', undefined],
    ['asia/', undefined],
    ['asia', undefined],
    ['constructor', undefined],
    ['9:00', undefined],
  ])('%j is %s', (typed, zone) => {
    expect(readZone(typed)).toBe(zone);
  });

  test('every zone is read by its name in any case and by its place; nothing else throws', () => {
    for (const zone of Intl.supportedValuesOf('timeZone')) expect(readZone(zone.toUpperCase())).toBe(zone);
    fc.assert(
      fc.property(fc.string(), (typed) => {
        const zone = readZone(typed);
        if (zone) expect(new Temporal.ZonedDateTime(0n, zone).timeZoneId).toBe(zone);
      }),
    );
  });
});

describe('a time that was typed', () => {
  test.each([
    ['9', '09:00'],
    ['9:00', '09:00'],
    ['09.30', '09:30'],
    ['0930', '09:30'],
    ['at 9', '09:00'],
    ['9am', '09:00'],
    ['9:30 pm', '21:30'],
    ['9 P.M.', '21:00'],
    ['12am', '00:00'],
    ['12:15 am', '00:15'],
    ['12pm', '12:00'],
    ['21', '21:00'],
    ['24:00', '00:00'],
    ['noon', '12:00'],
    ['Midnight', '00:00'],
    ['21点', '21:00'],
    ['21點', '21:00'],
    ['晚上9点半', '21:30'],
    ['晚上 9:30', '21:30'],
    ['早上八点', '08:00'],
    ['早上八点整', '08:00'],
    ['上午十点一刻', '10:15'],
    ['下午三点三刻', '15:45'],
    ['下午12点', '12:00'],
    ['中午12点', '12:00'],
    ['中午1点', '13:00'],
    ['中午', '12:00'],
    ['凌晨12点', '00:00'],
    ['凌晨两点', '02:00'],
    ['晚上12点', '00:00'],
    ['夜里2点', '02:00'],
    ['半夜11点', '23:00'],
    ['傍晚六点', '18:00'],
    ['八点零五分', '08:05'],
    ['八点〇五', '08:05'],
    ['二十一点三十分', '21:30'],
    ['二十三点五十九分', '23:59'],
    ['9点15', '09:15'],
    ['9时15分', '09:15'],
    ['10点钟', '10:00'],
    ['９：３０', '09:30'],
    ['９ＰＭ', '21:00'],
    ['下午15点', '15:00'],
    ['', undefined],
    ['25', undefined],
    ['24:30', undefined],
    ['9:60', undefined],
    ['9:5', undefined],
    ['9.5', undefined],
    ['13am', undefined],
    ['0pm', undefined],
    ['上午12点', undefined],
    ['早上9pm', undefined],
    ['中午7点', undefined],
    ['二五点', undefined],
    ['九', undefined],
    ['九点七十分', undefined],
    ['-9', undefined],
    ['9:00 tomorrow', undefined],
    ['constructor', undefined],
  ])('%j is %s', (typed, time) => {
    expect(readTime(typed)).toBe(time);
  });

  test('every minute of the day is read as it is written, and only such times come out', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }), (hours, minutes) => {
        const [hh, mm] = [hours, minutes].map((each) => String(each).padStart(2, '0'));
        for (const typed of [`${hh}:${mm}`, `${hours}.${mm}`, `${hours}点${minutes}分`, `${hh}${mm}`])
          expect(readTime(typed)).toBe(`${hh}:${mm}`);
        expect(readTime(`${hours % 12 || 12}:${mm} ${hours < 12 ? 'am' : 'pm'}`)).toBe(`${hh}:${mm}`);
      }),
    );
    fc.assert(
      fc.property(fc.string(), (typed) => {
        expect(readTime(typed) ?? '00:00').toMatch(/^([01]\d|2[0-3]):[0-5]\d$/);
      }),
    );
  });
});

describe('days that were typed', () => {
  test.each([
    ['every day', '1234567'],
    ['everyday', '1234567'],
    ['Daily', '1234567'],
    ['weekdays', '12345'],
    ['every weekday', '12345'],
    ['working days', '12345'],
    ['weekends', '67'],
    ['mon,wed fri', '135'],
    ['Monday and Thursday', '14'],
    ['fridays', '5'],
    ['Tues, Thurs', '24'],
    ['sun', '7'],
    ['mon-fri', '12345'],
    ['Mon – Wed', '123'],
    ['monday through friday', '12345'],
    ['fri-mon', '1567'],
    ['sat to sat', '6'],
    ['mon-wed, sat', '1236'],
    ['weekdays and sat', '123456'],
    ['每天', '1234567'],
    ['天天', '1234567'],
    ['每日', '1234567'],
    ['工作日', '12345'],
    ['每个工作日', '12345'],
    ['周末', '67'],
    ['每周末', '67'],
    ['週末', '67'],
    ['周一三五', '135'],
    ['周一、三、五', '135'],
    ['每周一', '1'],
    ['周一到周五', '12345'],
    ['星期一至五', '12345'],
    ['周一～周三', '123'],
    ['周1到周5', '12345'],
    ['星期天', '7'],
    ['礼拜天', '7'],
    ['周日', '7'],
    ['周六日', '67'],
    ['星期五到星期一', '1567'],
    ['周一和周末', '167'],
    ['', undefined],
    ['every', undefined],
    ['每周', undefined],
    ['monthly', undefined],
    ['mon-', undefined],
    ['to fri', undefined],
    ['mon to to fri', undefined],
    ['周八', undefined],
    ['三', undefined],
    ['1-5', undefined],
    ['weekdays except fri', undefined],
    ['tomorrow', undefined],
  ])('%j is %s', (typed, days) => {
    expect(readDays(typed)?.join('')).toBe(days);
  });

  test('every set of days is read back from its names', () => {
    const english = ['mon', 'tuesday', 'Wed', 'thurs', 'fri', 'sat', 'sundays'];
    fc.assert(
      fc.property(fc.subarray(everyDay, { minLength: 1 }), (days) => {
        expect(readDays(days.map((day) => english[day - 1]).join(', '))).toEqual(days);
        expect(readDays(`周${days.map((day) => '一二三四五六日'[day - 1]).join('')}`)).toEqual(days);
      }),
    );
    fc.assert(
      fc.property(fc.string(), (typed) => {
        const days = readDays(typed);
        if (days) expect([...new Set(days)].sort()).toEqual(days);
      }),
    );
  });
});

describe('the next local time', () => {
  test.each([
    // Friday 2024-03-08 09:00 in Shanghai is 01:00 UTC.
    ['2024-03-08T00:59:59.999Z', 'Asia/Shanghai', '09:00', everyDay, '2024-03-08T09:00:00+08:00'],
    ['2024-03-08T01:00:00Z', 'Asia/Shanghai', '09:00', everyDay, '2024-03-09T09:00:00+08:00'],
    ['2024-03-08T01:00:00Z', 'Asia/Shanghai', '09:00', [1, 2, 3, 4, 5], '2024-03-11T09:00:00+08:00'],
    ['2024-03-08T01:00:00Z', 'Asia/Shanghai', '09:00', [5], '2024-03-15T09:00:00+08:00'],
    // New York, clocks forward on 2024-03-10: 02:30 is skipped and happens at 03:30.
    ['2024-03-10T05:00:00Z', 'America/New_York', '02:30', everyDay, '2024-03-10T03:30:00-04:00'],
    ['2024-03-10T07:30:00Z', 'America/New_York', '02:30', everyDay, '2024-03-11T02:30:00-04:00'],
    // Clocks back on 2024-11-03: 01:30 comes twice and happens the first time only.
    ['2024-11-03T04:00:00Z', 'America/New_York', '01:30', everyDay, '2024-11-03T01:30:00-04:00'],
    ['2024-11-03T05:30:00Z', 'America/New_York', '01:30', everyDay, '2024-11-04T01:30:00-05:00'],
    ['2024-11-03T06:00:00Z', 'America/New_York', '01:30', everyDay, '2024-11-04T01:30:00-05:00'],
    // Lord Howe: half an hour; Cairo: midnight itself is skipped; Apia: Friday 2011-12-30 never was.
    ['2024-10-05T12:00:00Z', 'Australia/Lord_Howe', '02:15', everyDay, '2024-10-06T02:45:00+11:00'],
    ['2024-04-25T20:00:00Z', 'Africa/Cairo', '00:00', everyDay, '2024-04-26T01:00:00+03:00'],
    ['2011-12-30T08:00:00Z', 'Pacific/Apia', '09:00', [5], '2011-12-31T09:00:00+14:00'],
    ['2011-12-30T17:00:00Z', 'Pacific/Apia', '09:00', [5], '2011-12-31T09:00:00+14:00'],
    ['2011-12-30T17:00:00Z', 'Pacific/Apia', '09:00', everyDay, '2011-12-31T09:00:00+14:00'],
  ])('after %s in %s at %s on %j: %s%s', (now, zone, time, days, expected) => {
    expect(told(nextAt(at(now), zone, time, days), zone)).toBe(expected);
  });

  test('no day, no such day, no zone: an error', () => {
    expect(() => nextAt(0, 'UTC', '09:00', [])).toThrow(RangeError);
    expect(() => nextAt(0, 'UTC', '09:00', [0, 8])).toThrow(RangeError);
    expect(() => nextAt(0, 'Mars/Olympus', '09:00', [1])).toThrow(RangeError);
  });

  const zone = fc.constantFrom(
    'America/New_York',
    'Europe/Berlin',
    'Australia/Lord_Howe',
    'Africa/Cairo',
    'America/Santiago',
    'Asia/Shanghai',
    'Asia/Kathmandu',
    'Pacific/Apia',
    'UTC',
  );
  const now = fc.integer({ min: at('2010-01-01T00:00Z'), max: at('2035-01-01T00:00Z') });
  const time = fc
    .tuple(fc.constantFrom(0, 1, 2, 3, 9, 12, 23), fc.constantFrom(0, 15, 30, 59))
    .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
  const days = fc.subarray(everyDay, { minLength: 1 });

  test('it is after now, within eight days and a day’s jump, and the clock shows the time or has skipped it', () => {
    fc.assert(
      fc.property(now, zone, time, days, (from, where, when, on) => {
        const next = nextAt(from, where, when, on);
        expect(next).toBeGreaterThan(from);
        expect(next - from).toBeLessThanOrEqual(8 * 24 * hour);
        const shown = Temporal.Instant.fromEpochMilliseconds(next).toZonedDateTimeISO(where);
        if (localTime(next, where) === when && on.includes(shown.dayOfWeek)) return;
        // Otherwise the clock has jumped since, and by as much.
        const before = shown.getTimeZoneTransition('previous')?.epochMilliseconds ?? 0;
        expect(next - before).toBeLessThanOrEqual(24 * hour);
      }),
      { numRuns: 2_000 },
    );
  });

  test('from every moment until then it is the same; so a chain of them skips none and repeats none', () => {
    fc.assert(
      fc.property(now, zone, time, days, fc.double({ min: 0, max: 1, noNaN: true }), (from, where, when, on, part) => {
        const next = nextAt(from, where, when, on);
        const between = from + Math.floor((next - 1 - from) * part);
        expect(nextAt(between, where, when, on)).toBe(next);
      }),
      { numRuns: 2_000 },
    );
  });

  test('over ten years a daily time runs once on every local date, skipped and doubled hours too', () => {
    for (const [where, when] of [
      ['America/New_York', '02:30'],
      ['America/New_York', '01:30'],
      ['Europe/Berlin', '02:30'],
      ['America/Santiago', '00:00'],
      ['Australia/Lord_Howe', '02:15'],
    ] as const) {
      const dates: string[] = [];
      const end = at('2030-01-01T12:00Z');
      for (let next = nextAt(at('2020-01-01T12:00Z'), where, when, everyDay); next < end; ) {
        dates.push(told(next, where).slice(0, 10));
        next = nextAt(next, where, when, everyDay);
      }
      expect(new Set(dates).size).toBe(dates.length);
      expect(dates.length).toBe(3653);
    }
  });
});

describe('quiet hours', () => {
  const night = { from: '22:00', to: '08:00' };
  const siesta = { from: '13:00', to: '14:30' };

  test.each([
    ['2024-05-01T21:59', night, false],
    ['2024-05-01T22:00', night, true],
    ['2024-05-01T00:00', night, true],
    ['2024-05-01T07:59', night, true],
    ['2024-05-01T08:00', night, false],
    ['2024-05-01T12:59', siesta, false],
    ['2024-05-01T13:00', siesta, true],
    ['2024-05-01T14:30', siesta, false],
    ['2024-05-01T09:00', { from: '09:00', to: '09:00' }, false],
    ['2024-05-01T03:00', { from: '00:00', to: '06:00' }, true],
    ['2024-05-01T23:00', { from: '22:00', to: '00:00' }, true],
    ['2024-05-01T00:00', { from: '22:00', to: '00:00' }, false],
  ])('%s in %j: %s', (time, quiet, expected) => {
    expect(inQuiet(at(`${time}+08:00`), 'Asia/Shanghai', quiet)).toBe(expected);
  });

  test.each([
    ['2024-05-01T23:00+08:00', 'Asia/Shanghai', night, '2024-05-02T08:00:00+08:00'],
    ['2024-05-01T03:00+08:00', 'Asia/Shanghai', night, '2024-05-01T08:00:00+08:00'],
    ['2024-05-01T12:00+08:00', 'Asia/Shanghai', night, '2024-05-01T12:00:00+08:00'],
    // The end is skipped: it is at the shifted time.
    ['2024-03-31T00:30+01:00', 'Europe/Berlin', { from: '22:00', to: '02:30' }, '2024-03-31T03:30:00+02:00'],
    // The end comes twice: at 02:10 for the second time it is quiet again, until the second end.
    ['2024-10-27T01:00+02:00', 'Europe/Berlin', { from: '22:00', to: '02:30' }, '2024-10-27T02:30:00+02:00'],
    ['2024-10-27T02:10+01:00', 'Europe/Berlin', { from: '22:00', to: '02:30' }, '2024-10-27T02:30:00+01:00'],
    // The half hour that is not quiet is skipped: until the next one.
    ['2024-03-31T00:30+01:00', 'Europe/Berlin', { from: '03:00', to: '02:30' }, '2024-04-01T02:30:00+02:00'],
  ])('after %s in %s: %j %s', (from, zone, quiet, expected) => {
    expect(told(afterQuiet(at(from), zone, quiet), zone)).toBe(expected);
  });

  test('what comes after is never quiet, never earlier, and the same where it was not quiet', () => {
    const minutes = fc
      .integer({ min: 0, max: 1439 })
      .map((all) => [Math.floor(all / 60), all % 60].map((part) => String(part).padStart(2, '0')).join(':'));
    fc.assert(
      fc.property(
        fc.integer({ min: at('2010-01-01T00:00Z'), max: at('2035-01-01T00:00Z') }),
        fc.constantFrom('America/New_York', 'Europe/Berlin', 'Pacific/Apia', 'Asia/Shanghai'),
        fc.record({ from: minutes, to: minutes }),
        (from, zone, quiet) => {
          const after = afterQuiet(from, zone, quiet);
          expect(inQuiet(after, zone, quiet)).toBe(false);
          if (inQuiet(from, zone, quiet)) expect(after).toBeGreaterThan(from);
          else expect(after).toBe(from);
          expect(after - from).toBeLessThanOrEqual(49 * hour);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

test.each([
  ['2024-05-01T02:00Z', 'Asia/Shanghai', '2024-05-01', '2024-05-02', '2024-04-29', '2024-05-01'],
  ['2024-05-05T17:00Z', 'Asia/Shanghai', '2024-05-06', '2024-05-07', '2024-05-06', '2024-05-01'],
  ['2024-05-05T17:00Z', 'America/New_York', '2024-05-05', '2024-05-06', '2024-04-29', '2024-05-01'],
  ['2024-01-01T00:00Z', 'UTC', '2024-01-01', '2024-01-02', '2024-01-01', '2024-01-01'],
  ['2024-12-31T23:59Z', 'Asia/Tokyo', '2025-01-01', '2025-01-02', '2024-12-30', '2025-01-01'],
])('at %s in %s the day, the next, the week and the month begin', (now, zone, ...expected) => {
  const begins = [
    dayIn(at(now), zone),
    nextDayIn(at(now), zone),
    since(at(now), zone, 'week'),
    since(at(now), zone, 'month'),
  ].map((instant) => told(instant, zone));
  expect(begins.map((text) => text.slice(0, 10))).toEqual(expected);
  expect(begins.map((text) => text.slice(11, 16))).toEqual(['00:00', '00:00', '00:00', '00:00']);
});

test('a day whose midnight is skipped begins when it begins', () => {
  expect(told(dayIn(at('2024-04-26T10:00+03:00'), 'Africa/Cairo'), 'Africa/Cairo')).toBe('2024-04-26T01:00:00+03:00');
  expect(told(nextDayIn(at('2024-04-25T10:00+02:00'), 'Africa/Cairo'), 'Africa/Cairo')).toBe(
    '2024-04-26T01:00:00+03:00',
  );
});
