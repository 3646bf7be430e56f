/** The formats that are read, and how their files are named. */
import type { limits } from './limits.ts';

export type Format = keyof typeof limits.bytes;

/** The endings of files, without the dot. */
export const endings: Readonly<Record<Format, readonly string[]>> = {
  html: ['html', 'htm', 'xhtml'],
  markdown: ['md', 'markdown', 'mdown', 'mkd', 'mdx'],
  text: ['txt', 'text'],
  epub: ['epub'],
  pdf: ['pdf'],
};
