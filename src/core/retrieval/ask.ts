/** A question put to texts: the sentences that may answer, and how sure that is. The one way from a question to an answer. */
import { certaintyOf, type Missing, missingFrom, type Signs, signsOf } from './certainty.ts';
import { type Doubts, doubted, doubtsOf } from './doubts.ts';
import { type Query, readQuery } from './query.ts';
import { type Found, rank } from './rank.ts';
import type { TextIndex } from './text-index.ts';
import { type Weights, weights } from './weights.ts';

export type Answer = {
  readonly query: Query;
  /** Best first. */
  readonly found: readonly Found[];
  /** 0 to 1; below 0.5 the question is refused. */
  readonly confidence: number;
  /** Words of the question that stand nowhere. */
  readonly missing: Missing;
  readonly signs: Signs;
  readonly doubts: Doubts;
};

const chanceLine = 0.45;

/** `most` is how many sentences are wanted. A question without words finds nothing, with confidence 0. */
export function ask(question: string, indexes: readonly TextIndex[], most = 10, by: Weights = weights): Answer {
  const query = readQuery(question);
  const ranking = rank(query, indexes, Math.max(most, 5), by.rank);
  const missing = missingFrom(query, indexes);
  const signs = signsOf(query, ranking, missing);
  const asked = ranking.found.length > 0 && query.about.length > 0;
  // Of two words, one alone is chance.
  const chance = query.about.length <= 2 && signs.paragraph < 1;
  const doubts = doubtsOf(query, ranking);
  const certainty = doubted(certaintyOf(signs, by.answer), signs.size, query, doubts);
  const confidence = asked ? Math.min(certainty, chance ? chanceLine : 1) : 0;
  return { query, found: ranking.found.slice(0, most), confidence, missing, signs, doubts };
}
