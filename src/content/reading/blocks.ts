/** A document's body as a row of blocks: what is a heading, what a paragraph, and how lists, quotes, tables and code are written as one. */
import { type Block, widthOf } from './block.ts';
import type { Element } from './dom.ts';
import { isLeftover } from './leftovers.ts';

const inline = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark math nobr output q rp rt ruby s samp small span strike strong sub sup time tt u var wbr msqrt mi mn mo ms mrow msup msub mfrac mtext munder mover'.split(
    ' ',
  ),
);
const skipped = new Set(
  'head script style nav button input select option textarea iframe video img picture source rp rt noscript dialog'.split(
    ' ',
  ),
);
const boldNames = new Set(['b', 'strong']);

type Style = { readonly bold: boolean };
type Kind = 'text' | 'item' | 'quote';

/** Collects blocks: inline text waits until a block ends. */
type Page = { readonly blocks: Block[]; line: string; bold: string; kind: Kind; marker: string };

/** The blocks under `root` in reading order. Leftovers of the site among its elements are left out. */
export function blocksOf(root: Element): Block[] {
  const page: Page = { blocks: [], line: '', bold: '', kind: 'text', marker: '' };
  walk(root, page, { bold: false });
  flush(page);
  return page.blocks;
}

function walk(node: Element, page: Page, style: Style): void {
  for (const child of node.childNodes) {
    if (child.nodeType === 3) say(page, child.nodeValue ?? '', style);
    else if (child.nodeType === 1) enter(child as Element, page, style);
  }
}

function enter(element: Element, page: Page, style: Style): void {
  // Readability makes elements in capitals.
  const name = element.localName.toLowerCase();
  if (skipped.has(name) || isHidden(element)) return;
  if (name === 'br') {
    page.line += '\n';
    return;
  }
  // A heading's id is often `toc-1`.
  if (!/^(h[1-6]|p|pre)$/.test(name) && isLeftover(element)) return;
  if (inline.has(name)) {
    walk(element, page, { bold: style.bold || boldNames.has(name) || isBoldStyle(element) });
    return;
  }
  flush(page);
  if (/^h[1-6]$/.test(name)) heading(element, page);
  else if (name === 'pre') code(element, page);
  else if (name === 'ul' || name === 'ol' || name === 'menu') list(element, page);
  else if (name === 'blockquote') within(page, 'quote', '> ', () => walk(element, page, style));
  else if (name === 'table' && isData(element)) page.blocks.push(...tableOf(element));
  else if (name === 'hr') flush(page);
  else walk(element, page, { bold: style.bold || isBoldStyle(element) });
  flush(page);
}

function say(page: Page, text: string, { bold }: Style): void {
  const said = text.replace(/[ \t\n\r\f\u00a0]+/g, ' ');
  page.line += said;
  if (bold) page.bold += said;
}

/** A line break inside a paragraph stays one; two are a new paragraph, and so is one between lines that are paragraphs by their length. */
function flush(page: Page): void {
  const { line, bold } = page;
  page.line = '';
  page.bold = '';
  const text = tidy(line);
  if (!text) return;
  const isBold = tidy(bold).replace(/\s/g, '') === text.replace(/\s/g, '');
  for (const part of partsOf(text)) {
    const marker = page.marker;
    // The marker of an item or a quote stands before its first paragraph; a quote's before each.
    if (page.kind === 'item') page.marker = '';
    if (page.kind === 'text') page.blocks.push({ is: 'text', text: part, ...(isBold && { bold: true }) });
    else page.blocks.push({ is: page.kind, text: marker + part });
  }
}

const tidy = (line: string): string =>
  line
    .replace(/[\u200b\u2060\ufeff\u00ad]/g, '')
    .replace(/ *\n */g, '\n')
    .replace(/ {2,}/g, ' ')
    .replace(/^[\s\u3000]+|[\s\u3000]+$/g, '');

function partsOf(text: string): readonly string[] {
  const parts = text.split(/\n{2,}/);
  const lines = text.split(/\n+/);
  const long = lines.filter((line) => widthOf(line) >= 60).length;
  const chosen = lines.length > 2 && long * 2 >= lines.length ? lines : parts;
  return chosen.map((part) => part.replace(/^[\s\u3000]+|[\s\u3000]+$/g, '')).filter((part) => part !== '');
}

