/** What stands in rows, one line each: a quote, the choices of a question, a table of points. Pure. */
import { type Block, type Choice, linesOf, plain, type Standing } from '../../core/card.ts';
import { escapeWords, flatten, mark, markdown } from './markdown.ts';

const signs = { right: '✓', wrong: '✗' } as const;

/** A bar stands before each line of the words, and before their address below them; nothing for no words. */
export const quoteRows = ({ words, from }: Block & { is: 'quote' }): string =>
  plain(words).trim() ? [...linesOf(words), [{ cite: from }]].map((line) => `> ${markdown(line)}`).join('\n') : '';

/** Each with its letter, the sign of its outcome, its text and its note. */
export const choiceRows = (choices: readonly Choice[]): string =>
  choices
    .map(({ letter, text, mark: outcome, note }) => {
      const sign = outcome ? ` ${signs[outcome]}` : '';
      const words = markdown(text);
      return `${mark('**', literal(letter))}${sign}${words && ` ${words}`}${note ? ` · ${literal(note)}` : ''}`;
    })
    .join('\n');

/** Ranks are bold: what begins with a bare number would be a list, and Discord counts lists by itself. */
export const standingRows = (rows: readonly Standing[]): string =>
  rows
    .map(({ rank, name, points, note }) =>
      [`${mark('**', `${rank}.`)} ${literal(name)}`, points, ...(note ? [literal(note)] : [])].join(' · '),
    )
    .join('\n');

const literal = (words: string): string => escapeWords(flatten(words));
