/**
 * BM25+ over paragraphs and over sentences, and which words of a question stand where. Paragraphs are weighed by the statistics of all the
 * texts that are asked, sentences by those of their own text: measured to be better than either alone.
 */
import type { About, Mask, Query } from './query.ts';
import { numberOf, type TextIndex } from './text-index.ts';

// Measured on CMRC 2018: as good as any.
const bm25 = { k: 0.6, b: 0.25, d: 1 };

/** One text as the question sees it. */
export type Seen = {
  readonly index: TextIndex;
  /** Of each token of the question, its places in the text: from, and behind the last. */
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  /** The tokens of the question that stand in its title. */
  readonly title: Mask;
};

/** All that is asked. */
export type Scope = {
  readonly seen: readonly Seen[];
  readonly paragraphs: number;
  /** Tokens in a paragraph, on average. */
  readonly meanLength: number;
  /** Of each token how much it tells by the paragraphs that have it, and of each thing that the question is about. */
  readonly rare: Float64Array;
  readonly counts: Float64Array;
  readonly telling: Float64Array;
};

export const meet = (a: Mask, b: Mask): boolean => ((a.low & b.low) | (a.high & b.high)) !== 0;
export const both = (a: Mask, b: Mask): Mask => ({ low: a.low | b.low, high: a.high | b.high });
export const nothing: Mask = { low: 0, high: 0 };

/** How many tokens a mask has. */
export const countOf = ({ low, high }: Mask): number => bits(low) + bits(high);

function bits(mask: number): number {
  let left = mask - ((mask >>> 1) & 0x55555555);
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
  return Math.imul((left + (left >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

const idf = (all: number, having: number): number => Math.log(1 + (all - having + 0.5) / (having + 0.5));

const worth = (times: number, length: number, mean: number): number =>
  bm25.d + (times * (bm25.k + 1)) / (times + bm25.k * (1 - bm25.b + (bm25.b * length) / Math.max(1, mean)));

export function scopeOf(query: Query, indexes: readonly TextIndex[]): Scope {
  const having = new Float64Array(query.tokens.length);
  let paragraphs = 0;
  let length = 0;
  const seen = indexes.map((index) => {
    paragraphs += index.paragraphs.length;
    length += index.length;
    return see(query, index, having);
  });
  const rare = having.map((count) => idf(paragraphs, count));
  const meanLength = length / Math.max(1, paragraphs);
  return { seen, paragraphs, meanLength, rare, counts: query.counts, telling: tellingOf(query.about, rare) };
}

/** Adds to `having` how many paragraphs of the text have each token. */
function see(query: Query, index: TextIndex, having: Float64Array): Seen {
  let [low, high] = [0, 0];
  const from = new Uint32Array(query.tokens.length);
  const to = new Uint32Array(query.tokens.length);
  for (const [at, token] of query.tokens.entries()) {
    if (index.titleTokens.has(token)) {
      if (at < 32) low |= 1 << at;
      else high |= 1 << (at & 31);
    }
    const number = numberOf(index, token);
    if (number < 0) continue;
    from[at] = index.at[number] ?? 0;
    to[at] = index.at[number + 1] ?? 0;
    having[at] = (having[at] ?? 0) + (index.spread[number] ?? 0);
  }
  return { index, from, to, title: { low, high } };
}

/** A character tells as much as the most common of its pairs: the others run across the edge of a word. */
export const tellingOf = (about: readonly About[], rare: Float64Array): Float64Array =>
  Float64Array.from(about, ({ own }) => Math.min(...own.map((token) => rare[token] ?? 0)));

/** The share of what the question is about that a mask covers, weighed by `telling`. */
export function covered(about: readonly About[], mask: Mask, telling: Float64Array): number {
  let there = 0;
  let all = 0;
  for (let at = 0; at < about.length; at += 1) {
    const weight = telling[at] ?? 0;
    all += weight;
    const thing = about[at];
    if (thing && meet(thing.mask, mask)) there += weight;
  }
  return all > 0 ? there / all : 0;
}

/** The scores of a text's paragraphs in the scope, and what each has of the question. */
export function scoreParagraphs({ index, from, to }: Seen, scope: Scope): Scored {
  const scored = nothingScored(index.paragraphs.length);
  for (let token = 0; token < from.length; token += 1) {
    const behind = to[token] ?? 0;
    const rare = (scope.rare[token] ?? 0) * (scope.counts[token] ?? 0);
    for (let at = from[token] ?? 0; at < behind; ) {
      const paragraph = index.paragraphOf[index.sentences[at] ?? 0] ?? 0;
      let times = 0;
      for (; at < behind && index.paragraphOf[index.sentences[at] ?? 0] === paragraph; at += 1)
        times += index.times[at] ?? 0;
      note(scored, paragraph, token, rare * worth(times, index.paragraphLengths[paragraph] ?? 0, scope.meanLength));
    }
  }
  return scored;
}

/** The scores of a text's sentences by its own statistics; `telling` by the same. */
export function scoreSentences(query: Query, { index, from, to }: Seen): Scored & { readonly telling: Float64Array } {
  const count = index.starts.length;
  const scored = nothingScored(count);
  const mean = index.length / Math.max(1, count);
  const rare = Float64Array.from(from, (place, token) => idf(count, (to[token] ?? 0) - place));
  for (let token = 0; token < from.length; token += 1) {
    const behind = to[token] ?? 0;
    for (let at = from[token] ?? 0; at < behind; at += 1) {
      const sentence = index.sentences[at] ?? 0;
      note(
        scored,
        sentence,
        token,
        (rare[token] ?? 0) *
          (query.counts[token] ?? 0) *
          worth(index.times[at] ?? 0, index.lengths[sentence] ?? 0, mean),
      );
    }
  }
  return { ...scored, telling: tellingOf(query.about, rare) };
}

/** Scores and masks, a place for each paragraph or sentence. */
export type Scored = { readonly scores: Float64Array; readonly low: Int32Array; readonly high: Int32Array };

const nothingScored = (count: number): Scored => ({
  scores: new Float64Array(count),
  low: new Int32Array(count),
  high: new Int32Array(count),
});

function note({ scores, low, high }: Scored, place: number, token: number, score: number): void {
  scores[place] = (scores[place] ?? 0) + score;
  if (token < 32) low[place] = (low[place] ?? 0) | (1 << token);
  else high[place] = (high[place] ?? 0) | (1 << (token & 31));
}

export const maskOf = ({ low, high }: Scored, place: number): Mask => ({
  low: low[place] ?? 0,
  high: high[place] ?? 0,
});

/** Keeps the `most` best of what is offered, best first; of equal ones the earlier. `worth` says whether a score would be kept, so that nothing is made in vain. */
export function keepBest<T extends { readonly score: number }>(most: number) {
  const best: T[] = [];
  const worth = (score: number): boolean => score > 0 && (best.length < most || score > (best.at(-1)?.score ?? 0));
  return {
    best: best as readonly T[],
    worth,
    offer(one: T): void {
      if (!worth(one.score)) return;
      let at = best.length;
      while (at > 0 && (best[at - 1]?.score ?? 0) < one.score) at -= 1;
      best.splice(at, 0, one);
      if (best.length > most) best.pop();
    },
  };
}
