/** What sessions are counted and looked at from: one file for all kinds, so that runners need not know them. */
import type { Looked } from '../core/discussion/private.ts';
import type { Seen } from '../core/session.ts';
import type { Store, Talk, Tally } from '../core/store.ts';
import type { RunnerParts } from './sessions.ts';

/** How many players a host can choose among: a menu's room on Discord. */
const mostPlayers = 25;
const mostStandings = 10;

type Looks<Counted, Looked> = Pick<RunnerParts<Counted, Looked>, 'count' | 'look'>;

export const quizLooks = (store: Store): Looks<Tally, Seen> => ({
  count: (session, round) => store.tally(session, { most: mostStandings, ...(round !== undefined && { round }) }),
  async look(session, actor) {
    const [player, answers, players, rounds] = await Promise.all([
      store.player(session, actor.person.id),
      store.answersOf(session, actor.person.id),
      store.players(session, mostPlayers),
      store.rounds(session),
    ]);
    return { actor, answers, players, rounds, ...(player && { player }) };
  },
});

export const discussionLooks = (store: Store): Looks<Talk, Looked> => ({
  count: (session) => store.talk(session),
  async look(session, actor) {
    const [talk, { stance, reasons }] = await Promise.all([
      store.talk(session),
      store.ownTalk(session, actor.person.id),
    ]);
    return { actor, talk, reasons, ...(stance && { stance }) };
  },
});
