/** Questions that people object to: a host, or three of them, take one out of all scores. */
import type { Instant, PersonId } from '../place.ts';
import type { Facts } from '../store.ts';
import {
  correctionBoard,
  type EventOf,
  isHost,
  type Quiz,
  type QuizStep,
  questionBoard,
  record,
  refuse,
  show,
} from './state.ts';

/** People whose disputes take a question out. */
export const votesToVoid = 3;
const disputeFor = 7 * 24 * 3_600_000;

const mayDispute = ({ state }: Quiz, { round }: Facts, now: Instant): boolean =>
  round?.status === 'closed' && (state.endedAt === undefined || now < state.endedAt + disputeFor);

export function dispute(quiz: Quiz, event: EventOf<'dispute'>, facts: Facts, now: Instant): QuizStep {
  const { round, reason, person } = event;
  if (facts.round?.status === 'void') return refuse(quiz, 'already');
  if (!facts.round || !mayDispute(quiz, facts, now)) {
    return refuse(quiz, facts.round?.status === 'open' ? 'notYet' : 'tooLate');
  }
  if (!facts.player) return refuse(quiz, 'notPlaying');
  const vote = record({ is: 'vote', kind: 'dispute', round, person: person.id, reason, at: now });
  const votes = facts.round.votes.dispute + (facts.round.voted.dispute ? 0 : 1);
  if (votes >= votesToVoid) {
    const out = takeOut(quiz, round, undefined, reason, now);
    return { ...out, effects: [vote, ...out.effects] };
  }
  return {
    state: quiz.state,
    live: quiz.live,
    effects: [vote, ...show(...boardsWith(quiz, round))],
    told: { is: 'voted', votes, needed: votesToVoid },
  };
}

/** Takes a question out of all scores and says so once. */
function takeOut(quiz: Quiz, round: number, by: PersonId | undefined, reason: string, now: Instant): QuizStep {
  return {
    state: quiz.state,
    live: quiz.live,
    effects: [
      record({ is: 'void', round, reason, at: now, ...(by && { by }) }),
      ...show(...boardsWith(quiz, round), correctionBoard(round)),
    ],
    told: { is: 'voided' },
  };
}

/** The boards that show a round's outcome. */
function boardsWith({ state, taken }: Quiz, round: number): readonly string[] {
  const podium = state.phase === 'over' ? ['podium'] : [];
  if (taken.setup.mode === 'window') return podium;
  const later = state.phase !== 'over' && state.round !== round ? [questionBoard(state.round)] : [];
  return [questionBoard(round), ...later, ...podium];
}

/** A host takes a question out at once. */
export function voidRound(quiz: Quiz, event: EventOf<'void'>, facts: Facts, now: Instant): QuizStep {
  if (!mayDispute(quiz, facts, now)) return refuse(quiz, facts.round?.status === 'void' ? 'already' : 'tooLate');
  return isHost(quiz, event) ? takeOut(quiz, event.round, event.person.id, '', now) : refuse(quiz, 'notHost');
}
