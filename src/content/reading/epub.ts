/** An EPUB (2 or 3) to one article, or to one a chapter. */
import { posix } from 'node:path';
import { DOMParser } from 'linkedom';
import type { Block } from './block.ts';
import { blocksOf } from './blocks.ts';
import { composed } from './compose.ts';
import { type Document, documentOf } from './dom.ts';
import { decodeText } from './encoding.ts';
import { dayIn, type Facts, languageIn, nameIn } from './facts.ts';
import type { Parsed } from './parsed.ts';
import { ImportTrouble } from './trouble.ts';
import { unzip } from './zip.ts';

/** `chapters`: an article a chapter, with the book as its source; else the book is one article. Never empty. */
export function readEpub(bytes: Uint8Array, file: string, chapters: boolean): readonly Parsed[] {
  const entries = unzip(bytes, file, (name) => /\.(x?html?|xml|opf|ncx)$/i.test(name));
  const text = (name: string): string | undefined => {
    const entry = entries.get(name);
    return entry && decodeText(entry).text;
  };
  if (isLocked(text('META-INF/encryption.xml'))) throw new ImportTrouble({ code: 'locked', file });
  const opfName =
    xml(text('META-INF/container.xml') ?? '')
      .querySelector('rootfile')
      ?.getAttribute('full-path') ?? '';
  const opf = text(opfName);
  if (!opf) throw new ImportTrouble({ code: 'not-epub', file });
  const book = readPackage(xml(opf), posix.dirname(opfName));
  const titles = tableOfContents(book, text);
  const parts = book.spine.flatMap((name) => {
    const page = book.unread.has(name) ? undefined : text(name);
    return page === undefined
      ? []
      : [{ name, title: titles.get(name), blocks: blocksOf(documentOf(asHtml(page), file).body) }];
  });
  if (!chapters) return [composed({ file, blocks: parts.flatMap(withTitle), facts: book.facts })];
  return chaptersOf(parts, book.facts, file);
}

type Part = { readonly name: string; readonly title: string | undefined; readonly blocks: readonly Block[] };

/** A chapter without a heading of its own has the one of the table of contents. */
function withTitle({ title, blocks }: Part): readonly Block[] {
  if (!title || blocks.length === 0 || blocks.slice(0, 3).some(({ is }) => is === 'heading')) return blocks;
  const rest = blocks[0]?.text === title ? blocks.slice(1) : blocks;
  return [{ is: 'heading', level: 1, text: title }, ...rest];
}

/** Parts that the table of contents does not name belong to the chapter before. Title pages and the like are no chapters. */
function chaptersOf(parts: readonly Part[], facts: Facts, file: string): readonly Parsed[] {
  const named = parts.some(({ title }) => title);
  const chapters: { title: string | undefined; blocks: Block[] }[] = [];
  for (const part of parts) {
    const last = chapters.at(-1);
    if (last && named && !part.title) last.blocks.push(...part.blocks);
    else chapters.push({ title: part.title, blocks: [...part.blocks] });
  }
  const source = { ...facts.source, ...(facts.title && { name: facts.title }) };
  const { title: _, ...others } = facts;
  const made = chapters
    .filter(
      ({ blocks }) =>
        blocks.some((block) => block.is !== 'heading' && block.text.length >= 40) ||
        blocks.filter(({ is }) => is !== 'heading').length >= 3,
    )
    .map(({ title, blocks }) => composed({ file, blocks, facts: { ...others, ...(title && { title }), source } }));
  if (made.length === 0) throw new ImportTrouble({ code: 'no-text', file });
  return made;
}

const xml = (text: string): Document => new DOMParser().parseFromString(text, 'text/xml') as unknown as Document;

/** Empty elements are written so in XML, which would swallow the page in HTML. */
const asHtml = (page: string): string =>
  page.replace(/<(title|script|style|a|span|div|p|i|b|em|strong|td|th|li|h[1-6])\b([^<>]*)\/>/gi, '<$1$2></$1>');

