/** What a paragraph is known by: the same as long as its letters are. */
import { createHash } from 'node:crypto';

/** The first 16 hex digits of the SHA-256 of the text in NFKC without white space. */
export const fingerprintOf = (text: string): string =>
  createHash('sha256').update(text.normalize('NFKC').replaceAll(/\s/g, '')).digest('hex').slice(0, 16);
