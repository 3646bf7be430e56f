/**
 * Answers and what they are worth. An answer is written in one line, by the ids of choices, which are the same in both languages:
 * `b` · `a,c` · `true` · `d>b>a>c` · `"what was typed`.
 */
import type { AskedQuestion } from './question.ts';
import { isAccepted, type TypedKey } from './typed.ts';

/** The credit of an answer in thousandths: 1,000 is all right. */
export function creditOf(question: AskedQuestion, given: string): number {
  switch (question.kind) {
    case 'typed':
      return isAccepted(typedIn(given) ?? '', typedKey(question)) ? 1_000 : 0;
    case 'several':
      return severalCredit(question, given.split(','));
    case 'ordering':
      return orderingCredit(question.key.split('>'), given.split('>'));
    default:
      return given === question.key ? 1_000 : 0;
  }
}

/** What a typed answer says; `undefined` for another kind of answer. */
export const typedIn = (given: string): string | undefined => (given.startsWith('"') ? given.slice(1) : undefined);
export const writeTyped = (words: string): string => `"${words}`;

/** The right choices share the credit, the wrong ones as much debit: picking everything, or at random, gains nothing. */
function severalCredit(question: AskedQuestion, picked: readonly string[]): number {
  const key = question.key.split(',');
  const others = question.faces.zh.choices.filter(({ id }) => !key.includes(id));
  const right = key.filter((id) => picked.includes(id)).length / key.length;
  const wrong = others.filter(({ id }) => picked.includes(id)).length / Math.max(1, others.length);
  return Math.max(0, Math.round(1_000 * (right - wrong)));
}

/** Kendall's tau, not below nothing: of all pairs, those in the right order less those in the wrong one. */
function orderingCredit(key: readonly string[], order: readonly string[]): number {
  if (order.length !== key.length || key.some((id) => !order.includes(id))) return 0;
  let score = 0;
  let pairs = 0;
  for (const [at, first] of key.entries()) {
    for (const second of key.slice(at + 1)) {
      pairs += 1;
      score += order.indexOf(first) < order.indexOf(second) ? 1 : -1;
    }
  }
  return Math.max(0, Math.round((1_000 * score) / pairs));
}

const keys = new WeakMap<AskedQuestion, TypedKey>();
/** The same object for the same question: what grading prepares is kept by it. */
function typedKey(question: AskedQuestion): TypedKey {
  const known = keys.get(question);
  if (known) return known;
  const { zh, en } = question.faces;
  const key: TypedKey = {
    key: { zh: zh.key ?? '', en: en.key ?? '' },
    accept: { zh: zh.accept, en: en.accept },
  };
  keys.set(question, key);
  return key;
}

/** What an answer may earn by being quick, in percent of its points. */
const mostForSpeed = 20;

/**
 * The points of an answer: at most 100, with speed 120. `elapsed`: milliseconds from the question's message to the click, both by the platform's
 * clock; absent where the platform does not say, and then there is no bonus, so that no slow server changes anybody's rank.
 */
export function pointsOf(credit: number, speed?: { readonly elapsed: number; readonly limit: number }): number {
  const bonus = speed && speed.limit > 0 ? mostForSpeed * Math.max(0, 1 - Math.max(0, speed.elapsed) / speed.limit) : 0;
  return Math.round((credit / 1_000) * (100 + bonus));
}
