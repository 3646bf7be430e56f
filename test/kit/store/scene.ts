/** Sessions, people and answers for the tests of the store, each with ids of its own. */
import { type Person, personId, placeId } from '../../../src/core/place.ts';
import type { About, Change, Entry, Facts, NewAnswer, NewSession, Session, Store } from '../../../src/core/store.ts';

let count = 0;
export const fresh = (what: string): string => {
  count += 1;
  return `${what}${count}x`;
};
export const somebody = (name: string): Person => ({ id: personId('test', 't', fresh(name)), name });

export const newSession = (given: Partial<NewSession> = {}): NewSession => ({
  id: fresh('session'),
  machine: 'quiz',
  place: placeId('test', fresh('place')),
  server: placeId('test', 'server'),
  language: 'en',
  article: 'tiny',
  state: { phase: 'lobby' },
  startedAt: 1_000,
  taken: { seed: 's' },
  ...given,
});

export const round = (number: number, more: { question?: string; closesAt?: number } = {}): Entry => ({
  is: 'round',
  round: number,
  question: `q${number}`,
  opensAt: 1_000,
  ...more,
});

/** A session under way with these rounds open. */
export async function begun(
  store: Store,
  rounds: readonly number[] = [1],
  given: Partial<NewSession> = {},
): Promise<NewSession> {
  const session = newSession(given);
  const began = await store.begin(session, { entries: rounds.map((each) => round(each)), boards: [] });
  if (!began) throw new Error('there is another one');
  return session;
}

export const answerTo = (
  session: Pick<NewSession, 'id'>,
  person: Person,
  given: Partial<NewAnswer> = {},
): NewAnswer => ({
  session: session.id,
  round: 1,
  person,
  given: 'a',
  credit: 1_000,
  points: 10,
  sentAt: 2_000,
  at: 2_001,
  grace: 1_000,
  changes: false,
  teams: [],
  ...given,
});

/** A step that writes these entries and leaves the rest as it is. */
export async function write(
  store: Store,
  session: Pick<NewSession, 'id'>,
  entries: readonly Entry[],
  change: Partial<Change> = {},
): Promise<Session> {
  const stepped = await store.step(session.id, {}, (before) => ({
    change: { state: before.state, live: before.live, entries, boards: [], ...change },
    result: undefined,
  }));
  if (!stepped) throw new Error('no such session');
  return stepped.session;
}

/** What a step would be told. */
export async function factsOf(store: Store, session: Pick<NewSession, 'id'>, about: About = {}): Promise<Facts> {
  const stepped = await store.step(session.id, about, (_, facts) => ({ result: facts }));
  if (!stepped) throw new Error('no such session');
  return stepped.result;
}

export const close = (number: number): Entry => ({ is: 'close', round: number, at: 3_000 });
