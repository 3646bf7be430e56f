/** What people say in a discussion: stands with how they came to them, reasons, and whom those made think. */
import type { PersonId } from '../core/place.ts';
import type { Entry, Facts, Stance, Stand, Store, Talk } from '../core/store.ts';
import { clean, type Db, type Engine } from './engine.ts';
import { toStance } from './rows.ts';

type Of<Kind extends Entry['is']> = Extract<Entry, { readonly is: Kind }>;

export function talkQueries({ db }: Engine): Pick<Store, 'talk' | 'ownTalk'> {
  return {
    talk: async (session): Promise<Talk> => ({
      stands: await stands(db, session),
      changed: await changed(db, session),
      cited: await cited(db, session),
      reasons: await reasons(db, session),
    }),
    ownTalk: async (session, person) => {
      const stance = await ownStance(db, session, person);
      const own = await db
        .selectFrom('reasons')
        .select('number')
        .where('session', '=', session)
        .where('person', '=', person)
        .orderBy('number')
        .execute();
      const thoughts = await db
        .selectFrom('thoughts')
        .select('number')
        .where('session', '=', session)
        .where('person', '=', person)
        .orderBy('number')
        .execute();
      return {
        ...(stance && { stance }),
        reasons: own.map(({ number }) => number),
        thoughts: thoughts.map(({ number }) => number),
      };
    },
  };
}

/** What a step needs to know; the session is locked. */
export async function countTalk(
  db: Db,
  session: string,
  person: PersonId | '',
  number: number | undefined,
): Promise<NonNullable<Facts['talk']>> {
  const own = person && (await ownStance(db, session, person));
  const theirs = await db
    .selectFrom('reasons')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('session', '=', session)
    .where('person', '=', person)
    .executeTakeFirstOrThrow();
  const { people } = await db
    .selectFrom('stances')
    .select(({ fn }) => fn.countAll<number>().as('people'))
    .where('session', '=', session)
    .executeTakeFirstOrThrow();
  const reason = number === undefined ? undefined : await aboutReason(db, session, person, number);
  return { people, ownReasons: theirs.count, ...(own && { own }), ...(reason && { reason }) };
}

async function aboutReason(db: Db, session: string, person: string, number: number) {
  const row = await db
    .selectFrom('reasons')
    .select('person')
    .where('session', '=', session)
    .where('number', '=', number)
    .executeTakeFirst();
  if (!row) return undefined;
  const thought = await db
    .selectFrom('thoughts')
    .select('at')
    .where('session', '=', session)
    .where('number', '=', number)
    .where('person', '=', person)
    .executeTakeFirst();
  return { own: row.person === person, thought: thought !== undefined };
}

async function ownStance(db: Db, session: string, person: string): Promise<Stance | undefined> {
  const row = await db
    .selectFrom('stances')
    .select(['stand', 'reason', 'address', 'sent_at'])
    .where('session', '=', session)
    .where('person', '=', person)
    .executeTakeFirst();
  return row && toStance(row);
}

async function stands(db: Db, session: string): Promise<Talk['stands']> {
  const rows = await db
    .selectFrom('stances')
    .select(({ fn }) => ['first', 'stand', fn.countAll<number>().as('count')])
    .where('session', '=', session)
    .groupBy(['first', 'stand'])
    .orderBy('first')
    .orderBy('stand')
    .execute();
  return rows.map(({ first, stand, count }) => ({ first: first as Stand, now: stand as Stand, count }));
}

async function changed(db: Db, session: string): Promise<number> {
  const row = await db
    .selectFrom('moves')
    .select(({ fn }) => fn.count<number>('person').distinct().as('count'))
    .where('session', '=', session)
    .where('number', '>', 0)
    .executeTakeFirstOrThrow();
  return row.count;
}

