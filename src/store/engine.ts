/** What the queries need of a database, whichever it is. */
import { type Expression, type Kysely, type RawBuilder, type SelectQueryBuilder, sql } from 'kysely';
import type { Clock, Log } from '../core/ports.ts';
import type { TableName, Tables } from './schema.ts';

/** The database, or a transaction in it. */
export type Db = Kysely<Tables>;

export type Engine = {
  readonly name: 'sqlite' | 'postgres';
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Log;
  /** Whether a transaction lost against another one and is to be tried again from its beginning. */
  lost(error: unknown): boolean;
  /** Whether it was one of the rows it was given, not the database itself: the others fare better without it. */
  faulty(error: unknown): boolean;
  /** Runs the transaction whose queries all see the same moment. */
  snapshot<Result>(read: (db: Db) => Promise<Result>): Promise<Result>;
  /** Ends the connection; nothing may be under way. */
  close(): Promise<void>;
};

const tries = 5;

/** One transaction; from its beginning again where it lost against another one, so `work` may be called more than once. */
export async function transact<Result>(engine: Engine, work: (db: Db) => Promise<Result>): Promise<Result> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await engine.db.transaction().execute(work);
    } catch (error) {
      if (tried === tries || !engine.lost(error)) throw error;
    }
  }
}

/**
 * A query whose rows are locked until the transaction ends: `change` against everybody, `hold` against those who would change them.
 * On SQLite there is one writer, and its transactions begin as writers.
 */
export function locking<Table extends TableName, Row>(
  engine: Engine,
  how: 'change' | 'hold',
  query: SelectQueryBuilder<Tables, Table, Row>,
): SelectQueryBuilder<Tables, Table, Row> {
  if (engine.name === 'sqlite') return query;
  // Not `for update`: that one waits for rows that merely refer to this one, and they may wait for us.
  return how === 'change' ? query.forNoKeyUpdate() : query.forShare();
}

/** A sum as a number: PostgreSQL makes decimals of sums, which arrive as text. */
export const whole = (value: Expression<unknown>) => sql<number>`cast(coalesce(${value}, 0) as bigint)`;

/** Rows by several columns together; an index on them is used. Every row has a value for each column. */
export function among(
  columns: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): RawBuilder<boolean> {
  const names = sql.join(columns.map((column) => sql.ref(column)));
  // The first row tells PostgreSQL the types of all.
  const value = (it: string | number) =>
    typeof it === 'number' ? sql`cast(${it} as bigint)` : sql`cast(${it} as text)`;
  return sql<boolean>`(${names}) in (values ${sql.join(rows.map((row) => sql`(${sql.join(row.map(value))})`))})`;
}

/** Lists short enough for one statement: SQLite takes 32,766 parameters, PostgreSQL 65,535. */
export function chunks<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  const found: Item[][] = [];
  for (let from = 0; from < items.length; from += size) found.push(items.slice(from, from + size));
  return found;
}

/** PostgreSQL keeps no NUL in a text, and nobody means one. */
export const clean = (text: string): string => text.replaceAll('\0', '');
