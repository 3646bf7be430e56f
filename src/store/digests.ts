/** Deliveries of digests: one for each moment of a subscription, one result for each. */
import type { DigestStore } from '../core/digest/store.ts';
import { fromDigest, toDigest } from './digest-rows.ts';
import { clean, type Db, type Engine, locking, transact } from './engine.ts';
import { bit } from './rows.ts';
import { changed, setNextWake } from './subscriptions.ts';
import type { Wakes } from './wakes.ts';

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
