/** Questions from an article's own words: candidates of every form, held against the gates, the best kept. Pure. */
import { chooseDrafts } from './choose.ts';
import { type Candidate, gapCandidates } from './gaps.ts';
import { type Generate, usualCount } from './kept.ts';
import { oddCandidates } from './odd.ts';
import { orderCandidates } from './orders.ts';
import { type Reading, readSource } from './reading.ts';
import type { Draft } from './schema.ts';
import { sectionCandidates } from './sections.ts';
import type { Source } from './source.ts';
import { statementCandidates } from './statements.ts';
import { proposeTheses } from './theses.ts';

/** What came out, and how many candidates there were. */
export type Generated = { readonly drafts: readonly Draft[]; readonly candidates: number };

/**
 * New drafts for an article beside those that are kept. The same text, the same kept ones and the same count give the same drafts.
 * Fewer than `count` where the article gives no more that pass.
 */
export function generateDrafts(
  source: Source,
  { count = usualCount, kept = [] }: { readonly count?: number; readonly kept?: readonly Draft[] } = {},
): Generated {
  const reading = readSource(source);
  const candidates = allCandidates(reading, source.id);
  return { drafts: chooseDrafts(candidates, { reading, seed: source.id, count, kept }), candidates: candidates.length };
}

/** Drafts and theses, in this thread. */
export const generateAll: Generate = async (source, wish) => ({
  ...generateDrafts(source, wish),
  theses: proposeTheses(source),
});

const allCandidates = (reading: Reading, seed: string): readonly Candidate[] => [
  ...gapCandidates(reading, seed),
  ...oddCandidates(reading, seed),
  ...statementCandidates(reading, seed),
  ...sectionCandidates(reading, seed),
  ...orderCandidates(reading, seed),
];
