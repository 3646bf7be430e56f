/**
 * Which address a paragraph has: the one it had, where the article was imported before. Pure. An address is given once and for ever:
 * a citation never comes to mean another paragraph.
 */
import type { DraftPassage, DraftSection } from '../../core/article/draft.ts';
import type { ParsedSection } from '../reading/parsed.ts';
import { fingerprintOf } from './fingerprint.ts';
import { mostInSection } from './limits.ts';
import { matchSections } from './sections.ts';
import { mostSimilar } from './similar.ts';

/** What became of the addresses. `live` of now; each list in the order of reading. */
export type Placed = {
  readonly sections: readonly DraftSection[];
  /** Whose paragraphs are word for word the same. */
  readonly kept: readonly string[];
  /** Given now, to paragraphs that are new. */
  readonly added: readonly string[];
  /** Whose paragraphs were edited a little: the same address, another fingerprint. */
  readonly changed: readonly string[];
  /** Whose paragraphs are no longer there, and were until now. */
  readonly stale: readonly string[];
};

type Old = { readonly passage: DraftPassage; readonly section: number; readonly at: number };
type New = { readonly text: string; readonly fingerprint: string; readonly section: number; readonly at: number };

/**
 * The parsed sections with their addresses; `before` is what the last import wrote. Without the right the words are left out.
 * Throws a `RangeError` where there are more sections or paragraphs than addresses.
 */
export function place(parsed: readonly ParsedSection[], before: readonly DraftSection[], right: boolean): Placed {
  const prints = parsed.map(({ paragraphs }) => paragraphs.map(fingerprintOf));
  const numbers = matchSections(parsed, prints, before);
  const news: New[] = parsed.flatMap(({ paragraphs }, index) =>
    paragraphs.map((text, at) => ({
      text,
      at,
      fingerprint: prints[index]?.[at] ?? fingerprintOf(text),
      section: numbers[index] ?? 0,
    })),
  );
  const olds: Old[] = before.flatMap(({ number, passages }) =>
    passages.map((passage, at) => ({ passage, section: number, at })),
  );
  const same = pairSame(news, olds);
  const edited = pairEdited(news, olds, same);
  const free = freeAddresses(olds);
  const placed = news.map((each): { readonly passage: DraftPassage; readonly from: New; readonly how: Fate } => {
    const old = same.get(each) ?? edited.get(each);
    const address = old?.passage.address ?? free(each.section);
    const passage = { address, fingerprint: each.fingerprint, ...(right && { text: each.text }) };
    const how = !old ? 'added' : !same.has(each) ? 'changed' : old.passage.stale ? 'added' : 'kept';
    return { passage, from: each, how };
  });
  const taken = new Set(placed.map(({ passage }) => passage.address));
  const live = parsed.map(
    ({ title }, index): DraftSection => ({
      number: numbers[index] ?? 0,
      title,
      passages: placed.filter(({ from }) => from.section === numbers[index]).map(({ passage }) => passage),
    }),
  );
  const addresses = (fate: Fate) => placed.filter(({ how }) => how === fate).map(({ passage }) => passage.address);
  return {
    sections: withGone(live, before, taken, right),
    kept: addresses('kept'),
    added: addresses('added'),
    changed: addresses('changed'),
    stale: olds.flatMap(({ passage }) => (passage.stale || taken.has(passage.address) ? [] : passage.address)),
  };
}

type Fate = 'kept' | 'added' | 'changed';

/**
 * Paragraphs whose words are the same. Of several with the same words those in the same section are the same first; one that is
 * there goes before one that went, which may come back.
 */
function pairSame(news: readonly New[], olds: readonly Old[]): ReadonlyMap<New, Old> {
  const pairs = new Map<New, Old>();
  const left = new Set(olds);
  for (const stale of [false, true]) {
    for (const sameSection of [true, false]) {
      const waiting = new Map<string, Old[]>();
      const keyOf = (fingerprint: string, section: number) => (sameSection ? `${fingerprint} ${section}` : fingerprint);
      for (const old of left) {
        if (!!old.passage.stale !== stale) continue;
        const key = keyOf(old.passage.fingerprint, old.section);
        waiting.set(key, [...(waiting.get(key) ?? []), old]);
      }
      for (const each of news) {
        if (pairs.has(each)) continue;
        const old = waiting.get(keyOf(each.fingerprint, each.section))?.shift();
        if (!old) continue;
        pairs.set(each, old);
        left.delete(old);
      }
    }
  }
  return pairs;
}

/** Paragraphs of the same section whose words are almost the same. */
function pairEdited(news: readonly New[], olds: readonly Old[], same: ReadonlyMap<New, Old>): ReadonlyMap<New, Old> {
  const used = new Set(same.values());
  const pairs = new Map<New, Old>();
  const bySection = Map.groupBy(
    news.filter((each) => !same.has(each)),
    ({ section }) => section,
  );
  for (const [section, fresh] of bySection) {
    const gone = olds.filter((old) => old.section === section && !old.passage.stale && !used.has(old));
    const pairsHere = mostSimilar(
      fresh.map(({ text }) => text),
      gone.map(({ passage }) => passage.text ?? ''),
    );
    for (const [at, other] of pairsHere) {
      const [each, old] = [fresh[at], gone[other]];
      if (each && old) pairs.set(each, old);
    }
  }
  return pairs;
}

/** The next address of a section that no paragraph has or ever had. */
function freeAddresses(olds: readonly Old[]): (section: number) => string {
  const last = new Map<number, number>();
  for (const { passage } of olds) {
    const [section = 0, paragraph = 0] = passage.address.split('.').map(Number);
    last.set(section, Math.max(last.get(section) ?? 0, paragraph));
  }
  return (section) => {
    const paragraph = (last.get(section) ?? 0) + 1;
    if (paragraph > mostInSection) throw new RangeError(`section ${section} has more than ${mostInSection} paragraphs`);
    last.set(section, paragraph);
    return `${section}.${paragraph}`;
  };
}

/** Puts what is no longer there behind what it came after, so that its neighbours can be told; a section that went stays with it. */
function withGone(
  live: readonly DraftSection[],
  before: readonly DraftSection[],
  taken: ReadonlySet<string>,
  right: boolean,
): readonly DraftSection[] {
  const result = [...live];
  for (const [index, old] of before.entries()) {
    const gone = old.passages.filter(({ address }) => !taken.has(address));
    const at = result.findIndex(({ number }) => number === old.number);
    const there = result[at];
    if (there) {
      const passages = [...there.passages];
      const present = new Set(passages.map(({ address }) => address));
      for (const passage of gone) {
        const behind = old.passages
          .slice(0, old.passages.indexOf(passage))
          .findLast(({ address }) => present.has(address));
        const spot = behind ? passages.findIndex(({ address }) => address === behind.address) + 1 : 0;
        passages.splice(spot, 0, staleOf(passage, right));
        present.add(passage.address);
      }
      result[at] = { ...there, passages };
    } else if (gone.length > 0) {
      const behind = before
        .slice(0, index)
        .findLast((each) => result.some(({ number }) => number === each.number))?.number;
      const spot = result.findIndex(({ number }) => number === behind) + 1;
      const passages = gone.map((passage) => staleOf(passage, right));
      result.splice(spot, 0, { number: old.number, title: old.title, stale: true, passages });
    }
  }
  return result;
}

const staleOf = ({ address, fingerprint, text }: DraftPassage, right: boolean): DraftPassage => ({
  address,
  fingerprint,
  ...(right && text !== undefined && { text }),
  stale: true,
});
