/**
 * The sentences of one text or of many that fit a question, best first. Paragraphs are scored by the statistics of everything that is
 * asked, sentences by those of their own text; a small linear model over both chooses.
 */
import { ownAnswers } from './kinds.ts';
import type { Query } from './query.ts';
import { placesOf, type TextIndex } from './text-index.ts';
import { type Weights, weights } from './weights.ts';

/** A sentence that may answer: `text` counts the indexes as they were given. Scores fall; they compare within one ranking only. */
export type Found = {
  readonly text: number;
  readonly sentence: number;
  readonly score: number;
  readonly features: Features;
  /** How much of the question the sentence covers, it with the one before, and its paragraph, by the statistics of all that is asked. */
  readonly share: number;
  readonly shareBefore: number;
  readonly shareParagraph: number;
};

export type Features = Readonly<Record<FeatureName, number>>;
export const featureNames = [
  'sentence',
  'paragraph',
  'covers',
  'withBefore',
  'paragraphCovers',
  'before',
  'after',
  'when',
  'number',
  'who',
  'where',
  'why',
  'how',
  'length',
  'repeats',
  'fresh',
  'first',
  'order',
  'title',
  'asks',
  'whole',
  'rest',
  'restBefore',
  'focus',
  'head',
] as const;
export type FeatureName = (typeof featureNames)[number];

// Measured on CMRC 2018: as good as any.
const bm25 = { k: 0.6, b: 0.25, d: 1 };
const mostCandidates = 30;
const neighboursOf = 5;
/** Paragraphs that are looked into, where more than one text is asked. */
const mostParagraphs = 30;

type Scope = {
  readonly paragraphs: number;
  readonly meanLength: number;
  /** Of each token of the question, how many paragraphs have it. */
  readonly having: Float64Array;
};

/** One text as the question sees it. */
type Seen = {
  readonly index: TextIndex;
  /** Of each token, its places in the text. */
  readonly places: readonly (readonly [number, number])[];
};

export type Ranking = {
  readonly found: readonly Found[];
  /** The weight of each thing that the question is about: a rare one more. */
  readonly telling: Float64Array;
  readonly seen: readonly Seen[];
};

const bare = (query: Query, index: TextIndex): Seen => ({
  index,
  places: query.tokens.map((token) => placesOf(index, token)),
});

/** Ranks the sentences of the texts. */
export function rank(
  query: Query,
  indexes: readonly TextIndex[],
  most = 10,
  by: Weights['rank'] = weights.rank,
): Ranking {
  const seen = indexes.map((index) => bare(query, index));
  const scope = scopeOf(seen, query);
  const telling = tellingOf(query, scope);
  const scores = seen.map((one) => paragraphScores(one, scope));
  const texts = chosen(scores);
  const best = Math.max(1e-9, ...texts.flatMap(({ paragraphs }) => paragraphs.map(({ score }) => score)));
  const candidates = texts.flatMap(({ text, paragraphs }) => {
    const one = seen[text];
    return one ? candidatesIn(query, one, text, paragraphs, best, telling, indexes.length > 1) : [];
  });
  const found = candidates
    .map((candidate) => ({ ...candidate, score: scoreOf(candidate.features, by) }))
    .sort((a, b) => b.score - a.score || a.text - b.text || a.sentence - b.sentence)
    .slice(0, most);
  return { found, telling, seen };
}

const scoreOf = (features: Features, by: Weights['rank']): number => {
  let score = 0;
  for (const name of featureNames) score += features[name] * by[name];
  return score;
};

function scopeOf(seen: readonly Seen[], query: Query): Scope {
  let paragraphs = 0;
  let length = 0;
  const having = new Float64Array(query.tokens.length);
  for (const { index, places } of seen) {
    paragraphs += index.paragraphs.length;
    for (let sentence = 0; sentence < index.lengths.length; sentence += 1) length += index.lengths[sentence] ?? 0;
    for (const [token, [from, to]] of places.entries()) {
      let last = -1;
      for (let at = from; at < to; at += 1) {
        const paragraph = index.paragraphOf[index.sentences[at] ?? 0] ?? 0;
        if (paragraph !== last) having[token] = (having[token] ?? 0) + 1;
        last = paragraph;
      }
    }
  }
  return { paragraphs, meanLength: length / Math.max(1, paragraphs), having };
}

const idf = (all: number, having: number): number => Math.log(1 + (all - having + 0.5) / (having + 0.5));

const worth = (times: number, length: number, mean: number): number =>
  bm25.d + (times * (bm25.k + 1)) / (times + bm25.k * (1 - bm25.b + (bm25.b * length) / Math.max(1, mean)));

