/** The discussion as a kind of session. */
import type { Machine } from '../session.ts';
import type { Talk } from '../store.ts';
import { drawBoard } from './board.ts';
import { placed, stands, step, threadOf, wakesAt } from './machine.ts';
import { wants } from './presses.ts';
import { type Looked, looksAfter, told, view } from './private.ts';
import { chart } from './report-card.ts';
import { claimBoard, type DiscussionEvent, machineName, type State, stateSchema, type Told } from './state.ts';
import { type Taken, takenSchema } from './taken.ts';

export const discussion: Machine<State, Taken, DiscussionEvent, Told, Talk, Looked> = {
  name: machineName,
  state: stateSchema,
  taken: takenSchema,
  wants,
  tick: { is: 'tick' },
  settled: { is: 'settled' },
  gone: { is: 'gone' },
  about: (_, event) => ({
    ...('person' in event && { person: event.person.id }),
    ...('person' in event && { talk: 'reason' in event ? { reason: event.reason } : {} }),
  }),
  step,
  wakesAt,
  stands,
  placed,
  threadOf,
  board: drawBoard,
  chart,
  roundOf: () => undefined,
  moving: ({ state }) => (state.phase === 'open' ? [claimBoard] : []),
  told,
  looksAfter,
  // Nothing here is an answer to a round.
  answered: () => {
    throw new TypeError('a discussion has no rounds to answer');
  },
  looksBack: () => false,
  view,
};