/** Who names a paragraph both in private and with a reason names it once. */
async function cited(db: Db, session: string): Promise<Talk['cited']> {
  const named = db
    .selectFrom('reasons')
    .select(['person', 'address', 'stand'])
    .where('session', '=', session)
    .where('address', 'is not', null)
    .union(
      db
        .selectFrom('stances')
        .select(['person', 'address', 'stand'])
        .where('session', '=', session)
        .where('address', 'is not', null),
    );
  const rows = await db
    .selectFrom(named.as('named'))
    .select(({ fn }) => ['named.address', 'named.stand', fn.countAll<number>().as('count')])
    .groupBy(['named.address', 'named.stand'])
    .orderBy('named.address')
    .orderBy('named.stand')
    .execute();
  return rows.map(({ address, stand, count }) => ({
    address: address ?? '',
    ...(stand !== null && { stand: stand as Stand }),
    count,
  }));
}

async function reasons(db: Db, session: string): Promise<Talk['reasons']> {
  const rows = await db
    .selectFrom('reasons')
    .select(['number', 'stand', 'prompt', 'words', 'address'])
    .where('session', '=', session)
    .orderBy('number')
    .execute();
  const counts = await db
    .selectFrom('thoughts')
    .select(({ fn }) => ['number', fn.countAll<number>().as('count')])
    .where('session', '=', session)
    .groupBy('number')
    .execute();
  const thoughts = new Map(counts.map(({ number, count }) => [number, count]));
  return rows.map((row) => ({
    number: row.number,
    ...(row.stand !== null && { stand: row.stand as Stand }),
    ...(row.prompt !== null && { prompt: row.prompt }),
    words: row.words,
    ...(row.address !== null && { address: row.address }),
    thoughts: thoughts.get(row.number) ?? 0,
  }));
}

/** The session is locked: nobody else writes meanwhile. */
export async function writeStand(db: Db, session: string, entry: Of<'stand'>): Promise<void> {
  const { person, stand, reason = null, address = null, sentAt, at } = entry;
  const before = await ownStance(db, session, person);
  if (before && before.sentAt > sentAt) return;
  const now = { stand, reason: reason === null ? null : clean(reason), address, sent_at: sentAt, at };
  await db
    .insertInto('stances')
    .values({ session, person, first: stand, ...now })
    .onConflict((conflict) => conflict.columns(['session', 'person']).doUpdateSet(now))
    .execute();
  if (before?.stand === stand) return;
  const { last } = await db
    .selectFrom('moves')
    .select(({ fn }) => fn.countAll<number>().as('last'))
    .where('session', '=', session)
    .where('person', '=', person)
    .executeTakeFirstOrThrow();
  await db.insertInto('moves').values({ session, person, number: last, stand, at }).execute();
}

export async function writeReason(db: Db, session: string, entry: Of<'reason'>): Promise<void> {
  const { number, person, stand = null, prompt = null, words, address = null, at } = entry;
  await db
    .insertInto('reasons')
    .values({ session, number, person, stand, prompt, words: clean(words), address, at })
    .onConflict((conflict) => conflict.columns(['session', 'number']).doNothing())
    .execute();
}

export async function takeBack(db: Db, session: string, { number, person }: Of<'unreason'>): Promise<void> {
  const { numDeletedRows } = await db
    .deleteFrom('reasons')
    .where('session', '=', session)
    .where('number', '=', number)
    .where('person', '=', person)
    .executeTakeFirst();
  if (numDeletedRows === 0n) return;
  await db.deleteFrom('thoughts').where('session', '=', session).where('number', '=', number).execute();
}

export async function writeThought(db: Db, session: string, { number, person, at }: Of<'think'>): Promise<void> {
  await db
    .insertInto('thoughts')
    .values({ session, number, person, at })
    .onConflict((conflict) => conflict.columns(['session', 'number', 'person']).doNothing())
    .execute();
}

/** Boards that show what a person said look otherwise without it. */
export async function staleBoardsOf(db: Db, person: PersonId): Promise<void> {
  const said = db
    .selectFrom('stances')
    .select('session')
    .where('person', '=', person)
    .union(db.selectFrom('reasons').select('session').where('person', '=', person))
    .union(db.selectFrom('thoughts').select('session').where('person', '=', person));
  await db
    .updateTable('boards')
    .set(({ eb }) => ({ stale: eb('stale', '+', 1) }))
    .where('session', 'in', said)
    // Where it was never posted there is nothing to put right.
    .where('message', 'is not', null)
    .execute();
}
