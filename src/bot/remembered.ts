/** What is too long for a button: a row by its key, and a bounded table in memory before it. */
import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { PersonId } from '../core/place.ts';
import type { Clock } from '../core/ports.ts';
import { fitsPress, type Press } from '../core/press.ts';
import type { Pressed, Store } from '../core/store.ts';

/** How many UTF-16 units are kept in memory in all: some thousands of long questions. */
const room = 2_000_000;
const sign = '~';

/** For one interaction. */
export type Remembered = {
  /** The same press, with arguments short enough for every platform's buttons, also with a page number before them. */
  shorten(press: Press): Press;
  /** Resolves when what was shortened will be known after a restart too; to be awaited before anybody sees the buttons. */
  keep(): Promise<void>;
  /** The press as it was before; `undefined` when it is forgotten. */
  recall(press: Press): Promise<Press | undefined>;
};

export function createRemembered(
  store: Pick<Store, 'keepPressed' | 'pressed'>,
  clock: Clock,
): (person: PersonId) => Remembered {
  const table = new LRUCache<string, readonly string[]>({
    maxSize: room,
    sizeCalculation: (args) => args.join().length + 1,
  });
  return (person) => {
    const fresh = new Map<string, Pressed>();
    return {
      shorten(press) {
        if (fitsPress({ ...press, args: ['99', ...press.args] })) return press;
        // The same arguments always get the same key, so that a card drawn twice takes no more room.
        const key = sign + createHash('sha256').update(JSON.stringify(press.args)).digest('base64url').slice(0, 16);
        if (!table.has(key)) fresh.set(key, { key, args: press.args });
        table.set(key, press.args);
        return { ...press, args: [key] };
      },
      async keep() {
        if (fresh.size > 0) await store.keepPressed(person, [...fresh.values()], clock.now());
        fresh.clear();
      },
      async recall(press) {
        const at = press.args.findIndex((arg) => arg.startsWith(sign));
        if (at < 0) return press;
        const key = press.args[at] ?? '';
        const args = table.get(key) ?? (await store.pressed(key));
        return args && { ...press, args: [...press.args.slice(0, at), ...args] };
      },
    };
  };
}
