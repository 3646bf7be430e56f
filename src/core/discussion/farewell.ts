/** Takes somebody out of the discussions that they host, so that those can still be ended. */
import type { Desk } from '../desk.ts';
import { UserError } from '../errors.ts';
import { machineName, stateSchema } from './state.ts';

/** From now on everybody is the host of what they hosted; what they said is not touched. */
export async function leaveDiscussions(desk: Desk): Promise<void> {
  for (const { id, machine, state } of await desk.store.liveSessions()) {
    if (machine !== machineName || stateSchema.parse(state).host !== desk.person.id) continue;
    try {
      await desk.moveDiscussion(id, { is: 'resign', person: desk.person, manages: desk.manages });
    } catch (error) {
      // One that has ended meanwhile needs no farewell.
      if (!(error instanceof UserError)) throw error;
    }
  }
}
