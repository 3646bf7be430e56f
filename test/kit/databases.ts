/** The databases that tests can have: SQLite always, PostgreSQL where a server answers. Each test gets one of its own. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { Clock, Log } from '../../src/core/ports.ts';
import type { Store } from '../../src/core/store.ts';
import type { Engine } from '../../src/store/engine.ts';
import { openPostgres, openPostgresEngine } from '../../src/store/postgres.ts';
import { openSqlite, openSqliteEngine } from '../../src/store/sqlite.ts';

export type Database = {
  readonly name: 'sqlite' | 'postgres';
  /** Where a process can open it: a folder, or a URL and a schema. */
  readonly where: { readonly folder: string } | { readonly url: string; readonly schema: string };
  /** Again after `close` is a restart. On PostgreSQL twice at a time is two bots. */
  open(clock: Clock, log?: Log): Promise<Store>;
  engine(clock: Clock, log?: Log): Promise<Engine>;
  /** Everything in it is gone. What was opened must be closed. */
  drop(): Promise<void>;
};

export type Kind = { readonly name: Database['name']; create(): Promise<Database> };

/** Throws away every line; a test that wants them gives a log of its own. */
export const noLog: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

const sqlite: Kind = {
  name: 'sqlite',
  create: async () => {
    const folder = await mkdtemp(join(tmpdir(), 'colloquy-store-'));
    return {
      name: 'sqlite',
      where: { folder },
      open: (clock, log = noLog) => openSqlite({ folder, clock, log }),
      engine: (clock, log = noLog) => openSqliteEngine({ folder, clock, log }),
      drop: () => rm(folder, { recursive: true }),
    };
  },
};

const postgres = (url: string): Kind => ({
  name: 'postgres',
  create: async () => {
    const schema = `test_${randomBytes(6).toString('hex')}`;
    return {
      name: 'postgres',
      where: { url, schema },
      open: (clock, log = noLog) => openPostgres({ url, schema, clock, log }),
      engine: (clock, log = noLog) => openPostgresEngine({ url, schema, clock, log }),
      drop: () =>
        withClient(url, async (client) => {
          await client.query(`drop schema if exists "${schema}" cascade`);
          await client.query(`drop schema if exists "${schema}_jobs" cascade`);
        }),
    };
  },
});

export async function withClient<Result>(url: string, use: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

const local = 'postgres://postgres@127.0.0.1:5432';
const given = process.env.TEST_DATABASE_URL;

/** The first that answers, or why none does. */
async function findPostgres(): Promise<{ readonly url: string } | { readonly reason: string }> {
  const reasons: string[] = [];
  for (const url of given ? [given] : [`${local}/test`, `${local}/postgres`]) {
    try {
      await withClient(url, (client) => client.query('select 1'));
      return { url };
    } catch (error) {
      reasons.push(error instanceof Error ? error.message : String(error));
    }
  }
  return { reason: `no PostgreSQL for tests (set TEST_DATABASE_URL): ${reasons.join('; ')}` };
}
const found = await findPostgres();

/** Why there is no PostgreSQL; absent where there is one. */
export const noPostgres: string | undefined = 'reason' in found ? found.reason : undefined;
export const postgresUrl: string | undefined = 'url' in found ? found.url : undefined;
if (noPostgres) process.stderr.write(`\n  SKIPPED: ${noPostgres}\n\n`);

/** All that are available here. */
export const engines: readonly Kind[] = 'url' in found ? [sqlite, postgres(found.url)] : [sqlite];
