/** Group commit: what arrives while a transaction runs goes into the next one together. Knows nothing of databases. */
import { setImmediate } from 'node:timers/promises';

export type Group<Item, Result> = {
  /** Resolves after the write that this item was in. */
  add(item: Item): Promise<Result>;
  /** Resolves when nothing is waiting or under way. */
  idle(): Promise<void>;
};

type Waiting<Item, Result> = {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
};

/**
 * `write` gets at most `most` items in the order of their arrival, one call at a time, and returns one result each. Where it fails because
 * of the items (`alone`), each of them is written alone, so that a bad one takes no other with it; else all of them reject.
 */
export function group<Item, Result>(
  write: (items: readonly Item[]) => Promise<readonly Result[]>,
  { most, alone }: { readonly most: number; readonly alone: (error: unknown) => boolean },
): Group<Item, Result> {
  const waiting: Waiting<Item, Result>[] = [];
  let running: Promise<void> | undefined;

  const together = async (batch: readonly Waiting<Item, Result>[]): Promise<void> => {
    try {
      const results = await write(batch.map(({ item }) => item));
      batch.forEach(({ resolve, reject }, n) => {
        if (n < results.length) resolve(results[n] as Result);
        else reject(new Error('a write said nothing about one of its items'));
      });
    } catch (error) {
      if (batch.length > 1 && alone(error)) for (const each of batch) await together([each]);
      else for (const { reject } of batch) reject(error);
    }
  };
  const run = async (): Promise<void> => {
    while (waiting.length > 0) {
      // An embedded database lets nothing in while it writes: everything that the system has for us by now comes along.
      await setImmediate();
      await together(waiting.splice(0, most));
    }
    running = undefined;
  };
  return {
    add: (item) =>
      new Promise<Result>((resolve, reject) => {
        waiting.push({ item, resolve, reject });
        running ??= run();
      }),
    idle: async () => {
      while (running) await running;
    },
  };
}