/** Fonts may be obfuscated; anything else that is encrypted cannot be read. */
function isLocked(encryption: string | undefined): boolean {
  if (!encryption) return false;
  const methods = [
    ...encryption.matchAll(/<(?:\w+:)?EncryptedData[\s\S]*?<(?:\w+:)?EncryptionMethod[^>]*Algorithm="([^"]*)"/g),
  ].map((match) => match[1] ?? '');
  return methods.some((method) => !/idpf\.org\/2008\/embedding|ns\.adobe\.com\/pdf\/enc/.test(method));
}

type Book = {
  readonly facts: Facts;
  readonly spine: readonly string[];
  readonly unread: ReadonlySet<string>;
  readonly nav?: string;
  readonly ncx?: string;
};

function readPackage(opf: Document, folder: string): Book {
  const all = (...names: string[]) =>
    [...opf.querySelectorAll('*')].filter(({ localName }) => names.includes(localName.toLowerCase()));
  const meta = (name: string) =>
    all(`dc:${name}`, name)
      .map(({ textContent }) => textContent?.replace(/\s+/g, ' ').trim())
      .filter((each) => each !== undefined && each !== '') as string[];
  const items = new Map(
    all('item', 'opf:item').map((item) => [
      item.getAttribute('id') ?? '',
      {
        name: within(folder, item.getAttribute('href') ?? ''),
        properties: item.getAttribute('properties') ?? '',
        type: item.getAttribute('media-type') ?? '',
      },
    ]),
  );
  const spine = all('itemref', 'opf:itemref').flatMap((ref) => items.get(ref.getAttribute('idref') ?? '')?.name ?? []);
  const nav = [...items.values()].find(({ properties }) => /\bnav\b/.test(properties))?.name;
  const ncx = [...items.values()].find(({ type }) => type === 'application/x-dtbncx+xml')?.name;
  const guide = all('reference', 'opf:reference').filter((each) =>
    /^(cover|toc|title-page|copyright-page)$/.test(each.getAttribute('type') ?? ''),
  );
  const unread = new Set([
    ...guide.map((each) => within(folder, each.getAttribute('href') ?? '')),
    ...(nav ? [nav] : []),
  ]);
  const [title] = meta('title');
  const author = nameIn(meta('creator').join(', '));
  const date = meta('date')
    .map((each) => dayIn(each))
    .find(Boolean);
  const language = languageIn(meta('language')[0]);
  const [publisher] = meta('publisher');
  const url = [...meta('source'), ...meta('identifier')].find((each) => /^https?:\/\/\S+$/.test(each));
  return {
    facts: {
      ...(title && { title }),
      ...(author && { author }),
      ...(date && { date }),
      ...(language && { language }),
      ...((publisher || url) && { source: { ...(publisher && { name: publisher }), ...(url && { url }) } }),
    },
    spine: [...new Set(spine)],
    unread,
    ...(nav && { nav }),
    ...(ncx && { ncx }),
  };
}

/** A reference to a name in the zip, without its fragment. */
function within(folder: string, href: string): string {
  const path = href.split('#')[0] ?? '';
  let plain = path;
  try {
    plain = decodeURIComponent(path);
  } catch {
    // A name with a bare per cent sign is written as it is.
  }
  return posix.normalize(posix.join(folder, plain));
}

/** The first title of each file, from EPUB 3's navigation or EPUB 2's NCX. */
function tableOfContents(book: Book, text: (name: string) => string | undefined): ReadonlyMap<string, string> {
  const titles = new Map<string, string>();
  const add = (from: string, href: string | null | undefined, title: string | null | undefined) => {
    const name = within(posix.dirname(from), href ?? '');
    const said = title?.replace(/\s+/g, ' ').trim();
    if (said && !titles.has(name)) titles.set(name, said);
  };
  if (book.nav) {
    const page = documentOf(asHtml(text(book.nav) ?? ''), book.nav);
    const navs = [...page.querySelectorAll('nav')];
    const toc = navs.find((nav) => nav.getAttribute('epub:type') === 'toc') ?? navs[0];
    for (const link of toc?.querySelectorAll('a') ?? []) add(book.nav, link.getAttribute('href'), link.textContent);
  }
  if (titles.size === 0 && book.ncx) {
    for (const point of xml(text(book.ncx) ?? '').querySelectorAll('navPoint'))
      add(book.ncx, point.querySelector('content')?.getAttribute('src'), point.querySelector('text')?.textContent);
  }
  return titles;
}