function within(page: Page, kind: Kind, marker: string, run: () => void): void {
  const { kind: before, marker: old } = page;
  page.kind = kind;
  page.marker = marker;
  run();
  flush(page);
  page.kind = before;
  page.marker = old;
}

/** Longer than any heading is: a paragraph that wants to be seen. */
const longestHeading = 160;

function heading(element: Element, page: Page): void {
  const text = visible(element);
  if (!text) return;
  if (widthOf(text) > longestHeading) page.blocks.push({ is: 'text', text });
  else page.blocks.push({ is: 'heading', level: Number(element.localName[1]), text });
}

/** An element's text on one line, without what is never shown. */
function visible(element: Element): string {
  const page: Page = { blocks: [], line: '', bold: '', kind: 'text', marker: '' };
  walk(element, page, { bold: false });
  flush(page);
  return (
    page.blocks
      .map(({ text }) => text)
      .join(' ')
      .replace(/\s+/g, ' ')
      // The sign of a heading's own link.
      .replace(/^[#¶§]\s*(?=\S)|\s*[#¶§]$/g, (sign, _at: number, all: string) => (/^#.+#$/.test(all) ? sign : ''))
      .trim()
  );
}

function list(element: Element, page: Page): void {
  let number = Number(element.getAttribute('start') ?? 1) || 1;
  for (const node of element.childNodes) {
    // Text that stands between the items is read too.
    if (node.nodeType === 3) say(page, node.nodeValue ?? '', { bold: false });
    if (node.nodeType !== 1) continue;
    const child = node as unknown as Element;
    if (child.localName !== 'li') flush(page);
    if (child.localName === 'ul' || child.localName === 'ol') list(child, page);
    else if (child.localName !== 'li') enter(child, page, { bold: false });
    else if (!isHidden(child) && !isLeftover(child)) {
      const marker = element.localName === 'ol' ? `${number++}. ` : '• ';
      within(page, 'item', marker, () => walk(child, page, { bold: false }));
    }
  }
}

function code(element: Element, page: Page): void {
  // Numbers of lines are not code.
  for (const each of element.querySelectorAll('.line-numbers, .lineno, .gutter')) each.remove();
  for (const each of element.querySelectorAll('br')) each.replaceWith('\n');
  const text = (element.textContent ?? '').replace(/\s+$/, '').replace(/^\s*\n/, '');
  if (text.trim()) page.blocks.push({ is: 'code', text });
}

/** Rows of one table that stand in one paragraph. */
const rowsTogether = 40;

/** A table for data has at least two columns in two rows, and no paragraphs, headings or tables in its cells; others lay out a page. */
function isData(table: Element): boolean {
  if (table.querySelector('table, h1, h2, h3, h4, h5, h6, blockquote, pre, p + p, ul, ol, div p')) return false;
  const rows = [...table.querySelectorAll('tr')].map((row) => row.children.length);
  return rows.filter((cells) => cells >= 2).length >= 2;
}

function tableOf(table: Element): Block[] {
  const caption = table.querySelector('caption');
  const rows = [...table.querySelectorAll('tr')]
    .map((row) => [...row.children].map((cell) => visible(cell)).join(' | '))
    .filter((row) => /[^\s|]/.test(row));
  const blocks: Block[] = [];
  if (caption && visible(caption)) blocks.push({ is: 'text', text: visible(caption) });
  for (let at = 0; at < rows.length; at += rowsTogether)
    blocks.push({ is: 'table', text: rows.slice(at, at + rowsTogether).join('\n') });
  return blocks;
}

const isBoldStyle = (element: Element): boolean =>
  /font-weight\s*:\s*(bold|[6-9]00)/i.test(element.getAttribute('style') ?? '');

/** Screen readers' extras and what a style hides. */
function isHidden(element: Element): boolean {
  if (element.hasAttribute('hidden')) return true;
  const style = element.getAttribute('style');
  if (style && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style)) return true;
  const named = element.getAttribute('class');
  return (
    named !== null &&
    /(^|\s)(sr-only|visually-hidden|screen-reader-text|headerlink|anchor-link|footnote-back\w*|data-footnote-backref)(\s|$)/.test(
      named,
    )
  );
}