function paragraphScores({ index, places }: Seen, scope: Scope): Float64Array {
  const scores = new Float64Array(index.paragraphs.length);
  const lengths = new Float64Array(index.paragraphs.length);
  for (let sentence = 0; sentence < index.lengths.length; sentence += 1) {
    const paragraph = index.paragraphOf[sentence] ?? 0;
    lengths[paragraph] = (lengths[paragraph] ?? 0) + (index.lengths[sentence] ?? 0);
  }
  for (const [token, [from, to]] of places.entries()) {
    const rare = idf(scope.paragraphs, scope.having[token] ?? 0);
    for (let at = from; at < to; ) {
      const paragraph = index.paragraphOf[index.sentences[at] ?? 0] ?? 0;
      let times = 0;
      for (; at < to && (index.paragraphOf[index.sentences[at] ?? 0] ?? 0) === paragraph; at += 1)
        times += index.times[at] ?? 0;
      scores[paragraph] = (scores[paragraph] ?? 0) + rare * worth(times, lengths[paragraph] ?? 0, scope.meanLength);
    }
  }
  return scores;
}

type Chosen = {
  readonly text: number;
  readonly paragraphs: readonly { readonly paragraph: number; readonly score: number }[];
};

/** The best paragraphs of all texts, grouped by text; all of them where there is one text only. */
function chosen(scores: readonly Float64Array[]): Chosen[] {
  const all: { text: number; paragraph: number; score: number }[] = [];
  for (const [text, list] of scores.entries()) {
    for (let paragraph = 0; paragraph < list.length; paragraph += 1) {
      const score = list[paragraph] ?? 0;
      if (score > 0) all.push({ text, paragraph, score });
    }
  }
  all.sort((a, b) => b.score - a.score || a.text - b.text || a.paragraph - b.paragraph);
  const best = scores.length > 1 ? all.slice(0, mostParagraphs) : all;
  return [...Map.groupBy(best, ({ text }) => text)].map(([text, paragraphs]) => ({ text, paragraphs }));
}

function tellingOf(query: Query, scope: Scope): Float64Array {
  // A character tells as much as the most common of its pairs: the others run across the edge of a word.
  return Float64Array.from(query.about, ({ tokens }) =>
    Math.min(...tokens.map((token) => idf(scope.paragraphs, scope.having[token] ?? 0))),
  );
}

/** Sentence scores of one text by its own statistics, and which tokens each sentence has (two 32-bit masks). */
function sentenceScores({ index, places }: Seen): {
  readonly scores: Float64Array;
  readonly low: Uint32Array;
  readonly high: Uint32Array;
  readonly rare: Float64Array;
} {
  const count = index.starts.length;
  const scores = new Float64Array(count);
  const low = new Uint32Array(count);
  const high = new Uint32Array(count);
  let length = 0;
  for (let sentence = 0; sentence < count; sentence += 1) length += index.lengths[sentence] ?? 0;
  const mean = length / Math.max(1, count);
  const rare = Float64Array.from(places, ([from, to]) => idf(count, to - from));
  for (const [token, [from, to]] of places.entries()) {
    const tells = rare[token] ?? 0;
    const mask = token < 32 ? low : high;
    for (let at = from; at < to; at += 1) {
      const sentence = index.sentences[at] ?? 0;
      scores[sentence] =
        (scores[sentence] ?? 0) + tells * worth(index.times[at] ?? 0, index.lengths[sentence] ?? 0, mean);
      mask[sentence] = (mask[sentence] ?? 0) | (1 << (token & 31));
    }
  }
  return { scores, low, high, rare };
}

