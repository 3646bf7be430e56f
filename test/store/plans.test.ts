/** No query that runs while people play reads a whole table: each is shown to the engine's own planner. And answers that arrive together are one transaction. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type CompiledQuery, Kysely, type LogEvent, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { describe, expect, test } from 'vitest';
import type { Store } from '../../src/core/store.ts';
import { claimDeliveries } from '../../src/store/deliveries.ts';
import type { Db, Engine } from '../../src/store/engine.ts';
import { type Tables, tables } from '../../src/store/schema.ts';
import { sqliteDialect } from '../../src/store/sqlite-dialect.ts';
import { createStore } from '../../src/store/store.ts';
import { timedWakes } from '../../src/store/wakes.ts';
import { type Database, engines } from '../kit/databases.ts';
import { handClock } from '../kit/hand-clock.ts';
import { answerTo, begun, close, factsOf, somebody, write } from '../kit/store/scene.ts';

const clock = handClock(1_000);

/** The database again, through a connection that writes down every query. */
function watched({ where }: Database, log: (event: LogEvent) => void): Db {
  if ('folder' in where) {
    return new Kysely<Tables>({
      dialect: sqliteDialect(new DatabaseSync(join(where.folder, 'colloquy.db')), true),
      log,
    });
  }
  const types = { getTypeParser: (type: number) => (type === 20 ? Number : pg.types.getTypeParser(type, 'text')) };
  const pool = new pg.Pool({ connectionString: where.url, max: 4, types });
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }), log }).withSchema(where.schema);
}

async function withWatched(database: Database, use: (store: Store, db: Db, queries: CompiledQuery[]) => Promise<void>) {
  const engine = await database.engine(clock);
  const queries: CompiledQuery[] = [];
  const db = watched(database, ({ query }) => void queries.push(query));
  const seen: Engine = { ...engine, db };
  const store = createStore(seen, { claim: claimDeliveries(seen), wakes: timedWakes(seen) });
  await use(store, db, queries);
  await store.close();
  await db.destroy();
  await database.drop();
}

/** Everything that happens again and again. */
async function playEverything(store: Store): Promise<void> {
  const session = await begun(store, [1, 2]);
  const [ada, ben] = [somebody('Ada'), somebody('Ben')];
  const answer = answerTo(session, ada, { teams: ['r', 'b'], changes: true });
  for (const each of [answer, answer, { ...answer, sentAt: 3_000 }]) await store.answer(each);
  await store.answer(answerTo(session, ben));
  await store.step(session.id, { person: ada.id, round: 1 }, ({ state }) => ({
    change: { state, live: true, entries: [close(1)], boards: ['q1'], wake: 9_000 },
    result: 0,
  }));
  await write(store, session, [
    { is: 'void', round: 2, reason: '', at: 1 },
    { is: 'join', person: ada, smallest: ['r', 'b'], at: 1 },
    { is: 'leave', person: ben.id, at: 1 },
    { is: 'vote', kind: 'skip', round: 1, person: ada.id, at: 1 },
    { is: 'missed', round: 1, due: 1, memory: {}, at: 1 },
  ]);
  await store.answersOf(session.id, ada.id);
  await store.player(session.id, ada.id);
  await store.players(session.id, 3);
  await store.session(session.id);
  await store.taken(session.id);
  await store.liveSessions(session.place);
  await store.liveSessions();
  await store.tally(session.id, { round: 1, most: 5 });
  await store.boards(session.id);
  await store.leaseBoard(session.id, 'q1', 'me', 1, 2);
  await store.returnBoard(session.id, 'q1', 'me', { posted: { message: 'm' as never, at: 1 } });
  await store.wakes(async () => {});
  await store.person(ada.id);
  await store.place(session.place);
  await store.claim('d', 9_000_000);
  const card = {
    person: ada.id,
    article: 'tiny',
    question: 'q',
    due: 1,
    memory: {},
    why: 'kept',
    retired: false,
  } as const;
  await store.putAsk({ id: 'x', person: ada.id, article: 'a', question: 'q', seed: '', purpose: 'solo', askedAt: 1 });
  await store.answerAsk('x', { given: 'a', credit: 1, at: 1 }, { ...card, addedAt: 1 });
  await store.rateAsk('x', 'good', { ...card, addedAt: 1 });
  await store.ask('x');
  await store.reviewCard(ada.id, 'tiny', 'q');
  await store.dueCards(ada.id, 1, 1);
  await store.countCards(ada.id, 1);
  await store.plan(ada.id);
  await store.movePlan(ada.id, 1, 2);
  const place = session.place;
  const asked = { person: ada.id, place, article: 'tiny', question: 'q', at: 1_000_000_000 };
  const asking = { ...asked, server: session.server, subject: 'q', outcome: 'none' } as const;
  await store.noteAsking(asking);
  await store.noteAsking({ ...asking, outcome: 'answer' });
  await store.judgeAsking(asking, { helped: false });
  await store.asking(ada.id, 'tiny', 'q');
  await store.putLastAsked(asked);
  await store.lastAsked(place, 1);
  await store.share(place, ada.id, 'tiny', 'q', 1);
  for (const scope of [{ by: 'place', id: session.place } as const, { by: 'server', id: session.server } as const]) {
    const since = { ...scope, since: 500 };
    await store.scores(since, 10);
    await store.rankOf(since, ada.id);
    await store.teamScores(since);
    await store.pastAnswers(since, 10);
    await store.disputes(since, 10);
    const [gap] = await store.unanswered(scope, 'newest', 9);
    await store.settleGap(scope, 'tiny', gap?.key ?? '');
  }
}

