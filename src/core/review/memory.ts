/**
 * What a person remembers of one question, and when it is to be asked again: FSRS-6 with its default weights and 90 % retention, in
 * whole days. Steps of minutes are off, because questions come once a day; and so is its fuzz, so that the same answers always
 * give the same day. The card belongs to the question, in whatever language it was answered. Must not know how questions are asked.
 */
import { type Card, fsrs, type Grade, State } from 'ts-fsrs';
import { z } from 'zod';
import type { Instant } from '../place.ts';

const instant = z.int();
const count = z.int().min(0);
const traceSchema = z.union([
  z.object({
    stability: z.literal(0),
    difficulty: z.literal(0),
    reps: z.literal(0),
    lapses: z.literal(0),
    at: instant,
  }),
  z.object({
    stability: z
      .number()
      .min(0.001)
      .max(36_500)
      .describe('Days after which nine of ten such questions are still known'),
    difficulty: z.number().min(1).max(10),
    reps: count.min(1).describe('How often it was answered'),
    lapses: count.describe('How often it was missed, the first answer not counted'),
    at: instant.describe('When it was answered last, or first kept'),
  }),
]);
const memorySchema = z.intersection(traceSchema, z.object({ before: traceSchema.exactOptional() }));

type Trace = z.infer<typeof traceSchema>;

/** JSON as it is, instants in milliseconds. `before`: what it was before the last answer, so that the answer can be rated afterwards. */
export type Memory = z.infer<typeof memorySchema>;

/** How well it went: missed, or known with effort, as expected, at once. FSRS's own four. */
export type Rating = 'again' | 'hard' | 'good' | 'easy';

/** What comes of an answer: `due` is a whole number of days after it, at least one. */
export type Remembered = { readonly memory: Memory; readonly due: Instant };

const grades = { again: 1, hard: 2, good: 3, easy: 4 } as const satisfies Record<Rating, Grade>;
const scheduler = fsrs({ enable_short_term: false, enable_fuzz: false });

/** The rating of an answer; `felt` is what the person says of a right one, `fine` until they do. */
export function ratingOf(right: boolean, felt: 'easy' | 'fine' | 'hard' = 'fine'): Rating {
  if (!right) return 'again';
  return felt === 'fine' ? 'good' : felt;
}

/** Of a question that was not answered yet as a review; it is due at once. */
export const newMemory = (now: Instant): Memory => ({ stability: 0, difficulty: 0, reps: 0, lapses: 0, at: now });

/** Reads what was stored; throws where it is no memory. */
export const readMemory = (json: unknown): Memory => memorySchema.parse(json);

/** The memory after an answer. A `now` before the last answer, from a clock that was put back, counts as that answer's moment. */
export function remember({ before: _, ...trace }: Memory, rating: Rating, now: Instant): Remembered {
  const { card } = scheduler.next(cardOf(trace), Math.max(now, trace.at), grades[rating]);
  const { stability, difficulty, reps, lapses } = card;
  return {
    memory: { stability, difficulty, reps, lapses, at: Math.max(now, trace.at), before: trace },
    due: card.due.getTime(),
  };
}

/** The last answer with another rating, as if it had been rated so at once; nothing where there was none. */
export const rateAgain = ({ before, at }: Memory, rating: Rating): Remembered | undefined =>
  before && remember(before, rating, at);

function cardOf({ at, ...trace }: Trace): Card {
  const answered = trace.reps > 0;
  return {
    ...trace,
    due: new Date(at),
    // FSRS counts the days from the last answer, not from these.
    elapsed_days: 0,
    scheduled_days: 0,
    learning_steps: 0,
    state: answered ? State.Review : State.New,
    ...(answered && { last_review: new Date(at) }),
  };
}

/**
 * Whether it was missed so often that asking again does not help. Anki's rule for leeches: set aside after 8 lapses, to be reworded.
 * 6 is our number, lower because nobody can reword a question of their own here. The first answer is no lapse: there was nothing to forget.
 */
export const isLeech = ({ lapses }: Memory): boolean => lapses >= 6;
