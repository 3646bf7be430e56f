/** kill -9 in the middle of answers: what was acknowledged is there, once. `test/bench/store.ts` does it 200 times. */
import { describe, expect, test } from 'vitest';
import { engines } from '../kit/databases.ts';
import { killAndLook } from '../kit/store/crash.ts';

const kills = 10;

describe.each(engines)('a process that is killed on $name', (kind) => {
  test('loses no answer that it acknowledged, and writes none twice', { timeout: 60_000 }, async () => {
    const database = await kind.create();
    const left = await killAndLook(database, kills, () => 5 + Math.random() * 60);
    expect(left).toMatchObject({ lost: [], twice: 0 });
    // How many are written between two deaths depends on the machine; that there were any does not.
    expect(left.acknowledged).toBeGreaterThan(kills);
    await database.drop();
  });
});
