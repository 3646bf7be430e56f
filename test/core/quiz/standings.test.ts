import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ranked } from '../../../src/core/quiz/standings.ts';

const scored = (name: string, points: number, hidden = false) => ({ name, points, hidden });
const ranks = (...points: number[]) =>
  ranked(
    points.map((each) => scored('x', each)),
    'somebody',
  ).map(({ rank }) => rank);

test.each([
  [[], []],
  [[10], [1]],
  [
    [30, 20, 10],
    [1, 2, 3],
  ],
  [
    [30, 30, 10],
    [1, 1, 3],
  ],
  [
    [30, 20, 20, 20, 5],
    [1, 2, 2, 2, 5],
  ],
  [
    [0, 0],
    [1, 1],
  ],
])('points %j have the ranks %j', (points, expected) => expect(ranks(...points)).toEqual(expected));

test('whoever does not want to stand there stands there without a name; a note stays', () => {
  expect(ranked([scored('Ada', 30), scored('Ben', 20, true), scored('', 10)], 'somebody')).toEqual([
    { rank: 1, name: 'Ada', points: 30 },
    { rank: 2, name: 'somebody', points: 20 },
    { rank: 3, name: 'somebody', points: 10 },
  ]);
  expect(ranked([{ ...scored('Ada', 1), note: '1 of 2 right' }], '')).toEqual([
    { rank: 1, name: 'Ada', points: 1, note: '1 of 2 right' },
  ]);
});

test('a rank is one more than there are people with more points', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(5)), (some) => {
      const points = some.toSorted((a, b) => b - a);
      expect(ranks(...points)).toEqual(points.map((own) => 1 + points.filter((other) => other > own).length));
    }),
  );
});
