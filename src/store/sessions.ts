/** Sessions and their steps. A step locks its session and its round, counts, decides and writes in one transaction. */
import type { ExpressionBuilder } from 'kysely';
import type { Instant, PersonId, PlaceId } from '../core/place.ts';
import type { About, Change, Facts, NewSession, RoundStatus, Session, Store } from '../core/store.ts';
import { type Db, type Engine, locking, transact } from './engine.ts';
import { writeChange } from './entries.ts';
import { bit, toPlayer, toSession } from './rows.ts';
import type { Tables } from './schema.ts';
import { countTalk } from './talk.ts';
import type { Wakes } from './wakes.ts';

type Sessions = Pick<
  Store,
  'begin' | 'session' | 'taken' | 'liveSessions' | 'inThread' | 'pastSessions' | 'step' | 'player' | 'players'
>;
type Where = ExpressionBuilder<Tables, 'sessions'>;

export function sessionQueries(engine: Engine, wakes: Wakes): Sessions {
  const { db } = engine;
  return {
    begin: (session, change) => begin(engine, wakes, session, change),
    step: (session, about, decide) => step(engine, wakes, session, about, decide),
    session: async (id) => {
      const row = await db.selectFrom('sessions').selectAll().where('id', '=', id).executeTakeFirst();
      return row && toSession(row);
    },
    taken: async (session) => {
      const row = await db.selectFrom('taken').select('taken').where('session', '=', session).executeTakeFirst();
      return row && JSON.parse(row.taken);
    },
    liveSessions: async (place?: PlaceId) => {
      const live = db.selectFrom('sessions').selectAll().where('live', '=', 1).orderBy('started_at').orderBy('id');
      const here = ({ or, eb }: Where) => or([eb('place', '=', place ?? ''), eb('thread', '=', place ?? '')]);
      return (await (place === undefined ? live : live.where(here)).execute()).map(toSession);
    },
    inThread: async (thread) => {
      const row = await db
        .selectFrom('sessions')
        .selectAll()
        .where('thread', '=', thread)
        .orderBy('started_at', 'desc')
        .orderBy('id')
        .executeTakeFirst();
      return row && toSession(row);
    },
    pastSessions: async (place, machine, most) => {
      const rows = await db
        .selectFrom('sessions')
        .selectAll()
        .where('place', '=', place)
        .where('machine', '=', machine)
        .orderBy('started_at', 'desc')
        .orderBy('id')
        .limit(most)
        .execute();
      return rows.map(toSession);
    },
    player: (session, person) => player(db, session, person),
    players: async (session, most) => (await playing(db, session).limit(most).execute()).map(toPlayer),
  };
}

async function begin(
  engine: Engine,
  wakes: Wakes,
  session: NewSession,
  change: Omit<Change, 'state' | 'live'>,
): Promise<boolean> {
  const began = await transact(engine, async (db) => {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('sessions')
      .values({
        id: session.id,
        machine: session.machine,
        place: session.place,
        server: session.server,
        language: session.language,
        article: session.article,
        state: JSON.stringify(session.state),
        version: 1,
        live: 1,
        only_key: session.only ?? null,
        started_at: session.startedAt,
      })
      .onConflict((conflict) => conflict.column('only_key').doNothing())
      .executeTakeFirst();
    if (!numInsertedOrUpdatedRows) return false;
    await db
      .insertInto('taken')
      .values({ session: session.id, taken: JSON.stringify(session.taken) })
      .execute();
    await writeChange(db, session, change);
    await wakes.set(db, 'session', session.id, change.wake);
    return true;
  });
  wakes.changed();
  return began;
}

async function step<Result>(
  engine: Engine,
  wakes: Wakes,
  id: string,
  about: About,
  decide: (session: Session, facts: Facts) => { readonly change?: Change; readonly result: Result },
): Promise<{ readonly session: Session; readonly result: Result } | undefined> {
  const stepped = await transact(engine, async (db) => {
    const row = await locking(
      engine,
      'change',
      db.selectFrom('sessions').selectAll().where('id', '=', id),
    ).executeTakeFirst();
    if (!row) return undefined;
    const session = toSession(row);
    const { change, result } = decide(session, await count(engine, db, id, about));
    return { session: change ? await write(db, wakes, session, change) : session, result };
  });
  wakes.changed();
  return stepped;
}

