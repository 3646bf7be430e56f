/** Whether what was found answers the question: from what it has of the question, and from what stands nowhere. */
import { fold } from '../tokens.ts';
import { ownAnswers } from './kinds.ts';
import { eachToken } from './letters.ts';
import type { Query } from './query.ts';
import { namesOf, quotedIn, strangersIn } from './question.ts';
import type { Found, Ranking } from './rank.ts';
import { numberOf, shownSentence, type TextIndex } from './text-index.ts';
import type { Weights } from './weights.ts';

export const signNames = [
  'covers',
  'withBefore',
  'paragraph',
  'stands',
  'names',
  'numbers',
  'strange',
  'quoted',
  'shared',
  'answers',
  'lacks',
  'margin',
  'size',
  'asked',
  'single',
  'run',
  'base',
] as const;
export type SignName = (typeof signNames)[number];
export type Signs = Readonly<Record<SignName, number>>;

/** By overlap alone: 0 to 1. */
export const certaintyOf = (signs: Signs, by: Weights['answer']): number => {
  let sum = 0;
  for (const name of signNames) sum += signs[name] * by[name];
  return 1 / (1 + Math.exp(-sum));
};

export type Missing = {
  readonly names: readonly string[];
  readonly numbers: readonly string[];
  readonly strange: readonly string[];
  readonly quoted: readonly string[];
};

/** The words of a question that stand nowhere in the texts, as they were typed. */
export function missingFrom(query: Query, indexes: readonly TextIndex[]): Missing {
  const knows = (token: number): boolean =>
    indexes.some((index) => numberOf(index, token) >= 0 || index.titleTokens.has(token));
  const stands = (words: string): boolean => {
    let all = true;
    eachToken(words, (token, _, is) => {
      if (is !== 'number' || !/\p{Script=Han}/u.test(words)) all &&= knows(token);
    });
    return all;
  };
  const absent = namesOf(query.text).filter((name) => !stands(name));
  return {
    names: absent.filter((name) => !/^\p{N}/u.test(name)),
    numbers: absent.filter((name) => /^\p{N}/u.test(name)),
    strange: strangersIn(query.text, (token) => stands(token)),
    quoted: quotedIn(query.text).filter((words) => !stands(words)),
  };
}

export function signsOf(query: Query, ranking: Ranking, missing: Missing): Signs {
  const { found, scope } = ranking;
  const { seen, telling } = scope;
  const wordsAt = ({ text, sentence }: Found): string => {
    const index = seen[text]?.index;
    return index ? shownSentence(index, sentence) : '';
  };
  let covers = 0;
  let withBefore = 0;
  let paragraph = 0;
  for (const { share, shareBefore, shareParagraph } of found.slice(0, 3)) {
    covers = Math.max(covers, share);
    withBefore = Math.max(withBefore, shareBefore);
    paragraph = Math.max(paragraph, shareParagraph);
  }
  let stands = 0;
  for (const { tokens } of query.about) {
    if (tokens.some((token) => seen.some(({ from, to }) => (to[token] ?? 0) > (from[token] ?? 0)))) stands += 1;
  }
  const [top] = found;
  const shown = top ? wordsAt(top) : '';
  const own = shown ? ownAnswers(query.kind, shown, query.text) : 0;
  const wants = query.kind === 'when' || query.kind === 'number' || query.kind === 'who' || query.kind === 'where';
  const size = seen.reduce((sum, { index }) => sum + index.starts.length, 0);
  const runs = found.slice(0, 3).map((one) => runOf(query, fold(wordsAt(one))));
  return {
    covers,
    withBefore,
    paragraph,
    stands: query.about.length > 0 ? stands / query.about.length : 0,
    names: Math.min(2, missing.names.length),
    numbers: Math.min(2, missing.numbers.length),
    strange: missing.strange.length,
    quoted: Math.min(1, missing.quoted.length),
    shared: Math.min(1, (telling.length * covers) / 8),
    answers: wants && own > 0 ? 1 : 0,
    lacks: wants && own === 0 ? 1 : 0,
    margin: (top?.score ?? 0) - (found[Math.min(4, found.length - 1)]?.score ?? 0),
    size: Math.log(1 + size) / 5,
    asked: Math.min(1, query.about.length / 16),
    single: query.about.length <= 2 ? 1 - paragraph : 0,
    run: Math.max(0, ...runs),
    base: 1,
  };
}

/** How much of the question stands in one piece: 1 for six characters or three words in a row. */
function runOf(query: Query, sentence: string): number {
  let best = 0;
  for (const [at, run] of query.runs.entries()) {
    if (/\p{Script=Han}/u.test(run)) {
      for (let from = 0; from < run.length; from += 1) {
        while (from + best < run.length && sentence.includes(run.slice(from, from + best + 1))) best += 1;
      }
      continue;
    }
    for (let words = 1; words <= 3 && at + words <= query.runs.length; words += 1) {
      if (!sentence.includes(query.runs.slice(at, at + words).join(' '))) break;
      best = Math.max(best, words === 1 ? 1 : words * 2);
    }
  }
  return Math.min(1, best / 6);
}
