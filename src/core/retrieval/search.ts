/** Finds what fits a person's words in an article. */
export type SearchIndex = { readonly size: number };
