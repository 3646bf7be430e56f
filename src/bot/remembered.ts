/** What is too long for a button: a bounded table in memory. After a restart, or when newer ones pushed it out, it is gone. */
import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { fitsPress, type Press } from '../core/press.ts';

/** How many UTF-16 units are kept in all: some thousands of long questions. */
const room = 2_000_000;
const sign = '~';

export type Remembered = {
  /** The same press, with arguments short enough for every platform's buttons, also with a page number before them. */
  shorten(press: Press): Press;
  /** The press as it was before; `undefined` when it is forgotten. */
  recall(press: Press): Press | undefined;
};

export function createRemembered(): Remembered {
  const table = new LRUCache<string, readonly string[]>({
    maxSize: room,
    sizeCalculation: (args) => args.join().length + 1,
  });
  return {
    shorten(press) {
      if (fitsPress({ ...press, args: ['99', ...press.args] })) return press;
      // The same arguments always get the same key, so that a card drawn twice takes no more room.
      const key = sign + createHash('sha256').update(JSON.stringify(press.args)).digest('base64url').slice(0, 16);
      table.set(key, press.args);
      return { ...press, args: [key] };
    },
    recall(press) {
      const at = press.args.findIndex((arg) => arg.startsWith(sign));
      if (at < 0) return press;
      const args = table.get(press.args[at] ?? '');
      return args && { ...press, args: [...press.args.slice(0, at), ...args] };
    },
  };
}
