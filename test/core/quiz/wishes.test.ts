import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kinds } from '../../../src/core/quiz/question.ts';
import { kindName, readClosing, readKinds, readSections } from '../../../src/core/quiz/wishes.ts';
import { openRoom } from '../../kit/room.ts';

const known = [0, 1, 2, 3, 4, 5];

describe('sections', () => {
  test.each([
    ['1', [1]],
    ['0', [0]],
    ['1,3', [1, 3]],
    ['1, 3', [1, 3]],
    ['1 3', [1, 3]],
    ['1 and 3', [1, 3]],
    ['1，3、5', [1, 3, 5]],
    ['2-4', [2, 3, 4]],
    ['2 - 4', [2, 3, 4]],
    ['2–4', [2, 3, 4]],
    ['2 to 4', [2, 3, 4]],
    ['2到4', [2, 3, 4]],
    ['二至四', [2, 3, 4]],
    ['第二节到第四节', [2, 3, 4]],
    ['第2-4节', [2, 3, 4]],
    ['一、三和五', [1, 3, 5]],
    ['section 2', [2]],
    ['Sections 1, 2 and 4', [1, 2, 4]],
    ['１－３', [1, 2, 3]],
    ['3,1,3,1-2', [3, 1, 2]],
  ])('“%s” are %j', (typed, expected) => expect(readSections(typed, known)).toEqual(expected));

  test.each(['', ' ', ',', '6', '1,6', '4-6', '4-2', '-3', '3-', '1-2-3', 'one', 'all of them', '0-9999999', '1.5'])(
    '“%s” are none',
    (typed) => expect(readSections(typed, known)).toBeUndefined(),
  );

  test('whatever is typed, only known ones come of it, each once', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9一二三,、 -]{0,12}$/)), (typed) => {
        const found = readSections(typed, known) ?? [];
        expect(found.every((number) => known.includes(number))).toBe(true);
        expect(new Set(found).size).toBe(found.length);
      }),
    );
  });
});

describe('kinds', () => {
  test.each([
    ['single', ['single']],
    ['Single choice', ['single']],
    ['several choices, true or false', ['several', 'true-false']],
    ['typed and which section', ['typed', 'which-section']],
    ['which-section ordering', ['which-section', 'ordering']],
    ['单选、多选', ['single', 'several']],
    ['单选题和判断题', ['single', 'true-false']],
    ['單選，填空', ['single', 'typed']],
    ['哪一节', ['which-section']],
    ['typed, typed', ['typed']],
  ])('“%s” are %j', (typed, expected) => expect(readKinds(typed)).toEqual(expected));

  test.each(['', ',', 'choice', 'single, essay', '单', 'true'])('“%s” are none', (typed) =>
    expect(readKinds(typed)).toBeUndefined(),
  );

  test('every name that is shown can be typed, alone and in any list', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...kinds), { minLength: 1 }),
        fc.constantFrom('zh', 'en'),
        fc.constantFrom(', ', '、', ' '),
        (wanted, language, sign) => {
          expect(readKinds(wanted.map((kind) => kindName(kind, language)).join(sign))).toEqual(wanted);
        },
      ),
    );
  });
});

test('what is suggested goes on from what stands there, and can be read', async () => {
  const room = await openRoom({ language: 'zh' });
  const asked = async (typed: string) => {
    const reply = await room.send({ is: 'suggest', words: ['quiz', 'start'], option: 'kinds', typed, given: {} });
    return reply?.is === 'suggestions' ? reply.suggestions : [];
  };
  expect(await asked('')).toHaveLength(kinds.length);
  expect(await asked('单')).toEqual([{ id: 'single', label: '单选' }]);
  expect(await asked('single cho')).toEqual([{ id: 'single', label: '单选' }]);
  expect(await asked('单选，')).toHaveLength(kinds.length - 1);
  expect(await asked('单选，判')).toEqual([{ id: '单选，true-false', label: '单选，判断' }]);
  for (const { id } of await asked('typed, ')) expect(readKinds(id)).toHaveLength(2);
  expect(await asked('zebra')).toEqual([]);
  await room.close();
});

describe('when a window closes', () => {
  const zone = 'Asia/Shanghai';
  const at = (text: string) => Temporal.Instant.from(text).epochMilliseconds;
  const now = at('2026-03-04T17:50:00+08:00');
  const told = (instant: number | undefined) =>
    instant && Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDateTime().toString();

  test.each([
    [undefined, '2026-03-05T09:00:00'],
    ['18:00', '2026-03-04T18:00:00'],
    ['17:59', '2026-03-05T17:59:00'],
    ['9', '2026-03-05T09:00:00'],
    ['晚上8点', '2026-03-04T20:00:00'],
    ['9 pm', '2026-03-04T21:00:00'],
    ['10 min', '2026-03-04T18:00:00'],
    ['45分钟', '2026-03-04T18:35:00'],
    ['8h', '2026-03-05T01:50:00'],
    ['8 Hours', '2026-03-05T01:50:00'],
    ['８小时', '2026-03-05T01:50:00'],
    ['两个小时', '2026-03-04T19:50:00'],
    ['3 days', '2026-03-07T17:50:00'],
    ['3天', '2026-03-07T17:50:00'],
    ['三天', '2026-03-07T17:50:00'],
    ['2 weeks', '2026-03-18T17:50:00'],
    ['30d', '2026-04-03T17:50:00'],
  ])('“%s” is %s', (typed, expected) => expect(told(readClosing(typed, now, zone))).toBe(expected));

  test.each(['', '9 min', '0h', '31 days', '721h', '5 weeks', 'soon', '25:00', '-3h', '1.5h', '3 days 2 h', '9999 d'])(
    '“%s” is none',
    (typed) => expect(readClosing(typed, now, zone)).toBeUndefined(),
  );

  test('in any zone at any moment it is from ten minutes to thirty days away', () => {
    const zones = ['UTC', 'Asia/Shanghai', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia'];
    const typed = fc.option(
      fc.oneof(
        fc.tuple(fc.nat(23), fc.nat(59)).map(([hour, minute]) => `${hour}:${String(minute).padStart(2, '0')}`),
        fc.tuple(fc.nat(800), fc.constantFrom('m', 'h', 'd', '天')).map(([count, unit]) => `${count}${unit}`),
      ),
      { nil: undefined },
    );
    fc.assert(
      fc.property(
        typed,
        fc.integer({ min: 0, max: 4_000_000_000_000 }),
        fc.constantFrom(...zones),
        (words, moment, where) => {
          const closing = readClosing(words, moment, where);
          if (words === undefined || words.includes(':')) expect(closing).toBeDefined();
          if (closing === undefined) return;
          expect(closing - moment).toBeGreaterThanOrEqual(10 * 60_000);
          expect(closing - moment).toBeLessThanOrEqual(30 * 86_400_000);
        },
      ),
    );
  });
});
