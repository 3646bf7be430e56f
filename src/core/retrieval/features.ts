/** What a sentence is like that may answer a question: the numbers that the fitted weights of `weights.ts` belong to. */
import { ownAnswers } from './kinds.ts';
import type { Mask, Query } from './query.ts';
import {
  both,
  countOf,
  covered,
  maskOf,
  meet,
  nothing,
  type Scope,
  type Scored,
  type Seen,
  scoreSentences,
} from './score.ts';
import { shownSentence } from './text-index.ts';

/**
 * sentence, paragraph: its share of the best score. covers, withBefore, paragraphCovers: how much of the question it covers, with the sentence
 * before it, and its paragraph. rest, restBefore: the same without what the title says already; focus: without what the question begins with,
 * which is mostly what it is about and not what it asks. before, after: the scores of its neighbours. when … how: it has an answer of that kind
 * of its own. length, fresh, repeats: how long it is, how much of it is new, how much repeats the question. title: how much of the question the
 * title covers. first, head: it opens its paragraph, its text. asks: it is a question itself.
 */
export const featureNames = [
  'sentence',
  'paragraph',
  'covers',
  'withBefore',
  'paragraphCovers',
  'rest',
  'restBefore',
  'focus',
  'before',
  'after',
  'when',
  'number',
  'who',
  'where',
  'why',
  'how',
  'length',
  'fresh',
  'repeats',
  'title',
  'first',
  'head',
  'asks',
] as const;
export type Features = Readonly<Record<(typeof featureNames)[number], number>>;

/** A sentence that may answer. */
export type Candidate = {
  /** Which of the texts that were asked, and which of its sentences. */
  readonly text: number;
  readonly sentence: number;
  readonly features: Features;
  /** How much of the question it covers, with the sentence before it, and its paragraph, by the statistics of all that is asked. */
  readonly share: number;
  readonly shareBefore: number;
  readonly shareParagraph: number;
};

/** A paragraph that is looked into, with its score as a share of the best one's. */
export type Opened = { readonly paragraph: number; readonly share: number };

const mostCandidates = 30;
const neighboursOf = 5;

/** The candidates of one text: its best sentences in these paragraphs, and the neighbours of the very best. */
export function candidatesIn(
  query: Query,
  scope: Scope,
  seen: Seen,
  text: number,
  opened: readonly Opened[],
): Candidate[] {
  const { index } = seen;
  const scored = scoreSentences(query, seen);
  const own = weighed(query, scored.telling, seen);
  const shares = new Map(opened.map(({ paragraph, share }) => [paragraph, share]));
  const picked = pick(seen, scored, opened);
  const best = Math.max(1e-9, ...picked.map((sentence) => scored.scores[sentence] ?? 0));
  const titled = covered(query.about, seen.title, scope.telling);
  const ofParagraph = new Map(opened.map(({ paragraph }) => [paragraph, paragraphMask(seen, scored, paragraph)]));
  return picked.map((sentence) => {
    const paragraph = index.paragraphOf[sentence] ?? 0;
    const [first = 0, behind = 0] = [index.firsts[paragraph], index.firsts[paragraph + 1]];
    const itself = maskOf(scored, sentence);
    const before = sentence > first ? maskOf(scored, sentence - 1) : nothing;
    const around = both(ofParagraph.get(paragraph) ?? itself, seen.title);
    const shown = shownSentence(index, sentence);
    const length = index.lengths[sentence] ?? 0;
    const shared = Math.min(length, countOf(itself));
    const answers = Math.min(1, ownAnswers(query.kind, shown, query.text));
    const kind = (one: Query['kind']): number => (query.kind === one ? answers : 0);
    return {
      text,
      sentence,
      share: covered(query.about, both(itself, seen.title), scope.telling),
      shareBefore: covered(query.about, both(both(itself, before), seen.title), scope.telling),
      shareParagraph: covered(query.about, around, scope.telling),
      features: {
        sentence: (scored.scores[sentence] ?? 0) / best,
        paragraph: shares.get(paragraph) ?? 0,
        covers: covered(query.about, itself, own.all),
        withBefore: covered(query.about, both(itself, before), own.all),
        paragraphCovers: covered(query.about, around, scope.telling),
        rest: covered(query.about, itself, own.untitled),
        restBefore: covered(query.about, both(itself, before), own.untitled),
        focus: covered(query.about, itself, own.later) * (own.hasTopic ? covered(query.about, around, own.topic) : 1),
        before: sentence > first ? (scored.scores[sentence - 1] ?? 0) / best : 0,
        after: sentence + 1 < behind ? (scored.scores[sentence + 1] ?? 0) / best : 0,
        when: kind('when'),
        number: kind('number'),
        who: kind('who'),
        where: kind('where'),
        why: kind('why'),
        how: kind('how'),
        length: Math.log1p(length) / 5,
        fresh: Math.log1p(length - shared) / 5,
        repeats: shared / Math.max(1, length),
        title: titled,
        first: sentence === first ? 1 : 0,
        head: sentence === 0 ? 1 : 0,
        asks: /[?？]["”』」]?$/.test(shown) ? 1 : 0,
      },
    };
  });
}

/** What the question is about, weighed by the text's own statistics: all of it, without the title's part, without its first run. */
function weighed(query: Query, telling: Float64Array, { title }: Seen) {
  const only = (keep: (at: number) => boolean) => telling.map((weight, at) => (keep(at) ? weight : 0));
  return {
    all: telling,
    untitled: only((at) => !meets(query, at, title)),
    later: only((at) => query.about[at]?.focus ?? true),
    topic: only((at) => !query.about[at]?.focus),
    hasTopic: query.about.some(({ focus }) => !focus),
  };
}

const meets = (query: Query, at: number, mask: Mask): boolean => meet(query.about[at]?.mask ?? nothing, mask);

function pick({ index }: Seen, { scores }: Scored, opened: readonly Opened[]): number[] {
  const sentences = opened.flatMap(({ paragraph }) =>
    range(index.firsts[paragraph] ?? 0, index.firsts[paragraph + 1] ?? 0),
  );
  sentences.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
  const picked = new Set(sentences.slice(0, mostCandidates));
  for (const sentence of sentences.slice(0, neighboursOf)) {
    for (const next of [sentence - 1, sentence + 1]) {
      if (index.paragraphOf[next] === index.paragraphOf[sentence]) picked.add(next);
    }
  }
  return [...picked];
}

function paragraphMask({ index }: Seen, scored: Scored, paragraph: number): Mask {
  let mask = nothing;
  for (const sentence of range(index.firsts[paragraph] ?? 0, index.firsts[paragraph + 1] ?? 0))
    mask = both(mask, maskOf(scored, sentence));
  return mask;
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);
