/** Answers to questions of the day, and what is counted of answers for digests. */
import type { DigestStore } from '../core/digest/store.ts';
import type { PersonId } from '../core/place.ts';
import { clean, type Engine, locking, transact } from './engine.ts';
import { heard } from './people.ts';
import { full } from './schema.ts';

type Answers = Pick<DigestStore, 'answerDigest' | 'digestAnswer' | 'spreadOf' | 'rightOf' | 'needs'>;

/** Different answers of one question that are told. */
const spreadMost = 50;
/** People of one question whose names are looked at. */
const namesMost = 500;

export function digestAnswerQueries(engine: Engine): Answers {
  const { db } = engine;
  return {
    answerDigest: ({ digest, person, given, credit, sentAt }, at) =>
      transact(engine, async (inside) => {
        // The next delivery closes the question before it counts: held, it waits for us.
        const row = await locking(
          engine,
          'hold',
          inside.selectFrom('digests').select('closed_at').where('id', '=', digest),
        ).executeTakeFirst();
        if (!row || row.closed_at !== null) return 'closed';
        const its = { given: clean(given), credit, sent_at: sentAt, at };
        const before = await inside
          .selectFrom('digest_answers')
          .select('sent_at')
          .where('digest', '=', digest)
          .where('person', '=', person.id)
          .executeTakeFirst();
        if (before && before.sent_at > sentAt) return 'older';
        await inside
          .insertInto('digest_answers')
          .values({ digest, person: person.id, ...its })
          .onConflict((conflict) =>
            conflict.columns(['digest', 'person']).doUpdateSet(its).where('digest_answers.sent_at', '<=', sentAt),
          )
          .execute();
        await heard(inside, [person]);
        return before ? 'changed' : 'kept';
      }),
    digestAnswer: async (digest, person) => {
      const row = await db
        .selectFrom('digest_answers')
        .selectAll()
        .where('digest', '=', digest)
        .where('person', '=', person)
        .executeTakeFirst();
      return row && { digest, given: row.given, credit: row.credit, sentAt: row.sent_at };
    },
    spreadOf: async (digest) => {
      const rows = await db
        .selectFrom('digest_answers')
        .select(({ fn }) => ['given', fn.countAll<number>().as('count'), fn.max('credit').as('credit')])
        .where('digest', '=', digest)
        .groupBy('given')
        .orderBy('count', 'desc')
        .orderBy('given')
        .limit(spreadMost)
        .execute();
      return rows.map(({ given, count, credit }) => ({ given, count, credit }));
    },
    rightOf: async (subscription, most) => {
      const digests = await db
        .selectFrom('digests')
        .select('id')
        .where('subscription', '=', subscription)
        .where('question', 'is not', null)
        .where('closed_at', 'is not', null)
        .where('result', 'in', ['posted', 'unknown'])
        .orderBy('due', 'desc')
        .limit(most)
        .execute();
      if (digests.length === 0) return [];
      const rows = await db
        .selectFrom('digest_answers')
        .innerJoin('people', 'people.person', 'digest_answers.person')
        .select(['digest_answers.digest', 'digest_answers.person', 'people.name'])
        .where(
          'digest_answers.digest',
          'in',
          digests.map(({ id }) => id),
        )
        .where('digest_answers.credit', '>=', full)
        .where('people.names', '=', 1)
        .where('people.name', 'is not', null)
        .orderBy('digest_answers.person')
        .limit(namesMost * most)
        .execute();
      const byDigest = Map.groupBy(rows, (row) => row.digest);
      return digests.map(({ id }) => ({
        digest: id,
        right: (byDigest.get(id) ?? []).map(({ person, name }) => ({ person: person as PersonId, name: name ?? '' })),
      }));
    },
    needs: async (of, article) => {
      const rows = await Promise.all(
        'place' in of
          ? [quizNeeds(engine, article, { place: of.place }), digestNeeds(engine, article, { target: of.place })]
          : [
              quizNeeds(engine, article, { person: of.person }),
              digestNeeds(engine, article, { person: of.person }),
              askNeeds(engine, article, of.person),
            ],
      );
      const sums = new Map<string, { answered: number; right: number }>();
      for (const { question, answered, right } of rows.flat()) {
        const sum = sums.get(question) ?? { answered: 0, right: 0 };
        sums.set(question, { answered: sum.answered + answered, right: sum.right + right });
      }
      return [...sums].map(([question, sum]) => ({ question, ...sum }));
    },
  };
}

async function quizNeeds({ db }: Engine, article: string, of: { place?: string; person?: string }) {
  let query = db
    .selectFrom('answers')
    .innerJoin('rounds', (on) =>
      on.onRef('rounds.session', '=', 'answers.session').onRef('rounds.round', '=', 'answers.round'),
    )
    .innerJoin('sessions', 'sessions.id', 'answers.session')
    .select(({ fn }) => [
      'rounds.question',
      fn.countAll<number>().as('answered'),
      fn.countAll<number>().filterWhere('answers.credit', '>=', full).as('right'),
    ])
    .where('sessions.article', '=', article)
    .where('rounds.status', '=', 'closed')
    .groupBy('rounds.question');
  if (of.place !== undefined) query = query.where('sessions.place', '=', of.place);
  if (of.person !== undefined) query = query.where('answers.person', '=', of.person);
  return query.execute();
}

async function digestNeeds({ db }: Engine, article: string, of: { target?: string; person?: string }) {
  let query = db
    .selectFrom('digest_answers')
    .innerJoin('digests', 'digests.id', 'digest_answers.digest')
    .innerJoin('subscriptions', 'subscriptions.id', 'digests.subscription')
    .select(({ fn }) => [
      'digests.question',
      fn.countAll<number>().as('answered'),
      fn.countAll<number>().filterWhere('digest_answers.credit', '>=', full).as('right'),
    ])
    .where('subscriptions.article', '=', article)
    .where('digests.question', 'is not', null)
    .groupBy('digests.question');
  if (of.target !== undefined) query = query.where('subscriptions.target', '=', of.target);
  if (of.person !== undefined) query = query.where('digest_answers.person', '=', of.person);
  const rows = await query.execute();
  return rows.flatMap(({ question, answered, right }) => (question === null ? [] : [{ question, answered, right }]));
}

async function askNeeds({ db }: Engine, article: string, person: string) {
  return db
    .selectFrom('asks')
    .select(({ fn }) => [
      'question',
      fn.countAll<number>().as('answered'),
      fn.countAll<number>().filterWhere('credit', '>=', full).as('right'),
    ])
    .where('person', '=', person)
    .where('article', '=', article)
    .where('answered_at', 'is not', null)
    .groupBy('question')
    .execute();
}
