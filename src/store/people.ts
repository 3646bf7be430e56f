/** People inside a session's transaction: what they are called, and which team they get. */
import type { Person } from '../core/place.ts';
import { chunks, clean, type Db } from './engine.ts';

/** How an id begins that stands for somebody who was forgotten. */
export const nobody = 'nobody:';

/** Writes down what people are called now, where that is new. */
export async function heard(db: Db, people: readonly Person[]): Promise<void> {
  // In one order everywhere, so that two transactions wait for each other at most in turn.
  const names = new Map(people.map(({ id, name }) => [id as string, clean(name)]));
  for (const ids of chunks([...names.keys()].sort(), 1_000)) {
    const rows = await db.selectFrom('people').select(['person', 'name']).where('person', 'in', ids).execute();
    const known = new Map(rows.map(({ person, name }) => [person, name]));
    const fresh = ids.filter((id) => known.get(id) !== names.get(id));
    if (fresh.length === 0) continue;
    await db
      .insertInto('people')
      .values(fresh.map((person) => ({ person, name: names.get(person) ?? null })))
      .onConflict((conflict) => conflict.column('person').doUpdateSet((eb) => ({ name: eb.ref('excluded.name') })))
      .execute();
  }
}

/** Members of each team that has any. */
export async function teamSizes(
  db: Db,
  sessions: readonly string[],
): Promise<ReadonlyMap<string, Map<string, number>>> {
  const found = new Map<string, Map<string, number>>(sessions.map((session) => [session, new Map()]));
  if (sessions.length === 0) return found;
  const rows = await db
    .selectFrom('players')
    .select(({ fn }) => ['session', 'team', fn.countAll<number>().as('members')])
    .where('session', 'in', sessions)
    .where('here', '=', 1)
    .where('team', 'is not', null)
    .groupBy(['session', 'team'])
    .execute();
  for (const { session, team, members } of rows) found.get(session)?.set(team ?? '', members);
  return found;
}

/** The team with the fewest members, the first of several. */
export const fewest = (teams: readonly string[], sizes: ReadonlyMap<string, number>): string | undefined =>
  teams.reduce<string | undefined>(
    (best, team) => (best === undefined || (sizes.get(team) ?? 0) < (sizes.get(best) ?? 0) ? team : best),
    undefined,
  );

export async function smallestTeam(db: Db, session: string, teams: readonly string[]): Promise<string | undefined> {
  return fewest(teams, (await teamSizes(db, [session])).get(session) ?? new Map());
}
