/** How much of a file is read: beyond these, a clear refusal, never a full memory. */
const mib = 1024 * 1024;

export const limits = Object.freeze({
  /** Bytes of one file, by what it is. The longest novels are 5 MiB of text. */
  bytes: Object.freeze({ html: 16 * mib, markdown: 8 * mib, text: 8 * mib, epub: 64 * mib, pdf: 64 * mib }),
  /** Bytes of everything that is taken out of one EPUB, and how many entries it may have. */
  unzipped: 64 * mib,
  zipEntries: 10_000,
  /** Files of a folder that are looked at, and bytes of all together. */
  files: 2_000,
  folderBytes: 512 * mib,
  /** Elements of a page; deeper ones than this are read as if they stood one level higher. */
  elements: 300_000,
  depth: 200,
  pages: 3_000,
  /** Addresses have at most three digits for the section and four for the paragraph. */
  sections: 999,
  paragraphs: 9_999,
  /** Lines between empty ones in a text, before it is even parsed. */
  lines: 100_000,
  /** Aliases that a front matter may unfold; more is an attack. */
  aliases: 100,
  frontMatterBytes: 64 * 1024,
  /** Of the thread that reads what strangers send. */
  memoryMiB: 768,
  milliseconds: 30_000,
});
