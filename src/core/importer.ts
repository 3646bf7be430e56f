/** The port by which articles come in from outside. */
import type { Bilingual } from './language.ts';
import type { Instant } from './place.ts';
import type { Upload } from './upload.ts';

/**
 * Brings articles in from outside and keeps them; when `add` resolves, the library has them. What whoever asked can put right is a refusal;
 * a rejection is a bug, or a disk that does not write.
 */
export type Importer = {
  /** `right`: whether they have the right to show the text; without it no words of the article are kept. `now`: when it was asked for. */
  add(
    what: { readonly url: string } | { readonly files: readonly Upload[] },
    how: { readonly right: boolean; readonly now: Instant },
  ): Promise<Imported>;
  /** The most bytes of a file. */
  readonly most: number;
  /** The endings of the files that it reads, as in `pdf`. */
  readonly endings: readonly string[];
};

/** At least one article, or why there is none and what to do. */
export type Imported =
  | { readonly is: 'added'; readonly articles: readonly Added[] }
  | { readonly is: 'refused'; readonly why: Bilingual };

/** An article that was read in; what is absent could not be found. Counts are of paragraphs. */
export type Added = {
  readonly id: string;
  readonly title: string;
  readonly author?: string;
  readonly date?: string;
  readonly source?: { readonly name?: string; readonly url?: string };
  /** The opening is number 0. */
  readonly sections: readonly { readonly number: number; readonly title: string; readonly paragraphs: number }[];
  readonly became: 'new' | 'changed' | 'same';
  readonly added: number;
  readonly changed: number;
  /** Gone from the article; their addresses stay theirs. */
  readonly stale: number;
  /** Drafts that cite what changed, and wait for a person again. */
  readonly outdated: number;
  /** The id of our own pack of the same article: its text is shown beside our words there. */
  readonly joins?: string;
};
