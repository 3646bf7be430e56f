/** What a session's boards are drawn from, counted when it is asked for. */
import type { PersonId } from '../core/place.ts';
import type { RoundStatus, Store, Tally } from '../core/store.ts';
import { type Db, type Engine, whole } from './engine.ts';
import { toPlayer } from './rows.ts';
import { full } from './schema.ts';

/** Entries of a round's spread, and names beside it. */
const spreadMost = 50;

export function tallyQueries({ db }: Engine): Pick<Store, 'tally' | 'rounds'> {
  return {
    rounds: async (session) => {
      const disputed = await disputes(db, session);
      const rows = await roundRows(db, session);
      return rows.map(({ round, status }) => ({
        round,
        status: status as RoundStatus,
        disputes: disputed.get(round) ?? 0,
      }));
    },
    tally: async (session, { round, most }): Promise<Tally> => {
      const [count, some] = [await countPlayers(db, session), await somePlayers(db, session, most)];
      return {
        players: { count, some },
        rounds: await rounds(db, session),
        spread: round === undefined ? [] : await spread(db, session, round),
        right: round === undefined ? [] : await right(db, session, round),
        standings: await standings(db, session, most),
        teams: await teams(db, session),
      };
    },
  };
}

async function countPlayers(db: Db, session: string): Promise<number> {
  const row = await db
    .selectFrom('players')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('session', '=', session)
    .where('here', '=', 1)
    .executeTakeFirstOrThrow();
  return row.count;
}

async function somePlayers(db: Db, session: string, most: number) {
  const rows = await db
    .selectFrom('players')
    .select(['person', 'name', 'team', 'joined_at'])
    .where('session', '=', session)
    .where('here', '=', 1)
    .orderBy('joined_at')
    .orderBy('person')
    .limit(most)
    .execute();
  return rows.map(toPlayer);
}

const roundRows = (db: Db, session: string) =>
  db
    .selectFrom('rounds')
    .select(['round', 'question', 'status', 'opens_at', 'closes_at'])
    .where('session', '=', session)
    .orderBy('round')
    .execute();

async function disputes(db: Db, session: string): Promise<ReadonlyMap<number, number>> {
  const rows = await db
    .selectFrom('votes')
    .select(({ fn }) => ['round', fn.countAll<number>().as('count')])
    .where('session', '=', session)
    .where('kind', '=', 'dispute')
    .groupBy('round')
    .execute();
  return new Map(rows.map((row) => [row.round, row.count]));
}

async function rounds(db: Db, session: string): Promise<Tally['rounds']> {
  const rows = await roundRows(db, session);
  const answers = await db
    .selectFrom('answers')
    .select(({ fn }) => [
      'round',
      fn.countAll<number>().as('answered'),
      fn.countAll<number>().filterWhere('credit', '>=', full).as('right'),
    ])
    .where('session', '=', session)
    .groupBy('round')
    .execute();
  const disputed = await disputes(db, session);
  const byRound = new Map(answers.map((row) => [row.round, row]));
  return rows.map((row) => ({
    round: row.round,
    question: row.question,
    status: row.status as RoundStatus,
    opensAt: row.opens_at,
    ...(row.closes_at !== null && { closesAt: row.closes_at }),
    answered: byRound.get(row.round)?.answered ?? 0,
    right: byRound.get(row.round)?.right ?? 0,
    disputes: disputed.get(row.round) ?? 0,
  }));
}

async function spread(db: Db, session: string, round: number): Promise<Tally['spread']> {
  const rows = await db
    .selectFrom('answers')
    .select(({ fn }) => ['given', fn.countAll<number>().as('count'), fn.max('credit').as('credit')])
    .where('session', '=', session)
    .where('round', '=', round)
    .groupBy('given')
    .orderBy('count', 'desc')
    .orderBy('given')
    .limit(spreadMost)
    .execute();
  return rows.map(({ given, count, credit }) => ({ given, count, credit }));
}

async function right(db: Db, session: string, round: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('answers')
    .innerJoin('people', 'people.person', 'answers.person')
    .select('people.name')
    .where('answers.session', '=', session)
    .where('answers.round', '=', round)
    .where('answers.credit', '>=', full)
    .where('people.names', '=', 1)
    .where('people.name', 'is not', null)
    .orderBy('answers.sent_at')
    .orderBy('answers.person')
    .limit(spreadMost)
    .execute();
  return rows.flatMap(({ name }) => name ?? []);
}

/** Points of everybody who answered in a closed round of the session. */
const points = (db: Db, session: string) =>
  db
    .selectFrom('answers')
    .innerJoin('rounds', (on) =>
      on.onRef('rounds.session', '=', 'answers.session').onRef('rounds.round', '=', 'answers.round'),
    )
    .select(({ fn }) => [
      'answers.person',
      whole(fn.sum('answers.points')).as('points'),
      fn.countAll<number>().filterWhere('answers.credit', '>=', full).as('right'),
    ])
    .where('answers.session', '=', session)
    .where('rounds.status', '=', 'closed')
    .groupBy('answers.person');

async function standings(db: Db, session: string, most: number): Promise<Tally['standings']> {
  const rows = await db
    .selectFrom(points(db, session).as('sums'))
    .leftJoin('players', (on) => on.onRef('players.person', '=', 'sums.person').on('players.session', '=', session))
    .leftJoin('people', 'people.person', 'sums.person')
    .select(({ fn }) => [
      'sums.person',
      'sums.points',
      'sums.right',
      'players.team',
      'people.boards',
      fn.coalesce('people.name', 'players.name').as('name'),
    ])
    .orderBy('sums.points', 'desc')
    .orderBy('sums.right', 'desc')
    .orderBy('sums.person')
    .limit(2 * most)
    .execute();
  const last = rows[most - 1]?.points;
  return rows
    .filter((row, n) => n < most || row.points === last)
    .map((row) => ({
      person: row.person as PersonId,
      name: row.name ?? '',
      ...(row.team !== null && { team: row.team }),
      points: row.points,
      right: row.right,
      hidden: isHidden(row),
    }));
}

/** Who does not want to be seen, and who was forgotten. */
export const isHidden = (row: { readonly boards: number | null; readonly name: string | null }): boolean =>
  row.boards === 0 || !row.name;

async function teams(db: Db, session: string): Promise<Tally['teams']> {
  const rows = await db
    .selectFrom('players')
    .leftJoin(points(db, session).as('sums'), 'sums.person', 'players.person')
    .select(({ fn }) => [
      'players.team',
      fn.countAll<number>().as('players'),
      whole(fn.sum('sums.points')).as('points'),
    ])
    .where('players.session', '=', session)
    .where('players.team', 'is not', null)
    // Who left without an answer was never of the team.
    .where(({ or, eb }) => or([eb('players.here', '=', 1), eb('sums.person', 'is not', null)]))
    .groupBy('players.team')
    .execute();
  return rows
    .map((row) => ({ team: row.team ?? '', players: row.players, points: row.points / row.players }))
    .sort((a, b) => b.points - a.points || (a.team < b.team ? -1 : 1));
}
