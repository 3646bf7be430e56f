/** A question as ranking sees it: its tokens, what it is about, and what kind of answer it wants. */

import { fold } from '../tokens.ts';
import { kinIn, kinOfWord } from './families.ts';
import { type Kind, kindOf } from './kinds.ts';
import { eachToken } from './letters.ts';
import { contentRuns } from './question.ts';

/**
 * One thing that the question is about, covered where one of its tokens stands: bits of `Query.tokens`. It tells as much as its `own` tokens,
 * without the words of its families.
 */
/** Some of the tokens of a question: bit `n` for the n-th, 64 in all. */
export type Mask = { readonly low: number; readonly high: number };

export type About = {
  readonly tokens: readonly number[];
  readonly mask: Mask;
  readonly own: readonly number[];
  readonly focus: boolean;
};

export type Query = {
  readonly text: string;
  readonly folded: string;
  /** Different tokens; at most `mostTokens`, for a question is no article. */
  readonly tokens: readonly number[];
  /** How much each token counts in scores. */
  readonly counts: Float64Array;
  readonly about: readonly About[];
  /** What the question is about, run by run, folded. */
  readonly runs: readonly string[];
  readonly kind: Kind;
};

/** As many as two 32-bit masks hold. */
export const mostTokens = 64;
/** What a question may have before the rest of it is not read any more. */
const longest = 600;

/** What a word of the same family counts beside the word itself. */
const kinCounts = 0.3;

export function readQuery(question: string): Query {
  const text = question.slice(0, longest);
  const folded = fold(text);
  const bits = new Map<number, number>();
  const bitOf = (token: number): number => {
    const known = bits.get(token) ?? bits.size;
    if (known < mostTokens) bits.set(token, known);
    return known;
  };
  const alone: number[] = [];
  const runs = contentRuns(text);
  const han = /\p{Script=Han}/u;
  const about = runs.flatMap((run, at) =>
    aboutOf(run, bitOf, alone).map((about) => ({ ...about, focus: at > 0 || !han.test(run) })),
  );
  const counts = Float64Array.from(bits.keys(), () => kinCounts);
  for (const { own } of about) for (const bit of own) counts[bit] = 1;
  for (const bit of alone) counts[bit] = 1;
  return { text, folded, counts, tokens: [...bits.keys()], about, runs, kind: kindIn(folded) };
}

/** A question that goes on from another stands before it, on a line of its own. */
function kindIn(folded: string): Kind {
  const [line = ''] = folded.split('\n');
  const kind = kindOf(line);
  return kind === 'what' ? kindOf(folded) : kind;
}

/** A Chinese run character by character, each seen through its pairs; any other as one. */
function aboutOf(run: string, bitOf: (token: number) => number, singles: number[]): Omit<About, 'focus'>[] {
  const found: number[][] = [];
  const alone: number[] = [];
  const values: number[] = [];
  eachToken(run, (token, _, is) => {
    const bit = bitOf(token);
    if (bit >= mostTokens) return;
    if (is === 'character') {
      found.push([]);
      alone.push(bit);
      singles.push(bit);
    } else if (is === 'pair') {
      found.at(-2)?.push(bit);
      found.at(-1)?.push(bit);
    } else if (is === 'number' && found.length > 0) values.push(bit);
    else found.push([bit]);
  });
  // 三 is covered by 3; a character without a pair stands for itself.
  const characters = [...run];
  for (const [at, tokens] of found.entries()) {
    if (values.length > 0 && /[〇零一二三四五六七八九十百千万亿两]/.test(characters[at] ?? '')) tokens.push(...values);
    const itself = alone[at];
    if (tokens.length === 0 && itself !== undefined) tokens.push(itself);
  }
  const own = found.map((tokens) => [...tokens]);
  const also = (at: number, word: string): void =>
    eachToken(word, (token, _, is) => {
      const bit = is === 'pair' || is === 'word' ? bitOf(token) : mostTokens;
      if (bit < mostTokens) found[at]?.push(bit);
    });
  if (alone.length === 0) for (const word of kinOfWord(run)) also(0, word);
  for (const { from, to, words } of kinIn(run)) {
    for (let at = from; at < to; at += 1) for (const word of words) if (word.length === 2) also(at, word);
  }
  return found.flatMap((tokens, at) =>
    tokens.length > 0 ? [{ tokens, mask: maskOf(tokens), own: own[at] ?? [] }] : [],
  );
}

const maskOf = (tokens: readonly number[]): Mask => ({
  low: tokens.reduce((mask, token) => (token < 32 ? mask | (1 << token) : mask), 0),
  high: tokens.reduce((mask, token) => (token < 32 ? mask : mask | (1 << (token & 31))), 0),
});
