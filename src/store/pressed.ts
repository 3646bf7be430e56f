/** What is too long for a button: it survives a restart, and every process knows it. */
import type { Store } from '../core/store.ts';
import type { Engine } from './engine.ts';

const day = 86_400_000;
/** Whoever presses an older button asks again. */
const keptFor = 60 * day;

export function pressedQueries({ db }: Engine): Pick<Store, 'keepPressed' | 'pressed'> {
  let pruned = 0;
  return {
    keepPressed: async (person, pressed, now) => {
      if (now - pruned > day) {
        pruned = now;
        await db
          .deleteFrom('pressed')
          .where('at', '<', now - keptFor)
          .execute();
      }
      if (pressed.length === 0) return;
      await db
        .insertInto('pressed')
        .values(pressed.map(({ key, args }) => ({ key, person, args: JSON.stringify(args), at: now })))
        .onConflict((conflict) => conflict.column('key').doUpdateSet({ at: now }))
        .execute();
    },
    pressed: async (key) => {
      const row = await db.selectFrom('pressed').select('args').where('key', '=', key).executeTakeFirst();
      return row && (JSON.parse(row.args) as readonly string[]);
    },
  };
}
