/** What PostgreSQL has alone: several bots on one database, a server that is not there, connections that break. */
import { sql } from 'kysely';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { SetupError } from '../../src/core/errors.ts';
import type { Store } from '../../src/core/store.ts';
import { claimDeliveries } from '../../src/store/deliveries.ts';
import { transact } from '../../src/store/engine.ts';
import { openPostgres, openPostgresEngine } from '../../src/store/postgres.ts';
import { explain } from '../../src/store/postgres-errors.ts';
import { createStore } from '../../src/store/store.ts';
import { timedWakes } from '../../src/store/wakes.ts';
import { type Database, engines, noPostgres, postgresUrl, withClient } from '../kit/databases.ts';
import { handClock } from '../kit/hand-clock.ts';
import { listen } from '../kit/room.ts';
import { kill, openElsewhere } from '../kit/store/crash.ts';
import { answerTo, begun, close, newSession, somebody, write } from '../kit/store/scene.ts';

const kind = engines.find(({ name }) => name === 'postgres');
const clock = handClock(1_000_000);
const realClock = {
  now: Date.now,
  at: (when: number, run: () => void) => {
    const timer = setTimeout(run, Math.max(0, when - Date.now()));
    return () => clearTimeout(timer);
  },
};

describe.skipIf(!kind)(`several bots on one PostgreSQL${noPostgres ? ` (${noPostgres})` : ''}`, () => {
  let database: Database;
  let url = '';
  let schema = '';
  let one: Store;
  let two: Store;
  beforeEach(async () => {
    if (!kind) return;
    database = await kind.create();
    if ('url' in database.where) ({ url, schema } = database.where);
    one = await database.open(clock);
    two = await database.open(clock);
  });
  afterEach(async () => {
    await Promise.all([one.close(), two.close()]);
    await database.drop();
  });

  test('an answer whose transaction is open when the round closes is in the count', async () => {
    const session = await begun(one);
    const ada = somebody('Ada');
    await write(one, session, [{ is: 'join', person: ada, at: 1 }]);
    const slow = new pg.Client({ connectionString: url });
    await slow.connect();
    await slow.query('begin');
    await slow.query(`select 1 from "${schema}".rounds where session = $1 for share`, [session.id]);
    await slow.query(
      `insert into "${schema}".answers (session, round, person, given, credit, points, sent_at, at) values ($1, 1, $2, 'a', 1000, 1, 1, 1)`,
      [session.id, ada.id],
    );
    let counted: number | undefined;
    const closing = two.step(session.id, { round: 1 }, ({ state }, { round }) => {
      counted = round?.answered;
      return { change: { state, live: true, entries: [close(1)], boards: [] }, result: undefined };
    });
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(counted).toBeUndefined();
    await slow.query('commit');
    await slow.end();
    await closing;
    expect(counted).toBe(1);
    expect(await one.answer(answerTo(session, somebody('Ben')))).toEqual({ is: 'closed' });
  });

  test('what is counted at the close is what there is afterwards, however many write', async () => {
    for (let turn = 0; turn < 5; turn += 1) {
      const session = await begun(one);
      const people = Array.from({ length: 200 }, () => somebody('P'));
      // Everybody twice, once through each; some before, some after the close.
      const answers = people.flatMap((person, n) =>
        [one, two].map(async (store) => {
          await new Promise((resolve) => setTimeout(resolve, n / 4));
          return store.answer(answerTo(session, person, { teams: ['r', 'b'] }));
        }),
      );
      await new Promise((resolve) => setTimeout(resolve, 25));
      const closed = await two.step(session.id, { round: 1 }, ({ state }, { round }) => ({
        change: { state, live: true, entries: [close(1)], boards: [] },
        result: round?.answered,
      }));
      const told = await Promise.all(answers);
      const { rounds, players } = await one.tally(session.id, { most: 1 });
      expect(rounds[0]?.answered).toBe(closed?.result);
      expect(players.count).toBe(closed?.result);
      const kept = people.filter((_, n) => told.slice(2 * n, 2 * n + 2).some(({ is }) => is === 'kept'));
      expect(kept).toHaveLength(closed?.result ?? -1);
    }
  });

  test('answers, joins and votes of both at once come through', async () => {
    const session = await begun(one, [1, 2]);
    const people = Array.from({ length: 60 }, () => somebody('P'));
    const work = people.flatMap((person, n) => {
      const [store, other] = n % 2 ? [one, two] : [two, one];
      return [
        store.answer(answerTo(session, person, { round: 1 + (n % 2) })),
        other.answer(answerTo(session, { ...person, name: `Q${n}` }, { changes: true, sentAt: 2_100, round: 1 })),
        write(other, session, [
          { is: 'join', person, at: n },
          { is: 'vote', kind: 'skip', round: 1, person: person.id, at: n },
        ]),
      ];
    });
    await Promise.all(work);
    expect((await one.tally(session.id, { most: 1 })).players.count).toBe(60);
    expect((await one.session(session.id))?.version).toBe(61);
  });

  test('a delivery, an `only`, a board: one of them has it', async () => {
    expect((await Promise.all([one.claim('d', 1), two.claim('d', 1)])).filter(Boolean)).toHaveLength(1);
    const only = { only: 'here' };
    const empty = { entries: [], boards: ['lobby'] };
    const began = await Promise.all([one, two].map((store) => store.begin(newSession(only), empty)));
    expect(began.filter(Boolean)).toHaveLength(1);
    const [session] = await one.liveSessions();
    const leases = await Promise.all([
      one.leaseBoard(session?.id ?? '', 'lobby', 'one', 5, 9),
      two.leaseBoard(session?.id ?? '', 'lobby', 'two', 5, 9),
    ]);
    expect(leases.filter(Boolean)).toHaveLength(1);
  });

  test('deliveries are forgotten after an hour', async () => {
    const engine = await database.engine(clock);
    const claim = claimDeliveries(engine);
    await claim('old', 1_000_000);
    await claim('new', 4_000_000);
    expect(await claim('new', 9_000_000)).toBe(true);
    const rows = await engine.db.selectFrom('deliveries').select('id').execute();
    await engine.close();
    expect(rows).toEqual([{ id: 'new' }]);
  });

  test('the wake of one that died reaches the other', { timeout: 30_000 }, async () => {
    const alive = await database.open(realClock);
    const seen: string[] = [];
    await alive.wakes(async ({ key }) => {
      seen.push(key);
      await write(alive, { id: key }, []);
    });
    const { child, lines } = await openElsewhere(database, ['left', '1000', 'wake']);
    await vi.waitFor(() => expect(lines()).toContain('begun'), { timeout: 10_000 });
    await kill(child);
    expect(seen).toEqual([]);
    await vi.waitFor(() => expect(seen).toEqual(['left']), { timeout: 15_000, interval: 50 });
    await alive.close();
  });

  test('both begin to wake at once, and each wake is moved once', async () => {
    const moved: string[] = [];
    const wakeUp = (store: Store) =>
      store.wakes(async ({ key }) => {
        await store.step(key, {}, ({ state, live }) => {
          if (state === 'woken') return { result: undefined };
          moved.push(key);
          return { change: { state: 'woken', live, entries: [], boards: [] }, result: undefined };
        });
      });
    const sessions = Array.from({ length: 10 }, () => newSession());
    for (const session of sessions) await one.begin(session, { entries: [], boards: [], wake: clock.now() });
    await Promise.all([wakeUp(one), wakeUp(two)]);
    await vi.waitFor(() => expect(new Set(moved).size).toBe(10));
    expect(moved).toHaveLength(10);
  });

  test('a person who is forgotten is in no job either', async () => {
    await one.wakes(async () => {});
    const { id: person } = somebody('Ada');
    const plan = { language: 'en', time: '09:00', zone: 'UTC', days: [1], most: 3, refusals: 0, told: false } as const;
    const jobs = () =>
      withClient(url, async (client) => {
        const { rows } = await client.query(`select * from "${schema}_jobs".job`);
        return rows.filter((row) => JSON.stringify(row).includes(person)).length;
      });
    await one.putPlan({ ...plan, person, next: clock.now() + 9_000_000 });
    expect(await jobs()).toBe(1);
    await one.movePlan(person, clock.now() + 9_000_000, clock.now() + 9_500_000);
    expect(await jobs()).toBe(1);
    expect(await one.deletePerson(person)).toBe(2);
    expect(await jobs()).toBe(0);
  });

  test('many processes that start at once bring one schema up to date', { timeout: 30_000 }, async () => {
    const empty = await kind?.create();
    if (!empty) return;
    const started = await Promise.all(Array.from({ length: 4 }, () => openElsewhere(empty)));
    for (const { child } of started) await kill(child);
    const store = await empty.open(clock);
    expect(await store.liveSessions()).toEqual([]);
    await store.close();
    await empty.drop();
  });

  test('a connection that breaks is logged, and the next query has another', async () => {
    const log = listen();
    const engine = await openPostgresEngine({ url, schema, clock, log });
    const store = createStore(engine, { claim: claimDeliveries(engine), wakes: timedWakes(engine) });
    const session = await begun(store);
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(engine.db);
    const killer = new pg.Client({ connectionString: url });
    await killer.connect();
    await killer.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
    await killer.end();
    await vi.waitFor(() => expect(log.lines.map(({ message }) => message)).toContain('a database connection broke'));
    expect(await store.answer(answerTo(session, somebody('Ada')))).toEqual({ is: 'kept' });
    await store.close();
  });

  test('a connection that breaks in the middle of a transaction rejects it, and nothing else', async () => {
    const log = listen();
    const engine = await openPostgresEngine({ url, schema, clock, log });
    const killer = new pg.Client({ connectionString: url });
    await killer.connect();
    const broken = engine.db.transaction().execute(async (db) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db);
      await killer.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
      await vi.waitFor(() => expect(log.lines.map(({ message }) => message)).toContain('a database connection broke'));
      await sql`select 1`.execute(db);
    });
    await expect(broken).rejects.toThrow();
    expect((await sql<{ one: number }>`select 1 as one`.execute(engine.db)).rows).toEqual([{ one: 1 }]);
    await killer.end();
    await engine.close();
  });

  test('a transaction that lost is tried again, anything else is not', async () => {
    const engine = await database.engine(clock);
    const failing = (times: number, code: string) => {
      let tries = 0;
      return transact(engine, async () => {
        tries += 1;
        if (tries <= times) throw Object.assign(new Error(code), { code });
        return tries;
      });
    };
    expect(await failing(2, '40P01')).toBe(3);
    expect(await failing(2, '40001')).toBe(3);
    await expect(failing(9, '40001')).rejects.toThrow('40001');
    await expect(failing(1, '23505')).rejects.toThrow('23505');
    await engine.close();
  });

  test('no query runs for ever', async () => {
    const engine = await database.engine(clock);
    const { rows } = await sql`select current_setting('statement_timeout') as it`.execute(engine.db);
    expect(rows).toEqual([{ it: '15s' }]);
    await engine.close();
  });
});

