/** kill -9 of the whole bot in the middle of answers. `test/bench/quiz.ts` does it 200 times. */
import { describe, expect, test } from 'vitest';
import { engines } from '../kit/databases.ts';
import { killHall } from '../kit/hall-crash.ts';

describe.each(engines)('the bot is killed on $name', (kind) => {
  test('and no acknowledged answer is lost or counted twice', { timeout: 120_000 }, async () => {
    const database = await kind.create();
    const left = await killHall(database, 6, () => 150 + Math.random() * 250);
    expect(left).toMatchObject({ lost: [], twice: 0 });
    // How many there are between two deaths depends on the machine.
    expect(left.acknowledged).toBeGreaterThan(10);
    await new Promise((resolve) => setTimeout(resolve, 300));
    await database.drop();
  });
});
