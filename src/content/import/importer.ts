/** Brings articles in: a page or files → what they say → a draft pack → the library. Each step is an argument. */
import { PlatformError } from '../../core/errors.ts';
import type { Added, Imported, Importer } from '../../core/importer.ts';
import type { Bilingual } from '../../core/language.ts';
import type { Instant } from '../../core/place.ts';
import { TooLarge, type Upload } from '../../core/upload.ts';
import { type Texts, textsOf } from '../../texts/texts.ts';
import type { Parsed } from '../reading/parsed.ts';
import { FetchTrouble } from './fetch-trouble.ts';
import type { Page } from './page-fetch.ts';

/** A file to be parsed; `url` where it was fetched from. */
export type Source = {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly contentType?: string;
  readonly url?: string;
};

/** What came of writing one article; counts are of paragraphs. */
export type Kept = Pick<Added, 'id' | 'added' | 'changed' | 'stale' | 'outdated' | 'joins'> & {
  readonly isNew: boolean;
  readonly unchanged: boolean;
};

export type ImporterParts = {
  readonly fetchPage: (url: string) => Promise<Page>;
  readonly parse: (files: readonly Source[]) => Promise<readonly Parsed[]>;
  /** `from`: the file's name, or the address. */
  readonly write: (
    parsed: Parsed,
    how: { readonly right: boolean; readonly now: Instant; readonly from: string },
  ) => Promise<Kept>;
  /** Resolves when the library has what was written. */
  readonly reload: () => Promise<void>;
  /** The words for an error of `parse` or `write` that whoever asked can put right; `undefined` for a bug. */
  readonly explain: (error: unknown) => Bilingual | undefined;
  /** The most bytes of an uploaded file. */
  readonly most: number;
  readonly endings: readonly string[];
};

/** One import at a time: each may take as much memory as the largest file needs. */
export function createImporter(parts: ImporterParts): Importer {
  const { most, endings } = parts;
  let last: Promise<unknown> = Promise.resolve();
  return {
    most,
    endings,
    add(what, { right, now }) {
      const from = 'url' in what ? what.url : what.files.map(({ name }) => name).join(', ');
      const mine = last.then(() => bringIn(parts, what, { right, now, from }));
      last = mine.catch(() => undefined);
      return mine;
    },
  };
}

type What = Parameters<Importer['add']>[0];
type How = Parameters<ImporterParts['write']>[1];

async function bringIn(parts: ImporterParts, what: What, how: How): Promise<Imported> {
  try {
    const articles: Added[] = [];
    try {
      for (const parsed of await parts.parse(await sourcesOf(parts, what))) {
        articles.push(addedFrom(parsed, await parts.write(parsed, how)));
      }
    } finally {
      // What was written before a later one failed is there, and shows.
      if (articles.length > 0) await parts.reload();
    }
    return { is: 'added', articles };
  } catch (error) {
    const why = wordsFor(error) ?? parts.explain(error);
    if (why) return { is: 'refused', why };
    throw error;
  }
}

async function sourcesOf({ fetchPage, most }: ImporterParts, what: What): Promise<readonly Source[]> {
  if ('url' in what) return [await fetchPage(what.url)];
  const sources: Source[] = [];
  let left = most;
  for (const file of what.files) {
    const source = await read(file, left, most);
    left -= source.bytes.length;
    sources.push(source);
  }
  return sources;
}

async function read({ name, size, mime, read: bytesOf }: Upload, left: number, most: number): Promise<Source> {
  if (size > left) throw new TooLarge(most);
  return { name, bytes: await bytesOf(left), ...(mime && { contentType: mime }) };
}

function addedFrom({ title, author, date, source, sections }: Parsed, kept: Kept): Added {
  const { id, added, changed, stale, outdated, joins, isNew, unchanged } = kept;
  return {
    id,
    title,
    ...(author && { author }),
    ...(date && { date }),
    ...(source && { source }),
    sections: sections.map((section, number) => ({
      number,
      title: section.title,
      paragraphs: section.paragraphs.length,
    })),
    became: isNew ? 'new' : unchanged ? 'same' : 'changed',
    added,
    changed,
    stale,
    outdated,
    ...(joins && { joins }),
  };
}

/** What the ways in can refuse, in words. */
function wordsFor(error: unknown): Bilingual | undefined {
  if (error instanceof FetchTrouble) return inBoth(({ add }) => add.fetch[error.code](error.shown));
  if (error instanceof TooLarge) return inBoth(({ add }) => add.tooLarge(error.most));
  if (error instanceof PlatformError) {
    return inBoth(({ add }) => (error.why === 'refused' ? add.mayNotRead : add.notGiven));
  }
  return undefined;
}

const inBoth = (words: (texts: Texts) => string): Bilingual => ({ en: words(textsOf('en')), zh: words(textsOf('zh')) });
