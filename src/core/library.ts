/** The articles that the bot knows. */

import type { Article } from './article/article.ts';
import type { Language } from './language.ts';
import type { SearchIndex } from './retrieval/search.ts';

/** One article, in both languages, with the index that look-ups ask. */
export type Pack = {
  readonly id: string;
  readonly faces: Readonly<Record<Language, Article>>;
  readonly index: SearchIndex;
};

/** At least one pack; the first is the usual one. */
export type Library = readonly [Pack, ...Pack[]];
