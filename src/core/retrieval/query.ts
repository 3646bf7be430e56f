/** A question as ranking sees it: its tokens, what it is about, and what kind of answer it wants. */
import { fold } from '../tokens.ts';
import { type Kind, kindOf } from './kinds.ts';
import { eachToken } from './letters.ts';
import { contentRuns } from './question.ts';

/** One thing that the question is about, covered where one of its tokens stands: bits of `Query.tokens`. */
export type About = { readonly tokens: readonly number[]; readonly run: number };

export type Query = {
  readonly text: string;
  readonly folded: string;
  /** Different tokens; at most `mostTokens`, for a question is no article. */
  readonly tokens: readonly number[];
  readonly about: readonly About[];
  /** What the question is about, run by run, folded. */
  readonly runs: readonly string[];
  readonly kind: Kind;
};

/** As many as two 32-bit masks hold. */
export const mostTokens = 64;
/** What a question may have before the rest of it is not read any more. */
const longest = 600;

export function readQuery(question: string): Query {
  const text = question.slice(0, longest);
  const folded = fold(text);
  const bits = new Map<number, number>();
  const bitOf = (token: number): number => {
    const known = bits.get(token) ?? bits.size;
    if (known < mostTokens) bits.set(token, known);
    return known;
  };
  const runs = contentRuns(text);
  const about = runs.flatMap((run, at) => aboutOf(run, bitOf).map((tokens) => ({ tokens, run: at })));
  return { text, folded, tokens: [...bits.keys()], about, runs, kind: kindOf(folded) };
}

/** A Chinese run character by character, each seen through its pairs; any other as one. */
function aboutOf(run: string, bitOf: (token: number) => number): number[][] {
  const found: number[][] = [];
  const alone: number[] = [];
  const values: number[] = [];
  eachToken(run, (token, _, is) => {
    const bit = bitOf(token);
    if (bit >= mostTokens) return;
    if (is === 'character') {
      found.push([]);
      alone.push(bit);
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
  return found.filter((tokens) => tokens.length > 0);
}