/** A whole table, by itself or along an index; the nearest wakes alone are the beginning of theirs. */
const sqliteScan = new RegExp(`^SCAN (${Object.keys(tables).join('|')})\\b(?! USING INDEX wakes_at)`, 'm');
const postgresScan = /Seq Scan|Scan using (?!wakes_at)\S+ on [^\n]*(\n(?!\s*(Index Cond|Recheck Cond))|$)/;

describe.each(engines)('on $name', (kind) => {
  test('every query of play, of reviews and of reports finds its rows by an index', async () => {
    await withWatched(await kind.create(), async (store, db, queries) => {
      await playEverything(store);
      const plans = new Map<string, string>();
      for (const query of queries.splice(0)) {
        if (!/^(with|select|insert|update|delete)/.test(query.sql) || plans.has(query.sql)) continue;
        plans.set(query.sql, await planOf(db, kind.name, query));
      }
      expect(plans.size).toBeGreaterThan(50);
      const scans = kind.name === 'sqlite' ? sqliteScan : postgresScan;
      expect(scans.test(await planOf(db, kind.name, db.selectFrom('answers').selectAll().compile()))).toBe(true);
      expect([...plans].filter(([, plan]) => scans.test(plan)).map(([query, plan]) => `${query}\n${plan}`)).toEqual([]);
    });
  });

  test('a step in a session of thousands, of which the planner knows nothing yet, is a matter of milliseconds', async () => {
    const database = await kind.create();
    const store = await database.open(clock);
    const session = await begun(store);
    const people = Array.from({ length: 4_000 }, () => somebody('P'));
    await Promise.all(people.map((person) => store.answer(answerTo(session, person))));
    const before = performance.now();
    const person = people[2_000]?.id;
    expect(await factsOf(store, session, { round: 1, ...(person && { person }) })).toMatchObject({
      players: 4_000,
      round: { answered: 4_000 },
    });
    // Some ten of them; a plan that looks for everybody in everybody takes seconds.
    expect(performance.now() - before).toBeLessThan(500);
    await store.close();
    await database.drop();
  });

  test('answers that arrive together share transactions, of a bounded size', async () => {
    await withWatched(await kind.create(), async (store, _db, queries) => {
      const session = await begun(store);
      const transactions = async (answers: number): Promise<number> => {
        queries.length = 0;
        const people = Array.from({ length: answers }, () => somebody('P'));
        await Promise.all(people.map((person) => store.answer(answerTo(session, person))));
        return queries.filter((query) => query.sql === 'commit').length;
      };
      expect(await transactions(1)).toBe(1);
      expect(await transactions(500)).toBe(1);
      expect(await transactions(3_500)).toBe(4);
      expect((await store.tally(session.id, { most: 1 })).players.count).toBe(4_001);
    });
  });
});

async function planOf(db: Db, name: Engine['name'], query: CompiledQuery): Promise<string> {
  return db.connection().execute(async (connection) => {
    // In a small table the planner would rather read all of it: only where there is no index does it still do so then.
    if (name === 'postgres') await sql`set enable_seqscan = off`.execute(connection);
    const explain = name === 'sqlite' ? 'explain query plan' : 'explain';
    const { rows } = await connection.executeQuery<Record<string, unknown>>({
      ...query,
      sql: `${explain} ${query.sql}`,
    });
    return rows.map((row) => String(row.detail ?? row['QUERY PLAN'])).join('\n');
  });
}
