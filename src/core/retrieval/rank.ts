/**
 * The sentences of one text or of many that fit a question, best first: the best paragraphs are opened, and a small linear model,
 * fitted by `tools/fit-reranker.ts`, chooses among their sentences.
 */
import { type Candidate, candidatesIn, type Features, featureNames } from './features.ts';
import type { Mask, Query } from './query.ts';
import { covered, keepBest, maskOf, type Scope, scopeOf, scoreParagraphs } from './score.ts';
import type { TextIndex } from './text-index.ts';
import { type Weights, weights } from './weights.ts';

/** Scores fall; they compare within one ranking only. */
export type Found = Candidate & { readonly score: number };

export type Ranking = { readonly found: readonly Found[]; readonly scope: Scope };

/** Paragraphs that are looked into where more than one text is asked, and where one is. */
const mostOpened = { many: 30, one: 400 };

/** At most `most` sentences, of equal ones the earlier. */
export function rank(
  query: Query,
  indexes: readonly TextIndex[],
  most = 10,
  by: Weights['rank'] = weights.rank,
): Ranking {
  const scope = scopeOf(query, indexes);
  const opened = bestParagraphs(scope, indexes.length > 1 ? mostOpened.many : mostOpened.one);
  const best = opened[0]?.score ?? 1;
  const candidates = [...Map.groupBy(opened, ({ text }) => text)].flatMap(([text, paragraphs]) => {
    const seen = scope.seen[text];
    const shares = paragraphs.map(({ paragraph, score }) => ({ paragraph, share: score / best }));
    return seen ? candidatesIn(query, scope, seen, text, shares) : [];
  });
  const found = candidates
    .map((candidate) => ({ ...candidate, score: scoreOf(candidate.features, by) }))
    .sort((a, b) => b.score - a.score || a.text - b.text || a.sentence - b.sentence);
  return { found: found.slice(0, most), scope };
}

/** A paragraph that has words of the question; `share` is how much of the question it covers, `things` how many of the things it is about. */
export type FoundParagraph = {
  readonly text: number;
  readonly paragraph: number;
  readonly score: number;
  readonly share: number;
  readonly things: number;
};

/** Paragraphs with any word of the question, best first, by the statistics of all the texts together. */
export function rankParagraphs(query: Query, indexes: readonly TextIndex[], most: number): FoundParagraph[] {
  const scope = scopeOf(query, indexes);
  const one = new Float64Array(query.about.length).fill(1);
  return bestParagraphs(scope, most).map(({ mask, ...found }) => ({
    ...found,
    share: covered(query.about, mask, scope.telling),
    things: Math.round(covered(query.about, mask, one) * query.about.length),
  }));
}

function bestParagraphs(scope: Scope, most: number) {
  const kept = keepBest<{
    readonly text: number;
    readonly paragraph: number;
    readonly score: number;
    readonly mask: Mask;
  }>(most);
  for (const [text, seen] of scope.seen.entries()) {
    const scored = scoreParagraphs(seen, scope);
    for (let paragraph = 0; paragraph < scored.scores.length; paragraph += 1) {
      const score = scored.scores[paragraph] ?? 0;
      if (kept.worth(score)) kept.offer({ text, paragraph, score, mask: maskOf(scored, paragraph) });
    }
  }
  return kept.best;
}

function scoreOf(features: Features, by: Weights['rank']): number {
  let score = 0;
  for (const name of featureNames) score += features[name] * by[name];
  return score;
}
