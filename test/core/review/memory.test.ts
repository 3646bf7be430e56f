import fc from 'fast-check';
import { fsrs } from 'ts-fsrs';
import { describe, expect, test } from 'vitest';
import {
  isLeech,
  type Memory,
  newMemory,
  type Rating,
  rateAgain,
  ratingOf,
  readMemory,
  remember,
} from '../../../src/core/review/memory.ts';

const day = 86_400_000;
const start = Date.UTC(2022, 11, 29, 12, 30);
const rating = fc.constantFrom<Rating>('again', 'hard', 'good', 'easy');
/** Answers and the days before each. */
const answers = fc.array(fc.tuple(rating, fc.integer({ min: 0, max: 400 })), { maxLength: 30 });

function memoryAfter(all: readonly (readonly [Rating, number])[]): Memory {
  let [memory, now] = [newMemory(start), start];
  for (const [how, days] of all) {
    now += days * day;
    memory = remember(memory, how, now).memory;
  }
  return memory;
}

describe('the published figures', () => {
  // The test-suite of ts-fsrs (FSRS-6, "first repeat"): the weights' own values after the first answer.
  test.each([
    ['again', 0.212, 6.4133],
    ['hard', 1.2931, 5.11217071],
    ['good', 2.3065, 2.11810397],
    ['easy', 8.2956, 1],
  ] as const)('after a first %s: stability %d, difficulty %d', (how, stability, difficulty) => {
    expect(remember(newMemory(start), how, start).memory).toMatchObject({ stability, difficulty, reps: 1, lapses: 0 });
  });

  // The same in fsrs-rs ("memory state") and in ts-fsrs ("memory state[long-term]").
  test('again, then good after 0, 1, 3, 8 and 21 days', () => {
    const { stability, difficulty } = memoryAfter([
      ['again', 0],
      ['good', 0],
      ['good', 1],
      ['good', 3],
      ['good', 8],
      ['good', 21],
    ]);
    expect(stability).toBeCloseTo(53.335106, 4);
    expect(difficulty).toBeCloseTo(6.3574867, 4);
  });

  // The long-term scheduler of ts-fsrs with weights of FSRS-5: that the package does in our mode what it says.
  const weights = [
    0.4197, 1.1869, 3.0412, 15.2441, 7.1434, 0.6477, 1.0007, 0.0674, 1.6597, 0.1712, 1.1178, 2.0225, 0.0904, 0.3025,
    2.1214, 0.2498, 2.9466, 0.4891, 0.6468, 0, 0.5,
  ];
  test.each([
    ['3333331133333', [3, 13, 48, 155, 445, 1158, 17, 3, 11, 37, 112, 307, 773]],
    ['12341234', [1, 2, 6, 41, 4, 7, 21, 133]],
    ['23412341', [2, 7, 54, 5, 8, 26, 171, 8]],
    ['34123412', [3, 33, 4, 7, 26, 193, 9, 14]],
    ['41234123', [15, 3, 6, 27, 240, 10, 17, 60]],
  ])('grades %s: days %j', (grades, expected) => {
    const scheduler = fsrs({ w: weights, enable_short_term: false, enable_fuzz: false });
    let card: Parameters<typeof scheduler.next>[0] = {
      due: start,
      stability: 0,
      difficulty: 0,
      elapsed_days: 0,
      scheduled_days: 0,
      learning_steps: 0,
      reps: 0,
      lapses: 0,
      state: 'New',
    };
    const days = [...grades].map((grade) => {
      const next = scheduler.next(card, card.due, Number(grade) as 1 | 2 | 3 | 4).card;
      card = next;
      return next.scheduled_days;
    });
    expect(days).toEqual(expected);
  });
});

test.each([
  [false, undefined, 'again'],
  [false, 'easy', 'again'],
  [true, undefined, 'good'],
  [true, 'fine', 'good'],
  [true, 'easy', 'easy'],
  [true, 'hard', 'hard'],
] as const)('right %s and felt %s is %s', (right, felt, expected) => {
  expect(ratingOf(right, felt)).toBe(expected);
});

describe('a memory', () => {
  test('is due whole days later, at least one, the later the easier it was', () => {
    fc.assert(
      fc.property(answers, fc.integer({ min: 0, max: 400 }), (all, days) => {
        const memory = memoryAfter(all);
        const now = memory.at + days * day;
        const dues = (['again', 'hard', 'good', 'easy'] as const).map((how) => remember(memory, how, now).due - now);
        for (const due of dues) expect(due % day).toBe(0);
        expect(dues[0]).toBeGreaterThanOrEqual(day);
        expect(dues).toEqual([...dues].sort((a, b) => a - b));
        // No two of the right ones are on the same day.
        expect(new Set(dues.slice(1)).size).toBe(3);
      }),
    );
  });

  test('is due after as many days as it is stable, without fuzz', () => {
    const first = remember(newMemory(start), 'easy', start);
    expect(first.due - start).toBe(8 * day);
    let [memory, now, due] = [first.memory, start, first.due];
    for (let times = 0; times < 6; times += 1) {
      now = due;
      ({ memory, due } = remember(memory, 'good', now));
      expect(due - now).toBe(Math.round(memory.stability) * day);
    }
  });

  test('survives being stored, and the same answers make the same one', () => {
    fc.assert(
      fc.property(answers, (all) => {
        const memory = memoryAfter(all);
        expect(readMemory(JSON.parse(JSON.stringify(memory)))).toEqual(memory);
        expect(memoryAfter(all)).toEqual(memory);
      }),
    );
  });

  test('rated again it is as if it had been rated so at once, and again', () => {
    fc.assert(
      fc.property(answers, rating, rating, (all, first, second) => {
        const memory = memoryAfter(all);
        const answered = remember(memory, first, memory.at + day);
        const rated = rateAgain(answered.memory, second);
        expect(rated).toEqual(remember(memory, second, memory.at + day));
        expect(rated && rateAgain(rated.memory, first)).toEqual(answered);
      }),
    );
    expect(rateAgain(newMemory(start), 'easy')).toBeUndefined();
  });

  test('a clock that was put back does no harm', () => {
    const memory = memoryAfter([
      ['good', 0],
      ['good', 2],
    ]);
    expect(remember(memory, 'good', start - day)).toEqual(remember(memory, 'good', memory.at));
  });

  test('keeps one answer back, not all of them', () => {
    expect(JSON.stringify(memoryAfter(Array.from({ length: 50 }, () => ['good', 1] as const))).length).toBeLessThan(
      300,
    );
  });

  test.each([
    ['nothing', undefined],
    ['a text', 'memory'],
    ['half a memory', { stability: 1, difficulty: 5 }],
    ['a stability that is none', { stability: -1, difficulty: 5, reps: 1, lapses: 0, at: start }],
    ['an answered one without difficulty', { stability: 1, difficulty: 0, reps: 1, lapses: 0, at: start }],
    ['a date', { stability: 0, difficulty: 0, reps: 0, lapses: 0, at: '2024-01-01' }],
  ])('%s is not read as one', (_, json) => {
    expect(() => readMemory(json)).toThrow();
  });
});

test('six lapses make a leech; the first answer is none', () => {
  const missed = (times: number) => memoryAfter(Array.from({ length: times }, () => ['again', 1] as const));
  expect(isLeech(missed(6))).toBe(false);
  expect(isLeech(missed(7))).toBe(true);
  expect(isLeech(newMemory(start))).toBe(false);
});
