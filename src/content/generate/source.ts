/** The text that questions are made from: sections, paragraphs with addresses, sentences with offsets. Knows no files. */
import type { Address } from '../../core/article/citation.ts';
import type { DraftContent } from '../../core/article/draft.ts';
import { sentencesIn } from '../../core/article/sentences.ts';
import { type Language, languageOf } from '../../core/language.ts';
import type { Parsed } from '../reading/parsed.ts';
import { DraftTrouble } from './trouble.ts';

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

/** The language that drafts can be made in. Throws a `DraftTrouble` for any other. */
export function draftLanguage(language: string): Language {
  const known = languageOf(language);
  if (known) return known;
  throw new DraftTrouble({ is: 'language', language });
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

/** A draft pack's text without what went stale. Throws a `DraftTrouble` where the text was not kept. */
export function sourceOfPack(content: Pick<DraftContent, 'article.json' | 'text.json'>): Source {
  const { id, title, language, right } = content['article.json'];
  if (!right) throw new DraftTrouble({ is: 'no-text', title });
  return {
    id,
    title,
    language: draftLanguage(language),
    sections: content['text.json'].sections
      .filter(({ stale }) => !stale)
      .map(({ number, title: heading, passages }) => ({
        number,
        title: heading,
        passages: passages.flatMap(({ address, text, stale }) =>
          text === undefined || stale ? [] : [{ address, text }],
        ),
      })),
  };
}

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
      for (const { start, end, text: words } of sentencesIn(text)) {
        sentences.push({ address, section, start, end, words, at: sentences.length });
      }
    }
  }
  return sentences;
}
