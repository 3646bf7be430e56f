/** The rows that a step writes, in its transaction. */
import { createHash } from 'node:crypto';
import { unreachable } from '../core/card.ts';
import type { Change, Entry, Session } from '../core/store.ts';
import { clean, type Db } from './engine.ts';
import { heard, nobody, smallestTeam } from './people.ts';
import { bit } from './rows.ts';
import { full } from './schema.ts';
import { takeBack, writeReason, writeStand, writeThought } from './talk.ts';

type Written = Pick<Session, 'id' | 'place' | 'article'>;

/** Everything of a change but the session's own row and its wake, in order. */
export async function writeChange(
  db: Db,
  session: Written,
  change: Pick<Change, 'entries' | 'boards' | 'places'>,
): Promise<void> {
  for (const entry of change.entries) await writeEntry(db, session, entry);
  if (change.boards.length === 0) return;
  const rows = [...new Set(change.boards)].map((name) => ({
    session: session.id,
    name,
    place: change.places?.[name] ?? session.place,
    once: onceOf(session.id, name),
    tried: 0,
    stale: 1,
    edited_at: 0,
    held_until: 0,
  }));
  await db
    .insertInto('boards')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['session', 'name']).doUpdateSet(({ eb }) => ({ stale: eb('boards.stale', '+', 1) })),
    )
    .execute();
}

/** 25 characters of `a-z0-9`, the same for the same board wherever it is computed. */
const onceOf = (session: string, name: string): string =>
  BigInt(`0x${createHash('sha256').update(`${session}\n${name}`).digest('hex')}`)
    .toString(36)
    .padStart(25, '0')
    .slice(-25);

async function writeEntry(db: Db, session: Written, entry: Entry): Promise<void> {
  switch (entry.is) {
    case 'round':
      return open(db, session.id, entry);
    case 'close':
      return close(db, session.id, entry);
    case 'void':
      return voidRound(db, session.id, entry);
    case 'join':
      return join(db, session.id, entry);
    case 'leave':
      return leave(db, session.id, entry);
    case 'vote':
      return vote(db, session.id, entry);
    case 'missed':
      return keepMissed(db, session, entry);
    case 'stand':
      return writeStand(db, session.id, entry);
    case 'reason':
      return writeReason(db, session.id, entry);
    case 'unreason':
      return takeBack(db, session.id, entry);
    case 'think':
      return writeThought(db, session.id, entry);
    default:
      return unreachable(entry);
  }
}

type Of<Kind extends Entry['is']> = Extract<Entry, { readonly is: Kind }>;

async function open(db: Db, session: string, entry: Of<'round'>): Promise<void> {
  await db
    .insertInto('rounds')
    .values({
      session,
      round: entry.round,
      question: entry.question,
      status: 'open',
      opens_at: entry.opensAt,
      closes_at: entry.closesAt ?? null,
    })
    .onConflict((conflict) => conflict.columns(['session', 'round']).doNothing())
    .execute();
}

async function close(db: Db, session: string, { round, at }: Of<'close'>): Promise<void> {
  await db
    .updateTable('rounds')
    .set({ status: 'closed', closed_at: at })
    .where('session', '=', session)
    .where('round', '=', round)
    .where('status', '=', 'open')
    .execute();
}

async function voidRound(db: Db, session: string, { round, by, reason, at }: Of<'void'>): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('rounds')
    .set({ status: 'void' })
    .where('session', '=', session)
    .where('round', '=', round)
    .where('status', '=', 'closed')
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return;
  await db
    .insertInto('voids')
    .values({ session, round, by_person: by ?? null, reason: clean(reason), at })
    .execute();
}

async function join(db: Db, session: string, { person, team, smallest, at }: Of<'join'>): Promise<void> {
  const before = await db
    .selectFrom('players')
    .select(['here', 'team'])
    .where('session', '=', session)
    .where('person', '=', person.id)
    .executeTakeFirst();
  const kept = before?.team ?? undefined;
  const chosen = team ?? kept ?? (smallest?.length ? await smallestTeam(db, session, smallest) : undefined);
  const row = { name: clean(person.name), team: chosen ?? null, here: 1 };
  // Who comes back has played from now on; who only changes the team has played all along.
  const since = before?.here === 1 ? {} : { joined_at: at, left_at: null };
  await db
    .insertInto('players')
    .values({ session, person: person.id, ...row, joined_at: at })
    .onConflict((conflict) => conflict.columns(['session', 'person']).doUpdateSet({ ...row, ...since }))
    .execute();
  await heard(db, [person]);
}

async function leave(db: Db, session: string, { person, at }: Of<'leave'>): Promise<void> {
  await db
    .updateTable('players')
    .set({ here: 0, left_at: at })
    .where('session', '=', session)
    .where('person', '=', person)
    .where('here', '=', 1)
    .execute();
}

async function vote(db: Db, session: string, entry: Of<'vote'>): Promise<void> {
  const { round, kind, person, reason, at } = entry;
  await db
    .insertInto('votes')
    .values({ session, round, kind, person, reason: reason === undefined ? null : clean(reason), at })
    .onConflict((conflict) => conflict.columns(['session', 'round', 'kind', 'person']).doNothing())
    .execute();
}

async function keepMissed(db: Db, session: Written, { round, due, memory, at }: Of<'missed'>): Promise<void> {
  await db
    .insertInto('cards')
    .columns(['person', 'article', 'question', 'due', 'memory', 'why', 'retired', 'added_at'])
    .expression((from) =>
      from
        .selectFrom('answers')
        .innerJoin('rounds', (on) =>
          on.onRef('rounds.session', '=', 'answers.session').onRef('rounds.round', '=', 'answers.round'),
        )
        .where('answers.session', '=', session.id)
        .where('answers.round', '=', round)
        .where('answers.credit', '<', full)
        // Who was forgotten is not asked again.
        .where('answers.person', 'not like', `${nobody}%`)
        .select(({ val, cast }) => [
          'answers.person',
          cast<string>(val(session.article), 'text').as('article'),
          'rounds.question',
          cast<number>(val(due), 'bigint').as('due'),
          cast<string>(val(JSON.stringify(memory)), 'text').as('memory'),
          cast<string>(val('missed'), 'text').as('why'),
          cast<number>(val(bit(false)), 'integer').as('retired'),
          cast<number>(val(at), 'bigint').as('added_at'),
        ]),
    )
    .onConflict((conflict) => conflict.columns(['person', 'article', 'question']).doNothing())
    .execute();
}
