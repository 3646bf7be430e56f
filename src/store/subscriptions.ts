/** Subscriptions. Each transaction leaves the wake of one at the next moment that something is to be done for it. */
import type { DigestStore } from '../core/digest/store.ts';
import type { SubscriptionChange } from '../core/store.ts';
import { fromSubscription, toSubscription } from './digest-rows.ts';
import { type Db, type Engine, transact } from './engine.ts';
import { bit } from './rows.ts';
import type { Wakes } from './wakes.ts';

type Subscriptions = Pick<
  DigestStore,
  'subscription' | 'subscriptionOf' | 'noticesFor' | 'putSubscription' | 'changeSubscription' | 'dropSubscription'
>;

/** The nearest of: a notice that was not tried, a delivery without a result, the next one. */
export async function setNextWake(db: Db, wakes: Wakes, id: string): Promise<void> {
  const row = await db
    .selectFrom('subscriptions')
    .select(['next', 'paused', 'notice', 'noticed'])
    .where('id', '=', id)
    .executeTakeFirst();
  const open = await db
    .selectFrom('digests')
    .select(({ fn }) => fn.min<number | null>('try_at').as('at'))
    .where('subscription', '=', id)
    .where('result', 'is', null)
    .executeTakeFirst();
  const moments = row
    ? [
        ...(row.notice !== null && row.noticed === 0 ? [0] : []),
        ...(open && open.at !== null ? [open.at] : []),
        ...(row.paused === null ? [row.next] : []),
      ]
    : [];
  await wakes.set(db, 'digest', id, moments.length > 0 ? Math.min(...moments) : undefined);
}

/** What is to be changed, as columns. */
export const changed = ({ paused, notice, noticed }: SubscriptionChange) => ({
  ...(paused !== undefined && { paused }),
  ...(notice !== undefined && { notice }),
  ...(noticed !== undefined && { noticed: bit(noticed) }),
});

export function subscriptionQueries(engine: Engine, wakes: Wakes): Subscriptions {
  const { db } = engine;
  /** One transaction after which the wake is right. */
  const moving = async <Result>(id: string, work: (db: Db) => Promise<Result>): Promise<Result> => {
    const result = await transact(engine, async (inside) => {
      const done = await work(inside);
      await setNextWake(inside, wakes, id);
      return done;
    });
    wakes.changed();
    return result;
  };
  return {
    subscription: async (id) => {
      const row = await db.selectFrom('subscriptions').selectAll().where('id', '=', id).executeTakeFirst();
      return row && toSubscription(row);
    },
    subscriptionOf: async (target) => {
      const row = await db.selectFrom('subscriptions').selectAll().where('target', '=', target).executeTakeFirst();
      return row && toSubscription(row);
    },
    noticesFor: async (person) => {
      const rows = await db
        .selectFrom('subscriptions')
        .selectAll()
        .where('person', '=', person)
        .where('notice', 'is not', null)
        .orderBy('id')
        .execute();
      return rows.map(toSubscription);
    },
    putSubscription: (subscription) =>
      moving(subscription.id, async (inside) => {
        const before = await inside
          .selectFrom('subscriptions')
          .select('id')
          .where('target', '=', subscription.target)
          .where('id', '!=', subscription.id)
          .executeTakeFirst();
        if (before) await drop(inside, wakes, before.id, subscription.since);
        const row = fromSubscription(subscription);
        await inside
          .insertInto('subscriptions')
          .values(row)
          // Of two who set one up at the same time the later has it.
          .onConflict((conflict) => conflict.column('target').doUpdateSet(row))
          .execute();
      }),
    changeSubscription: (id, change, only = {}) =>
      moving(id, async (inside) => {
        let query = inside.updateTable('subscriptions').set(changed(change)).where('id', '=', id);
        for (const [column, value] of Object.entries(changed(only))) {
          const name = column as 'paused' | 'notice' | 'noticed';
          query = value === null ? query.where(name, 'is', null) : query.where(name, '=', value);
        }
        const { numUpdatedRows } = await query.executeTakeFirst();
        return numUpdatedRows === 1n;
      }),
    dropSubscription: (id, at) => moving(id, (inside) => drop(inside, wakes, id, at)),
  };
}

async function drop(db: Db, wakes: Wakes, id: string, at: number): Promise<void> {
  await db.deleteFrom('subscriptions').where('id', '=', id).execute();
  await db.deleteFrom('digests').where('subscription', '=', id).where('result', 'is', null).execute();
  const open = db.updateTable('digests').set({ closed_at: at }).where('subscription', '=', id);
  await open.where('closed_at', 'is', null).execute();
  await wakes.set(db, 'digest', id, undefined);
}
