/** From bytes to articles: which format a file is in, and who reads it. */

import { unreachable } from '../../core/card.ts';
import { decodeText } from './encoding.ts';
import { endings, type Format } from './endings.ts';
import { readEpub } from './epub.ts';
import { limits } from './limits.ts';
import { readMarkdown } from './markdown.ts';
import { readPage } from './page.ts';
import type { Parsed } from './parsed.ts';
import { readPdf } from './pdf.ts';
import { readPlainText } from './plain-text.ts';
import { ImportTrouble } from './trouble.ts';

/** A file as it was uploaded, fetched or read; `name` has no folder or a relative one. */
export type ImportFile = {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly contentType?: string;
  readonly url?: string;
};
export type ImportOptions = {
  /** A book is one article (`one`, the usual) or one a chapter. */
  readonly book?: 'one' | 'chapters';
};

/**
 * Reads one file in this thread: a hostile one may take long or much memory, so strangers' files go through `parseArticles`.
 * Throws `ImportTrouble`.
 */
export async function readFileOf(file: ImportFile, options: ImportOptions = {}): Promise<readonly Parsed[]> {
  const articles = await readBytes(file, options);
  return articles.map((article) => withAddress(article, file.url));
}

/** Where it was fetched from is its address, unless it names one itself. */
function withAddress(article: Parsed, url: string | undefined): Parsed {
  if (!url || article.source?.url) return article;
  const { source, lead, sections, ...head } = article;
  return { ...head, source: { ...source, url }, ...(lead && { lead }), sections };
}

async function readBytes(file: ImportFile, { book = 'one' }: ImportOptions): Promise<readonly Parsed[]> {
  const { name, bytes, contentType, url } = file;
  if (bytes.length === 0) throw new ImportTrouble({ code: 'empty', file: name });
  const format = formatOf(file);
  const most = limits.bytes[format];
  if (bytes.length > most) throw new ImportTrouble({ code: 'large', file: name, most: most / 1024 / 1024 });
  const text = () => textOf(bytes, name, contentType);
  try {
    switch (format) {
      case 'html':
        return [readPage(text(), name, url)];
      case 'markdown':
        return [readMarkdown(text(), name)];
      case 'text':
        return [readPlainText(text(), name)];
      case 'epub':
        return readEpub(bytes, name, book === 'chapters');
      case 'pdf':
        return [await readPdf(bytes, name)];
      default:
        return unreachable(format);
    }
  } catch (error) {
    // Libraries that read nested markup call themselves for each level.
    if (error instanceof RangeError && /call stack/i.test(error.message))
      throw new ImportTrouble({ code: 'deep', file: name }, { cause: error });
    throw error;
  }
}

/** By its first bytes, else by its Content-Type, else by its name. */
function formatOf({ name, bytes, contentType }: ImportFile): Format {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  if (head.includes('%PDF-')) return 'pdf';
  if (head.startsWith('PK\x03\x04')) return 'epub';
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const named = (Object.keys(endings) as Format[]).find((format) => endings[format].includes(ending));
  const type = contentType?.split(';')[0]?.trim().toLowerCase();
  const typed =
    type &&
    (
      {
        'text/html': 'html',
        'application/xhtml+xml': 'html',
        'text/markdown': 'markdown',
        'text/x-markdown': 'markdown',
        'application/pdf': 'pdf',
        'application/epub+zip': 'epub',
      } as const
    )[type];
  if (named === 'pdf' || typed === 'pdf') throw new ImportTrouble({ code: 'broken-pdf', file: name });
  if (named === 'epub' || typed === 'epub') throw new ImportTrouble({ code: 'broken-zip', file: name });
  const format =
    typed ??
    named ??
    (/^\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*<(!doctype html|html|head|body)\b/i.test(head)
      ? 'html'
      : type === 'text/plain' || ending === ''
        ? 'text'
        : undefined);
  if (!format)
    throw new ImportTrouble({ code: 'unknown-format', file: name, formats: 'HTML, Markdown, TXT, EPUB, PDF' });
  return format;
}

/** Throws for bytes that are no text: those decode to control characters and replacement characters. */
function textOf(bytes: Uint8Array, file: string, contentType?: string): string {
  const { text } = decodeText(bytes, contentType ? { contentType } : {});
  const sample = text.slice(0, 65_536);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  const odd = sample.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\ufffd]/g)?.length ?? 0;
  if (odd > sample.length * 0.05) throw new ImportTrouble({ code: 'binary', file });
  if (text.trim() === '') throw new ImportTrouble({ code: 'empty', file });
  let lines = 0;
  for (let at = text.indexOf('\n\n'); at >= 0; at = text.indexOf('\n\n', at + 2)) lines += 1;
  if (lines > limits.lines) throw new ImportTrouble({ code: 'many-paragraphs', file, most: limits.paragraphs });
  return text;
}
