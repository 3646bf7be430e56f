/** The quiz that a command without a name means: the one that is going on in its place. */
import type { Texts } from '../../texts/texts.ts';
import type { Desk } from '../desk.ts';
import { UserError } from '../errors.ts';
import { open } from '../lookup.ts';
import { machineName, type State, stateSchema } from './state.ts';

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
