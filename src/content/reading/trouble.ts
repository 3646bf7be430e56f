/** What is wrong with a file that cannot become an article. */

/** Each code with the facts that its text names; the texts are in `src/texts/en-import.ts` and `zh-import.ts`. */
export type Trouble = { readonly file: string } & (
  | {
      readonly code: 'empty' | 'no-text' | 'binary' | 'deep' | 'broken-zip' | 'unsafe-path' | 'not-epub' | 'broken-pdf';
    }
  | { readonly code: 'broken-front-matter'; readonly line: number }
  | { readonly code: 'no-text-layer' | 'locked' | 'slow' | 'memory' | 'no-articles' }
  /** `most` in mebibytes. */
  | { readonly code: 'large' | 'bomb'; readonly most: number }
  | {
      readonly code: 'many-elements' | 'many-sections' | 'many-paragraphs' | 'many-pages' | 'many-files';
      readonly most: number;
    }
  | { readonly code: 'unknown-format'; readonly formats: string }
);
export type TroubleCode = Trouble['code'];

/** A file that cannot be read, for a reason that its owner can understand. `message` is for the log. */
export class ImportTrouble extends Error {
  override readonly name = 'ImportTrouble';
  readonly trouble: Trouble;
  constructor(trouble: Trouble, options?: ErrorOptions) {
    super(`${trouble.file}: ${trouble.code}`, options);
    this.trouble = trouble;
  }
}
