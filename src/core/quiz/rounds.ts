/** One round after the other: opened, answered, closed, shown. */

import type { Instant, PersonId } from '../place.ts';
import { newMemory } from '../review/memory.ts';
import type { Effect } from '../session.ts';
import type { Facts } from '../store.ts';
import { end } from './ending.ts';
import { timeFor } from './setup.ts';
import {
  type EventOf,
  grace,
  idleAfter,
  isHost,
  type Quiz,
  type QuizStep,
  questionBoard,
  record,
  refuse,
  show,
} from './state.ts';

/** How long an answer is shown before the next question comes by itself. */
const revealFor = 12_000;
/** Unanswered rounds in a row after which a quiz stops itself. */
const mostSilent = 2;

/** Opens a question. The board before it is drawn again, for its buttons go. */
export function askRound(quiz: Quiz, round: number, now: Instant): QuizStep {
  const { state, taken } = quiz;
  const question = taken.questions[round];
  if (!question) throw new RangeError(`a quiz of ${taken.questions.length} questions has no round ${round}`);
  const time = timeFor(question.kind, taken.setup);
  const closesAt = time > 0 ? { closesAt: now + time } : {};
  const until = time > 0 ? now + time + grace : now + idleAfter;
  return {
    state: { ...state, phase: 'asking', round, until },
    live: true,
    effects: [
      record({ is: 'round', round, question: question.id, opensAt: now, ...closesAt }),
      ...show(round === 0 ? 'lobby' : questionBoard(round - 1), questionBoard(round)),
    ],
  };
}

/** Whether nobody is left to wait for. Where answers may change, the time is everybody's to use. */
export const allAnswered = ({ state, taken }: Quiz, { players, round }: Facts): boolean =>
  state.phase === 'asking' &&
  !taken.setup.changes &&
  round?.round === state.round &&
  round.status === 'open' &&
  players > 0 &&
  round.answered >= players;

export function closeRound(quiz: Quiz, facts: Facts, now: Instant): QuizStep {
  const { state, taken } = quiz;
  const answered = facts.round?.answered ?? 0;
  const silent = answered === 0 ? state.silent + 1 : 0;
  const closing = [
    record({ is: 'close', round: state.round, at: now }),
    record({ is: 'missed', round: state.round, due: now, memory: newMemory(now), at: now }),
  ];
  const closed: Quiz = { ...quiz, state: { ...state, silent } };
  const last = state.round + 1 >= taken.questions.length;
  if (silent >= mostSilent && !last) {
    const ended = end(closed, 'silent', now);
    return { ...ended, effects: [...closing, ...show(questionBoard(state.round)), ...ended.effects] };
  }
  return pause(closed, closing, now);
}

/** Shows the answer; what comes then comes by itself or by the host. */
function pause(quiz: Quiz, before: readonly Effect[], now: Instant): QuizStep {
  const { state, taken } = quiz;
  const until = now + (taken.setup.pace === 'auto' ? revealFor : idleAfter);
  return {
    state: { ...state, phase: 'reveal', until },
    live: true,
    effects: [...before, ...show(questionBoard(state.round))],
  };
}

export const moveOn = (quiz: Quiz, now: Instant): QuizStep =>
  quiz.state.round + 1 < quiz.taken.questions.length
    ? askRound(quiz, quiz.state.round + 1, now)
    : end(quiz, 'done', now);

export function next(quiz: Quiz, event: EventOf<'next'>, now: Instant): QuizStep {
  const { state } = quiz;
  if (state.phase === 'over') return refuse(quiz, 'over');
  if (event.round !== state.round) return refuse(quiz, 'stale');
  if (state.phase !== 'reveal') return refuse(quiz, 'notYet');
  return isHost(quiz, event) ? { ...moveOn(quiz, now), told: { is: 'moved' } } : refuse(quiz, 'notHost');
}

/** How many votes skip a question: half of the players, and never one alone among several. */
const votesToSkip = (players: number): number => Math.min(players, Math.max(2, Math.ceil(players / 2)));

export function skip(quiz: Quiz, event: EventOf<'skip'>, { round, players, player }: Facts, now: Instant): QuizStep {
  const { state } = quiz;
  if (state.phase === 'over') return refuse(quiz, 'over');
  if (event.round !== state.round || round?.status !== 'open') return refuse(quiz, 'stale');
  if (state.phase !== 'asking') return refuse(quiz, 'notYet');
  if (isHost(quiz, event)) return { ...dropRound(quiz, event.person.id, now), told: { is: 'skipped' } };
  if (!player) return refuse(quiz, 'notPlaying');
  const needed = votesToSkip(players);
  const vote = record({ is: 'vote', kind: 'skip', round: event.round, person: event.person.id, at: now });
  // Whether this vote is new only the store can say: a second one of the same person is counted below at the next event.
  const votes = round.votes.skip + (round.voted.skip ? 0 : 1);
  if (votes < needed) {
    return { state, live: true, effects: [vote], told: { is: 'voted', votes, needed } };
  }
  const dropped = dropRound(quiz, undefined, now);
  return { ...dropped, effects: [vote, ...dropped.effects], told: { is: 'skipped' } };
}

/** A skipped question counts for nobody. */
function dropRound(quiz: Quiz, by: PersonId | undefined, now: Instant): QuizStep {
  const { round } = quiz.state;
  const entries = [
    record({ is: 'close', round, at: now }),
    record({ is: 'void', round, reason: 'skipped', at: now, ...(by && { by }) }),
  ];
  return pause({ ...quiz, state: { ...quiz.state, silent: 0 } }, entries, now);
}
