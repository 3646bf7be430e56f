import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contentFolder } from '../../../src/assemble.ts';
import { loadLibrary } from '../../../src/content/load.ts';
import { shuffled } from '../../../src/core/chance.ts';
import { asked, kinds } from '../../../src/core/quiz/question.ts';
import { chooseQuestions, defaultSetup, setupSchema, teamsOf, timeFor } from '../../../src/core/quiz/setup.ts';
import { listen } from '../../kit/room.ts';

const [pack] = await loadLibrary(contentFolder, listen());
const { questions, sections } = pack.faces.zh;
const numbers = sections.map(({ number }) => number);

const wishes = fc.record({
  count: fc.integer({ min: 1, max: 30 }),
  sections: fc.uniqueArray(fc.constantFrom(...numbers)),
  kinds: fc.uniqueArray(fc.constantFrom(...kinds)),
  difficulty: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
});
type Wish = typeof wishes extends fc.Arbitrary<infer W> ? W : never;
const fitting = (wish: Wish) =>
  questions.filter(
    ({ section, kind, difficulty }) =>
      (wish.sections.length === 0 || wish.sections.includes(section)) &&
      (wish.kinds.length === 0 || wish.kinds.includes(kind)) &&
      (wish.difficulty === undefined || wish.difficulty === difficulty),
  );

describe('the questions of a run', () => {
  test('fit the wish, are different ones, as many as there are, easy ones first, the same for the same seed', () => {
    fc.assert(
      fc.property(wishes, fc.string(), (wish, seed) => {
        const chosen = chooseQuestions(pack, wish, seed);
        const ids = chosen.map(({ id }) => id);
        expect(ids).toHaveLength(Math.min(wish.count, fitting(wish).length));
        expect(new Set(ids).size).toBe(ids.length);
        expect(fitting(wish).map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
        const difficulties = chosen.map(({ difficulty }) => difficulty);
        expect(difficulties).toEqual(difficulties.toSorted());
        expect(chooseQuestions(pack, wish, seed)).toEqual(chosen);
      }),
      { numRuns: 60 },
    );
  });

  test('come again only when nothing else is left, and then those that were asked longest ago', () => {
    const all = questions.map(({ id }) => id);
    fc.assert(
      fc.property(wishes, fc.string(), fc.shuffledSubarray(all), (wish, seed, lately) => {
        const ids = chooseQuestions(pack, wish, seed, lately).map(({ id }) => id);
        const there = fitting(wish).map(({ id }) => id);
        const fresh = there.filter((id) => !lately.includes(id));
        const again = ids.filter((id) => lately.includes(id));
        expect(again).toHaveLength(Math.max(0, Math.min(wish.count, there.length) - fresh.length));
        const known = lately.filter((id) => there.includes(id));
        const oldest = again.length === 0 ? [] : known.slice(-again.length);
        expect(again.toSorted()).toEqual(oldest.toSorted());
      }),
      { numRuns: 60 },
    );
  });

  test('six of them are spread over the six sections, and another seed gives others', () => {
    const spread = (seed: string) => chooseQuestions(pack, { count: 6, sections: [], kinds: [] }, seed);
    for (const seed of ['a', 'b', 'c', 'd']) {
      expect(new Set(spread(seed).map(({ section }) => section)).size).toBe(6);
      expect(new Set(spread(seed).map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(4);
    }
    expect(spread('a').map(({ id }) => id)).not.toEqual(spread('b').map(({ id }) => id));
  });

  test('none where none fits', () => {
    expect(chooseQuestions(pack, { count: 5, sections: [77], kinds: [] }, 'a')).toEqual([]);
  });
});

test('the usual setup is one', () => expect(setupSchema.parse(defaultSetup)).toEqual(defaultSetup));

test.each([
  ['single', 40, 40_000],
  ['true-false', 40, 40_000],
  ['which-section', 10, 10_000],
  ['several', 40, 60_000],
  ['typed', 40, 60_000],
  ['ordering', 1, 1_500],
  ['single', 0, 0],
  ['typed', 0, 0],
] as const)('%s with %i seconds is open for %i milliseconds', (kind, seconds, expected) => {
  expect(timeFor(kind, { seconds })).toBe(expected);
});

test.each([
  ['off', []],
  ['pick', ['1', '2']],
  ['balanced', ['1', '2']],
] as const)('teams %s: %j', (teams, expected) => expect(teamsOf({ teams })).toEqual(expected));

describe('chance', () => {
  test('is a permutation that the seed decides', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.string(), (items, seed) => {
        const before = [...items];
        const order = shuffled(items, seed);
        expect(order.toSorted((a, b) => a - b)).toEqual(items.toSorted((a, b) => a - b));
        expect(shuffled(items, seed)).toEqual(order);
        expect(items).toEqual(before);
      }),
    );
  });

  test('gives every order about as often', () => {
    const counts = new Map<string, number>();
    const runs = 6_000;
    for (let at = 0; at < runs; at += 1) {
      const order = shuffled(['a', 'b', 'c'], `id${String(at).padStart(4, '0')} s0-single-1`).join('');
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(6);
    // 1,000 each; five standard deviations of a binomial are 144.
    for (const count of counts.values()) expect(Math.abs(count - runs / 6)).toBeLessThan(144);
  });

  test('puts the right choice at every place about as often', () => {
    const places = [0, 0, 0, 0];
    for (let at = 0; at < 2_000; at += 1) {
      const question = asked(pack, 's0-single-1', `id${at}`);
      const place = question?.faces.en.choices.findIndex(({ id }) => id === question.key) ?? -1;
      places[place] = (places[place] ?? 0) + 1;
    }
    for (const count of places) expect(Math.abs(count - 500)).toBeLessThan(97);
  });
});
