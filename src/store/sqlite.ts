/** The embedded database: one file, written by one bot at a time. Every commit is on the disk before it is reported. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { SetupError } from '../core/errors.ts';
import type { Clock, Log } from '../core/ports.ts';
import type { Store } from '../core/store.ts';
import { rememberDeliveries } from './deliveries.ts';
import type { Engine } from './engine.ts';
import { checkMigrated, migrate } from './migrations/all.ts';
import type { Tables } from './schema.ts';
import { sqliteDialect } from './sqlite-dialect.ts';
import { createStore } from './store.ts';
import { timedWakes } from './wakes.ts';

export type SqliteOptions = {
  /** Where `colloquy.db` lies; made if it is not there. */
  readonly folder: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Beside a running bot: reads only, owns nothing, and every write rejects. */
  readonly readOnly?: true;
};

/**
 * Opens the database and brings it up to date. Rejects with a `SetupError` that says what to do: where another bot has it, the folder
 * cannot be written, the file is damaged or of a newer version.
 */
export async function openSqlite(options: SqliteOptions): Promise<Store> {
  const engine = await openSqliteEngine(options);
  return createStore(engine, { claim: rememberDeliveries(), wakes: timedWakes(engine) });
}

/** A database that is kept nowhere: gone when it is closed. */
export async function openInMemory({ clock, log }: Pick<SqliteOptions, 'clock' | 'log'>): Promise<Store> {
  const database = new DatabaseSync(':memory:');
  const db = new Kysely<Tables>({ dialect: sqliteDialect(database, true) });
  await migrateWhole(database, db, 'memory');
  const engine = engineOf(db, { folder: '', clock, log }, undefined);
  return createStore(engine, { claim: rememberDeliveries(), wakes: timedWakes(engine) });
}

/** The database alone, for the tools that move everything. */
export async function openSqliteEngine(options: SqliteOptions): Promise<Engine> {
  const { folder, readOnly = false } = options;
  const file = join(folder, 'colloquy.db');
  let owner: DatabaseSync | undefined;
  let database: DatabaseSync | undefined;
  try {
    if (!readOnly) owner = own(folder);
    database = open(file, readOnly);
    const db = new Kysely<Tables>({ dialect: sqliteDialect(database, !readOnly) });
    if (readOnly) await checkMigrated(db, file);
    else await migrateWhole(database, db, file);
    return engineOf(db, options, owner);
  } catch (error) {
    if (database?.isOpen) database.close();
    if (owner?.isOpen) owner.close();
    throw error instanceof SetupError ? error : explain(error, file, readOnly);
  }
}

function engineOf(db: Kysely<Tables>, { clock, log }: SqliteOptions, owner: DatabaseSync | undefined): Engine {
  return {
    name: 'sqlite',
    db,
    clock,
    log,
    lost: () => false,
    faulty: (error) => error instanceof TypeError || faults.has(codeOf(error) & 0xff),
    snapshot: (read) => db.transaction().execute(read),
    close: async () => {
      await db.destroy();
      owner?.close();
    },
  };
}

/**
 * Holds a lock on a small file beside the database for as long as this process lives: the system gives it back on any death. A lock on the
 * database itself would keep readers out too.
 */
function own(folder: string): DatabaseSync {
  mkdirSync(folder, { recursive: true });
  const owner = new DatabaseSync(join(folder, 'owner.db'), { timeout: 0 });
  try {
    owner.exec('begin exclusive');
    return owner;
  } catch (error) {
    owner.close();
    if ((codeOf(error) & 0xff) !== busy) throw error;
    throw new SetupError(
      `Another bot is using ${folder}. Stop it first, or give this one a folder of its own; several bots can share a PostgreSQL database.`,
    );
  }
}

function open(file: string, readOnly: boolean): DatabaseSync {
  const database = new DatabaseSync(file, { readOnly, timeout: 5_000, enableForeignKeyConstraints: true });
  try {
    // Looks into the file, which opening it does not.
    database.prepare('select count(*) from sqlite_master').get();
    if (readOnly) return database;
    database.exec('pragma journal_mode = wal');
    database.exec('pragma synchronous = full');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** All of it or nothing: Kysely itself does not put SQLite's migrations into a transaction. */
async function migrateWhole(database: DatabaseSync, db: Kysely<Tables>, file: string): Promise<void> {
  database.exec('begin immediate');
  try {
    await migrate(db, file);
    database.exec('commit');
  } catch (error) {
    if (database.isTransaction) database.exec('rollback');
    throw error;
  }
}

const busy = 5;
const [readonly, ioError, corrupt, fullDisk, cannotOpen, notADatabase] = [8, 10, 11, 13, 14, 26];
const [tooBig, constraint, mismatch] = [18, 19, 20];
const faults = new Set([tooBig, constraint, mismatch]);

/** SQLite's own code, which `node:sqlite` adds to its errors. */
const codeOf = (error: unknown): number =>
  typeof error === 'object' && error !== null && 'errcode' in error ? Number(error.errcode) : 0;

function explain(error: unknown, file: string, readOnly: boolean): unknown {
  const system = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  const said = error instanceof Error ? error.message : String(error);
  switch (codeOf(error) & 0xff) {
    case corrupt:
    case notADatabase:
      return new SetupError(
        `${file} is damaged (${said}). Move it away and put a copy back, or import the last export.`,
      );
    case fullDisk:
      return new SetupError(`There is no room on the disk for ${file}. Make room, then start again.`);
    case readonly:
    case cannotOpen:
    case ioError:
      return new SetupError(
        readOnly
          ? `${file} cannot be read (${said}). Is it there, and has the bot run once?`
          : `${file} cannot be written (${said}). Let the bot's user write in its folder.`,
      );
    case busy:
      return new SetupError(`${file} is locked by another program (${said}). Close it, then start again.`);
    default:
      return /^(EACCES|EPERM|EROFS|ENOTDIR|EEXIST|ENOSPC|ENOENT)$/.test(system)
        ? new SetupError(
            `The folder of ${file} cannot be made (${system}). Choose another one, or let the bot's user write there.`,
          )
        : error;
  }
}
