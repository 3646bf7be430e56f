/** Which section of a changed article is which of the one before: by the paragraphs that they share, and by their titles. Pure. */
import type { DraftSection } from '../../core/article/draft.ts';
import { fold } from '../../core/tokens.ts';
import type { ParsedSection } from '../reading/parsed.ts';
import { mostSections } from './limits.ts';

/** A title that is the same counts as much as this many paragraphs. */
const titleWorth = 2;

/**
 * The number of each parsed section: that of the section it was before, or one that no section has or ever had. The first parsed
 * section is the opening and has 0. `prints` are the fingerprints of its paragraphs. Throws a `RangeError` where numbers run out.
 */
export function matchSections(
  parsed: readonly ParsedSection[],
  prints: readonly (readonly string[])[],
  before: readonly DraftSection[],
): readonly number[] {
  const numbers = new Map<number, number>([[0, 0]]);
  const used = new Set([0]);
  const pairs = worths(parsed, prints, before).sort(
    (a, b) => b.worth - a.worth || a.distance - b.distance || a.index - b.index,
  );
  for (const { index, number } of pairs) {
    if (numbers.has(index) || used.has(number)) continue;
    numbers.set(index, number);
    used.add(number);
  }
  let last = Math.max(0, ...before.map(({ number }) => number), ...before.flatMap(sectionsInAddresses));
  return parsed.map((_, index) => {
    const number = numbers.get(index) ?? ++last;
    if (number > mostSections) throw new RangeError(`more than ${mostSections} sections`);
    return number;
  });
}

type Worth = { readonly index: number; readonly number: number; readonly worth: number; readonly distance: number };

/** Every pair of a new and an old section that have anything in common; a section that is gone may come back, but last of all. */
function worths(
  parsed: readonly ParsedSection[],
  prints: readonly (readonly string[])[],
  before: readonly DraftSection[],
): Worth[] {
  const home = new Map<string, Set<number>>();
  for (const { number, passages, stale: gone } of before)
    for (const { fingerprint } of passages.filter(({ stale }) => gone || !stale))
      home.set(fingerprint, (home.get(fingerprint) ?? new Set()).add(number));
  const titled = Map.groupBy(before, ({ title }) => fold(title).trim());
  const isGone = new Set(before.flatMap(({ number, stale }) => (stale ? number : [])));
  const placeOf = new Map(before.filter(({ stale }) => !stale).map(({ number }, at) => [number, at]));
  return parsed.flatMap(({ title }, index) => {
    if (index === 0) return [];
    const worth = new Map<number, number>();
    const add = (number: number, by: number) => worth.set(number, (worth.get(number) ?? 0) + by);
    for (const print of new Set(prints[index])) for (const number of home.get(print) ?? []) add(number, 1);
    const name = fold(title).trim();
    // Two that have neither title nor paragraphs now are the same where nothing else is.
    const nothing = !name && prints[index]?.length === 0;
    for (const { number, passages } of titled.get(name) ?? []) {
      if (name) add(number, titleWorth);
      else if (nothing && passages.every(({ stale }) => stale)) add(number, 1 / 1_000_000);
    }
    return [...worth].map(([number, shared]) => ({
      index,
      number,
      worth: isGone.has(number) ? shared / 1_000 : shared,
      distance: Math.abs((placeOf.get(number) ?? 0) - index),
    }));
  });
}

/** A paragraph may have moved out of the section that its address names. */
const sectionsInAddresses = ({ passages }: DraftSection): readonly number[] =>
  passages.map(({ address }) => Number(address.split('.')[0]));
