/** What our own search makes of a text: a wrong choice that leads it elsewhere more surely than the right one may be right there. */
import MiniSearch from 'minisearch';
import { tokensOf } from '../../core/tokens.ts';
import type { Source } from './source.ts';

/** The score of the best paragraph for these words; comparable for queries over one article. */
export type Ranking = (words: string) => number;

const bm25 = { k: 0.6, b: 0.25, d: 1 };

/** Over the paragraphs of one article, with the tokens and weights of `core/retrieval`. */
export function createRanking(source: Source): Ranking {
  const passages = source.sections.flatMap((section) => section.passages);
  const engine = new MiniSearch<{ id: string; text: string }>({
    fields: ['text'],
    extractField: (passage, field) => (field === 'id' ? passage.id : tokensOf(passage.text).join(' ')),
    tokenize: (tokens) => tokens.split(' '),
    processTerm: (token) => token,
    searchOptions: { bm25 },
  });
  engine.addAll(passages.map(({ address, text }) => ({ id: address, text })));
  return (words) => engine.search([...new Set(tokensOf(words))].join(' '))[0]?.score ?? 0;
}
