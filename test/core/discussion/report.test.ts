/** What came of a discussion, as numbers. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planWeek, readLength, readTheses } from '../../../src/core/discussion/plan.ts';
import { mostCited, mostContested, shiftOf, thoughtful, unanswered } from '../../../src/core/discussion/report.ts';
import type { Stand, Talk } from '../../../src/core/store.ts';

const stand = fc.constantFrom<Stand>('agree', 'disagree', 'unsure');
const stands = fc.uniqueArray(fc.record({ first: stand, now: stand, count: fc.integer({ min: 1, max: 9 }) }), {
  selector: ({ first, now }) => `${first} ${now}`,
});

describe('a shift', () => {
  test('counts the same people before and after, and moves lead from the one to the other', () => {
    fc.assert(
      fc.property(stands, (rows) => {
        const { people, before, after, moves, moved } = shiftOf({ stands: rows });
        const all = (spread: Readonly<Record<Stand, number>>) => spread.agree + spread.unsure + spread.disagree;
        expect([all(before), all(after)]).toEqual([people, people]);
        for (const where of ['agree', 'unsure', 'disagree'] as const) {
          const left = moves.filter(({ from }) => from === where).reduce((sum, { count }) => sum + count, 0);
          const came = moves.filter(({ to }) => to === where).reduce((sum, { count }) => sum + count, 0);
          expect(before[where] - left + came).toBe(after[where]);
        }
        expect(moves.every(({ from, to }) => from !== to)).toBe(true);
        expect(moved).toBe(moves.reduce((sum, { count }) => sum + count, 0));
      }),
    );
  });
});

describe('paragraphs', () => {
  const cited: Talk['cited'] = [
    { address: '2.10', stand: 'agree', count: 3 },
    { address: '2.9', stand: 'agree', count: 2 },
    { address: '2.9', stand: 'disagree', count: 1 },
    { address: '0.1', stand: 'unsure', count: 3 },
  ];
  test('the one that most people name, of several the first in the article', () => {
    expect(mostCited({ cited })).toEqual({ address: '0.1', count: 3 });
    expect(mostCited({ cited: cited.slice(0, 3) })).toEqual({ address: '2.9', count: 3 });
    expect(mostCited({ cited: [] })).toBeUndefined();
  });
  test('the one that both sides name', () => {
    expect(mostContested({ cited })).toEqual({ address: '2.9', agree: 2, disagree: 1 });
    expect(mostContested({ cited: cited.slice(0, 2) })).toBeUndefined();
    // Two against two is more of a contest than nine against one.
    const even: Talk['cited'] = [
      { address: '1.1', stand: 'agree', count: 9 },
      { address: '1.1', stand: 'disagree', count: 1 },
      { address: '1.2', stand: 'agree', count: 2 },
      { address: '1.2', stand: 'disagree', count: 2 },
    ];
    expect(mostContested({ cited: even })?.address).toBe('1.2');
  });
});

test('reasons that made people think, and questions that nobody answered', () => {
  const reasons: Talk['reasons'] = [
    { number: 0, words: 'a', thoughts: 1 },
    { number: 1, words: 'b', thoughts: 0, prompt: 1 },
    { number: 2, words: 'c', thoughts: 3 },
  ];
  expect(thoughtful({ reasons }, 5).map(({ number }) => number)).toEqual([2, 0]);
  expect(thoughtful({ reasons }, 1).map(({ number }) => number)).toEqual([2]);
  expect(unanswered({ reasons }, 3)).toEqual([0, 2]);
});

describe('a plan', () => {
  test.each([
    ['8h', 8 * 3_600_000],
    ['2 days', 48 * 3_600_000],
    ['三天', 72 * 3_600_000],
    ['18:00', undefined],
    ['noon', undefined],
    ['5 minutes', undefined],
    ['99 days', undefined],
    ['soon', undefined],
  ])('%s lasts', (typed, length) => {
    expect(readLength(typed)).toBe(length);
  });
  test.each([
    ['3,5', [3, 5]],
    ['2-4', [2, 3, 4]],
    ['论点三、五', [3, 5]],
    ['theses 1 and 2', [1, 2]],
    ['1,99', undefined],
    ['1-20', Array.from({ length: 14 }, (_, at) => at + 1)],
  ])('%s are', (typed, theses) => {
    expect(
      readTheses(
        typed,
        Array.from({ length: 20 }, (_, at) => at + 1),
      ),
    ).toEqual(theses);
  });
  test('one thesis a day, also across a change of clocks', () => {
    // The clocks in Berlin go back on Sunday, 25 October 2026.
    const now = Date.UTC(2026, 9, 23, 12);
    const times = { time: '09:00', zone: 'Europe/Berlin', days: [1, 2, 3, 4, 5, 6, 7], length: 1_000 };
    const at = planWeek([1, 2, 3], times, now).map(({ startsAt }) => new Date(startsAt).toISOString());
    expect(at).toEqual(['2026-10-24T07:00:00.000Z', '2026-10-25T08:00:00.000Z', '2026-10-26T08:00:00.000Z']);
  });
});
