/** Group commit by itself, and that answers go through it. */
import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { group } from '../../src/store/group.ts';

describe('what arrives together', () => {
  test('is written together: one call at a time, in order, bounded', async () => {
    const calls: (readonly number[])[] = [];
    let running = 0;
    const { add, idle } = group<number, number>(
      async (items) => {
        running += 1;
        expect(running).toBe(1);
        calls.push(items);
        await setImmediate();
        running -= 1;
        return items.map((item) => item * 2);
      },
      { most: 4, alone: () => false },
    );
    const first = add(1);
    while (calls.length === 0) await setImmediate();
    const others = [2, 3, 4, 5, 6, 7].map(add);
    await idle();
    expect(calls).toEqual([[1], [2, 3, 4, 5], [6, 7]]);
    expect(await Promise.all([first, ...others])).toEqual([2, 4, 6, 8, 10, 12, 14]);
  });

  test('a bad one is found out, and only that one rejects', async () => {
    const calls: number[] = [];
    const { add } = group<number, number>(
      async (items) => {
        calls.push(items.length);
        if (items.includes(3)) throw new Error('three');
        return items;
      },
      { most: 100, alone: (error) => error instanceof Error && error.message === 'three' },
    );
    const told = await Promise.allSettled([1, 2, 3, 4].map(add));
    expect(told.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect(calls).toEqual([4, 1, 1, 1, 1]);
  });

  test('a database that fails is not asked again for each, and later ones are tried', async () => {
    let calls = 0;
    let broken = true;
    const { add } = group<number, number>(
      async (items) => {
        calls += 1;
        if (broken) throw new Error('no disk');
        return items;
      },
      { most: 100, alone: () => false },
    );
    const told = await Promise.allSettled([1, 2, 3].map(add));
    expect(told.every(({ status }) => status === 'rejected')).toBe(true);
    expect(calls).toBe(1);
    broken = false;
    expect(await add(4)).toBe(4);
  });
});
