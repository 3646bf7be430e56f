/** Finds what fits a person's words: the paragraphs, theses and terms of one article, or the paragraphs of all. */
import { languages } from '../language.ts';
import { fold } from '../tokens.ts';
import { namesTerm, type SearchIndex, type Thing } from './pack-index.ts';
import { readQuery } from './query.ts';
import { type FoundParagraph, rankParagraphs } from './rank.ts';

/** What was found; `score` is comparable within one search only. */
export type Hit = { readonly score: number } & Thing;

/** The share of the words, by weight, that has to be covered: asking words and single characters fit everything. */
const searchLine = 0.35;
/** One word in common is chance, unless it is a term or there is no other. */
const fewestThings = 2;
const mostRanked = 200;

/**
 * What fits the words, best first, each thing once whichever language matched. `section` keeps to one section.
 * What has too little of the words in common with them is left out.
 */
export function search(index: SearchIndex, words: string, section?: number): Hit[] {
  const query = readQuery(words);
  const isTerm = namesTerm(index, words);
  const hits = new Map<string, Hit>();
  // Whoever types a term's name wants the term first.
  const wanted = fold(words).trim();
  const found = index.layers.flatMap(({ entries, index: text }) => {
    const ranked = rankParagraphs(query, [text], mostRanked);
    const best = ranked[0]?.score ?? 1;
    return ranked.flatMap((one) => {
      const entry = entries[one.paragraph];
      if (!entry || !fits(one, query.about.length, isTerm)) return [];
      return [{ what: entry.what, score: one.share * (1 + one.score / best), named: entry.names.includes(wanted) }];
    });
  });
  found.sort((a, b) => Number(b.named) - Number(a.named) || b.score - a.score);
  for (const { what, score } of found) {
    if (section !== undefined && !liesIn(index, what, section)) continue;
    const key = JSON.stringify(what);
    if (!hits.has(key)) hits.set(key, { ...what, score });
  }
  return [...hits.values()];
}

const fits = ({ share, things }: FoundParagraph, asked: number, isTerm: boolean): boolean =>
  share >= searchLine && (things >= Math.min(fewestThings, asked) || isTerm);

const liesIn = (index: SearchIndex, what: Thing, section: number): boolean =>
  (what.of === 'passage' ? [what.address] : what.cites).some((address) => index.sectionOf(address) === section);

/** A paragraph of some article of a library. */
export type LibraryHit<P> = { readonly pack: P; readonly score: number; readonly address: string };

/** The paragraphs of all articles that fit the words, best first, each once, by the statistics of the whole library. */
export function searchLibrary<P extends { readonly index: SearchIndex }>(
  packs: readonly P[],
  words: string,
  most = 10,
): LibraryHit<P>[] {
  const query = readQuery(words);
  const hits = new Map<string, LibraryHit<P>>();
  // Words are as rare as they are in their own language.
  for (const of of [...languages, 'text'] as const) {
    const layers = packs.flatMap((pack, at) =>
      pack.index.layers.filter((layer) => layer.of === of).map((layer) => ({ pack, at, layer })),
    );
    const ranked = rankParagraphs(
      query,
      layers.map(({ layer }) => layer.index),
      mostRanked,
    );
    const best = ranked[0]?.score ?? 1;
    for (const one of ranked) {
      const place = layers[one.text];
      const what = place?.layer.entries[one.paragraph]?.what;
      if (!place || what?.of !== 'passage') continue;
      if (!fits(one, query.about.length, namesTerm(place.pack.index, words))) continue;
      const score = one.share * (1 + one.score / best);
      const key = `${place.at} ${what.address}`;
      if (score > (hits.get(key)?.score ?? 0)) hits.set(key, { pack: place.pack, address: what.address, score });
    }
  }
  return [...hits.values()].sort((a, b) => b.score - a.score).slice(0, most);
}
