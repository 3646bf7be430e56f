import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { creditOf, pointsOf, typedIn, writeTyped } from '../../../src/core/quiz/grade.ts';
import type { AskedQuestion, Kind } from '../../../src/core/quiz/question.ts';

const letters = ['a', 'b', 'c', 'd'];
const face = (choices: readonly string[]) => ({
  stem: 'Stem',
  explanation: 'Because.',
  choices: choices.map((id) => ({ id, text: id })),
  accept: ['river', 'a long river'],
  key: 'A river',
});
const question = (kind: Kind, key: string, choices: readonly string[] = letters): AskedQuestion => ({
  id: 'q',
  article: 'tiny',
  kind,
  section: 1,
  difficulty: 1,
  cites: ['1.1'],
  key,
  faces: { zh: { ...face(choices), key: '长河', accept: ['河流'] }, en: face(choices) },
});

describe('one choice', () => {
  test.each([
    ['single', 'b', 'b', 1_000],
    ['single', 'b', 'a', 0],
    ['single', 'b', '', 0],
    ['single', 'b', 'b,c', 0],
    ['which-section', 'd', 'd', 1_000],
    ['true-false', 'true', 'true', 1_000],
    ['true-false', 'true', 'false', 0],
  ] as const)('%s with the key %s: “%s” is worth %i', (kind, key, given, credit) => {
    expect(creditOf(question(kind, key), given)).toBe(credit);
  });
});

describe('several choices', () => {
  test.each([
    ['a,c', 'a,c', 1_000],
    ['a,c', 'c,a', 1_000],
    ['a,c', 'a', 500],
    ['a,c', 'a,b', 0],
    ['a,c', 'a,b,c', 500],
    ['a,c', 'b,d', 0],
    ['a,c', 'a,b,c,d', 0],
    ['a,c', '', 0],
    ['a,b,c', 'a', 333],
    ['a,b,c', 'a,b', 667],
    // Three of four are right: picking everything must not be worth two thirds.
    ['a,b,c', 'a,b,c,d', 0],
    ['a,b,c', 'a,b,d', 0],
    ['a,c', 'a,a', 500],
    ['a,c', 'a,z', 500],
  ])('key %s: “%s” is worth %i', (key, given, credit) => {
    expect(creditOf(question('several', key), given)).toBe(credit);
  });

  test('picking everything gains nothing, one right choice more never costs, one wrong choice more never gains', () => {
    const keys = fc.subarray(letters, { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(keys, fc.subarray(letters), fc.constantFrom(...letters), (key, picked, more) => {
        const several = question('several', key.join());
        const credit = creditOf(several, picked.join());
        const after = creditOf(several, [...new Set([...picked, more])].join());
        expect(credit).toBeGreaterThanOrEqual(0);
        expect(credit).toBeLessThanOrEqual(1_000);
        expect(credit === 1_000).toBe(picked.join() === key.join());
        if (key.includes(more)) expect(after).toBeGreaterThanOrEqual(credit);
        else expect(after).toBeLessThanOrEqual(credit);
        expect(creditOf(several, letters.join())).toBe(0);
      }),
    );
  });
});

describe('an order', () => {
  test.each([
    ['a>b>c>d', 'a>b>c>d', 1_000],
    ['a>b>c>d', 'b>a>c>d', 667],
    ['a>b>c>d', 'b>a>d>c', 333],
    ['a>b>c>d', 'd>a>b>c', 0],
    ['a>b>c>d', 'd>c>b>a', 0],
    ['c>a>b', 'c>a>b', 1_000],
    ['c>a>b', 'c>b>a', 333],
    ['a>b>c>d', 'a>b>c', 0],
    ['a>b>c>d', 'a>a>b>c', 0],
    ['a>b>c>d', 'a>b>c>z', 0],
    ['a>b>c>d', '', 0],
  ])('key %s: %s is worth %i', (key, given, credit) => {
    expect(creditOf(question('ordering', key), given)).toBe(credit);
  });

  test('only the right order is worth everything, and two neighbours put right never cost', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(letters, { minLength: 4 }),
        fc.shuffledSubarray(letters, { minLength: 4 }),
        fc.nat(2),
        (key, given, at) => {
          const ordering = question('ordering', key.join('>'));
          const credit = creditOf(ordering, given.join('>'));
          expect(credit === 1_000).toBe(given.join() === key.join());
          const [first = '', second = ''] = given.slice(at, at + 2);
          if (key.indexOf(first) < key.indexOf(second)) return;
          const swapped = given.toSpliced(at, 2, second, first);
          expect(creditOf(ordering, swapped.join('>'))).toBeGreaterThanOrEqual(credit);
        },
      ),
    );
  });
});

describe('typed words', () => {
  test.each([
    ['river', 1_000],
    ['A River', 1_000],
    ['长河', 1_000],
    ['河流', 1_000],
    ['sea', 0],
    ['', 0],
  ])('“%s” is worth %i', (words, credit) => {
    expect(creditOf(question('typed', '', []), writeTyped(words))).toBe(credit);
  });

  test('are told from choices, whatever they are', () => {
    fc.assert(
      fc.property(fc.string(), (words) => {
        expect(typedIn(writeTyped(words))).toBe(words);
      }),
    );
    for (const given of ['a', 'a,c', 'true', 'a>b', '']) expect(typedIn(given)).toBeUndefined();
  });

  test('a choice is no typed answer', () => expect(creditOf(question('typed', '', []), 'river')).toBe(0));
});

describe('points', () => {
  test.each([
    [1_000, undefined, undefined, 100],
    [667, undefined, undefined, 67],
    [0, undefined, undefined, 0],
    [1_000, 0, 40_000, 120],
    [1_000, 20_000, 40_000, 110],
    [1_000, 40_000, 40_000, 100],
    [1_000, 41_000, 40_000, 100],
    // Clocks that disagree by a little give no more than the whole bonus.
    [1_000, -500, 40_000, 120],
    [500, 0, 40_000, 60],
    [0, 0, 40_000, 0],
    // Without a time limit nobody is quick.
    [1_000, 100, 0, 100],
  ])('credit %i after %s of %s ms: %i', (credit, elapsed, limit, points) => {
    const speed = elapsed === undefined || limit === undefined ? undefined : { elapsed, limit };
    expect(pointsOf(credit, speed)).toBe(points);
  });

  test('are whole, at most 120, more for more credit, and never more for being slower', () => {
    const credit = fc.integer({ min: 0, max: 1_000 });
    const elapsed = fc.integer({ min: -10_000, max: 1_000_000 });
    fc.assert(
      fc.property(credit, credit, elapsed, elapsed, fc.nat(600_000), (one, other, soon, late, limit) => {
        const points = pointsOf(one, { elapsed: soon, limit });
        expect(Number.isInteger(points)).toBe(true);
        expect(points).toBeGreaterThanOrEqual(0);
        expect(points).toBeLessThanOrEqual(120);
        if (one <= other) expect(points).toBeLessThanOrEqual(pointsOf(other, { elapsed: soon, limit }));
        if (soon <= late) expect(points).toBeGreaterThanOrEqual(pointsOf(one, { elapsed: late, limit }));
      }),
    );
  });
});
