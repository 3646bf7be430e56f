/**
 * One text with the words of its sentences, in a few typed arrays: what search needs and nothing else. Statistics that hold for this
 * text alone are read off it; those of a library are summed over its texts when a question is asked, so that a library needs no index of its own.
 */

import { sentencesOf } from '../sentences.ts';
import { eachToken } from './letters.ts';

/** Built once for a text; nothing in it changes. About eight bytes a character besides the text. */
export type TextIndex = {
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** UTF-16 offsets of each sentence in its paragraph, and which paragraph that is. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  readonly paragraphOf: Uint32Array;
  /** The first sentence of each paragraph, and behind the last one the number of sentences. */
  readonly firsts: Uint32Array;
  /** How many tokens a sentence has, a paragraph, and all of it. */
  readonly lengths: Uint32Array;
  readonly paragraphLengths: Uint32Array;
  readonly length: number;
  /** The different tokens, ascending; `at[i]` to `at[i + 1]` are the places of the i-th in `sentences` and `times`. */
  readonly tokens: Uint32Array;
  readonly at: Uint32Array;
  /** How many paragraphs have the i-th token. */
  readonly spread: Uint32Array;
  /** The sentences that have a token, ascending, and how often each has it (255 at most). */
  readonly sentences: Uint16Array | Uint32Array;
  readonly times: Uint8Array;
  /** The tokens of the title. */
  readonly titleTokens: ReadonlySet<number>;
};

/** Reads a text. `paragraphs` may hold anything; empty ones keep their number and have no sentence. */
export function indexText(title: string, paragraphs: readonly string[]): TextIndex {
  const starts: number[] = [];
  const ends: number[] = [];
  const paragraphOf: number[] = [];
  const firsts: number[] = [];
  const lengths: number[] = [];
  const table = tableOf();
  for (const [paragraph, text] of paragraphs.entries()) {
    firsts.push(starts.length);
    for (const { start, end } of sentencesOf(text)) {
      const sentence = starts.length;
      starts.push(start);
      ends.push(end);
      paragraphOf.push(paragraph);
      let length = 0;
      eachToken(text.slice(start, end), (token) => {
        length += 1;
        table.add(token, sentence);
      });
      lengths.push(length);
    }
  }
  firsts.push(starts.length);
  const paragraphLengths = new Uint32Array(paragraphs.length);
  for (const [sentence, length] of lengths.entries()) {
    const paragraph = paragraphOf[sentence] ?? 0;
    paragraphLengths[paragraph] = (paragraphLengths[paragraph] ?? 0) + length;
  }
  const titleTokens = new Set<number>();
  eachToken(title, (token) => titleTokens.add(token));
  return {
    title,
    paragraphs,
    starts: Uint32Array.from(starts),
    ends: Uint32Array.from(ends),
    paragraphOf: Uint32Array.from(paragraphOf),
    firsts: Uint32Array.from(firsts),
    lengths: Uint32Array.from(lengths),
    paragraphLengths,
    length: lengths.reduce((sum, one) => sum + one, 0),
    titleTokens,
    ...table.done(paragraphOf),
  };
}

/** Which of the text's tokens it is, or -1. */
export function numberOf({ tokens }: TextIndex, token: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((tokens[middle] ?? 0) < token) low = middle + 1;
    else high = middle;
  }
  return tokens[low] === token ? low : -1;
}

/** The words of a sentence as they are shown. */
export const shownSentence = (index: TextIndex, sentence: number): string =>
  (index.paragraphs[index.paragraphOf[sentence] ?? 0] ?? '').slice(index.starts[sentence], index.ends[sentence]);

type Table = {
  readonly add: (token: number, sentence: number) => void;
  readonly done: (
    paragraphOf: readonly number[],
  ) => Pick<TextIndex, 'tokens' | 'at' | 'spread' | 'sentences' | 'times'>;
};

