/** A PDF with a text layer to an article: lines to paragraphs, without running heads, page numbers and hyphens. */
import { fileURLToPath } from 'node:url';
import { type Block, widthOf } from './block.ts';
import { composed } from './compose.ts';
import { dayIn, type Facts, nameIn } from './facts.ts';
import { limits } from './limits.ts';
import type { Parsed } from './parsed.ts';
import { type Line, linesOf, type Piece } from './pdf-lines.ts';
import { joined } from './plain-text.ts';
import { ImportTrouble } from './trouble.ts';

/** Throws `ImportTrouble`: `broken-pdf`, `locked`, `no-text-layer`, `many-pages`. */
export async function readPdf(bytes: Uint8Array, file: string): Promise<Parsed> {
  const { pages, info } = await readPages(bytes, file);
  const read = pages.map(linesOf);
  const body = usualSize(read.flat());
  const lines = withoutRunning(read, body);
  if (lines.every((page) => page.length === 0)) throw new ImportTrouble({ code: 'no-text-layer', file });
  const all = lines.flat();
  const said = typeof info.Title === 'string' ? info.Title.trim() : '';
  const largest = Math.max(...(lines[0] ?? []).map(({ size }) => size));
  const big = (lines[0] ?? []).filter(({ size }) => size === largest && largest > body * 1.25).map(({ text }) => text);
  const isReal = said !== '' && !/^(untitled|microsoft word\b.*|.*\.(docx?|indd|pdf|tex|dvi))$/i.test(said);
  const title = isReal ? said : big.length > 0 && big.length <= 4 ? big.reduce(joined) : undefined;
  const author = nameIn(typeof info.Author === 'string' ? info.Author : undefined);
  const made = dayIn(typeof info.CreationDate === 'string' ? info.CreationDate : undefined);
  const facts: Facts = { ...(title && { title }), ...(author && { author }) };
  return composed({ file, blocks: paragraphsOf(all, body), facts, made });
}

const modules = (folder: string): string => fileURLToPath(import.meta.resolve(`pdfjs-dist/${folder}/`));

type Info = Readonly<Record<string, unknown>>;

async function readPages(
  bytes: Uint8Array,
  file: string,
): Promise<{ readonly pages: readonly (readonly Piece[])[]; readonly info: Info }> {
  // Loaded where it is needed: it is large.
  const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = getDocument({
    data: Uint8Array.from(bytes),
    cMapUrl: modules('cmaps'),
    cMapPacked: true,
    standardFontDataUrl: modules('standard_fonts'),
    disableFontFace: true,
    useSystemFonts: false,
    useWasm: false,
    verbosity: VerbosityLevel.ERRORS,
  });
  try {
    const document = await task.promise;
    if (document.numPages > limits.pages) throw new ImportTrouble({ code: 'many-pages', file, most: limits.pages });
    const pages: Piece[][] = [];
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      pages.push(items.flatMap((item) => ('str' in item ? [pieceOf(item)] : [])));
      page.cleanup();
    }
    const { info } = await document.getMetadata();
    return { pages, info: info as Info };
  } catch (error) {
    if (error instanceof ImportTrouble) throw error;
    if ((error as Error).name === 'PasswordException')
      throw new ImportTrouble({ code: 'locked', file }, { cause: error });
    throw new ImportTrouble({ code: 'broken-pdf', file }, { cause: error });
  } finally {
    await task.destroy();
  }
}

const pieceOf = (item: {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
}): Piece => ({
  text: item.str,
  x: item.transform[4] ?? 0,
  y: item.transform[5] ?? 0,
  width: item.width,
  size: Math.round((item.height || Math.hypot(item.transform[2] ?? 0, item.transform[3] ?? 0)) * 2) / 2,
});

/** What stands at the edge of most pages with other numbers in it is no text; nor are page numbers. */
function withoutRunning(pages: readonly (readonly Line[])[], body: number): readonly (readonly Line[])[] {
  const edge = (page: readonly Line[]) => new Set([...page.slice(0, 2), ...page.slice(-2)]);
  const shape = ({ text }: Line) => text.replace(/\d+/g, '#').replace(/\s+/g, ' ').trim();
  const counts = new Map<string, number>();
  for (const page of pages)
    for (const each of new Set([...edge(page)].map(shape))) counts.set(each, (counts.get(each) ?? 0) + 1);
  const often = Math.max(3, Math.ceil(pages.length * 0.3));
  return pages.map((page) => {
    const edges = edge(page);
    return page.filter((line) => {
      // A running head is never larger than the text; the title that it repeats is.
      if (!edges.has(line) || line.size > body * 1.1) return true;
      const isNumber = /^(page |第\s*)?[-–—·\s]*\d{1,4}[-–—·\s]*(页)?( ?(of|\/) ?\d{1,4})?$/i.test(line.text);
      return !isNumber && (counts.get(shape(line)) ?? 0) < often;
    });
  });
}

/** The size of most letters. */
function usualSize(lines: readonly Line[]): number {
  const letters = new Map<number, number>();
  for (const { size, text } of lines) letters.set(size, (letters.get(size) ?? 0) + text.length);
  return [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

/** Lines to paragraphs: a new one after a gap, at an indent, after a short last line, at another size. Larger lines are headings. */
function paragraphsOf(lines: readonly Line[], body: number): readonly Block[] {
  const sizes = [...new Set(lines.map(({ size }) => size).filter((size) => size >= body * 1.12))].sort((a, b) => b - a);
  const blocks: Block[] = [];
  let open: { text: string; last: Line } | undefined;
  const close = () => {
    if (!open) return;
    const { text, last } = open;
    const level = sizes.indexOf(last.size) + 1;
    const isHeading = level > 0 && widthOf(text) <= 160;
    if (isHeading) blocks.push({ is: 'heading', level: Math.min(level, 6), text });
    else if (/^[•●▪◦‣]\s*/.test(text)) blocks.push({ is: 'item', text: text.replace(/^[•●▪◦‣]\s*/, '• ') });
    else blocks.push({ is: 'text', text });
    open = undefined;
  };
  for (const line of lines) {
    if (open && begins(open.last, line, open.text)) close();
    open = open ? { text: joined(open.text, line.text), last: line } : { text: line.text, last: line };
  }
  close();
  return blocks;
}

function begins(before: Line, line: Line, text: string): boolean {
  if (Math.abs(before.size - line.size) > 0.6) return true;
  if (/^([•●▪◦‣]|\d{1,2}[.)]\s|[一二三四五六七八九十]{1,3}、)/.test(line.text)) return true;
  const ends = /[.!?。！？”"’:：;；)）]$/.test(text);
  const indented = line.x > line.left + line.size * 1.2 && before.x < line.x - line.size * 0.8;
  if (before.column !== line.column) return ends && (indented || before.right < before.edge - before.size * 4);
  const gap = before.y - line.y;
  if (gap > line.pitch * 1.35) return true;
  if (indented) return true;
  return ends && before.right < before.edge - before.size * 3;
}
