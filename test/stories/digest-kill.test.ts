/** kill -9 in the middle of deliveries: no second post, and none lost where the history may be read. `test/bench/digest.ts` does it 200 times. */
import { describe, expect, test } from 'vitest';
import { engines } from '../kit/databases.ts';
import { distantVenue, killsOne, wrongOf } from '../kit/digest-crash.ts';

describe.each(engines)('the bot is killed on $name', (kind) => {
  test('in the middle of deliveries', { timeout: 120_000 }, async () => {
    const database = await kind.create();
    const { died, killed } = await killsOne({
      database,
      venue: distantVenue(16),
      dies: 60 + Math.floor(Math.random() * 100),
    });
    expect(died).toBe(true);
    expect(wrongOf(killed)).toEqual([]);
    // It died in the middle: of some nobody knows any more.
    expect(killed.some(({ results }) => results[0] === 'posted')).toBe(true);
    await database.drop();
  });
});