function candidatesIn(
  query: Query,
  seen: Seen,
  text: number,
  paragraphs: readonly { readonly paragraph: number; readonly score: number }[],
  bestParagraph: number,
  telling: Float64Array,
  many: boolean,
): Omit<Found, 'score'>[] {
  const { index } = seen;
  const { scores, low, high, rare } = sentenceScores(seen);
  const own = Float64Array.from(query.about, ({ tokens }) => Math.min(...tokens.map((token) => rare[token] ?? 0)));
  const has = (token: number, lowMask: number, highMask: number): boolean =>
    ((token < 32 ? lowMask : highMask) & (1 << (token & 31))) !== 0;
  const covered = (lowMask: number, highMask: number, by: Float64Array): number => {
    let there = 0;
    let all = 0;
    for (const [at, { tokens }] of query.about.entries()) {
      const weight = by[at] ?? 0;
      all += weight;
      if (tokens.some((token) => has(token, lowMask, highMask))) there += weight;
    }
    return all > 0 ? there / all : 0;
  };
  const scoreOfParagraph = new Map(paragraphs.map(({ paragraph, score }) => [paragraph, score]));
  const inScope: number[] = [];
  for (const { paragraph } of paragraphs) {
    for (let s = index.firsts[paragraph] ?? 0; s < (index.firsts[paragraph + 1] ?? 0); s += 1) inScope.push(s);
  }
  inScope.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
  const picked = new Set(inScope.slice(0, mostCandidates));
  for (const sentence of inScope.slice(0, neighboursOf)) {
    for (const next of [sentence - 1, sentence + 1]) {
      const paragraph = index.paragraphOf[next];
      if (paragraph !== undefined && paragraph === index.paragraphOf[sentence]) picked.add(next);
    }
  }
  const best = Math.max(1e-9, scores[inScope[0] ?? 0] ?? 0);
  let titleLow = 0;
  let titleHigh = 0;
  for (const [token, hash] of query.tokens.entries()) {
    if (!index.titleTokens.has(hash)) continue;
    if (token < 32) titleLow |= 1 << token;
    else titleHigh |= 1 << (token & 31);
  }
  const titled = covered(titleLow, titleHigh, telling);
  const untitled = Float64Array.from(query.about, ({ tokens }, at) =>
    tokens.some((token) => has(token, titleLow, titleHigh)) ? 0 : (own[at] ?? 0),
  );
  const later = Float64Array.from(query.about, ({ run }, at) => (run === 0 ? 0 : (own[at] ?? 0)));
  return [...picked].map((sentence) => {
    const paragraph = index.paragraphOf[sentence] ?? 0;
    const first = index.firsts[paragraph] ?? 0;
    const behind = index.firsts[paragraph + 1] ?? 0;
    let paragraphLow = titleLow;
    let paragraphHigh = titleHigh;
    for (let s = first; s < behind; s += 1) {
      paragraphLow |= low[s] ?? 0;
      paragraphHigh |= high[s] ?? 0;
    }
    const beforeLow = sentence > first ? (low[sentence - 1] ?? 0) : 0;
    const beforeHigh = sentence > first ? (high[sentence - 1] ?? 0) : 0;
    const shown = (index.paragraphs[paragraph] ?? '').slice(index.starts[sentence], index.ends[sentence]);
    const length = index.lengths[sentence] ?? 0;
    const shared = bitsIn(low[sentence] ?? 0) + bitsIn(high[sentence] ?? 0);
    const answers = ownAnswers(query.kind, shown, query.text);
    const kindly = (kind: Query['kind']): number => (query.kind === kind ? Math.min(1, answers) : 0);
    const covers = covered(low[sentence] ?? 0, high[sentence] ?? 0, own);
    return {
      text,
      sentence,
      share: covered((low[sentence] ?? 0) | titleLow, (high[sentence] ?? 0) | titleHigh, telling),
      shareBefore: covered(
        (low[sentence] ?? 0) | beforeLow | titleLow,
        (high[sentence] ?? 0) | beforeHigh | titleHigh,
        telling,
      ),
      shareParagraph: covered(paragraphLow, paragraphHigh, telling),
      features: {
        sentence: (scores[sentence] ?? 0) / best,
        paragraph: (scoreOfParagraph.get(paragraph) ?? 0) / bestParagraph,
        covers,
        withBefore: covered((low[sentence] ?? 0) | beforeLow, (high[sentence] ?? 0) | beforeHigh, own),
        paragraphCovers: covered(paragraphLow, paragraphHigh, telling),
        before: sentence > first ? (scores[sentence - 1] ?? 0) / best : 0,
        after: sentence + 1 < behind ? (scores[sentence + 1] ?? 0) / best : 0,
        when: kindly('when'),
        number: kindly('number'),
        who: kindly('who'),
        where: kindly('where'),
        why: kindly('why'),
        how: kindly('how'),
        length: Math.log(1 + length) / 5,
        repeats: shared / Math.max(1, length),
        fresh: Math.log(1 + Math.max(0, length - shared)) / 5,
        first: sentence === first ? 1 : 0,
        order: longestShared(query, shown),
        title: many ? titled : 0,
        asks: /[?？]["”』」]?$/.test(shown) ? 1 : 0,
        whole: covers > 0.999 ? 1 : 0,
        rest: covered(low[sentence] ?? 0, high[sentence] ?? 0, untitled),
        restBefore: covered((low[sentence] ?? 0) | beforeLow, (high[sentence] ?? 0) | beforeHigh, untitled),
        focus: covered(low[sentence] ?? 0, high[sentence] ?? 0, later),
        head: sentence === 0 ? 1 : 0,
      },
    };
  });
}

function bitsIn(mask: number): number {
  let count = 0;
  for (let left = mask >>> 0; left > 0; left &= left - 1) {
    count += 1;
    left >>>= 0;
  }
  return count;
}

/** The longest run of the question that stands in the sentence, as a share of the question. */
function longestShared(query: Query, sentence: string): number {
  const a = query.folded;
  const b = sentence.toLowerCase();
  if (a.length === 0) return 0;
  let best = 0;
  let row = new Uint16Array(b.length + 1);
  for (let i = 0; i < a.length; i += 1) {
    const next = new Uint16Array(b.length + 1);
    for (let j = 0; j < b.length; j += 1) {
      if (a.charCodeAt(i) === b.charCodeAt(j)) {
        const run = (row[j] ?? 0) + 1;
        next[j + 1] = run;
        if (run > best) best = run;
      }
    }
    row = next;
  }
  return best / a.length;
}
