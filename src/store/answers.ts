/** Answers: the rows that must never be lost or counted twice. Those that arrive together are written in one transaction. */
import type { Person } from '../core/place.ts';
import type { Answered, NewAnswer, Store } from '../core/store.ts';
import { among, chunks, clean, type Db, type Engine, locking, transact } from './engine.ts';
import { type Group, group } from './group.ts';
import { fewest, heard, teamSizes } from './people.ts';
import { toAnswer } from './rows.ts';

/** Answers of one transaction at most. */
const most = 1_000;
/** Rows of one statement: eight parameters each. */
const rowsAtOnce = 1_000;

export type Answers = Pick<Store, 'answer' | 'answersOf'> & Pick<Group<NewAnswer, Answered>, 'idle'>;

export function answerQueries(engine: Engine): Answers {
  const { add, idle } = group<NewAnswer, Answered>(
    (answers) => transact(engine, (db) => writeAnswers(engine, db, answers)),
    { most, alone: engine.faulty },
  );
  return {
    answer: add,
    idle,
    answersOf: async (session, person) => {
      const rows = await engine.db
        .selectFrom('answers')
        .select(['round', 'given', 'credit', 'points', 'sent_at'])
        .where('person', '=', person)
        .where('session', '=', session)
        .orderBy('round')
        .execute();
      return rows.map(toAnswer);
    },
  };
}

type Key = Pick<NewAnswer, 'session' | 'round'> & { readonly person: Pick<Person, 'id'> };
const roundOf = ({ session, round }: Pick<Key, 'session' | 'round'>) => JSON.stringify([session, round]);
const keyOf = ({ session, round, person }: Key) => JSON.stringify([session, round, person.id]);

/**
 * One transaction's answers, in the order in which they arrived. All transactions lock in the same order (rounds, answers, players, people,
 * each sorted), so that they wait for each other in turn.
 */
async function writeAnswers(engine: Engine, db: Db, answers: readonly NewAnswer[]): Promise<readonly Answered[]> {
  const rounds = await holdRounds(engine, db, answers);
  const open = answers.filter((answer) => isOpen(rounds.get(roundOf(answer)), answer));
  const outcome = await writeOpen(engine, db, open);
  const written = open.filter((answer) => outcome.get(answer)?.fresh);
  await joinAnswerers(db, written);
  await heard(
    db,
    written.map(({ person }) => person),
  );
  return answers.map((answer): Answered => {
    return outcome.get(answer)?.told ?? { is: rounds.has(roundOf(answer)) ? 'closed' : 'unknown' };
  });
}

type Held = { readonly status: string; readonly closes_at: number | null };

/** A deadline holds even where nobody has been there to close the round. */
const isOpen = (round: Held | undefined, { sentAt, grace }: NewAnswer): boolean =>
  round?.status === 'open' && (round.closes_at === null || sentAt <= round.closes_at + grace);

/** Nobody closes these rounds until the transaction is over. */
async function holdRounds(engine: Engine, db: Db, answers: readonly NewAnswer[]): Promise<ReadonlyMap<string, Held>> {
  const wanted = [...new Map(answers.map((answer) => [roundOf(answer), answer])).values()];
  const query = db
    .selectFrom('rounds')
    .select(['session', 'round', 'status', 'closes_at'])
    .where(
      among(
        ['session', 'round'],
        wanted.map(({ session, round }) => [session, round]),
      ),
    )
    .orderBy('session')
    .orderBy('round');
  const rows = await locking(engine, 'hold', query).execute();
  return new Map(rows.map((row) => [roundOf(row), row]));
}

/** What became of an answer, and whether it changed anything. */
type Outcome = { readonly told: Answered; readonly fresh: boolean };
type Standing = Pick<NewAnswer, 'given' | 'sentAt'>;

async function writeOpen(
  engine: Engine,
  db: Db,
  answers: readonly NewAnswer[],
): Promise<ReadonlyMap<NewAnswer, Outcome>> {
  const firsts = new Map<string, NewAnswer>();
  for (const answer of answers) if (!firsts.has(keyOf(answer))) firsts.set(keyOf(answer), answer);
  const sorted = [...firsts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, answer]) => answer);
  const inserted = await insertNew(db, sorted);
  const again = sorted.filter((answer) => !inserted.has(keyOf(answer)));
  const standing: Map<string, Standing> = await readStanding(engine, db, again);

  const outcome = new Map<NewAnswer, Outcome>();
  const changed = new Map<string, NewAnswer>();
  for (const answer of answers) {
    const key = keyOf(answer);
    const before = standing.get(key);
    const what = before ? judge(answer, before) : 'kept';
    if (!before || what === 'changed') standing.set(key, answer);
    if (what === 'changed') changed.set(key, answer);
    const told: Answered = what === 'already' ? { is: 'already', given: before?.given ?? '' } : { is: what };
    outcome.set(answer, { told, fresh: !before || what === 'changed' });
  }
  await replace(
    db,
    [...changed.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)),
  );
  return outcome;
}

