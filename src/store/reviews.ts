/** Questions put to one person, what they are to remember, and when they want to be asked. */
import type { ReviewCard, ReviewPlan, Store } from '../core/store.ts';
import { type Db, type Engine, transact } from './engine.ts';
import { fromCard, fromPlan, toAsk, toCard, toPlan } from './rows.ts';
import type { Wakes } from './wakes.ts';

type Asks = Pick<Store, 'putAsk' | 'ask' | 'answerAsk' | 'rateAsk' | 'askedLately'>;

/** Asks of one person that are looked at for what was asked lately. */
const mostLately = 300;
type Cards = Pick<Store, 'reviewCard' | 'keepCard' | 'putCard' | 'dueCards' | 'countCards'>;
type Plans = Pick<Store, 'plan' | 'putPlan' | 'movePlan'>;

export function askQueries(engine: Engine): Asks {
  const { db } = engine;
  return {
    putAsk: async (ask) => {
      await db
        .insertInto('asks')
        .values({
          id: ask.id,
          person: ask.person,
          article: ask.article,
          question: ask.question,
          seed: ask.seed,
          purpose: ask.purpose,
          draft: ask.draft ?? null,
          asked_at: ask.askedAt,
          given: ask.given ?? null,
          credit: ask.credit ?? null,
          answered_at: ask.answeredAt ?? null,
          rating: ask.rating ?? null,
        })
        // The same delivery again: what stands is the same question, and may have an answer already.
        .onConflict((conflict) => conflict.column('id').doNothing())
        .execute();
    },
    ask: async (id) => {
      const row = await db.selectFrom('asks').selectAll().where('id', '=', id).executeTakeFirst();
      return row && toAsk(row);
    },
    askedLately: async (person, article) => {
      const rows = await db
        .selectFrom('asks')
        .select('question')
        .where('person', '=', person)
        .where('article', '=', article)
        .orderBy('asked_at', 'desc')
        .limit(mostLately)
        .execute();
      return [...new Set(rows.map(({ question }) => question))];
    },
    answerAsk: (id, { given, credit, at }, card) =>
      transact(engine, async (inside) => {
        const { numUpdatedRows } = await inside
          .updateTable('asks')
          .set({ given: given.replaceAll('\0', ''), credit, answered_at: at })
          .where('id', '=', id)
          .where('answered_at', 'is', null)
          .executeTakeFirst();
        if (numUpdatedRows === 0n) return false;
        if (card) await putCard(inside, card);
        return true;
      }),
    rateAsk: (id, rating, card) =>
      transact(engine, async (inside) => {
        const { numUpdatedRows } = await inside
          .updateTable('asks')
          .set({ rating })
          .where('id', '=', id)
          .where('rating', 'is', null)
          .executeTakeFirst();
        if (numUpdatedRows === 0n) return false;
        await putCard(inside, card);
        return true;
      }),
  };
}

export function cardQueries({ db }: Engine): Cards {
  const of = (person: string) => db.selectFrom('cards').where('person', '=', person);
  return {
    reviewCard: async (person, article, question) => {
      const row = await of(person)
        .selectAll()
        .where('article', '=', article)
        .where('question', '=', question)
        .executeTakeFirst();
      return row && toCard(row);
    },
    keepCard: async (card) => {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('cards')
        .values(fromCard(card))
        .onConflict((conflict) => conflict.columns(['person', 'article', 'question']).doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },
    putCard: (card) => putCard(db, card),
    dueCards: async (person, now, most) => {
      const due = of(person).selectAll().where('retired', '=', 0).where('due', '<=', now);
      return (await due.orderBy('due').orderBy('article').orderBy('question').limit(most).execute()).map(toCard);
    },
    countCards: async (person, now) => {
      const counts = await of(person)
        .select(({ fn, eb }) => {
          const asked = eb('retired', '=', 0);
          return [
            fn.countAll<number>().as('all'),
            fn.countAll<number>().filterWhere(asked).filterWhere('due', '<=', now).as('due'),
            fn.countAll<number>().filterWhere('retired', '=', 1).as('retired'),
            fn.min<number | null>('due').filterWhere(asked).filterWhere('due', '>', now).as('next'),
          ];
        })
        .executeTakeFirstOrThrow();
      const { all, due, retired, next } = counts;
      return { all, due, retired, ...(next !== null && { next }) };
    },
  };
}

async function putCard(db: Db, card: ReviewCard): Promise<void> {
  const { person, article, question, ...rest } = fromCard(card);
  await db
    .insertInto('cards')
    .values({ person, article, question, ...rest })
    .onConflict((conflict) => conflict.columns(['person', 'article', 'question']).doUpdateSet(rest))
    .execute();
}

export function planQueries(engine: Engine, wakes: Wakes): Plans {
  return {
    plan: async (person) => {
      const row = await engine.db.selectFrom('plans').selectAll().where('person', '=', person).executeTakeFirst();
      return row && toPlan(row);
    },
    putPlan: async (plan: ReviewPlan) => {
      const { person, ...rest } = fromPlan(plan);
      await transact(engine, async (db) => {
        await db
          .insertInto('plans')
          .values({ person, ...rest })
          .onConflict((conflict) => conflict.column('person').doUpdateSet(rest))
          .execute();
        await wakes.set(db, 'review', person, plan.paused ? undefined : plan.next);
      });
      wakes.changed();
    },
    movePlan: async (person, from, to) => {
      const moved = await transact(engine, async (db) => {
        const row = await db
          .updateTable('plans')
          .set({ next: to })
          .where('person', '=', person)
          .where('next', '=', from)
          .returning('paused')
          .executeTakeFirst();
        if (row) await wakes.set(db, 'review', person, row.paused === null ? to : undefined);
        return row !== undefined;
      });
      wakes.changed();
      return moved;
    },
  };
}
