/** What a quiz is made of: its state, its events and what a step says. */
import { z } from 'zod';
import type { Person, PersonId } from '../place.ts';
import type { Effect, Running, Step } from '../session.ts';
import type { Entry } from '../store.ts';
import { askedSchema } from './question.ts';
import { setupSchema } from './setup.ts';

/** What the presses of a quiz's messages begin with. */
export const machineName = 'quiz';

export const takenSchema = z.strictObject({
  setup: setupSchema,
  questions: z.array(askedSchema).min(1),
  title: z.strictObject({ zh: z.string(), en: z.string() }),
});
export type Taken = z.infer<typeof takenSchema>;

/**
 * lobby: people join. asking: question `round` is open. reveal: its answer is shown. window: all questions are open.
 * over: nothing is asked any more; `ended` says why.
 */
export const stateSchema = z.strictObject({
  phase: z.enum(['lobby', 'asking', 'reveal', 'window', 'over']),
  host: z.string().transform((id) => id as PersonId),
  /** From 0; before the first question -1. */
  round: z.int(),
  /** Rounds in a row that nobody answered. */
  silent: z.int(),
  /** When the phase ends by itself. */
  until: z.int().optional(),
  reminded: z.boolean().optional(),
  endedAt: z.int().optional(),
  ended: z.enum(['done', 'stopped', 'silent', 'idle', 'gone']).optional(),
});
export type State = z.infer<typeof stateSchema>;
export type Quiz = Running<State, Taken>;

type By = { readonly person: Person; readonly manages: boolean };
export type QuizEvent =
  | { readonly is: 'tick' }
  /** Somebody has answered. */
  | { readonly is: 'settled' }
  /** The place is not there any more. */
  | { readonly is: 'gone' }
  | ({ readonly is: 'join'; readonly team?: string } & By)
  | ({ readonly is: 'leave' } & By)
  | ({ readonly is: 'begin' } & By)
  | ({ readonly is: 'stop' } & By)
  | ({ readonly is: 'skip'; readonly round: number } & By)
  | ({ readonly is: 'next'; readonly round: number } & By)
  | ({ readonly is: 'void'; readonly round: number } & By)
  | ({ readonly is: 'hand'; readonly to: PersonId } & By)
  | ({ readonly is: 'dispute'; readonly round: number; readonly reason: string } & By);
export type EventOf<Is extends QuizEvent['is']> = Extract<QuizEvent, { readonly is: Is }>;

/** What the person whose event it was is told; `private.ts` has the words. */
export type Told =
  | { readonly is: 'joined' | 'left' | 'begun' | 'stopped' | 'skipped' | 'moved' | 'voided' | 'handed' }
  | { readonly is: 'voted'; readonly votes: number; readonly needed: number }
  | { readonly is: 'over' | 'notHost' | 'notPlaying' | 'stale' | 'notYet' | 'tooLate' | 'hostLeft' | 'already' };

export type QuizStep = Step<State, Told>;

/** Answers that were sent in time and arrive a little later still count, in milliseconds. */
export const grace = 1_000;
/** A lobby that nobody begins, or a pause that nobody ends, is over after this. */
export const idleAfter = 30 * 60_000;

export const record = (entry: Entry): Effect => ({ do: 'record', entry });
export const show = (...boards: readonly string[]): Effect[] => boards.map((board) => ({ do: 'show', board }));

/** Nothing changes. */
export const stay = (quiz: Quiz, told?: Told): QuizStep => ({ live: quiz.live, effects: [], ...(told && { told }) });
export const refuse = (quiz: Quiz, is: Exclude<Told['is'], 'voted'>): QuizStep => stay(quiz, { is });

export const isHost = ({ state }: Quiz, { person, manages }: By): boolean => manages || person.id === state.host;

export const questionBoard = (round: number): string => `q${round}`;
export const correctionBoard = (round: number): string => `correction${round}`;
/** The round whose answers a board shows. */
export const roundOf = (board: string): number | undefined => {
  const match = /^(?:q|correction)(\d+)$/.exec(board);
  return match ? Number(match[1]) : undefined;
};

/** The boards that change when somebody joins, leaves or answers. */
export function moving({ state }: Quiz): readonly string[] {
  switch (state.phase) {
    case 'lobby':
      return ['lobby'];
    case 'asking':
      return [questionBoard(state.round)];
    case 'window':
      return ['window'];
    case 'reveal':
    case 'over':
      return [];
  }
}
