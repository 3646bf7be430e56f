/** Whose unanswered questions somebody may see. */
import type { Desk } from '../desk.ts';
import type { Scope } from '../store.ts';

/**
 * Those who manage the place see what was asked anywhere in its server or workspace; those who may host there, what was asked there;
 * in a direct conversation one sees one's own. `undefined`: nothing is theirs to see.
 */
export function gapsFor({ manages, direct, here, place, server }: Desk): Pick<Scope, 'by' | 'id'> | undefined {
  // Everybody manages their own conversation with the bot, and all of these may lie in one server.
  if (direct) return { by: 'place', id: place };
  if (manages) return { by: 'server', id: server };
  return here.hosts === 'everyone' ? { by: 'place', id: place } : undefined;
}
