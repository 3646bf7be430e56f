/** The discussion that a command without a name means: the one in whose thread it is typed, or the only one of its place. */
import type { Texts } from '../../texts/texts.ts';
import { number } from '../command.ts';
import type { Desk } from '../desk.ts';
import { UserError } from '../errors.ts';
import { open } from '../lookup.ts';
import type { Session } from '../store.ts';
import { machineName, type State, stateSchema } from './state.ts';
import { type Taken, takenSchema } from './taken.ts';

/** A discussion under way, or prepared. */
export type Found = { readonly session: Session; readonly state: State; readonly taken: Taken };

/** Which discussion a command means, where a place has several. */
export const whichDiscussion = number(
  { about: { en: 'Which one, where there are several', zh: '有好几场时，是哪个论点' }, called: { zh: '论点' } },
  { least: 1, most: 999 },
);

/** All that are live in a place, or whose thread it is. */
export async function discussionsHere(desk: Desk): Promise<readonly Found[]> {
  const sessions = (await desk.store.liveSessions(desk.place)).filter(({ machine }) => machine === machineName);
  return Promise.all(
    sessions.map(async (session) => ({
      session,
      state: stateSchema.parse(session.state),
      taken: takenSchema.parse(await desk.store.taken(session.id)),
    })),
  );
}

/** None is a `UserError`, and several are one with a button for each. `command`: the one that is to be run on it. */
export async function discussionHere(
  desk: Desk,
  texts: Texts,
  command: string,
  thesis: number | undefined,
): Promise<Found> {
  const all = (await discussionsHere(desk)).filter(({ state }) => state.phase === 'open');
  const fitting = thesis === undefined ? all : all.filter(({ taken }) => taken.thesis === thesis);
  // In a thread nothing but its own discussion is meant.
  const found = fitting.find(({ session }) => session.thread === desk.place);
  const [first, ...others] = found ? [found] : fitting;
  const { discuss } = texts;
  if (!first) throw new UserError(discuss.none, [{ label: discuss.start, press: open('discuss start') }]);
  if (others.length === 0) return first;
  throw new UserError(
    discuss.whichOne,
    fitting.map(({ taken }) => ({
      label: discuss.oneLabel(taken.thesis),
      press: open(command, { thesis: taken.thesis }),
    })),
  );
}
