/** Who has been right how often in a row. */
import { expect, test } from 'vitest';
import { streaksOf } from '../../../src/core/digest/streaks.ts';
import { someone } from '../../kit/room.ts';

const day = (digest: string, ...names: readonly string[]) => ({
  digest,
  right: names.map((name) => ({ person: someone(name).id, name })),
});

test('counts back from the latest question, and one right answer is no streak', () => {
  expect(
    streaksOf([day('d4', 'Ada', 'Ben', 'Cleo'), day('d3', 'Ada', 'Ben'), day('d2', 'Ada'), day('d1', 'Ben', 'Ada')]),
  ).toEqual([
    { name: 'Ada', days: 4 },
    { name: 'Ben', days: 2 },
  ]);
  expect(streaksOf([day('d2'), day('d1', 'Ada')])).toEqual([]);
  expect(streaksOf([])).toEqual([]);
});
