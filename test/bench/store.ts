/**
 * Answers that are on the disk when they are acknowledged: through the store, beside raw inserts of the same rows in the same groups into a
 * copy of the same database, in turn; with a history of 5,000 answers, ten times and a hundred times as many. Then 200 times kill -9.
 * `node test/bench/store.ts` prints the rows as JSON.
 */
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import { type Person, personId } from '../../src/core/place.ts';
import type { Store } from '../../src/core/store.ts';
import { type Database, engines, type Kind } from '../kit/databases.ts';
import { handClock } from '../kit/hand-clock.ts';
import { killAndLook } from '../kit/store/crash.ts';
import { fill } from '../kit/store/history.ts';
import { answerTo, newSession, round } from '../kit/store/scene.ts';
import type { Row } from './row.ts';

/** Sessions of the smallest history; each has 50 people and 10 rounds. */
const history = 10;
const times = [1, 10, 100];
/** People who answer at the same moment, and how often they do. */
const crowd = 500;
const moments = 30;
/** The first of them warm the code up. */
const warmUp = 10;
/** Answers one after the other. */
const singles = 400;
const kills = 200;
const clock = handClock(1_000);
const history0 = 'history0';
const columns = '(session, round, person, given, credit, points, sent_at, at)';

type Given = { readonly session: string; readonly round: number; readonly people: readonly Person[] };
/** One transaction with one answer of each. */
type Bare = { insert(given: Given): Promise<void> | void; close(): Promise<void> };

async function measure(kind: Kind, scale: number): Promise<readonly Row[]> {
  const database = await kind.create();
  const engine = await database.engine(clock);
  await fill(engine, history * scale);
  await engine.close();
  const bare = await openBare(database);
  const store = await database.open(clock);
  const people = Array.from({ length: crowd }, (_, n): Person => ({ id: personId('crowd', `${n}`), name: `P${n}` }));
  const session = newSession({ id: 'measured' });
  const rounds = Array.from({ length: moments + 1 + singles }, (_, n) => round(n));
  await store.begin(session, { entries: rounds, boards: [] });
  // Everybody joins before it is measured: that is once in a session.
  await together(store, { session: session.id, round: 0, people });

  const ours: number[] = [];
  const raw: number[] = [];
  for (let n = 1; n <= moments; n += 1) {
    const took = await timed(() => together(store, { session: session.id, round: n, people }));
    const bareTook = await timed(() => bare.insert({ session: history0, round: 1_000 + n, people }));
    if (n <= warmUp) continue;
    ours.push(took);
    raw.push(bareTook);
  }
  const one = { ours: [] as number[], raw: [] as number[] };
  for (let n = moments + 1; n <= moments + singles; n += 1) {
    const [person] = people;
    if (!person) break;
    one.ours.push(await timed(() => together(store, { session: session.id, round: n, people: [person] })));
    one.raw.push(await timed(() => bare.insert({ session: history0, round: 1_000 + n, people: [person] })));
  }
  await bare.close();
  await store.close();
  await database.drop();
  const named = kind.name === 'sqlite' ? 'SQLite' : 'PostgreSQL';
  const after = `after ${(history * scale * 500).toLocaleString('en')} answers in ${history * scale} sessions`;
  const beside = kind.name === 'sqlite' ? 'node:sqlite, one insert each' : 'pg, one insert of all';
  const latency = (share: number): Row => ({
    what: `${named}: one answer alone ${after}, p${share * 100}`,
    unit: 'ms',
    ours: quantile(one.ours, share),
    bare: quantile(one.raw, share),
    beside,
  });
  return [
    {
      what: `${named}: durable answers, ${crowd} at once, ${after}`,
      unit: '/s',
      ours: Math.round((crowd * 1_000) / quantile(ours, 0.5)),
      bare: Math.round((crowd * 1_000) / quantile(raw, 0.5)),
      beside,
    },
    latency(0.5),
    latency(0.99),
  ];
}

async function together(store: Store, { session, round: number, people }: Given): Promise<void> {
  const told = await Promise.all(
    people.map((person) => store.answer(answerTo({ id: session }, person, { round: number }))),
  );
  if (told.some(({ is }) => is !== 'kept')) throw new Error('an answer was not kept');
}

/** The same rows into the same tables without the store: a copy of the file, or a connection of its own. */
async function openBare({ where }: Database): Promise<Bare> {
  if ('folder' in where) {
    const folder = await mkdtemp(join(tmpdir(), 'colloquy-bare-'));
    await copyFile(join(where.folder, 'colloquy.db'), join(folder, 'bare.db'));
    const database = new DatabaseSync(join(folder, 'bare.db'), { enableForeignKeyConstraints: false });
    database.exec('pragma journal_mode = wal; pragma synchronous = full');
    const insert = database.prepare(`insert into answers ${columns} values (?, ?, ?, 'a', 1000, 10, 2000, 2001)`);
    return {
      insert: ({ session, round: number, people }) => {
        database.exec('begin immediate');
        for (const { id } of people) insert.run(session, number, id);
        database.exec('commit');
      },
      close: async () => {
        database.close();
        await rm(folder, { recursive: true });
      },
    };
  }
  const client = new pg.Client({ connectionString: where.url });
  await client.connect();
  // A table of its own beside ours, with the same history and indexes.
  await client.query(`create table "${where.schema}".bare (like "${where.schema}".answers including all)`);
  await client.query(`insert into "${where.schema}".bare select * from "${where.schema}".answers`);
  await client.query(`analyze "${where.schema}".bare`);
  return {
    insert: async ({ session, round: number, people }) => {
      await client.query('begin');
      await client.query(
        `insert into "${where.schema}".bare ${columns} select $1, $2, person, 'a', 1000, 10, 2000, 2001 from unnest($3::text[]) as person`,
        [session, number, people.map(({ id }) => id)],
      );
      await client.query('commit');
    },
    close: () => client.end(),
  };
}

async function killing(kind: Kind): Promise<Row> {
  const database = await kind.create();
  const { acknowledged, lost, twice } = await killAndLook(database, kills, () => 5 + Math.random() * 100);
  await database.drop();
  const named = kind.name === 'sqlite' ? 'SQLite' : 'PostgreSQL';
  return {
    what: `${named}: of ${acknowledged.toLocaleString('en')} acknowledged answers, lost or doubled in ${kills} kill -9`,
    unit: 'lost',
    ours: lost.length + twice,
  };
}

async function timed(run: () => Promise<void> | void): Promise<number> {
  const begin = performance.now();
  await run();
  return performance.now() - begin;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN) * 100) / 100;
}

const rows: Row[] = [];
for (const kind of engines) {
  for (const scale of times) rows.push(...(await measure(kind, scale)));
  rows.push(await killing(kind));
}
process.stdout.write(`${JSON.stringify(rows, undefined, 2)}\n`);
