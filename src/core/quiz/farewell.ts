/** Takes somebody out of whatever quizzes they are in, so that nobody waits for them. */
import type { Desk } from '../desk.ts';
import { UserError } from '../errors.ts';
import { machineName, type QuizEvent, stateSchema } from './state.ts';

/** They leave, and hand over what they host to somebody who plays; a quiz of theirs that nobody plays ends. */
export async function leaveQuizzes(desk: Desk): Promise<void> {
  const sessions = await desk.store.liveSessions();
  for (const { id, machine, state } of sessions) {
    if (machine !== machineName) continue;
    const event = await farewell(desk, id, stateSchema.parse(state).host === desk.person.id);
    if (event) await tryTo(desk, id, event);
  }
}

async function farewell(desk: Desk, id: string, hosts: boolean): Promise<QuizEvent | undefined> {
  const by = { person: desk.person, manages: desk.manages };
  const player = await desk.store.player(id, desk.person.id);
  const other = hosts ? (await desk.store.players(id, 2)).find(({ person }) => person !== desk.person.id) : undefined;
  if (hosts && !other) return { is: 'stop', ...by };
  if (player) return { is: 'leave', ...by };
  return other && { is: 'hand', ...by, to: other.person };
}

/** A quiz that has ended meanwhile, or that they have left meanwhile, needs no farewell. */
async function tryTo(desk: Desk, id: string, event: QuizEvent): Promise<void> {
  try {
    await desk.moveQuiz(id, event);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
  }
}
