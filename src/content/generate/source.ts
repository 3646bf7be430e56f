/** The text that questions are made from: sections, paragraphs with addresses, sentences with offsets. Knows no files. */
import type { Address } from '../../core/article/citation.ts';
import { SetupError } from '../../core/errors.ts';
import { type Language, languageOf } from '../../core/language.ts';
import type { Parsed } from '../import/parsed.ts';

export type SourcePassage = { readonly address: Address; readonly text: string };
export type SourceSection = {
  readonly number: number;
  readonly title: string;
  readonly passages: readonly SourcePassage[];
};

/** An article's verbatim text in one language. */
export type Source = {
  readonly id: string;
  readonly title: string;
  readonly language: Language;
  readonly sections: readonly SourceSection[];
};

/** Offsets count UTF-16 units in the paragraph; `words` is what stands between them. */
export type Quote = {
  readonly address: Address;
  readonly start: number;
  readonly end: number;
  readonly words: string;
};

/** `at` counts through the whole article, so that a distance in sentences can be told. */
export type Sentence = Quote & { readonly section: number; readonly at: number };

/** The language that drafts can be made in. Throws a `SetupError` for any other. */
export function draftLanguage(language: string): Language {
  const known = languageOf(language);
  if (known) return known;
  throw new SetupError(`Questions can be drafted for Chinese and English articles; this one is in “${language}”.`);
}

/** An article as it was read in, its paragraphs numbered from 1 in each section. */
export const sourceOf = (id: string, parsed: Parsed): Source => ({
  id,
  title: parsed.title,
  language: draftLanguage(parsed.language),
  sections: parsed.sections.map(({ title, paragraphs }, number) => ({
    number,
    title,
    passages: paragraphs.map((text, at) => ({ address: `${number}.${at + 1}`, text })),
  })),
});

/** The text that `quote` points at; `undefined` where there is no such paragraph. */
export const textAt = (source: Source, { address, start, end }: Omit<Quote, 'words'>): string | undefined =>
  source.sections
    .flatMap(({ passages }) => passages)
    .find((passage) => passage.address === address)
    ?.text.slice(start, end);

/** Every sentence in order, without the white space around it. */
export function sentencesOf(source: Source): readonly Sentence[] {
  const sentences: Sentence[] = [];
  for (const { number: section, passages } of source.sections) {
    for (const { address, text } of passages) {
      for (const { start, end } of splitSentences(text, source.language)) {
        sentences.push({ address, section, start, end, words: text.slice(start, end), at: sentences.length });
      }
    }
  }
  return sentences;
}

type Bounds = { readonly start: number; readonly end: number };

const chineseEnd = /[^。！？!?…\n]+(?:[。！？!?…]+[”’」』）)\]]*|\n|$)/gu;
/** What ends in a point without ending a sentence. */
const abbreviation =
  /(?:^|[\s(“"])(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|No|vs|etc|cf|e\.g|i\.e|approx|Jr|Sr|Co|Inc|Ltd|U\.S|U\.K|a\.m|p\.m)\.\s*$/u;
const english = new Intl.Segmenter('en', { granularity: 'sentence' });

function splitSentences(text: string, language: Language): readonly Bounds[] {
  const parts =
    language === 'zh'
      ? [...text.matchAll(chineseEnd)].map((match) => ({ start: match.index, end: match.index + match[0].length }))
      : joinAbbreviations(text);
  return parts.flatMap(({ start, end }) => {
    const words = text.slice(start, end);
    const from = start + (words.length - words.trimStart().length);
    const to = end - (words.length - words.trimEnd().length);
    return from < to ? [{ start: from, end: to }] : [];
  });
}

function joinAbbreviations(text: string): readonly Bounds[] {
  const joined: { start: number; end: number }[] = [];
  for (const { index, segment } of english.segment(text)) {
    const last = joined.at(-1);
    if (last && abbreviation.test(text.slice(last.start, last.end))) last.end = index + segment.length;
    else joined.push({ start: index, end: index + segment.length });
  }
  return joined;
}
