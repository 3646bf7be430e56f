/** An article as it was read out of a file or a page, before it becomes a pack. */

/** What `npm run import -- --json` prints. The text is verbatim; an absent fact could not be found. */
export type Parsed = {
  readonly title: string;
  readonly author?: string;
  /** ISO 8601, the day only. */
  readonly date?: string;
  /** BCP 47, such as `zh` or `en`. */
  readonly language: string;
  /** Where it was published: a name, an address or both. */
  readonly source?: { readonly name?: string; readonly url?: string };
  /** The editor's words before the article, not the author's. */
  readonly lead?: string;
  /** The first is the opening, section 0: its title is empty. It has no paragraphs where the article begins with a heading. */
  readonly sections: readonly ParsedSection[];
};

export type ParsedSection = {
  readonly title: string;
  readonly paragraphs: readonly string[];
};
