/**
 * Words as search sees them. Measured (see README): single characters and pairs for Chinese, stemmed words for
 * Latin script; traditional and simplified, full and half width fall together. For matching only: what is shown stays as it is.
 */
import { Converter } from 'opencc-js/t2cn';
import { stemmer } from 'stemmer';

const simplify = Converter({ from: 't', to: 'cn' });

/** NFKC, lower case, simplified characters. Not for showing. */
export const fold = (text: string): string => simplify(text.normalize('NFKC').toLowerCase());

// A run of Han characters, a number with its inner points, or a word of any other script with inner apostrophes.
const run = /\p{Script=Han}+|\p{N}+(?:[.,]\p{N}+)*|[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu;
const mixedRun = /[\p{L}\p{M}\p{N}]+/gu;
const han = /\p{Script=Han}/u;

/** The runs of a folded text: Chinese runs whole, other words and numbers one by one (`s2b` stays one word). */
export function runsOf(folded: string): string[] {
  return [...folded.matchAll(mixedRun)].flatMap(([mixed]) =>
    han.test(mixed) ? [...mixed.matchAll(run)].map(([part]) => part) : [mixed],
  );
}

/** Characters and pairs for a Chinese run, the stem for any other. */
function tokensOfRun(part: string): string[] {
  if (!han.test(part)) return [stemmer(part.replace(/['’]s?$/, ''))];
  const characters = [...part];
  const pairs = characters.slice(1).map((character, index) => `${characters[index]}${character}`);
  return [...characters, ...pairs];
}

/** The tokens of a text in order, repeated ones repeated. */
export const tokensOf = (text: string): string[] => runsOf(fold(text)).flatMap(tokensOfRun);

/** Whether there is anything to look for: emoji, punctuation and invisible characters alone are nothing. */
export const hasWords = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);