describe('a server that cannot be used', () => {
  const secret = 'hunter2-very-secret';
  const refused = async (url: string, why: RegExp) => {
    const log = listen();
    const error = await openPostgres({ url, clock, log }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(SetupError);
    expect(String(error)).toMatch(why);
    expect(JSON.stringify([String(error), (error as Error).stack, log.lines])).not.toContain(secret);
  };

  test('is named, with what to do, and never with its password', async () => {
    await refused(
      `postgres://ada:${secret}@127.0.0.1:1/colloquy`,
      /database colloquy at 127\.0\.0\.1:1: nothing answers/,
    );
    await refused(`postgres://ada:${secret}@no-such-host.invalid/colloquy`, /no such host/);
    await refused(`mysql://ada:${secret}@127.0.0.1/colloquy`, /DATABASE_URL does not look right/);
    await refused(`postgres://ada:${secret}@127.0.0.1:port/colloquy`, /DATABASE_URL does not look right/);
  });

  test.skipIf(!postgresUrl)('as when the database is not there', async () => {
    const url = new URL(postgresUrl ?? 'postgres://localhost');
    url.pathname = '/no_such_database';
    url.password = secret;
    await refused(url.href, /no such database/);
  });

  test.each([
    ['28P01', /does not let us in/],
    ['42501', /Grant it CREATE/],
    ['53300', /no connection left/],
    ['57P03', /still starting/],
    ['ETIMEDOUT', /does not answer in time/],
  ])('%s', (code, why) => {
    const error = explain(Object.assign(new Error('said'), { code }), 'the database x at y');
    expect(error).toBeInstanceOf(SetupError);
    expect(String(error)).toMatch(why);
  });

  test('an error that nobody knows stays itself', () => {
    const error = new Error('new');
    expect(explain(error, 'x')).toBe(error);
  });
});
