/** What our own search makes of a text: a wrong choice that leads it elsewhere more surely than the right one may be right there. */
import { readQuery } from '../../core/retrieval/query.ts';
import { rankParagraphs } from '../../core/retrieval/rank.ts';
import { indexText } from '../../core/retrieval/text-index.ts';
import type { Source } from './source.ts';

/** The score of the best paragraph for these words; comparable for queries over one article. */
export type Ranking = (words: string) => number;

/** Over the paragraphs of one article. */
export function createRanking(source: Source): Ranking {
  const passages = source.sections.flatMap((section) => section.passages);
  const index = indexText(
    '',
    passages.map(({ text }) => text),
  );
  return (words) => rankParagraphs(readQuery(words), [index], 1)[0]?.score ?? 0;
}
