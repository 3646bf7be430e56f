/** How a quiz ends. */

import type { Instant } from '../place.ts';
import { newMemory } from '../review/memory.ts';
import type { Effect } from '../session.ts';
import { type Quiz, type QuizStep, questionBoard, record, type State, show } from './state.ts';

/** Ends it: an open question closes and counts for nobody, unless everything was open till the end. */
export function end(quiz: Quiz, ended: NonNullable<State['ended']>, now: Instant): QuizStep {
  const { state, taken } = quiz;
  const { until: _, ...rest } = state;
  const effects: Effect[] = [];
  if (state.phase === 'asking') {
    effects.push(record({ is: 'close', round: state.round, at: now }));
    effects.push(record({ is: 'void', round: state.round, reason: 'stopped', at: now }));
  }
  if (state.phase === 'window') {
    for (const round of taken.questions.keys()) {
      effects.push(record({ is: 'close', round, at: now }));
      effects.push(record({ is: 'missed', round, due: now, memory: newMemory(now), at: now }));
    }
  }
  const boards = ended === 'gone' ? [] : boardsAtEnd(quiz);
  return {
    state: { ...rest, phase: 'over', ended, endedAt: now },
    live: false,
    effects: [...effects, ...show(...boards)],
  };
}

function boardsAtEnd({ state, taken }: Quiz): readonly string[] {
  if (state.phase === 'lobby') return ['lobby'];
  if (taken.setup.mode === 'window') return ['lobby', 'window', ...(state.reminded ? ['reminder'] : []), 'podium'];
  return ['lobby', questionBoard(state.round), 'podium'];
}
