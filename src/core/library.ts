/** The articles that the bot knows. */

import type { Article, Question } from './article/article.ts';
import type { Language } from './language.ts';
import type { SearchIndex } from './retrieval/pack-index.ts';
import { fold } from './tokens.ts';

/** One article, in both languages, with the index that look-ups ask. */
export type Pack = {
  readonly id: string;
  readonly faces: Readonly<Record<Language, Article>>;
  readonly index: SearchIndex;
  /** Other ids that mean it: those under which the same article was imported. */
  readonly also?: readonly string[];
  /** Questions that nobody has approved, in the words of both faces. Only `/quiz question` may ask them, and says what they are. */
  readonly drafts?: readonly Question[];
};

/** At least one pack; the first is the usual one. */
export type Library = readonly [Pack, ...Pack[]];

/** By its id or by its title in either language. */
export const findPack = (library: Library, typed: string): Pack | undefined =>
  library.find(({ id, faces, also = [] }) =>
    [id, ...also, faces.zh.title, faces.en.title].some((name) => fold(name) === fold(typed)),
  );
