/** What is stored about one person, all of it: shown to them, or forgotten. Which columns those are is said in schema.ts alone. */
import { randomBytes } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { PersonId } from '../core/place.ts';
import type { Store } from '../core/store.ts';
import { type Db, type Engine, locking, transact } from './engine.ts';
import { forgetInJson, forgetInText, mentions } from './mention.ts';
import { nobody } from './people.ts';
import { type Holds, type TableName, tables } from './schema.ts';
import { staleBoardsOf } from './talk.ts';
import type { Wakes } from './wakes.ts';

type People = Pick<Store, 'exportPerson' | 'deletePerson'>;

/** A table as one of many: its columns are names. */
type Loose = Kysely<Record<string, Record<string, string | number | null>>>;

export function personQueries(engine: Engine, wakes: Wakes): People {
  return {
    exportPerson: (person) => engine.snapshot((db) => exportPerson(db, person)),
    deletePerson: (person) => transact(engine, (db) => deletePerson(engine, wakes, db, person)),
  };
}

const columnsThat = (name: TableName, holds: Holds): readonly string[] =>
  Object.entries(tables[name].columns).flatMap(([column, what]) => (what === holds ? [column] : []));

/** Tables with a column for a person's id. */
const personal = (Object.keys(tables) as TableName[]).flatMap((name) =>
  columnsThat(name, 'person').map((column) => ({ name, column, forgets: tables[name].forgets })),
);

async function exportPerson(db: Db, person: PersonId): ReturnType<Store['exportPerson']> {
  const loose = db as unknown as Loose;
  const found: Record<string, readonly Readonly<Record<string, unknown>>[]> = {};
  for (const { name, column } of personal) {
    const rows = await loose.selectFrom(name).selectAll().where(column, '=', person).execute();
    if (rows.length > 0) found[name] = rows.map((row) => ({ ...row }));
  }
  // A session's state is about others too: that they are in it is what can be given.
  const rows = await mentioning(db, person).execute();
  const inState = rows.filter((row) =>
    [row.state, row.taken, row.only_key].some((text) => mentions(text ?? '', person)),
  );
  if (inState.length > 0) {
    found.sessions = inState.map(({ id, machine, place, started_at }) => ({ id, machine, place, started_at }));
  }
  return found;
}

/** Sessions in whose JSON the id may stand; it may also be the beginning of a longer one. */
const mentioning = (db: Db, person: PersonId) => {
  const written = `%${JSON.stringify(person)
    .slice(1, -1)
    .replaceAll(/[\\%_]/g, '\\$&')}%`;
  const holds = (column: string) => sql<boolean>`${sql.ref(column)} like ${written} escape '\\'`;
  return db
    .selectFrom('sessions')
    .leftJoin('taken', 'taken.session', 'sessions.id')
    .selectAll('sessions')
    .select('taken.taken')
    .where(({ or }) => or([holds('sessions.state'), holds('sessions.only_key'), holds('taken.taken')]));
};

async function deletePerson(engine: Engine, wakes: Wakes, db: Db, person: PersonId): Promise<number> {
  // The same everywhere, so that sums stay those of one person.
  const stranger = `${nobody}${randomBytes(12).toString('hex')}`;
  let touched = await forgetInSessions(engine, db, person, stranger);
  await staleBoardsOf(db, person);
  // Not only its row: a queue may know of it.
  if (await wakes.set(db, 'review', person, undefined)) touched += 1;
  touched += await forgetSubscription(db, wakes, person);
  const loose = db as unknown as Loose;
  for (const { name, column, forgets } of personal) {
    if (forgets === 'row') {
      const { numDeletedRows } = await loose.deleteFrom(name).where(column, '=', person).executeTakeFirst();
      touched += Number(numDeletedRows);
      continue;
    }
    const emptied = Object.fromEntries(columnsThat(name, 'name').map((each) => [each, '']));
    for (const words of columnsThat(name, 'words')) await forgetWords(loose, name, column, words, person);
    const { numUpdatedRows } = await loose
      .updateTable(name)
      .set({ ...emptied, [column]: stranger })
      .where(column, '=', person)
      .executeTakeFirst();
    touched += Number(numUpdatedRows);
  }
  return touched;
}

/** What was for that person alone goes; a channel's subscription stays, and nobody is known to have set it up. */
async function forgetSubscription(db: Db, wakes: Wakes, person: PersonId): Promise<number> {
  const own = await db.deleteFrom('subscriptions').where('target', '=', person).returning('id').executeTakeFirst();
  if (!own) return 0;
  await wakes.set(db, 'digest', own.id, undefined);
  return 1;
}

/** What was chosen among given choices says nothing about anybody and is counted; what was typed are the person's words. Typed answers begin with `"`. */
async function forgetWords(db: Loose, name: TableName, column: string, words: string, person: string): Promise<void> {
  const theirs = db
    .updateTable(name)
    .set({ [words]: '' })
    .where(column, '=', person)
    .where(words, 'is not', null);
  await (name === 'answers' || name === 'digest_answers' ? theirs.where(words, 'like', '"%') : theirs).execute();
}

/** Their id in what sessions wrote down. A live session goes on: its rows and its state speak of the same stranger. */
async function forgetInSessions(engine: Engine, db: Db, person: PersonId, stranger: string): Promise<number> {
  const found = await mentioning(db, person).orderBy('sessions.id').execute();
  let touched = 0;
  for (const { id, taken } of found) {
    // A step may have written it since; none does while it is locked.
    const row = await locking(
      engine,
      'change',
      db.selectFrom('sessions').selectAll().where('id', '=', id),
    ).executeTakeFirstOrThrow();
    const state = forgetInJson(row.state, person, stranger);
    const only = row.only_key === null ? null : forgetInText(row.only_key, person, stranger);
    const took = taken === null ? null : forgetInJson(taken, person, stranger);
    if (state === row.state && only === row.only_key && took === taken) continue;
    await db
      .updateTable('sessions')
      .set({ state, only_key: only, version: row.version + 1 })
      .where('id', '=', id)
      .execute();
    if (took !== null && took !== taken) {
      await db.updateTable('taken').set({ taken: took }).where('session', '=', id).execute();
    }
    touched += 1;
  }
  return touched;
}
