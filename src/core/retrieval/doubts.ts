/**
 * What speaks against a place that shares most of a question's words: a name, a number or a year of the question that stands elsewhere, a pole or
 * a “not” turned round. Overlap cannot tell such a question from one that is answered.
 */
import { fold } from '../tokens.ts';
import { eachToken } from './letters.ts';
import { isDenied, isTurned } from './poles.ts';
import type { Mask, Query } from './query.ts';
import { namesOf, quotedIn } from './question.ts';
import type { Ranking } from './rank.ts';
import { both, meet, nothing, type Seen } from './score.ts';
import { shownSentence } from './text-index.ts';

/**
 * Near is in the best sentence and its neighbours in the paragraph, and in the title.
 * names, numbers: how many of the question are not near, 2 at most. quoted: words that it quotes are not near. away: Chinese characters in a row
 * that stand in the text, but not in the paragraph, as names do: 1 for four of them. most: it asks for the most of a kind, and nothing near is.
 * turned: it names the other pole. denied: it says “not” where the sentence does not.
 */
export type Doubts = {
  readonly names: number;
  readonly numbers: number;
  readonly quoted: number;
  readonly away: number;
  readonly most: number;
  readonly turned: boolean;
  readonly denied: boolean;
};

const none: Doubts = { names: 0, numbers: 0, quoted: 0, away: 0, most: 0, turned: false, denied: false };

/**
 * How much each takes from the log-odds of an answer. Chosen on eight articles of SQuAD 2.0 and the tuning sample with names, numbers and poles
 * exchanged, by how much more often it comes with questions that are not answered.
 */
const takes = { names: 1.2, numbers: 3, quoted: 3, away: 0.8, most: 1 } as const;
/** Given back to every question: what the doubts refuse need not be refused for want of overlap. */
const ease = 0.8;
/**
 * In a long text chance finds more of a question, but from some ninety sentences on hardly more than before: what the fitted weight of its size
 * takes beyond is given back. Measured on whole articles of SQuAD 2.0.
 */
const long = { from: 0.9, ease: 2.2 } as const;
/** Turned or denied, what seemed sure stays the surest of what is refused. */
const vetoed = 0.49;

/** A question of fewer words, or Chinese characters, gets less: of few things some stand anywhere by chance. */
const fewThings = { words: 4, characters: 9 } as const;

/** The certainty that is left of one by overlap alone, both 0 to 1; `size` as among the signs. 0.5 is the line below which a question is refused. */
export function doubted(certainty: number, size: number, { about, text }: Query, doubts: Doubts): number {
  const names = Object.keys(takes) as (keyof typeof takes)[];
  const taken = names.reduce((sum, name) => sum + takes[name] * doubts[name], 0);
  const enough = han.test(text) ? fewThings.characters : fewThings.words;
  const given = (ease + long.ease * Math.max(0, size - long.from)) * Math.min(1, about.length / enough);
  const odds = (certainty / Math.max(1e-9, 1 - certainty)) * Math.exp(given - taken);
  return (odds / (1 + odds)) * (doubts.turned || doubts.denied ? vetoed : 1);
}

const mostDenying = 3;

const wordsOf = ({ seen }: Ranking['scope'], { text, sentence }: Ranking['found'][number]): string => {
  const index = seen[text]?.index;
  return index ? shownSentence(index, sentence) : '';
};

export function doubtsOf(query: Query, { found, scope }: Ranking): Doubts {
  const [top] = found;
  const seen = top && scope.seen[top.text];
  if (!seen) return none;
  const { index } = seen;
  const paragraph = index.paragraphOf[top.sentence] ?? 0;
  const [first = 0, behind = 0] = [index.firsts[paragraph], index.firsts[paragraph + 1]];
  const [from, to] = [Math.max(first, top.sentence - 1), Math.min(behind, top.sentence + 2)];
  const near = Array.from({ length: to - from }, (_, at) => shownSentence(index, from + at)).join(' ');
  const tokens = tokensIn(near);
  const isNear = (words: string): boolean =>
    [...tokensIn(words)].every((token) => tokens.has(token) || index.titleTokens.has(token));
  const far = namesOf(query.text).filter((name) => !isNear(name));
  const asksForMost = superlative.test(query.folded);
  return {
    names: Math.min(2, far.filter((name) => !isNumber.test(name)).length),
    numbers: Math.min(2, far.filter((name) => isNumber.test(name)).length),
    quoted: quotedIn(query.text).some((words) => !isNear(words)) ? 1 : 0,
    away: awayFrom(query, seen, first, behind),
    most: asksForMost && !superlative.test(fold(near)) ? 1 : 0,
    turned: isTurned(tokensIn(query.text), tokens),
    // What is denied is often said again plainly beside it: any of the best may do the denying.
    denied: found.slice(0, mostDenying).every((one) => isDenied(query.folded, fold(wordsOf(scope, one)))),
  };
}

const han = /\p{Script=Han}/u;
const isNumber = /^\p{N}/u;
const superlative = /最|唯一|首|第一|\b(?:most|least|only|first|last|[a-z]{3,}est)\b/u;

function tokensIn(text: string): Set<number> {
  const tokens = new Set<number>();
  eachToken(text, (token) => tokens.add(token));
  return tokens;
}

function awayFrom({ about, text }: Query, seen: Seen, first: number, behind: number): number {
  if (!han.test(text)) return 0;
  const here = both(maskIn(seen, first, behind), seen.title);
  const anywhere = maskIn(seen, 0, seen.index.starts.length);
  let [row, longest] = [0, 0];
  for (const { mask } of about) {
    row = !meet(mask, here) && meet(mask, anywhere) ? row + 1 : 0;
    longest = Math.max(longest, row);
  }
  return Math.min(1, longest / 4);
}

/** The tokens of the question that stand in the sentences from `first` to before `behind`. */
function maskIn({ index, from, to }: Seen, first: number, behind: number): Mask {
  let mask = nothing;
  for (const [token, start] of from.entries()) {
    const places = index.sentences.subarray(start, to[token]);
    if (!places.some((sentence) => sentence >= first && sentence < behind)) continue;
    mask = both(mask, token < 32 ? { low: 1 << token, high: 0 } : { low: 0, high: 1 << (token & 31) });
  }
  return mask;
}