/** Collects (token, sentence) in the order of the sentences: an open table from token to its number, and the pairs one behind another. */
function tableOf(): Table {
  let capacity = 1 << 13;
  let slots = new Int32Array(capacity).fill(-1);
  let room = 1 << 14;
  let pairToken = new Int32Array(room);
  let pairSentence = new Int32Array(room);
  let pairTimes = new Uint8Array(room);
  let pairs = 0;
  /** Of each token, in the order they came: itself, how many sentences have it, and the last pair of it. */
  let known = new Uint32Array(capacity / 2);
  let counts = new Int32Array(capacity / 2);
  let lastPair = new Int32Array(capacity / 2);
  let size = 0;
  const slotOf = (token: number): number => {
    let slot = (Math.imul(token, 0x9e3779b1) >>> 8) & (capacity - 1);
    for (let held = slots[slot] ?? -1; held >= 0 && known[held] !== token; held = slots[slot] ?? -1) {
      slot = (slot + 1) & (capacity - 1);
    }
    return slot;
  };
  const moreTokens = (): void => {
    capacity *= 2;
    known = longer(known, new Uint32Array(capacity / 2));
    counts = longer(counts, new Int32Array(capacity / 2));
    lastPair = longer(lastPair, new Int32Array(capacity / 2));
    slots = new Int32Array(capacity).fill(-1);
    for (let number = 0; number < size; number += 1) slots[slotOf(known[number] ?? 0)] = number;
  };
  const morePairs = (): void => {
    room *= 2;
    pairToken = longer(pairToken, new Int32Array(room));
    pairSentence = longer(pairSentence, new Int32Array(room));
    pairTimes = longer(pairTimes, new Uint8Array(room));
  };
  return {
    add(token, sentence) {
      const slot = slotOf(token);
      let number = slots[slot] ?? -1;
      if (number < 0) {
        number = size;
        slots[slot] = number;
        known[number] = token;
        lastPair[number] = -1;
        size += 1;
        if (size === known.length) moreTokens();
      }
      const last = lastPair[number] ?? -1;
      if (last >= 0 && pairSentence[last] === sentence) {
        if ((pairTimes[last] ?? 0) < 255) pairTimes[last] = (pairTimes[last] ?? 0) + 1;
        return;
      }
      if (pairs === room) morePairs();
      lastPair[number] = pairs;
      counts[number] = (counts[number] ?? 0) + 1;
      pairToken[pairs] = number;
      pairSentence[pairs] = sentence;
      pairTimes[pairs] = 1;
      pairs += 1;
    },
    done(paragraphOf) {
      // A token and its number in one: numbers stay below 2 ** 21.
      const sorted = Float64Array.from({ length: size }, (_, number) => (known[number] ?? 0) * 2 ** 21 + number).sort();
      const tokens = new Uint32Array(size);
      const at = new Uint32Array(size + 1);
      const next = new Uint32Array(size);
      for (let rank = 0; rank < size; rank += 1) {
        const token = Math.floor((sorted[rank] ?? 0) / 2 ** 21);
        const number = (sorted[rank] ?? 0) - token * 2 ** 21;
        tokens[rank] = token;
        next[number] = at[rank] ?? 0;
        at[rank + 1] = (at[rank] ?? 0) + (counts[number] ?? 0);
      }
      const sentences = paragraphOf.length > 0xffff ? new Uint32Array(pairs) : new Uint16Array(pairs);
      const times = new Uint8Array(pairs);
      for (let pair = 0; pair < pairs; pair += 1) {
        const number = pairToken[pair] ?? 0;
        const place = next[number] ?? 0;
        next[number] = place + 1;
        sentences[place] = pairSentence[pair] ?? 0;
        times[place] = pairTimes[pair] ?? 0;
      }
      return { tokens, at, sentences, times, spread: spreadOf(at, sentences, paragraphOf) };
    },
  };
}

/** Of each token, how many paragraphs have it. */
function spreadOf(at: Uint32Array, sentences: Uint16Array | Uint32Array, paragraphOf: readonly number[]): Uint32Array {
  const spread = new Uint32Array(at.length - 1);
  for (let token = 0; token < spread.length; token += 1) {
    let last = -1;
    let count = 0;
    for (let place = at[token] ?? 0; place < (at[token + 1] ?? 0); place += 1) {
      const paragraph = paragraphOf[sentences[place] ?? 0] ?? 0;
      if (paragraph !== last) count += 1;
      last = paragraph;
    }
    spread[token] = count;
  }
  return spread;
}

function longer<T extends Uint32Array | Int32Array | Uint8Array>(old: T, fresh: T): T {
  fresh.set(old);
  return fresh;
}