async function write(db: Db, wakes: Wakes, session: Session, change: Change): Promise<Session> {
  const version = session.version + 1;
  await db
    .updateTable('sessions')
    .set({
      state: JSON.stringify(change.state),
      live: bit(change.live),
      version,
      ...(!change.live && { only_key: null }),
      ...(change.thread !== undefined && { thread: change.thread }),
    })
    .where('id', '=', session.id)
    .execute();
  await writeChange(db, session, change);
  await wakes.set(db, 'session', session.id, change.live ? change.wake : undefined);
  const { thread = session.thread, live } = change;
  return { ...session, state: JSON.parse(JSON.stringify(change.state)), live, version, ...(thread && { thread }) };
}

/** Locks the round first: answers that are being written hold it, and are waited for and counted. */
async function count(engine: Engine, db: Db, session: string, about: About): Promise<Facts> {
  const round = about.round === undefined ? undefined : await lockRound(engine, db, session, about.round);
  const counts = await countRows(db, session, about.round ?? -1, about.person ?? '');
  const one = about.person && (await player(db, session, about.person));
  const others = playing(db, session).limit(1);
  const heir = await (about.person ? others.where('person', '!=', about.person) : others).executeTakeFirst();
  return {
    players: counts.players ?? 0,
    ...(one && { player: one }),
    ...(heir && { heir: toPlayer(heir) }),
    ...(about.talk && { talk: await countTalk(db, session, about.person ?? '', about.talk.reason) }),
    ...(round && {
      round: {
        round: round.round,
        status: round.status as RoundStatus,
        ...(round.closes_at !== null && { closesAt: round.closes_at as Instant }),
        answered: counts.answered ?? 0,
        votes: { skip: counts.skips ?? 0, dispute: counts.disputes ?? 0 },
        voted: { skip: (counts.own_skip ?? 0) > 0, dispute: (counts.own_dispute ?? 0) > 0 },
      },
    }),
  };
}

const lockRound = (engine: Engine, db: Db, session: string, round: number) =>
  locking(
    engine,
    'change',
    db.selectFrom('rounds').selectAll().where('session', '=', session).where('round', '=', round),
  ).executeTakeFirst();

const countRows = (db: Db, session: string, round: number, person: string) =>
  db
    .selectNoFrom((from) => {
      const votes = (kind: string) =>
        from
          .selectFrom('votes')
          .select(({ fn }) => fn.countAll<number>().as('count'))
          .where('session', '=', session)
          .where('round', '=', round)
          .where('kind', '=', kind);
      return [
        from
          .selectFrom('players')
          .select(({ fn }) => fn.countAll<number>().as('count'))
          .where('session', '=', session)
          .where('here', '=', 1)
          .as('players'),
        // Not a join: its plan would hang on what the planner knows of a session that began just now.
        from
          .selectFrom('answers')
          .select(({ fn }) => fn.countAll<number>().as('count'))
          .where('session', '=', session)
          .where('round', '=', round)
          .where('person', 'not in', ({ selectFrom }) =>
            selectFrom('players')
              .select('players.person')
              .where('players.session', '=', session)
              .where('players.here', '=', 0),
          )
          .as('answered'),
        votes('skip').as('skips'),
        votes('dispute').as('disputes'),
        votes('skip').where('person', '=', person).as('own_skip'),
        votes('dispute').where('person', '=', person).as('own_dispute'),
      ];
    })
    .executeTakeFirstOrThrow();

/** Who joined and has not left, in the order of joining. */
const playing = (db: Db, session: string) =>
  db
    .selectFrom('players')
    .select(['person', 'name', 'team', 'joined_at'])
    .where('session', '=', session)
    .where('here', '=', 1)
    .orderBy('joined_at')
    .orderBy('person');

async function player(db: Db, session: string, person: PersonId) {
  const row = await db
    .selectFrom('players')
    .select(['person', 'name', 'team', 'joined_at', 'here'])
    .where('session', '=', session)
    .where('person', '=', person)
    .executeTakeFirst();
  return row?.here === 1 ? toPlayer(row) : undefined;
}
