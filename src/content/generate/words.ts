/** Words with their part of speech, and where words begin and end: jieba for Chinese, compromise for English, `Intl.Segmenter` beside both. */
import nlp from 'compromise';
import { cut, tag } from 'jieba-wasm';
import type { Language } from '../../core/language.ts';

/** What can stand in each other's place; English nouns and verbs also by their form, for a gap's grammar gives it away. */
export const wordClasses = [
  'year',
  'number',
  'person',
  'place',
  'name',
  'noun',
  'plural',
  'verb',
  'past',
  'gerund',
  'third',
  'adjective',
  'idiom',
  'unit',
  'function',
  'mark',
] as const;
export type WordClass = (typeof wordClasses)[number];

/** Offsets count UTF-16 units in the text that was read. */
export type Word = { readonly text: string; readonly start: number; readonly end: number; readonly is: WordClass };

/** The words of a text in order, marks among them, white space left out. */
export const wordsOf = (text: string, language: Language): readonly Word[] =>
  language === 'zh' ? chineseWords(text) : englishWords(text);

const chineseClasses: readonly (readonly [RegExp, WordClass])[] = [
  [/^nr/, 'person'],
  [/^ns/, 'place'],
  [/^n[tz]/, 'name'],
  [/^(n|vn|an)/, 'noun'],
  [/^v/, 'verb'],
  [/^a/, 'adjective'],
  [/^[il]/, 'idiom'],
  [/^q/, 'unit'],
];

function chineseWords(text: string): readonly Word[] {
  const words: Word[] = [];
  let start = 0;
  for (const { word, tag: pos } of tag(text, true) as readonly { word: string; tag: string }[]) {
    const end = start + word.length;
    if (word.trim()) words.push({ text: word, start, end, is: chineseClass(word, pos) });
    start = end;
  }
  return words;
}

const numeral = /^[\d.,]+[%％万亿千百]*$|^[二三四五六七八九十百千万亿两]+$/u;

function chineseClass(word: string, pos: string): WordClass {
  if (!/[\p{L}\p{N}]/u.test(word)) return 'mark';
  if (numeral.test(word)) return 'number';
  if (/^[\p{Script=Latin}\d]+$/u.test(word)) return 'name';
  return chineseClasses.find(([tags]) => tags.test(pos))?.[1] ?? 'function';
}

type Term = { text: string; tags: readonly string[]; offset: { start: number; length: number } };

function englishWords(text: string): readonly Word[] {
  const words: Word[] = [];
  const sentences = nlp(text).json({ offset: true }) as readonly { terms: readonly Term[] }[];
  for (const { text: written, tags, offset } of sentences.flatMap(({ terms }) => terms)) {
    // A contraction has terms without letters of their own.
    if (!written) continue;
    const start = offset.start;
    words.push({ text: written, start, end: start + written.length, is: englishClass(written, new Set(tags), start) });
  }
  return words.filter(({ text: written, start, end }) => text.slice(start, end) === written);
}

function englishClass(word: string, tags: ReadonlySet<string>, start: number): WordClass {
  if (/^1[0-9]\d\d$|^20\d\d$/.test(word)) return 'year';
  if (/^\p{Lu}\p{L}+days?$/u.test(word)) return 'function';
  if (tags.has('Value') && !/^(?:one|first|second|a)$/i.test(word) && !tags.has('Ordinal')) return 'number';
  // Months, days and peoples have capitals and are no names.
  if (tags.has('Month') || tags.has('WeekDay') || tags.has('Demonym') || tags.has('Holiday')) return 'function';
  const capital = /^\p{Lu}/u.test(word);
  if (capital && start > 0 && (tags.has('Noun') || tags.has('ProperNoun') || tags.has('Adjective'))) {
    if (tags.has('Person')) return 'person';
    return tags.has('Place') ? 'place' : 'name';
  }
  if (tags.has('Pronoun') || tags.has('Determiner') || tags.has('Auxiliary') || tags.has('Copula')) return 'function';
  if (tags.has('Modal') || tags.has('Conjunction') || tags.has('Preposition')) return 'function';
  if (tags.has('Gerund')) return 'gerund';
  if (tags.has('Verb'))
    return tags.has('PastTense') || tags.has('Participle') ? 'past' : tags.has('PresentTense') ? 'third' : 'verb';
  if (tags.has('Noun')) return tags.has('Plural') ? 'plural' : 'noun';
  return tags.has('Adjective') ? 'adjective' : 'function';
}

const segmenters: Readonly<Record<Language, Intl.Segmenter>> = {
  zh: new Intl.Segmenter('zh', { granularity: 'word' }),
  en: new Intl.Segmenter('en', { granularity: 'word' }),
};

/** The offsets at which a word begins or ends for both segmentations. */
export function edgesOf(text: string, language: Language): ReadonlySet<number> {
  const first = new Set([0]);
  for (const { index, segment } of segmenters[language].segment(text)) first.add(index + segment.length);
  const both = new Set([0]);
  let end = 0;
  for (const word of cut(text, true)) {
    end += word.length;
    if (first.has(end)) both.add(end);
  }
  return both;
}
