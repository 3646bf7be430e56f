/** Everything that a pack says about its article, ready to be searched: a layer for our words in each language, one for the author's own. */
import type { Article, Passage } from '../article/article.ts';
import type { Address } from '../article/citation.ts';
import { type Language, languages } from '../language.ts';
import { fold, tokensOf } from '../tokens.ts';
import { indexText, type TextIndex } from './text-index.ts';

/** What a paragraph of a layer is. */
export type Thing =
  | { readonly of: 'passage'; readonly address: Address }
  | { readonly of: 'thesis'; readonly number: number; readonly cites: readonly Address[] }
  | { readonly of: 'term'; readonly id: string; readonly cites: readonly Address[] };

export type Entry = {
  readonly what: Thing;
  readonly text: string;
  /** Of a term: what it is called, folded. */
  readonly names: readonly string[];
};

/** Statistics hold within a layer: words of one language tell nothing about how rare those of another are. */
export type Layer = {
  /** The language of our words; `text` for the author's, in whichever language they are. */
  readonly of: Language | 'text';
  /** Its paragraphs are the entries, in their order. */
  readonly index: TextIndex;
  readonly entries: readonly Entry[];
};

/** Built once for an article; opaque to everybody outside of this folder. */
export type SearchIndex = {
  readonly layers: readonly Layer[];
  /** The folded names of terms: having one in common with a search is not chance. */
  readonly terms: ReadonlySet<string>;
  /** The words that are shown of a paragraph: the article's own where they are there, else ours in that language. */
  readonly shown: (address: Address, language: Language) => string;
  /** The number of the section that a paragraph stands in. */
  readonly sectionOf: (address: Address) => number | undefined;
};

/** Indexes a pack: our words in both languages, the author's once. */
export function buildIndex(faces: Readonly<Record<Language, Article>>): SearchIndex {
  const texts: Entry[] = passagesOf(faces.en).flatMap(({ address, text }) =>
    text ? [{ what: { of: 'passage', address }, text, names: [] }] : [],
  );
  const layers = languages.map((language) => layerOf(language, faces[language].title, entriesOf(faces[language])));
  // Both faces of an imported article hold the same words.
  const [first, ...others] = layers;
  const ours = first && others.every((layer) => sameWords(layer, first)) ? [first] : layers;
  const titles = [...new Set([faces.zh.title, faces.en.title])].join(' ');
  const passages = { zh: byAddress(faces.zh), en: byAddress(faces.en) };
  const sections = new Map(
    faces.en.sections.flatMap(({ number, passages: all }) => all.map(({ address }) => [address, number] as const)),
  );
  const names = layers.flatMap(({ entries }) => entries.flatMap((entry) => entry.names));
  return {
    layers: [...ours, layerOf('text', titles, texts)].filter(({ entries }) => entries.length > 0),
    terms: new Set(names),
    shown: (address, language) => {
      const passage = passages[language].get(address);
      return passage?.text ?? passage?.note ?? '';
    },
    sectionOf: (address) => sections.get(address),
  };
}

function entriesOf({ sections, theses, glossary }: Article): Entry[] {
  return [
    ...sections.flatMap(({ passages }) =>
      passages.flatMap(({ address, note }): Entry[] =>
        note ? [{ what: { of: 'passage', address }, text: note, names: [] }] : [],
      ),
    ),
    ...theses.map(
      ({ number, cites, claim, reasons }): Entry => ({
        what: { of: 'thesis', number, cites },
        text: [claim, ...reasons.map(({ text }) => text)].join('\n'),
        names: [],
      }),
    ),
    ...glossary.map(
      ({ id, cites, term, aliases, meaning }): Entry => ({
        what: { of: 'term', id, cites },
        text: [[term, ...aliases].join(' · '), meaning].join('\n'),
        names: [term, ...aliases].map((name) => fold(name)),
      }),
    ),
  ];
}

const layerOf = (of: Layer['of'], title: string, entries: readonly Entry[]): Layer => ({
  of,
  entries,
  index: indexText(
    title,
    entries.map(({ text }) => text),
  ),
});

const sameWords = (a: Layer, b: Layer): boolean =>
  a.entries.length === b.entries.length && a.entries.every(({ text }, at) => text === b.entries[at]?.text);

const passagesOf = ({ sections }: Article): readonly Passage[] => sections.flatMap(({ passages }) => passages);
const byAddress = (article: Article) => new Map(passagesOf(article).map((passage) => [passage.address, passage]));

/** Whether a term of the article is called one of these words. */
export const namesTerm = ({ terms }: SearchIndex, words: string): boolean =>
  terms.has(fold(words).trim()) || tokensOf(words).some((token) => terms.has(token));
