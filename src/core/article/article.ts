/** One face of an article: everything the pack says, in one language. */
import type { z } from 'zod';
import type { Bilingual, Language } from '../language.ts';
import type { Address } from './citation.ts';
import type { packFiles } from './schema.ts';

/** The files of a pack as parsed. */
export type PackContent = { readonly [File in keyof typeof packFiles]: z.infer<(typeof packFiles)[File]> };

/** The same value with every bilingual text replaced by one of its faces. */
export type Face<T> = T extends Bilingual
  ? string
  : T extends { readonly zh: readonly string[]; readonly en: readonly string[] }
    ? readonly string[]
    : T extends readonly (infer U)[]
      ? readonly Face<U>[]
      : T extends object
        ? { readonly [K in keyof T]: Face<T[K]> }
        : T;

type File<Name extends keyof PackContent> = Face<PackContent[Name]>;

/** A paragraph. At least its address is known; an article that is only named has no words of it. */
export type Passage = {
  readonly address: Address;
  /** Of the paragraph in the article: the first 16 hex digits of the SHA-256 of its text without white space, NFKC. */
  readonly fingerprint: string;
  /** What it says, in our own words. */
  readonly note?: string;
  /** Its words, verbatim, in the article's language: only where whoever imported them had the right to. */
  readonly text?: string;
  /** It stood in the article once; it is in `Article.gone` only, never in a section. */
  readonly stale?: true;
};

/** The order of its passages is the order of reading; after an import of a changed article their addresses need not be. */
export type Section = {
  readonly number: number;
  readonly title: string;
  /** The section in a sentence or two of ours. */
  readonly gist?: string;
  /** None under a heading that is followed by another. */
  readonly passages: readonly Passage[];
};

/** One claim. Whoever words the theses of an imported article may leave out what speaks for and against it. */
export type Thesis = Omit<File<'theses.json'>['theses'][number], 'counterpoint' | 'mind'> & {
  readonly counterpoint?: string;
  readonly mind?: string;
};

/** An article that an operator brought: it has the author's words, or none. */
export type Imported = {
  /** Whether whoever imported it had the right to its text. */
  readonly right: boolean;
  /** ISO 8601, when it was imported or last changed. */
  readonly at: string;
};

export type Article = {
  readonly id: string;
  readonly title: string;
  readonly author?: string;
  /** ISO 8601, the day of publication. */
  readonly date?: string;
  readonly source?: { readonly name?: string; readonly url?: string };
  /** BCP 47: the language it was written in. */
  readonly language: string;
  /** What may be done with its text, in a sentence. */
  readonly licence?: string;
  /** There where the article was imported; what `content/` has of its own is written by us. */
  readonly imported?: Imported;
  /** The editor's words before the article, verbatim. */
  readonly lead?: string;
  readonly sections: readonly Section[];
  /** Paragraphs that the article no longer has. */
  readonly gone: readonly Gone[];
  /** In our words; an imported article has none. */
  readonly summary?: Omit<File<'summary.json'>, '$schema'>;
  readonly theses: readonly Thesis[];
  readonly prompts: File<'prompts.json'>['prompts'];
  readonly glossary: File<'glossary.json'>['terms'];
  readonly questions: File<'questions.json'>['questions'];
};
/** A paragraph that the article no longer has, and where it stood: between which of those that are there. */
export type Gone = {
  readonly passage: Passage;
  readonly before?: Address;
  readonly after?: Address;
};
export type Term = Article['glossary'][number];
export type Question = Article['questions'][number];
/** A sentence of ours with the addresses it comes from. */
export type CitedLine = { readonly text: string; readonly cites: readonly Address[] };

/** `2 · Repair`. */
export const sectionTitle = (section: Section): string => `${section.number} · ${section.title}`;

/** The face of a value in a language. */
function faceOf<T>(value: T, language: Language): Face<T> {
  if (Array.isArray(value)) return value.map((item) => faceOf(item, language)) as Face<T>;
  if (typeof value !== 'object' || value === null) return value as Face<T>;
  const keys = Object.keys(value);
  if (keys.length === 2 && 'zh' in value && 'en' in value) return value[language] as Face<T>;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, faceOf(part, language)])) as Face<T>;
}

/** The article in one language. */
export function articleIn(language: Language, content: PackContent): Article {
  const files = faceOf(content, language) as Face<PackContent>;
  const { $schema: _, ...facts } = files['article.json'];
  return {
    ...facts,
    gone: [],
    sections: files['sections.json'].sections,
    summary: files['summary.json'],
    theses: files['theses.json'].theses,
    prompts: files['prompts.json'].prompts,
    glossary: files['glossary.json'].terms,
    questions: files['questions.json'].questions,
  };
}
