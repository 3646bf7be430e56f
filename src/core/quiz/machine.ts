/** The rules of a quiz: what each event does in each phase. Pure; who joined and who answered are facts that the store counted. */
import type { Instant, PersonId } from '../place.ts';
import type { Effect } from '../session.ts';
import type { Entry, Facts } from '../store.ts';
import { dispute, voidRound } from './disputes.ts';
import { end } from './ending.ts';
import { allAnswered, askRound, closeRound, moveOn, next, skip } from './rounds.ts';
import { teamsOf } from './setup.ts';
import {
  type EventOf,
  grace,
  idleAfter,
  isHost,
  moving,
  type Quiz,
  type QuizEvent,
  type QuizStep,
  record,
  refuse,
  type State,
  show,
  stay,
} from './state.ts';

/** A window that is open for longer than this gets a reminder a quarter of its time before it closes, at most three hours. */
const remindFrom = 3_600_000;

/** The first state of a quiz, and what begins it. */
export function open(host: PersonId, now: Instant): { readonly state: State; readonly effects: readonly Effect[] } {
  const until = now + idleAfter;
  return { state: { phase: 'lobby', host, round: -1, silent: 0, until }, effects: show('lobby') };
}

export function step(quiz: Quiz, event: QuizEvent, facts: Facts, now: Instant): QuizStep {
  const { state } = quiz;
  switch (event.is) {
    case 'tick':
      return tick(quiz, facts, now);
    case 'settled':
      return allAnswered(quiz, facts) ? closeRound(quiz, facts, now) : stay(quiz);
    case 'gone':
      return state.phase === 'over' ? stay(quiz) : end(quiz, 'gone', now);
    case 'join':
      return join(quiz, event, facts, now);
    case 'leave':
      return leave(quiz, event, facts, now);
    case 'begin':
      if (state.phase !== 'lobby') return refuse(quiz, state.phase === 'over' ? 'over' : 'already');
      return isHost(quiz, event) ? begin(quiz, now) : refuse(quiz, 'notHost');
    case 'next':
      return next(quiz, event, now);
    case 'skip':
      return skip(quiz, event, facts, now);
    case 'stop':
      if (state.phase === 'over') return refuse(quiz, 'over');
      return isHost(quiz, event) ? { ...end(quiz, 'stopped', now), told: { is: 'stopped' } } : refuse(quiz, 'notHost');
    case 'hand':
      return hand(quiz, event, facts);
    case 'dispute':
      return dispute(quiz, event, facts, now);
    case 'void':
      return voidRound(quiz, event, facts, now);
  }
}

/** A wake may come early or twice: only what is due is done. */
function tick(quiz: Quiz, facts: Facts, now: Instant): QuizStep {
  const { state } = quiz;
  const { until } = state;
  if (state.phase === 'over') return stay(quiz);
  if (state.phase === 'window') return tickWindow(quiz, now);
  if (until === undefined || now < until) return stay(quiz);
  switch (state.phase) {
    case 'lobby':
      return end(quiz, 'idle', now);
    case 'asking':
      return closeRound(quiz, facts, now);
    case 'reveal':
      return quiz.taken.setup.pace === 'auto' ? moveOn(quiz, now) : end(quiz, 'idle', now);
  }
}

function tickWindow(quiz: Quiz, now: Instant): QuizStep {
  const { state } = quiz;
  const closesAt = quiz.taken.setup.closesAt ?? now;
  if (now >= closesAt + grace) return end(quiz, 'done', now);
  const remindAt = reminderAt(quiz);
  if (remindAt === undefined || state.reminded || now < remindAt) {
    return stay(quiz);
  }
  return { state: { ...state, reminded: true }, live: true, effects: [...show('reminder')] };
}

function reminderAt({ taken, startedAt }: Quiz): Instant | undefined {
  const { closesAt } = taken.setup;
  if (closesAt === undefined || closesAt - startedAt < remindFrom) return undefined;
  return closesAt - Math.min(3 * remindFrom, (closesAt - startedAt) / 4);
}

function join(quiz: Quiz, { person, team }: EventOf<'join'>, facts: Facts, now: Instant): QuizStep {
  const { state, taken } = quiz;
  if (state.phase === 'over') return refuse(quiz, 'over');
  const teams = teamsOf(taken.setup);
  const wanted = team && teams.includes(team) && taken.setup.teams === 'pick' ? team : undefined;
  if (facts.player && (!wanted || wanted === facts.player.team)) return refuse(quiz, 'already');
  const placed = wanted ? { team: wanted } : teams.length > 0 ? { smallest: teams } : {};
  const entry: Entry = { is: 'join', person, at: now, ...placed };
  return { state, live: true, effects: [record(entry), ...show(...moving(quiz))], told: { is: 'joined' } };
}

function leave(quiz: Quiz, { person }: EventOf<'leave'>, { player, heir }: Facts, now: Instant): QuizStep {
  const { state } = quiz;
  if (state.phase === 'over') return refuse(quiz, 'over');
  if (!player) return refuse(quiz, 'notPlaying');
  const passes = state.host === person.id && heir !== undefined;
  return {
    state: passes ? { ...state, host: heir.person } : state,
    live: true,
    effects: [record({ is: 'leave', person: person.id, at: now }), ...show(...moving(quiz))],
    told: { is: passes ? 'hostLeft' : 'left' },
  };
}

function begin(quiz: Quiz, now: Instant): QuizStep {
  const { state, taken } = quiz;
  if (taken.setup.mode === 'live') return { ...askRound(quiz, 0, now), told: { is: 'begun' } };
  const { closesAt = now } = taken.setup;
  const { until: _, ...rest } = state;
  const opened = taken.questions.map(({ id }, round) =>
    record({ is: 'round', round, question: id, opensAt: now, closesAt }),
  );
  return {
    state: { ...rest, phase: 'window', round: 0 },
    live: true,
    effects: [...opened, ...show('lobby', 'window')],
    told: { is: 'begun' },
  };
}

function hand(quiz: Quiz, event: EventOf<'hand'>, { player }: Facts): QuizStep {
  const { state } = quiz;
  if (state.phase === 'over') return refuse(quiz, 'over');
  if (!isHost(quiz, event)) return refuse(quiz, 'notHost');
  // The facts are about the one it is handed to: only who plays can be host.
  if (player?.person !== event.to) return refuse(quiz, 'notPlaying');
  const effects = [...show(...moving(quiz))];
  return { state: { ...state, host: event.to }, live: true, effects, told: { is: 'handed' } };
}

/** When the session wakes by itself; `undefined`: never again. */
export function wakesAt(quiz: Quiz): Instant | undefined {
  const { state, taken } = quiz;
  if (state.phase !== 'window') return state.phase === 'over' ? undefined : state.until;
  const reminder = state.reminded ? undefined : reminderAt(quiz);
  return reminder ?? (taken.setup.closesAt ?? quiz.startedAt) + grace;
}
