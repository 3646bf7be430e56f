/** Whose words a paragraph is shown in: ours, the author's, both, or none. */
import type { Texts } from '../../texts/texts.ts';
import type { Action, Block, Rich, Span } from '../card.ts';
import { cite } from '../lookup.ts';
import type { Article, Passage, Section } from './article.ts';

/**
 * ours: retold, as `content/` has it. both: retold, and the author's words beside where an operator imported them.
 * theirs: an imported article, verbatim. none: an imported article without its text.
 */
export type Wording = 'ours' | 'both' | 'theirs' | 'none';

export function wordingOf({ imported, sections }: Article): Wording {
  if (imported) return imported.right ? 'theirs' : 'none';
  return sections.some(({ passages }) => passages.some(({ text }) => text !== undefined)) ? 'both' : 'ours';
}

/** The words of a paragraph, ours before the author's; `undefined` where neither is here. */
export const wordsOf = ({ note, text }: Passage): string | undefined => note ?? text;

/** What stands below words of an article: whose they are, or why there are none. */
export function attribution(article: Article, texts: Texts): Block {
  const { author } = article;
  const told = {
    ours: author ? texts.ourWords(author) : texts.packs.ourWordsAlone,
    both: texts.packs.oursAndTheirs(author),
    theirs: texts.packs.verbatim(author),
    none: texts.packs.noText,
  };
  return { is: 'note', text: told[wordingOf(article)] };
}

/** The button that opens the source, where one is known. */
export const sourceButton = ({ source }: Article, texts: Texts): readonly Action[] =>
  source?.url ? [{ label: texts.openOriginal, to: source.url }] : [];

/** A paragraph in our words as an item of a list, its address before them. */
export const noteItem = (article: Article, { address, note }: Passage): Rich =>
  note === undefined ? [cite(article, address)] : [cite(article, address), ' ', note];

/** The author's words of a paragraph, where they are here. */
export const quoteOf = (article: Article, { address, text }: Passage): readonly Block[] =>
  text === undefined ? [] : [{ is: 'quote', words: text, from: { article: article.id, address } }];

/** `¶2.1–¶2.7`: the paragraphs of a section, in the order of reading. */
export function extent(article: Article, { passages }: Section): readonly (string | Span)[] {
  const [first, last] = [passages[0], passages.at(-1)];
  if (!first || !last) return [];
  return first === last
    ? [cite(article, first.address)]
    : [cite(article, first.address), '–', cite(article, last.address)];
}
