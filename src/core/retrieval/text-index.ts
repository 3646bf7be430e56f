/**
 * One text with the words of its sentences, in a few typed arrays: what search needs and nothing else. Statistics that hold for this
 * text alone are read off it; those of a library are summed over its texts when a question is asked, so that a library needs no index of its own.
 */
import { eachToken } from './letters.ts';
import { sentencesOf } from './sentences.ts';

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
    ...table.done(starts.length),
  };
}

/** How many sentences of the text have the token, and where they stand: `[from, to)` of `sentences` and `times`; equal if none. */
export function placesOf(index: TextIndex, token: number): readonly [number, number] {
  const { tokens, at } = index;
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((tokens[middle] ?? 0) < token) low = middle + 1;
    else high = middle;
  }
  return tokens[low] === token ? [at[low] ?? 0, at[low + 1] ?? 0] : [0, 0];
}

/** The words of a sentence as they are shown. */
export const shownSentence = (index: TextIndex, sentence: number): string =>
  (index.paragraphs[index.paragraphOf[sentence] ?? 0] ?? '').slice(index.starts[sentence], index.ends[sentence]);

type Table = {
  readonly add: (token: number, sentence: number) => void;
  readonly done: (sentences: number) => Pick<TextIndex, 'tokens' | 'at' | 'sentences' | 'times'>;
};

/** Collects (token, sentence) in the order of the sentences: an open table from token to its number, and the pairs one behind another. */
function tableOf(): Table {
  let capacity = 1 << 12;
  let slots = new Int32Array(capacity).fill(-1);
  const known: number[] = [];
  /** Of each token: how many sentences have it, the last of them, and where that pair stands. */
  const counts: number[] = [];
  const lastPair: number[] = [];
  const pairToken: number[] = [];
  const pairSentence: number[] = [];
  const pairTimes: number[] = [];
  const slotOf = (token: number): number => {
    let slot = (Math.imul(token, 0x9e3779b1) >>> 0) & (capacity - 1);
    for (let held = slots[slot] ?? -1; held >= 0 && known[held] !== token; held = slots[slot] ?? -1) {
      slot = (slot + 1) & (capacity - 1);
    }
    return slot;
  };
  const grow = (): void => {
    capacity *= 2;
    slots = new Int32Array(capacity).fill(-1);
    for (const [number, token] of known.entries()) slots[slotOf(token)] = number;
  };
  return {
    add(token, sentence) {
      const slot = slotOf(token);
      let number = slots[slot] ?? -1;
      if (number < 0) {
        number = known.length;
        slots[slot] = number;
        known.push(token);
        counts.push(0);
        lastPair.push(-1);
        if (known.length * 2 > capacity) grow();
      }
      const last = lastPair[number] ?? -1;
      if (last >= 0 && pairSentence[last] === sentence) {
        pairTimes[last] = (pairTimes[last] ?? 0) + 1;
        return;
      }
      lastPair[number] = pairToken.length;
      counts[number] = (counts[number] ?? 0) + 1;
      pairToken.push(number);
      pairSentence.push(sentence);
      pairTimes.push(1);
    },
    done(sentenceCount) {
      const tokens = Uint32Array.from(known).sort();
      const order = new Int32Array(known.length);
      for (const [number, token] of known.entries()) order[number] = rankIn(tokens, token);
      const at = new Uint32Array(tokens.length + 1);
      for (const [number, count] of counts.entries()) at[(order[number] ?? 0) + 1] = count;
      for (let token = 0; token < tokens.length; token += 1) at[token + 1] = (at[token + 1] ?? 0) + (at[token] ?? 0);
      const next = at.slice(0, tokens.length);
      const sentences = sentenceCount > 0xffff ? new Uint32Array(pairToken.length) : new Uint16Array(pairToken.length);
      const times = new Uint8Array(pairToken.length);
      for (let pair = 0; pair < pairToken.length; pair += 1) {
        const token = order[pairToken[pair] ?? 0] ?? 0;
        const place = next[token] ?? 0;
        next[token] = place + 1;
        sentences[place] = pairSentence[pair] ?? 0;
        times[place] = Math.min(255, pairTimes[pair] ?? 0);
      }
      return { tokens, at, sentences, times };
    },
  };
}

function rankIn(sorted: Uint32Array, token: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < token) low = middle + 1;
    else high = middle;
  }
  return low;
}