/** The same words of the same moment are the same answer, delivered again. */
function judge(answer: NewAnswer, before: Standing): 'kept' | 'changed' | 'already' {
  if (answer.sentAt === before.sentAt && clean(answer.given) === clean(before.given)) return 'kept';
  return answer.changes && answer.sentAt > before.sentAt ? 'changed' : 'already';
}

const rowOf = ({ session, round, person, given, credit, points, sentAt, at }: NewAnswer) => ({
  session,
  round,
  person: person.id,
  given: clean(given),
  credit,
  points,
  sent_at: sentAt,
  at,
});

async function insertNew(db: Db, answers: readonly NewAnswer[]): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const part of chunks(answers, rowsAtOnce)) {
    const rows = await db
      .insertInto('answers')
      .values(part.map(rowOf))
      .onConflict((conflict) => conflict.columns(['session', 'round', 'person']).doNothing())
      .returning(['session', 'round', 'person'])
      .execute();
    for (const { session, round, person } of rows) found.add(JSON.stringify([session, round, person]));
  }
  return found;
}

async function readStanding(engine: Engine, db: Db, answers: readonly NewAnswer[]): Promise<Map<string, Standing>> {
  const found = new Map<string, Standing>();
  if (answers.length === 0) return found;
  const query = db
    .selectFrom('answers')
    .select(['session', 'round', 'person', 'given', 'sent_at'])
    .where(
      among(
        ['session', 'round', 'person'],
        answers.map(({ session, round, person }) => [session, round, person.id]),
      ),
    )
    .orderBy('session')
    .orderBy('round')
    .orderBy('person');
  for (const row of await locking(engine, 'change', query).execute()) {
    found.set(JSON.stringify([row.session, row.round, row.person]), { given: row.given, sentAt: row.sent_at });
  }
  return found;
}

async function replace(db: Db, answers: readonly NewAnswer[]): Promise<void> {
  for (const part of chunks(answers, rowsAtOnce)) {
    await db
      .insertInto('answers')
      .values(part.map(rowOf))
      .onConflict((conflict) =>
        conflict
          .columns(['session', 'round', 'person'])
          .doUpdateSet(({ ref }) => ({
            given: ref('excluded.given'),
            credit: ref('excluded.credit'),
            points: ref('excluded.points'),
            sent_at: ref('excluded.sent_at'),
            at: ref('excluded.at'),
          }))
          .whereRef('excluded.sent_at', '>', 'answers.sent_at'),
      )
      .execute();
  }
}

/** Whoever answers plays. Who left comes back, into their old team. */
async function joinAnswerers(db: Db, answers: readonly NewAnswer[]): Promise<void> {
  const playerOf = ({ session, person }: NewAnswer) => JSON.stringify([session, person.id]);
  const wanted = [...new Map(answers.map((answer) => [playerOf(answer), answer])).values()];
  for (const part of chunks(wanted, rowsAtOnce)) {
    const rows = await db
      .selectFrom('players')
      .select(['session', 'person', 'here'])
      .where(
        among(
          ['session', 'person'],
          part.map(({ session, person }) => [session, person.id]),
        ),
      )
      .execute();
    const here = new Set(rows.filter((row) => row.here === 1).map((row) => JSON.stringify([row.session, row.person])));
    const joining = part.filter((answer) => !here.has(playerOf(answer)));
    if (joining.length > 0) await putPlayers(db, joining);
  }
}

async function putPlayers(db: Db, joining: readonly NewAnswer[]): Promise<void> {
  const withTeams = [...new Set(joining.filter(({ teams }) => teams.length > 0).map(({ session }) => session))];
  const sizes = await teamSizes(db, withTeams);
  const rows = joining.map(({ session, person, teams, at }) => {
    const members = sizes.get(session);
    const team = members && fewest(teams, members);
    if (team !== undefined) members?.set(team, (members.get(team) ?? 0) + 1);
    return { session, person: person.id, name: clean(person.name), team: team ?? null, here: 1, joined_at: at };
  });
  rows.sort((a, b) => (JSON.stringify([a.session, a.person]) < JSON.stringify([b.session, b.person]) ? -1 : 1));
  await db
    .insertInto('players')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['session', 'person'])
        .doUpdateSet(({ ref }) => ({
          here: 1,
          name: ref('excluded.name'),
          joined_at: ref('excluded.joined_at'),
          left_at: null,
        }))
        .where('players.here', '=', 0),
    )
    .execute();
}
