/** Points over many sessions, and what reports are made of. Only closed rounds count. */
import type { PersonId } from '../core/place.ts';
import type { Dispute, PastAnswer, RoundStatus, Scope, Score, Store } from '../core/store.ts';
import { type Db, type Engine, whole } from './engine.ts';
import { full } from './schema.ts';
import { isHidden } from './tally.ts';

type Scores = Pick<Store, 'scores' | 'rankOf' | 'teamScores' | 'pastAnswers' | 'disputes'>;

export function scoreQueries({ db }: Engine): Scores {
  return {
    scores: (scope, most) => scores(db, scope, most),
    rankOf: (scope, person) => rankOf(db, scope, person),
    teamScores: (scope) => teamScores(db, scope),
    pastAnswers: (scope, most) => pastAnswers(db, scope, most),
    disputes: (scope, most) => disputes(db, scope, most),
  };
}

/** The sessions of a scope. */
function within(db: Db, { by, id, since, article }: Scope) {
  let found = db.selectFrom('sessions').where(by === 'place' ? 'sessions.place' : 'sessions.server', '=', id);
  if (since !== undefined) found = found.where('sessions.started_at', '>=', since);
  if (article !== undefined) found = found.where('sessions.article', '=', article);
  return found;
}

/** Answers to the closed rounds of a scope's sessions. */
const closedAnswers = (db: Db, scope: Scope) =>
  within(db, scope)
    .innerJoin('rounds', 'rounds.session', 'sessions.id')
    .innerJoin('answers', (on) =>
      on.onRef('answers.session', '=', 'rounds.session').onRef('answers.round', '=', 'rounds.round'),
    )
    .where('rounds.status', '=', 'closed');

/** Answers that count: those of sessions in which at least two people answered. */
const counted = (db: Db, scope: Scope) =>
  closedAnswers(db, scope).where('sessions.id', 'in', ({ selectFrom }) =>
    selectFrom(
      closedAnswers(db, scope)
        .select(({ fn }) => ['sessions.id', fn.min('answers.person').as('one'), fn.max('answers.person').as('other')])
        .groupBy('sessions.id')
        .as('played'),
    )
      .select('played.id')
      .whereRef('played.one', '!=', 'played.other'),
  );

const sums = (db: Db, scope: Scope) =>
  counted(db, scope)
    .select(({ fn }) => [
      'answers.person',
      whole(fn.sum('answers.points')).as('points'),
      fn.countAll<number>().filterWhere('answers.credit', '>=', full).as('right'),
      fn.countAll<number>().as('answered'),
    ])
    .groupBy('answers.person');

async function scores(db: Db, scope: Scope, most: number): Promise<readonly Score[]> {
  const rows = await db
    .selectFrom(sums(db, scope).as('sums'))
    .leftJoin('people', 'people.person', 'sums.person')
    .select(['sums.person', 'sums.points', 'sums.right', 'sums.answered', 'people.name', 'people.boards'])
    .orderBy('sums.points', 'desc')
    .orderBy('sums.right', 'desc')
    .orderBy('sums.person')
    .limit(most)
    .execute();
  return rows.map((row) => ({
    person: row.person as PersonId,
    name: row.name ?? '',
    points: row.points,
    right: row.right,
    answered: row.answered,
    hidden: isHidden(row),
  }));
}

async function rankOf(db: Db, scope: Scope, person: PersonId) {
  const row = await db
    .with('sums', () => sums(db, scope))
    .selectFrom('sums as mine')
    .select(({ selectFrom }) => [
      'mine.points',
      selectFrom('sums')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .whereRef('sums.points', '>', 'mine.points')
        .as('ahead'),
      selectFrom('sums')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .as('of'),
    ])
    .where('mine.person', '=', person)
    .executeTakeFirst();
  return row && { rank: (row.ahead ?? 0) + 1, of: row.of ?? 0, points: row.points };
}

/** A team's points in a session are the average of its players', so that the larger team is not ahead; here they are summed. */
async function teamScores(db: Db, scope: Scope): ReturnType<Store['teamScores']> {
  const rows = await counted(db, scope)
    .innerJoin('players', (on) =>
      on.onRef('players.session', '=', 'answers.session').onRef('players.person', '=', 'answers.person'),
    )
    .select(({ fn }) => [
      'sessions.id',
      'players.team',
      whole(fn.sum('answers.points')).as('points'),
      fn.count<number>('answers.person').distinct().as('players'),
    ])
    .where('players.team', 'is not', null)
    .groupBy(['sessions.id', 'players.team'])
    .execute();
  const teams = new Map<string, { points: number; sessions: number }>();
  for (const row of rows) {
    const before = teams.get(row.team ?? '') ?? { points: 0, sessions: 0 };
    teams.set(row.team ?? '', {
      points: before.points + row.points / row.players,
      sessions: before.sessions + 1,
    });
  }
  return [...teams]
    .map(([team, sum]) => ({ team, ...sum }))
    .sort((a, b) => b.points - a.points || (a.team < b.team ? -1 : 1));
}

async function pastAnswers(db: Db, scope: Scope, most: number): Promise<readonly PastAnswer[]> {
  const rows = await closedAnswers(db, scope)
    .leftJoin('people', (on) => on.onRef('people.person', '=', 'answers.person').on('people.names', '=', 1))
    .select([
      'sessions.id',
      'sessions.article',
      'rounds.round',
      'rounds.question',
      'answers.person',
      'answers.given',
      'answers.credit',
      'people.name',
    ])
    .orderBy('answers.at', 'desc')
    .orderBy('sessions.id')
    .orderBy('rounds.round', 'desc')
    .orderBy('answers.person')
    .limit(most)
    .execute();
  return rows.map((row) => ({
    session: row.id,
    round: row.round,
    article: row.article,
    question: row.question,
    person: row.person as PersonId,
    ...(row.name && { name: row.name }),
    given: row.given,
    credit: row.credit,
  }));
}

async function disputes(db: Db, scope: Scope, most: number): Promise<readonly Dispute[]> {
  const rows = await within(db, scope)
    .innerJoin('votes', 'votes.session', 'sessions.id')
    .innerJoin('rounds', (on) =>
      on.onRef('rounds.session', '=', 'votes.session').onRef('rounds.round', '=', 'votes.round'),
    )
    .select([
      'sessions.id',
      'sessions.article',
      'rounds.round',
      'rounds.question',
      'rounds.status',
      'votes.reason',
      'votes.at',
    ])
    .where('votes.kind', '=', 'dispute')
    .orderBy('votes.at', 'desc')
    .orderBy('sessions.id')
    .orderBy('rounds.round')
    .orderBy('votes.person')
    .limit(most)
    .execute();
  return rows.map((row) => ({
    session: row.id,
    round: row.round,
    article: row.article,
    question: row.question,
    reason: row.reason ?? '',
    at: row.at,
    status: row.status as RoundStatus,
  }));
}
