/** The sentences of a paragraph with their words. */
import { sentencesOf } from '../sentences.ts';

/** UTF-16 units; `text` is the words between them. */
export type Sentence = { readonly start: number; readonly end: number; readonly text: string };

/** Without the white space around them; together they have every letter of the paragraph. */
export const sentencesIn = (paragraph: string): readonly Sentence[] =>
  sentencesOf(paragraph).map(({ start, end }) => ({ start, end, text: paragraph.slice(start, end) }));
