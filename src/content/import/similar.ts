/** Which paragraphs are the same but for an edit. Pure. */
import { fold } from '../../core/tokens.ts';

/** The share of letter pairs that two versions of a paragraph have in common; below it they are two paragraphs. */
const line = 0.7;
/** How far an edited paragraph may have moved among those of its section that are not the same any more. */
const reach = 40;

/**
 * Pairs of places in `fresh` and `gone`, most similar first, each place at most once; a paragraph without words is like none.
 * The measure is Dice's: twice the pairs of letters in common, by the pairs of both.
 */
export function mostSimilar(fresh: readonly string[], gone: readonly string[]): readonly (readonly [number, number])[] {
  const [left, right] = [fresh.map(pairsIn), gone.map(pairsIn)];
  const found: { at: number; other: number; share: number }[] = [];
  for (const [at, mine] of left.entries()) {
    for (let other = Math.max(0, at - reach); other <= Math.min(right.length - 1, at + reach); other++) {
      const theirs = right[other];
      const share = theirs ? likeness(mine, theirs) : 0;
      if (share >= line) found.push({ at, other, share });
    }
  }
  found.sort((a, b) => b.share - a.share || Math.abs(a.at - a.other) - Math.abs(b.at - b.other) || a.at - b.at);
  const [usedFresh, usedGone] = [new Set<number>(), new Set<number>()];
  return found.flatMap(({ at, other }) => {
    if (usedFresh.has(at) || usedGone.has(other)) return [];
    usedFresh.add(at);
    usedGone.add(other);
    return [[at, other] as const];
  });
}

type Pairs = { readonly counts: ReadonlyMap<string, number>; readonly total: number };

function pairsIn(text: string): Pairs {
  const letters = [...fold(text).replaceAll(/\s+/g, '')];
  const counts = new Map<string, number>();
  for (let at = 1; at < letters.length; at++) {
    const pair = `${letters[at - 1]}${letters[at]}`;
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return { counts, total: Math.max(letters.length - 1, 0) };
}

function likeness(one: Pairs, other: Pairs): number {
  const [small, large] = one.total < other.total ? [one, other] : [other, one];
  // More than the shorter has they cannot have in common.
  if (small.total === 0 || (2 * small.total) / (small.total + large.total) < line) return 0;
  let common = 0;
  for (const [pair, count] of small.counts) common += Math.min(count, large.counts.get(pair) ?? 0);
  return (2 * common) / (small.total + large.total);
}
