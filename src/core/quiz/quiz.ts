/** The quiz as a kind of session. */
import type { Machine } from '../session.ts';
import { drawBoard } from './board.ts';
import { step, wakesAt } from './machine.ts';
import { wants } from './presses.ts';
import { answered, looksBack, told, view } from './private.ts';
import {
  machineName,
  moving,
  type QuizEvent,
  roundOf,
  type State,
  stateSchema,
  type Taken,
  type Told,
  takenSchema,
} from './state.ts';

export const quiz: Machine<State, Taken, QuizEvent, Told> = {
  name: machineName,
  state: stateSchema,
  taken: takenSchema,
  wants,
  tick: { is: 'tick' },
  settled: { is: 'settled' },
  gone: { is: 'gone' },
  about: ({ state }, event) => {
    const person = event.is === 'hand' ? event.to : 'person' in event ? event.person.id : undefined;
    const round = 'round' in event ? event.round : state.round;
    return { ...(person && { person }), ...(round >= 0 && { round }) };
  },
  step,
  wakesAt,
  // A quiz is played where it was opened.
  stands: (_, { place }) => ({ place }),
  placed: () => undefined,
  threadOf: () => undefined,
  chart: () => undefined,
  looksAfter: () => false,
  board: drawBoard,
  roundOf,
  moving,
  told,
  answered,
  looksBack,
  view,
};
