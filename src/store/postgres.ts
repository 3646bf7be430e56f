/** The server database, which several bots may share. All of ours is in one schema, the queue's in another. */
import { type Dialect, Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { SetupError } from '../core/errors.ts';
import type { Clock, Log } from '../core/ports.ts';
import type { Store } from '../core/store.ts';
import { claimDeliveries } from './deliveries.ts';
import type { Engine } from './engine.ts';
import { migrate } from './migrations/all.ts';
import { explain, readUrl } from './postgres-errors.ts';
import { queuedWakes } from './queue.ts';
import type { Tables } from './schema.ts';
import { createStore } from './store.ts';

export type PostgresOptions = {
  /** `postgres://user:password@host:port/database`; never logged and in no message. */
  readonly url: string;
  /** `colloquy` unless several bots are to live in one database apart from each other. Made if it is not there. */
  readonly schema?: string;
  readonly clock: Clock;
  readonly log: Log;
};

/** The oldest server that the queue runs on. */
const oldest = 13;
/** Any number that nobody else takes: who brings the schema up to date holds it. */
const migrating = 7_206_145_339;
const int8 = 20;

/**
 * Opens the database and brings it up to date. Rejects with a `SetupError` that says what to do: where the server cannot be reached, does
 * not let us in, is too old, or holds data of a newer version.
 */
export async function openPostgres(options: PostgresOptions): Promise<Store> {
  const engine = await openPostgresEngine(options);
  const wakes = queuedWakes(engine, { url: options.url, schema: `${options.schema ?? 'colloquy'}_jobs` });
  return createStore(engine, { claim: claimDeliveries(engine), wakes });
}

/** The database alone, for the tools that move everything. */
export async function openPostgresEngine({ url, schema = 'colloquy', clock, log }: PostgresOptions): Promise<Engine> {
  const where = readUrl(url);
  try {
    await prepare(url, schema, where);
  } catch (error) {
    throw error instanceof SetupError ? error : explain(error, where);
  }
  const pool = new pg.Pool({
    ...connection(url),
    max: 10,
    statement_timeout: 15_000,
    idle_in_transaction_session_timeout: 30_000,
  });
  // Idle or between two queries of a transaction: without a listener it would end the process; the next query makes a new one.
  pool.on('error', () => {});
  pool.on('connect', (client) => {
    client.on('error', (error) => log.warn({ err: error }, 'a database connection broke'));
  });
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }).withSchema(schema);
  return {
    name: 'postgres',
    db,
    clock,
    log,
    lost: (error) => ['40001', '40P01'].includes(codeOf(error)),
    faulty: (error) => error instanceof TypeError || /^2[23]...$/.test(codeOf(error)),
    snapshot: (read) => db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(read),
    close: () => db.destroy(),
  };
}

/** 64-bit integers as numbers: times and points are far below 2^53. */
const connection = (url: string): pg.PoolConfig => ({
  connectionString: url,
  application_name: 'colloquy',
  connectionTimeoutMillis: 5_000,
  types: {
    getTypeParser: (type: number, format?: 'text' | 'binary') =>
      type === int8 && format !== 'binary' ? Number : pg.types.getTypeParser(type, format as 'text'),
  },
});

/** Makes the schema and brings it up to date, one process after the other. Without a time limit: a migration may take long. */
async function prepare(url: string, schema: string, where: string): Promise<void> {
  const pool = new pg.Pool({ ...connection(url), max: 2 });
  const db = new Kysely<Tables>({ dialect: lookingInto(schema, new PostgresDialect({ pool })) });
  try {
    await checkVersion(db, where);
    await db.connection().execute(async (guard) => {
      await sql`select pg_advisory_lock(${migrating})`.execute(guard);
      try {
        const there = await sql`select 1 from pg_namespace where nspname = ${schema}`.execute(guard);
        if (there.rows.length === 0) await guard.schema.createSchema(schema).execute();
        await migrate(db.withSchema(schema), where, schema);
      } finally {
        await sql`select pg_advisory_unlock(${migrating})`.execute(guard);
      }
    });
  } finally {
    await db.destroy();
  }
}

/**
 * The dialect, which finds tables of this schema alone. Kysely's own looks at all of the database to find its two, and fails where somebody
 * else's schema goes away meanwhile.
 */
const lookingInto = (schema: string, dialect: Dialect): Dialect => ({
  createAdapter: () => dialect.createAdapter(),
  createDriver: () => dialect.createDriver(),
  createQueryCompiler: () => dialect.createQueryCompiler(),
  createIntrospector: (db) => ({
    getSchemas: async () => [{ name: schema }],
    getTables: async () => {
      const found = sql<{ name: string }>`select tablename as name from pg_tables where schemaname = ${schema}`;
      const { rows } = await found.execute(db);
      return rows.map(({ name }) => ({ name, schema, isView: false, isForeign: false, columns: [] }));
    },
    getMetadata: async () => ({ tables: [] }),
  }),
});

async function checkVersion(db: Kysely<Tables>, where: string): Promise<void> {
  const { rows } = await sql<{ version: string }>`select current_setting('server_version_num') as version`.execute(db);
  const major = Math.floor(Number(rows[0]?.version) / 10_000);
  if (major < oldest) {
    throw new SetupError(`${where} is PostgreSQL ${major}; this bot needs ${oldest} or newer.`);
  }
}

/** The server's own code (SQLSTATE). */
const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
