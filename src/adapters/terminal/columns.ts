/** How wide words are on the screen. Pure. */

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

// Unicode's East Asian Width W and F, by scripts and blocks: https://www.unicode.org/reports/tr11/
const wide =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\p{Emoji_Presentation}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]/u;
const emoji = /\ufe0f|\u200d/u;
const nothing = /^[\p{M}\p{Cf}\p{Cc}]*$/u;

/** Columns of a terminal: two for a Chinese character or an emoji, none for a mark that stands on another. */
export function columnsOf(words: string): number {
  let columns = 0;
  for (const { segment } of segmenter.segment(words)) {
    if (nothing.test(segment)) continue;
    columns += wide.test(segment) || emoji.test(segment) ? 2 : 1;
  }
  return columns;
}

/** The words and as many spaces as they are too short. */
export const filled = (words: string, columns: number): string =>
  words + ' '.repeat(Math.max(0, columns - columnsOf(words)));

/** As `filled`, with the spaces in front. */
export const flushed = (words: string, columns: number): string =>
  ' '.repeat(Math.max(0, columns - columnsOf(words))) + words;
