/** Kysely's SQLite dialect on `node:sqlite`. It is written for another driver, which says whether a statement has rows and takes its parameters as a list. */
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { type SqliteDatabase, SqliteDialect, type SqliteStatement } from 'kysely';
import { LRUCache } from 'lru-cache';

/** Every write transaction begins as a writer (`begin immediate`), so that it never finds out later that it may not write. */
export function sqliteDialect(database: DatabaseSync, writes: boolean): SqliteDialect {
  const prepared = new LRUCache<string, SqliteStatement>({ max: 200 });
  const prepare = (written: string): SqliteStatement => {
    const known = prepared.get(written);
    if (known) return known;
    const made = wrap(database.prepare(writes && written === 'begin' ? 'begin immediate' : written));
    prepared.set(written, made);
    return made;
  };
  const connection: SqliteDatabase = {
    close: () => database.close(),
    // A transaction that a full disk ended is rolled back already.
    prepare: (written) => (written === 'rollback' && !database.isTransaction ? nothing : prepare(written)),
  };
  return new SqliteDialect({ database: connection });
}

const nothing: SqliteStatement = {
  reader: false,
  all: () => [],
  run: () => ({ changes: 0, lastInsertRowid: 0 }),
  iterate: () => [][Symbol.iterator](),
};

function wrap(statement: StatementSync): SqliteStatement {
  const values = (parameters: readonly unknown[]) => parameters as readonly SQLInputValue[];
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...values(parameters)),
    run: (parameters) => statement.run(...values(parameters)),
    iterate: (parameters) => statement.iterate(...values(parameters)) as IterableIterator<unknown>,
  };
}
