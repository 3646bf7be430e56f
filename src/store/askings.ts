/** Questions that an article did not answer, what people said of its answers, and what was asked last in a place. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Store } from '../core/store.ts';
import { type Engine, transact, whole } from './engine.ts';
import { bit, toAsking, toLastAsked } from './rows.ts';

type Askings = Pick<
  Store,
  'lastAsked' | 'putLastAsked' | 'noteAsking' | 'judgeAsking' | 'asking' | 'unanswered' | 'settleGap' | 'share'
>;

const hour = 3_600_000;
const day = 24 * hour;
/** Half a year after it was asked last, nobody needs a question any more. */
const askingsFor = 180 * day;
/** A thread that was quiet for longer is begun anew. */
const lastFor = 21 * day;
/** The same question again within this is one asking: somebody who looks twice, or a flood. */
const onceIn = hour;
/** What was shared this long ago has moved up in its channel. */
const sharedFor = day;

/** A question has up to 300 graphemes, and its subject is as long: too long for an index of PostgreSQL. */
const keyOf = (subject: string): string => createHash('sha256').update(subject).digest('base64url').slice(0, 16);

export function askingQueries(engine: Engine): Askings {
  const { db } = engine;
  let pruned = 0;
  async function prune(now: number): Promise<void> {
    if (now - pruned < day) return;
    pruned = now;
    const old = { askings: askingsFor, lasts: lastFor, shares: sharedFor } as const;
    for (const name of ['askings', 'lasts', 'shares'] as const) {
      await db
        .deleteFrom(name)
        .where('at', '<', now - old[name])
        .execute();
    }
  }
  return {
    lastAsked: async (place, now) => {
      const row = await db
        .selectFrom('lasts')
        .selectAll()
        .where('place', '=', place)
        .where('at', '>=', now - lastFor)
        .executeTakeFirst();
      return row && toLastAsked(row);
    },
    putLastAsked: async ({ place, person, article, question, at }) => {
      await prune(at);
      const row = { person, article, question: storable(question), at };
      await db
        .insertInto('lasts')
        .values({ place, ...row })
        .onConflict((conflict) =>
          // Of two at once the later one stands, whichever is written last.
          conflict.column('place').doUpdateSet(row).where('lasts.at', '<=', at),
        )
        .execute();
    },
    noteAsking: async ({ person, place, server, article, subject, question, outcome, at }) => {
      await prune(at);
      const key = keyOf(subject);
      const now = { place, server, question: storable(question), outcome, at };
      if (outcome === 'answer') {
        // The article answers it now: whoever waited for that waits no longer. Without a row there is nothing to keep.
        await db
          .updateTable('askings')
          .set({ outcome, kept: sql<number>`case when helped = 0 then kept else 0 end` })
          .where('person', '=', person)
          .where('article', '=', article)
          .where('subject', '=', key)
          .execute();
        return;
      }
      const isNew = sql<boolean>`askings.at <= ${at - onceIn}`;
      await db
        .insertInto('askings')
        .values({ person, article, subject: key, ...now, helped: null, kept: 1, times: 1 })
        .onConflict((conflict) =>
          conflict.columns(['person', 'article', 'subject']).doUpdateSet({
            ...now,
            times: sql<number>`askings.times + case when ${isNew} then 1 else 0 end`,
            // What was settled and is asked again some time later is open again.
            kept: sql<number>`case when ${isNew} then 1 else askings.kept end`,
          }),
        )
        .execute();
    },
    judgeAsking: ({ person, place, server, article, subject, question, outcome, at }, { helped, kept }) =>
      transact(engine, async (inside) => {
        const key = keyOf(subject);
        const said = {
          ...(helped !== undefined && { helped: bit(helped), kept: bit(!helped) }),
          ...(kept !== undefined && { kept: bit(kept) }),
        };
        const row = await inside
          .insertInto('askings')
          .values({
            ...{ person, article, subject: key, place, server, question: storable(question), outcome, at, times: 1 },
            ...{ helped: null, kept: 0, ...said },
          })
          .onConflict((conflict) =>
            conflict.columns(['person', 'article', 'subject']).doUpdateSet({ ...said, outcome }),
          )
          .returningAll()
          .executeTakeFirstOrThrow();
        return toAsking(row);
      }),
    asking: async (person, article, subject) => {
      const row = await db
        .selectFrom('askings')
        .selectAll()
        .where('person', '=', person)
        .where('article', '=', article)
        .where('subject', '=', keyOf(subject))
        .executeTakeFirst();
      return row && toAsking(row);
    },
    unanswered: async ({ by, id, article }, order, most) => {
      const open = db
        .selectFrom('askings')
        .where(by, '=', id)
        .where('kept', '=', 1)
        .$if(article !== undefined, (query) => query.where('article', '=', article ?? ''));
      const groups = await open
        .select(({ fn }) => [
          'article',
          'subject',
          whole(fn.sum('times')).as('times'),
          fn.countAll<number>().as('people'),
          fn.max('at').as('last'),
        ])
        .groupBy(['article', 'subject'])
        .orderBy(order === 'most' ? 'times' : 'last', 'desc')
        .orderBy('last', 'desc')
        .orderBy('subject')
        .limit(most)
        .execute();
      if (groups.length === 0) return [];
      const rows = await open
        .select(['article', 'subject', 'question', 'outcome', 'helped', 'at'])
        .where(
          'subject',
          'in',
          groups.map(({ subject }) => subject),
        )
        .orderBy('at')
        .execute();
      // As it was asked last.
      const latest = new Map(rows.map((row) => [`${row.article} ${row.subject}`, row]));
      return groups.flatMap(({ article: of, subject, times, people, last }) => {
        const row = latest.get(`${of} ${subject}`);
        if (!row) return [];
        const why = row.outcome === 'answer' ? 'unhelpful' : row.outcome === 'closest' ? 'closest' : 'none';
        return [{ key: subject, article: of, question: row.question, why, times, people, last: last ?? row.at }];
      });
    },
    settleGap: async ({ by, id }, article, key) => {
      const { numUpdatedRows } = await db
        .updateTable('askings')
        .set({ kept: 0 })
        .where(by, '=', id)
        .where('article', '=', article)
        .where('subject', '=', key)
        .where('kept', '=', 1)
        .executeTakeFirst();
      return Number(numUpdatedRows) > 0;
    },
    share: async (place, person, article, subject, at) => {
      await prune(at);
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('shares')
        .values({ place, article, subject: keyOf(subject), person, at })
        .onConflict((conflict) =>
          conflict
            .columns(['place', 'article', 'subject'])
            .doUpdateSet({ person, at })
            .where('shares.at', '<', at - sharedFor),
        )
        .executeTakeFirst();
      return Number(numInsertedOrUpdatedRows ?? 0) > 0;
    },
  };
}

const storable = (words: string): string => words.replaceAll('\0', '');
