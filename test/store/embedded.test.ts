/** What SQLite has alone: one owner of a file, readers beside it, durability, and a disk that is full. */
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SetupError } from '../../src/core/errors.ts';
import { rememberDeliveries } from '../../src/store/deliveries.ts';
import { openSqlite, openSqliteEngine } from '../../src/store/sqlite.ts';
import { createStore } from '../../src/store/store.ts';
import { timedWakes } from '../../src/store/wakes.ts';
import { type Database, engines, noLog } from '../kit/databases.ts';
import { handClock } from '../kit/hand-clock.ts';
import { kill, openElsewhere } from '../kit/store/crash.ts';
import { answerTo, begun, factsOf, somebody } from '../kit/store/scene.ts';

const clock = handClock(1_000);
let database: Database;
let folder: string;
beforeEach(async () => {
  const kind = engines.find(({ name }) => name === 'sqlite');
  if (!kind) throw new Error('no SQLite');
  database = await kind.create();
  folder = 'folder' in database.where ? database.where.folder : '';
});
afterEach(() => database.drop());
const open = (more: { readOnly?: true } = {}) => openSqlite({ folder, clock, log: noLog, ...more });

describe('one bot owns a file', () => {
  test('a second one is refused, in this process and in another', async () => {
    const store = await open();
    await expect(open()).rejects.toThrow(SetupError);
    await expect(open()).rejects.toThrow(/Another bot is using .*Stop it first/);
    await expect(openElsewhere(database)).rejects.toThrow(/Another bot is using/);
    await store.close();
    await (await open()).close();
  });

  test('until it ends, also by kill -9', async () => {
    const { child } = await openElsewhere(database);
    await expect(open()).rejects.toThrow(/Another bot/);
    await kill(child);
    await (await open()).close();
  });

  test('of many that start at once, one gets it', async () => {
    const starts = await Promise.allSettled(Array.from({ length: 4 }, () => openElsewhere(database)));
    const running = starts.flatMap((start) => (start.status === 'fulfilled' ? [start.value.child] : []));
    expect(running).toHaveLength(1);
    for (const child of running) await kill(child);
  });

  test('readers see what is written, beside it and without it, and write nothing', async () => {
    const store = await open();
    const session = await begun(store);
    const reader = await open({ readOnly: true });
    await store.answer(answerTo(session, somebody('Ada')));
    expect((await reader.tally(session.id, { most: 1 })).players.count).toBe(1);
    await expect(reader.setPerson(somebody('Ben').id, { names: true })).rejects.toThrow(/readonly/);
    await expect(reader.answer(answerTo(session, somebody('Ben')))).rejects.toThrow(/readonly/);
    await store.close();
    expect((await reader.liveSessions()).map(({ id }) => id)).toEqual([session.id]);
    await reader.close();
    const alone = await open({ readOnly: true });
    expect(await alone.session(session.id)).toBeDefined();
    await alone.close();
  });
});

describe('the file', () => {
  test('is written through to the disk at every commit', async () => {
    const engine = await openSqliteEngine({ folder, clock, log: noLog });
    const pragma = async (name: string) =>
      Object.values((await sql.raw(`pragma ${name}`).execute(engine.db)).rows[0] ?? {})[0];
    expect(await pragma('journal_mode')).toBe('wal');
    expect(await pragma('synchronous')).toBe(2);
    expect(await pragma('foreign_keys')).toBe(1);
    expect(await pragma('busy_timeout')).toBe(5_000);
    await engine.close();
  });

  const refused = async (why: RegExp, more: { folder?: string; readOnly?: true } = {}) => {
    const opening = openSqlite({ folder, clock, log: noLog, ...more });
    await expect(opening).rejects.toThrow(SetupError);
    await expect(opening).rejects.toThrow(why);
  };

  test('that is damaged is named', async () => {
    await writeFile(
      join(folder, 'colloquy.db'),
      'this is no database at all, but it is long enough to be looked at'.repeat(99),
    );
    await refused(/colloquy\.db is damaged/);
    await refused(/colloquy\.db is damaged/, { readOnly: true });
  });

  test('that is not there, or has nothing in it, is no file to read', async () => {
    await refused(/cannot be read/, { readOnly: true });
    await writeFile(join(folder, 'colloquy.db'), '');
    await refused(/older version/, { readOnly: true });
  });

  test('of a newer version is left alone', async () => {
    const engine = await openSqliteEngine({ folder, clock, log: noLog });
    await sql`insert into kysely_migration values ('9999', '2030-01-01T00:00:00.000Z')`.execute(engine.db);
    await engine.close();
    await refused(/written by a newer version/);
    await refused(/written by a newer version/, { readOnly: true });
    // It has let go of the file.
    await refused(/written by a newer version/);
  });

  test('cannot be made where a folder cannot be', async () => {
    await writeFile(join(folder, 'file'), '');
    await refused(/cannot be made \((ENOTDIR|EEXIST)\)/, { folder: join(folder, 'file', 'below') });
  });

  test.skipIf(process.getuid?.() === 0)('cannot be written where the folder may only be read', async () => {
    const locked = join(folder, 'locked');
    await mkdir(locked, { mode: 0o500 });
    await refused(/cannot be written/, { folder: locked });
    await chmod(locked, 0o700);
  });

  test('is made with its folder, and is the same after every start', async () => {
    const deep = join(await mkdtemp(join(tmpdir(), 'colloquy-')), 'a', 'b');
    const first = await openSqlite({ folder: deep, clock, log: noLog });
    const session = await begun(first);
    await first.close();
    for (let start = 0; start < 3; start += 1) {
      const store = await openSqlite({ folder: deep, clock, log: noLog });
      expect(await store.session(session.id)).toMatchObject({ version: 1 });
      await store.close();
    }
    await rm(join(deep, '..', '..'), { recursive: true });
  });
});

test('a full disk refuses answers and loses none; with room again it goes on', async () => {
  const engine = await openSqliteEngine({ folder, clock, log: noLog });
  const store = createStore(engine, { claim: rememberDeliveries(), wakes: timedWakes(engine) });
  const session = await begun(store);
  const pages = async () => Number(Object.values((await sql`pragma page_count`.execute(engine.db)).rows[0] ?? {})[0]);
  await sql.raw(`pragma max_page_count = ${(await pages()) + 4}`).execute(engine.db);
  const kept: string[] = [];
  let refused = 0;
  const answer = async () => {
    const person = somebody('Ada');
    const written = answerTo(session, person, { given: `"${'long '.repeat(100)}` });
    await store.answer(written).then(
      () => void kept.push(person.id),
      (error: Error) => {
        refused += 1;
        expect(error.message).toMatch(/full/);
      },
    );
  };
  for (let n = 0; n < 20; n += 1) await Promise.all([answer(), answer(), answer()]);
  expect(refused).toBeGreaterThan(20);
  const there = async () => new Set((await store.players(session.id, 999)).map(({ person }) => person as string));
  expect(await there()).toEqual(new Set(kept));
  await expect(store.step(session.id, {}, () => ({ result: 1 }))).resolves.toMatchObject({ result: 1 });
  await sql.raw('pragma max_page_count = 1000000').execute(engine.db);
  const before = refused;
  await Promise.all([answer(), answer()]);
  expect(refused).toBe(before);
  expect(await there()).toEqual(new Set(kept));
  expect((await factsOf(store, session, { round: 1 })).round?.answered).toBe(kept.length);
  await store.close();
});
