/** How well a question tells those who know much from those who know little: the item analysis of classical test theory. */
import type { PastAnswer } from '../store.ts';

/** `value`: from -1 to 1. `below`: so far under 0 that it is hardly chance. */
export type Discrimination = { readonly value: number; readonly below: boolean };

/** People whose answers are compared, at least. Downing and Yudkowsky (Assessment in Health Professions Education, 2009): from some 30 on an item analysis helps, though it is stable only with hundreds. */
const enoughPeople = 30;
/** Other questions that each of them answered, at least: fewer say nothing about what they know. Our number. */
const enoughOthers = 3;

/**
 * Of every question with enough answers the corrected point-biserial correlation: between having it right (1) or not (0) and the
 * average credit for the other questions, so that no question is compared with itself (Henrysson, Psychometrika 28, 1963). The
 * average, because not everybody is asked the same. Each person counts once, with their first answer: later ones know the key.
 * `answers` are the latest first, as the store gives them. Nothing where all or none have it right.
 */
export function discriminationOf(answers: readonly PastAnswer[]): ReadonlyMap<string, Discrimination> {
  const points = new Map<string, (readonly [right: number, others: number])[]>();
  for (const theirs of Map.groupBy(answers, ({ person }) => person).values()) {
    const first = new Map(theirs.map(({ question, credit }) => [question, credit]));
    if (first.size <= enoughOthers) continue;
    const sum = [...first.values()].reduce((all, credit) => all + credit, 0);
    for (const [question, credit] of first) {
      const its = points.get(question) ?? [];
      its.push([credit >= 1000 ? 1 : 0, (sum - credit) / (first.size - 1)]);
      points.set(question, its);
    }
  }
  return new Map(
    [...points].flatMap(([question, its]) => {
      const value = its.length >= enoughPeople ? correlation(its) : undefined;
      // The standard error of a correlation that is really 0: what is closer to 0 is chance as easily as not.
      return value === undefined ? [] : [[question, { value, below: value < -1 / Math.sqrt(its.length - 1) }] as const];
    }),
  );
}

/** Pearson's; nothing where one side does not vary. */
function correlation(points: readonly (readonly [number, number])[]): number | undefined {
  const mean = (of: (point: readonly [number, number]) => number) =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [x, y] = [mean((point) => point[0]), mean((point) => point[1])];
  const spreadX = mean((point) => (point[0] - x) ** 2);
  const spreadY = mean((point) => (point[1] - y) ** 2);
  // Sums of fractions are not quite 0 where they should be.
  if (spreadX < 1e-9 || spreadY < 1e-9) return undefined;
  const value = mean((point) => (point[0] - x) * (point[1] - y)) / Math.sqrt(spreadX * spreadY);
  return Math.min(1, Math.max(-1, value));
}
