/** One face of an article: everything the pack says, in one language. */
import type { z } from 'zod';
import type { Bilingual, Language } from '../language.ts';
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

export type Article = Omit<File<'article.json'>, '$schema'> & {
  readonly sections: File<'sections.json'>['sections'];
  readonly summary: Omit<File<'summary.json'>, '$schema'>;
  readonly theses: File<'theses.json'>['theses'];
  readonly prompts: File<'prompts.json'>['prompts'];
  readonly glossary: File<'glossary.json'>['terms'];
  readonly questions: File<'questions.json'>['questions'];
};
export type Section = Article['sections'][number];
export type Passage = Section['passages'][number];
export type Thesis = Article['theses'][number];
export type Term = Article['glossary'][number];
/** A sentence of ours with the addresses it comes from. */
export type CitedLine = Article['summary']['line'];

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
  return {
    ...files['article.json'],
    sections: files['sections.json'].sections,
    summary: files['summary.json'],
    theses: files['theses.json'].theses,
    prompts: files['prompts.json'].prompts,
    glossary: files['glossary.json'].terms,
    questions: files['questions.json'].questions,
  };
}
