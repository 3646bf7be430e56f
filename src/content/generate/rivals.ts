/** Whether a wrong choice is surely wrong and yet of a kind with the right one. Each rule says why not, or nothing. Pure. */
import { stemmer } from 'stemmer';
import type { Language } from '../../core/language.ts';
import { fold } from '../../core/tokens.ts';
import { numberShape } from './numbers.ts';
import { areTwins } from './opposites.ts';
import type { Reading } from './reading.ts';
import type { Quote } from './source.ts';
import type { WordClass } from './words.ts';

/** How far from the quote a wrong choice has to stay, in sentences. */
export const distance = 2;
/** Characters in Chinese, words in English. */
export const slack = 2;

/** The length of a choice as its reader sees it: characters in Chinese, words in English. */
export const sizeOf = (text: string, language: Language): number =>
  language === 'zh' ? [...text].length : text.trim().split(/\s+/u).length;

/** Why the two may mean the same: one in the other, a common stem or character, near-synonyms. */
export function tooClose(a: string, b: string, language: Language): string | undefined {
  const [one, other] = [fold(a).trim(), fold(b).trim()];
  if (one === other) return `“${b}” is “${a}”`;
  // Numbers are told apart by all of their digits.
  if (numberShape(a) !== undefined && numberShape(b) !== undefined) return undefined;
  if (one.includes(other) || other.includes(one)) return `“${b}” and “${a}” contain one another`;
  if (areTwins(one, other, language)) return `“${b}” may mean “${a}”`;
  if (language === 'zh') {
    const common = [...new Set(one)].filter((character) => other.includes(character)).length;
    const limit = Math.min(one.length, other.length) <= 3 ? 0 : Math.min(one.length, other.length) / 3;
    return common > limit ? `“${b}” shares characters with “${a}”` : undefined;
  }
  const stems = new Set(one.split(/[^\p{L}\p{N}]+/u).map(stemmer));
  const shared = other.split(/[^\p{L}\p{N}]+/u).find((word) => word.length > 2 && stems.has(stemmer(word)));
  return shared ? `“${b}” shares “${shared}” with “${a}”` : undefined;
}

/** The indexes of the sentences that a quote lies in. */
export const placesOf = (reading: Reading, { address, start, end }: Quote): readonly number[] =>
  reading.sentences.flatMap(({ sentence }) =>
    sentence.address === address && sentence.start < end && sentence.end > start ? [sentence.at] : [],
  );

/** Whether the text stands in the quote or within two sentences of it. */
export function standsNear(reading: Reading, quote: Quote, text: string): boolean {
  const places = placesOf(reading, quote);
  return reading.standsIn(text).some((at) => places.some((place) => Math.abs(at - place) <= distance));
}

/** Whether the article itself has the text between the same neighbours as the gap has: then it may be right there too. */
export function attested(reading: Reading, quote: Quote, blank: Omit<Quote, 'address'>, text: string): boolean {
  const passage = reading.passages.get(quote.address) ?? '';
  const { language } = reading.source;
  const before = reading.wordsIn(passage.slice(quote.start, blank.start)).at(-1);
  const after = reading.wordsIn(passage.slice(blank.end, quote.end))[0];
  const gap = language === 'en' ? ' ' : '';
  const left = before && before.is !== 'mark' ? before.text + gap : '';
  const right = after && after.is !== 'mark' ? gap + after.text : '';
  if (left && right && reading.count(`${left}${text}${right}`) > 0) return true;
  const tells = (is: WordClass | undefined) => is !== undefined && is !== 'mark' && is !== 'function';
  return (
    (tells(before?.is) && reading.count(`${left}${text}`) > 0) ||
    (tells(after?.is) && reading.count(`${text}${right}`) > 0)
  );
}

/** Whether our own search is surer of the sentence with this text in its gap than with the right one. */
export function outranks(reading: Reading, quote: Quote, blank: Omit<Quote, 'address'>, text: string): boolean {
  const passage = reading.passages.get(quote.address) ?? '';
  const filled = passage.slice(quote.start, blank.start) + text + passage.slice(blank.end, quote.end);
  return reading.ranking(filled) > reading.ranking(quote.words);
}
