/** Everything as lines of JSON, to be moved to another database or kept as a copy. */
import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { SetupError } from '../core/errors.ts';
import type { Db, Engine } from './engine.ts';
import { newest } from './migrations/all.ts';
import { type TableName, tables } from './schema.ts';

type Value = string | number | null;
type Row = Readonly<Record<string, Value>>;
type Loose = Kysely<Record<string, Record<string, Value>>>;

/** Rows and a hash of each table: the same whatever the order of the rows. */
export type Sums = Readonly<Record<string, { readonly rows: number; readonly hash: string }>>;
type Head = { readonly colloquy: 'export'; readonly migration: string };
type Line = Head | { readonly table: string; readonly row: Row } | { readonly sums: Sums };

/** What was seen lately is of no use elsewhere. */
const moved = (Object.keys(tables) as TableName[]).filter((name) => name !== 'deliveries');
const columnsOf = (name: TableName) => Object.keys(tables[name].columns);
/** Rows of one statement: under 100 pages of parameters for any table. */
const rowsAtOnce = 500;

/** Writes every table as it is at one moment, one line a row; the last line has counts and hashes. The bot may run meanwhile. */
export function exportAll(engine: Engine, write: (line: string) => void | Promise<void>): Promise<Sums> {
  return engine.snapshot(async (db) => {
    const say = (line: Line) => write(JSON.stringify(line));
    await say({ colloquy: 'export', migration: newest });
    const sums = await readAll(db, (table, row) => say({ table, row }));
    await say({ sums });
    return sums;
  });
}

/**
 * Puts what was exported into an empty database of the same version, all or nothing, and reads it back: counts and hashes are compared with
 * what the export says. Rejects with a `SetupError` that says what does not fit.
 */
export async function importAll(engine: Engine, lines: AsyncIterable<string>): Promise<Sums> {
  return engine.db.transaction().execute(async (db) => {
    await refuseFull(db);
    const said = await putAll(db, lines);
    const found = await readAll(db);
    for (const name of moved) {
      if (JSON.stringify(said[name]) === JSON.stringify(found[name])) continue;
      throw new SetupError(`What arrived in ${name} is not what was exported. Nothing was changed; is the file whole?`);
    }
    return found;
  });
}

async function refuseFull(db: Db): Promise<void> {
  const loose = db as unknown as Loose;
  for (const name of moved) {
    const one = await loose.selectFrom(name).selectAll().limit(1).executeTakeFirst();
    if (one) throw new SetupError(`There is something in ${name} already. Import into an empty database.`);
  }
}

async function putAll(db: Db, lines: AsyncIterable<string>): Promise<Sums> {
  let head: Head | undefined;
  let sums: Sums | undefined;
  let waiting: { readonly table: string; readonly rows: Row[] } = { table: '', rows: [] };
  const flush = async () => {
    if (waiting.rows.length > 0) await put(db, waiting.table, waiting.rows);
    waiting = { table: '', rows: [] };
  };
  for await (const text of lines) {
    if (text.trim() === '') continue;
    const line = readLine(text);
    if (!head) {
      if (!('colloquy' in line)) throw new SetupError('This is not an export: its first line does not say so.');
      if (line.migration !== newest) throw otherVersion(line.migration);
      head = line;
    } else if ('sums' in line) sums = line.sums;
    else if ('row' in line) {
      if (line.table !== waiting.table || waiting.rows.length === rowsAtOnce) await flush();
      if (waiting.rows.length === 0) waiting = { table: line.table, rows: [] };
      waiting.rows.push(line.row);
    }
  }
  await flush();
  if (!sums) throw new SetupError('The export is not whole: its last line, with the counts, is missing.');
  return sums;
}

const otherVersion = (migration: string) =>
  new SetupError(
    `The export is of version ${migration}, this bot of ${newest}. Import it with the bot that made it, then update that one.`,
  );

function readLine(text: string): Line {
  try {
    return JSON.parse(text);
  } catch {
    throw new SetupError(`A line of the export is not JSON: ${text.slice(0, 60)}…`);
  }
}

async function put(db: Db, table: string, rows: readonly Row[]): Promise<void> {
  const name = moved.find((each) => each === table);
  if (!name) throw new SetupError(`The export has a table ${table}, which this version does not know.`);
  // Only columns that we know: names from a file are put into no statement.
  const known = rows.map((row) => Object.fromEntries(columnsOf(name).map((column) => [column, row[column] ?? null])));
  await (db as unknown as Loose).insertInto(name).values(known).execute();
}

/** Reads every table in pages by its key, and sums it up. */
async function readAll(db: Db, each: (table: string, row: Row) => void | Promise<void> = () => {}): Promise<Sums> {
  const sums: Record<string, { rows: number; hash: string }> = {};
  for (const name of moved) {
    let rows = 0;
    let hash = 0n;
    for await (const row of readTable(db, name)) {
      await each(name, row);
      rows += 1;
      hash ^= BigInt(`0x${createHash('sha256').update(JSON.stringify(row)).digest('hex')}`);
    }
    sums[name] = { rows, hash: hash.toString(16).padStart(64, '0') };
  }
  return sums;
}

async function* readTable(db: Db, name: TableName): AsyncGenerator<Row> {
  const key = tables[name].key;
  const columns = columnsOf(name);
  const keys = sql.join(key.map((column) => sql.ref(column)));
  let last: Row | undefined;
  do {
    let page = (db as unknown as Loose).selectFrom(name).select(columns).limit(rowsAtOnce);
    for (const column of key) page = page.orderBy(column);
    if (last) {
      const values = sql.join(key.map((column) => last?.[column]));
      page = page.where(sql<boolean>`(${keys}) > (${values})`);
    }
    const rows: readonly Row[] = await page.execute();
    // The columns in one order on every engine, for the hash.
    for (const row of rows) yield Object.fromEntries(columns.map((column) => [column, row[column] ?? null]));
    last = rows.length === rowsAtOnce ? rows.at(-1) : undefined;
  } while (last);
}
