/** A paragraph as an answer shows it: verbatim where the text is there, else in our words, with the sentence that answers marked. */
import type { Article } from '../article/article.ts';
import { findPassage } from '../article/find.ts';
import type { Block, Rich } from '../card.ts';
import { cite } from '../lookup.ts';

/** UTF-16 offsets in the words that are shown. */
export type Mark = { readonly start: number; readonly end: number };

/** The words with the part in bold; a mark that lies outside of them marks nothing. */
export function marked(words: string, mark: Mark | undefined): Rich {
  if (!mark || mark.start < 0 || mark.end > words.length || mark.start >= mark.end) return words;
  const parts = [words.slice(0, mark.start), { bold: words.slice(mark.start, mark.end) }, words.slice(mark.end)];
  return parts.filter((part) => part !== '');
}

/** The blocks of the paragraph at an address; none where there is none. */
export function passageBlocks(article: Article, address: string, mark?: Mark): readonly Block[] {
  const { text, note } = findPassage(article, address)?.passage ?? {};
  if (text) {
    const quote: Block = { is: 'quote', words: marked(text, mark), from: { article: article.id, address } };
    return note ? [quote, { is: 'text', text: note }] : [quote];
  }
  if (!note) return [];
  const words = marked(note, mark);
  return [{ is: 'text', text: [...(typeof words === 'string' ? [words] : words), ' ', cite(article, address)] }];
}
