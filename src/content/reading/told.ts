/** Trouble with a file in words: what is wrong and what to do. */
import { unreachable } from '../../core/card.ts';
import type { ImportTexts } from '../../texts/import.ts';
import type { Trouble } from './trouble.ts';

/** A line that begins with the file's name. */
export const tellTrouble = (trouble: Trouble, texts: ImportTexts): string =>
  texts.said(trouble.file, reasonOf(trouble, texts));

function reasonOf(trouble: Trouble, { trouble: words }: ImportTexts): string {
  switch (trouble.code) {
    case 'large':
    case 'bomb':
    case 'many-elements':
    case 'many-sections':
    case 'many-paragraphs':
    case 'many-pages':
    case 'many-files':
      return words[trouble.code](trouble.most);
    case 'unknown-format':
      return words['unknown-format'](trouble.formats);
    case 'broken-front-matter':
      return words['broken-front-matter'](trouble.line);
    case 'empty':
    case 'no-text':
    case 'binary':
    case 'deep':
    case 'broken-zip':
    case 'unsafe-path':
    case 'not-epub':
    case 'broken-pdf':
    case 'no-text-layer':
    case 'locked':
    case 'slow':
    case 'memory':
    case 'no-articles':
      return words[trouble.code];
    default:
      return unreachable(trouble);
  }
}
