/** Which deliveries were seen: platforms send again what they think was lost. */
import { LRUCache } from 'lru-cache';
import type { Store } from '../core/store.ts';
import type { Engine } from './engine.ts';

const hour = 3_600_000;

/** In memory: for the one process that owns a SQLite file. Only what must be seen once at all costs is a row; the answers are. */
export function rememberDeliveries(): Store['claim'] {
  const seen = new LRUCache<string, true>({ max: 10_000 });
  return async (delivery) => {
    if (seen.has(delivery)) return false;
    seen.set(delivery, true);
    return true;
  };
}

/** As rows, for several processes. Kept for an hour; no platform sends later than that. */
export function claimDeliveries({ db }: Engine): Store['claim'] {
  let pruned = 0;
  return async (delivery, now) => {
    if (now - pruned > hour / 6) {
      pruned = now;
      await db
        .deleteFrom('deliveries')
        .where('at', '<', now - hour)
        .execute();
    }
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('deliveries')
      .values({ id: delivery, at: now })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows === 1n;
  };
}
