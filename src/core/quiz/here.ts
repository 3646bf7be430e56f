/** The quiz that a command without a name means: the one that is going on in its place. */
import type { Texts } from '../../texts/texts.ts';
import type { Desk } from '../desk.ts';
import { UserError } from '../errors.ts';
import { open } from '../lookup.ts';
import { machineName, type State, stateSchema, takenSchema } from './state.ts';

/** Played together before one that is open for longer; none is a `UserError`. */
export async function quizHere(desk: Desk, texts: Texts): Promise<{ readonly id: string; readonly state: State }> {
  const sessions = await desk.store.liveSessions(desk.place);
  const quizzes = sessions
    .filter(({ machine }) => machine === machineName)
    .map(({ id, state }) => ({ id, state: stateSchema.parse(state) }));
  const found = quizzes.find(({ state }) => state.phase !== 'window') ?? quizzes[0];
  if (!found) throw new UserError(texts.quiz.noQuiz, [{ label: texts.quiz.start, press: open('quiz start') }]);
  return found;
}

/**
 * The questions of an article that quizzes under way on this server have taken: to one person alone they are not put now, for the
 * answer would be known before its time.
 */
export async function takenNow(desk: Desk, article: string): Promise<ReadonlySet<string>> {
  const sessions = await desk.store.liveSessions();
  const near = sessions.filter(
    (session) =>
      session.machine === machineName &&
      session.article === article &&
      (session.server === desk.server || session.place === desk.place),
  );
  const taken = await Promise.all(near.map(async ({ id }) => takenSchema.parse(await desk.store.taken(id))));
  return new Set(taken.flatMap(({ questions }) => questions.map(({ id }) => id)));
}
