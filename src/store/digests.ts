/** Subscriptions and their deliveries. Each transaction leaves the wake of a subscription at the next moment that something is to be done for it. */
import type { DigestStore } from '../core/digest/store.ts';
import type { SubscriptionChange } from '../core/store.ts';
import { fromDigest, fromSubscription, toDigest, toSubscription } from './digest-rows.ts';
import { clean, type Db, type Engine, locking, transact } from './engine.ts';
import { bit } from './rows.ts';
import type { Wakes } from './wakes.ts';

type Subscriptions = Pick<
  DigestStore,
  'subscription' | 'subscriptionOf' | 'noticesFor' | 'putSubscription' | 'changeSubscription' | 'dropSubscription'
>;
type Deliveries = Pick<
  DigestStore,
  | 'beginDigest'
  | 'leaseDigest'
  | 'postponeDigest'
  | 'endDigest'
  | 'digest'
  | 'openDigests'
  | 'digests'
  | 'digestQuestions'
  | 'shownItems'
>;

/** Questions that are looked back on, so that none comes again soon. */
const mostQuestions = 300;

/** The nearest of: a notice that was not tried, a delivery without a result, the next one. */
async function setNextWake(db: Db, wakes: Wakes, id: string): Promise<void> {
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

const changed = ({ paused, notice, noticed }: SubscriptionChange) => ({
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

export function digestQueries(engine: Engine, wakes: Wakes): Deliveries {
  const { db } = engine;
  const after = async (inside: Db, id: string): Promise<void> => {
    const row = await inside.selectFrom('digests').select('subscription').where('id', '=', id).executeTakeFirst();
    if (row) await setNextWake(inside, wakes, row.subscription);
  };
  return {
    beginDigest: async (digest, move) => {
      const begun = await transact(engine, async (inside) => {
        const { subscription, due } = digest;
        const row = await locking(
          engine,
          'change',
          inside.selectFrom('subscriptions').select(['next', 'paused']).where('id', '=', subscription),
        ).executeTakeFirst();
        if (!row) return false;
        if (move && (row.paused !== null || row.next !== move.from)) return false;
        if (move) {
          await inside.updateTable('subscriptions').set({ next: move.to }).where('id', '=', subscription).execute();
        }
        const { numInsertedOrUpdatedRows } = await inside
          .insertInto('digests')
          .values(fromDigest(digest))
          .onConflict((conflict) => conflict.columns(['subscription', 'due']).doNothing())
          .executeTakeFirst();
        const isNew = numInsertedOrUpdatedRows === 1n;
        if (isNew && digest.result === undefined) await closeEarlier(inside, subscription, digest.id, due);
        await setNextWake(inside, wakes, subscription);
        return isNew;
      });
      wakes.changed();
      return begun;
    },
    leaseDigest: async (id, now, until) => {
      const leased = await transact(engine, async (inside) => {
        const row = await locking(
          engine,
          'change',
          inside.selectFrom('digests').selectAll().where('id', '=', id),
        ).executeTakeFirst();
        if (!row || row.result !== null || row.try_at > now) return undefined;
        await inside.updateTable('digests').set({ try_at: until, doubt: 1 }).where('id', '=', id).execute();
        await after(inside, id);
        return toDigest(row);
      });
      wakes.changed();
      return leased;
    },
    postponeDigest: async (id, at, { doubt, refused }) => {
      await transact(engine, async (inside) => {
        await inside
          .updateTable('digests')
          .set(({ eb }) => ({
            try_at: at,
            doubt: bit(doubt),
            ...(refused && { refusals: eb('refusals', '+', 1) }),
          }))
          .where('id', '=', id)
          .where('result', 'is', null)
          .execute();
        await after(inside, id);
      });
      wakes.changed();
    },
    endDigest: async (id, { result, at, why, posted }, change) => {
      const ended = await transact(engine, async (inside) => {
        const row = await inside
          .updateTable('digests')
          .set({
            result,
            why: why === undefined ? null : clean(why),
            ended_at: at,
            doubt: 0,
            ...(posted && { message: posted.message, posted_at: posted.at }),
          })
          .where('id', '=', id)
          .where('result', 'is', null)
          .returning('subscription')
          .executeTakeFirst();
        if (!row) return false;
        if (change && Object.keys(changed(change)).length > 0) {
          // Whoever has paused it meanwhile has the last word; what they have to be told, they are told all the same.
          const { paused, ...told } = changed(change);
          const its = inside.updateTable('subscriptions').where('id', '=', row.subscription);
          if (paused !== undefined) await its.set({ paused }).where('paused', 'is', null).execute();
          if (Object.keys(told).length > 0) await its.set(told).execute();
        }
        await setNextWake(inside, wakes, row.subscription);
        return true;
      });
      wakes.changed();
      return ended;
    },
    digest: async (id) => {
      const row = await db.selectFrom('digests').selectAll().where('id', '=', id).executeTakeFirst();
      return row && toDigest(row);
    },
    openDigests: async (subscription) => {
      const rows = await db
        .selectFrom('digests')
        .selectAll()
        .where('subscription', '=', subscription)
        .where('result', 'is', null)
        .orderBy('due')
        .execute();
      return rows.map(toDigest);
    },
    digests: async (subscription, most) => {
      const rows = await db
        .selectFrom('digests')
        .selectAll()
        .where('subscription', '=', subscription)
        .orderBy('due', 'desc')
        .limit(most)
        .execute();
      return rows.map(toDigest);
    },
    digestQuestions: async (subscription) => {
      const rows = await db
        .selectFrom('digests')
        .select('question')
        .where('subscription', '=', subscription)
        .where('question', 'is not', null)
        .orderBy('due', 'desc')
        .limit(mostQuestions)
        .execute();
      return rows.flatMap(({ question }) => question ?? []);
    },
    shownItems: async (subscription, round) => {
      const rows = await db
        .selectFrom('digests')
        .select('item')
        .where('subscription', '=', subscription)
        .where('round', '=', round)
        .where('item', 'is not', null)
        .where(({ or, eb }) => or([eb('result', 'is', null), eb('result', 'in', ['posted', 'unknown'])]))
        .orderBy('due')
        .execute();
      return rows.flatMap(({ item }) => item ?? []);
    },
  };
}

/** A question is open until the next delivery tells its answer; to a person alone it was told at once. */
async function closeEarlier(db: Db, subscription: string, id: string, at: number): Promise<void> {
  await db
    .updateTable('digests')
    .set({ closed_at: at })
    .where('subscription', '=', subscription)
    .where('id', '!=', id)
    .where('person', 'is', null)
    .where('closed_at', 'is', null)
    .execute();
}
