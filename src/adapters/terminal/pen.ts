/** How words reach the screen: as they are, and nothing but words. Pure. */
import type { Language } from '../../core/language.ts';
import type { Texts } from '../../texts/texts.ts';
import type { Here } from './moment.ts';

export type Style = Here & {
  /** Bold and dim by escape sequences. */
  readonly ansi: boolean;
  /** Numbers behind the card that can be typed, and pages; without, everything at once. */
  readonly conversation: boolean;
  /** Everything at once, in a conversation too. */
  readonly whole?: boolean;
};

/** A style with what is said in the card's language. */
export type Pen = Style & { readonly language: Language; readonly texts: Texts };

/** Control characters could write anywhere on the screen; they are not words. */
export const literal = (words: string): string =>
  words.replace(/[\p{Cc}]+/gu, (signs) => (signs.includes('\n') ? '\n' : ' '));

/** A name or a label: whatever is in it, it is one line. */
export const oneLine = (words: string): string => words.replace(/\p{Cc}+/gu, ' ');

/** Line by line, for a line may be shown without its neighbours. */
const styled = (words: string, on: number, off: number): string =>
  words.replace(/[^\n]+/g, (line) => `\u001b[${on}m${line}\u001b[${off}m`);

export const bold = (words: string, { ansi }: Pick<Style, 'ansi'>): string => (ansi ? styled(words, 1, 22) : words);
export const dim = (words: string, { ansi }: Pick<Style, 'ansi'>): string => (ansi ? styled(words, 2, 22) : words);
