/** What `npm run import` was given, as articles: a page, a file, or all the files of a folder, one after the other. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { fetchPage } from '../content/import/page-fetch.ts';
import { tellImport } from '../content/import/told.ts';
import { endings } from '../content/reading/endings.ts';
import type { ImportFile } from '../content/reading/formats.ts';
import { openParser } from '../content/reading/import.ts';
import { limits } from '../content/reading/limits.ts';
import type { Parsed } from '../content/reading/parsed.ts';
import { ImportTrouble } from '../content/reading/trouble.ts';
import { SetupError } from '../core/errors.ts';
import type { Language } from '../core/language.ts';
import { importTextsOf } from '../texts/import.ts';

/** `from`: the path or the address that the article was read from. */
export type ReadArticle = { readonly parsed: Parsed; readonly from: string };

type Way = {
  readonly book: 'one' | 'chapters';
  readonly language: Language;
  /** For progress and for what could not be read. */
  readonly tell: (line: string) => void;
};

/** One bad file of a folder is told and left out; `failed` counts them. A single one that cannot be read is thrown. */
export async function readArticles(
  place: string,
  { book, language, tell }: Way,
): Promise<{ readonly articles: readonly ReadArticle[]; readonly failed: number }> {
  const texts = importTextsOf(language);
  const isPage = /^https?:\/\//i.test(place);
  const places = isPage ? [place] : await filesAt(place, language);
  const parser = openParser({ book });
  const articles: ReadArticle[] = [];
  let failed = 0;
  try {
    for (const [at, from] of places.entries()) {
      if (isPage) tell(texts.fetching(from));
      else if (places.length > 1) tell(texts.reading(at + 1, places.length, from));
      try {
        const file = isPage ? await fetchPage(from) : await fileAt(from);
        for (const parsed of await parser.parse(file)) articles.push({ parsed, from });
      } catch (error) {
        const said = tellImport(error, language);
        if (said === undefined || places.length === 1) throw error;
        failed += 1;
        tell(said);
      }
    }
  } finally {
    await parser.close();
  }
  return { articles, failed };
}

/** Paths of what may be an article; a folder's in the order of their names, hidden ones and links left out. */
async function filesAt(place: string, language: Language): Promise<readonly string[]> {
  const found = await stat(place).catch(() => undefined);
  if (!found) throw new SetupError(importTextsOf(language).notThere(place));
  if (!found.isDirectory()) return [place];
  const known = new RegExp(`\\.(${Object.values(endings).flat().join('|')})$`, 'i');
  const entries = await readdir(place, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && known.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter(
      (path) =>
        !relative(place, path)
          .split(/[/\\]/)
          .some((part) => part.startsWith('.') || part === 'node_modules'),
    )
    .sort();
  if (paths.length === 0) throw new ImportTrouble({ code: 'no-articles', file: place });
  if (paths.length > limits.files) throw new ImportTrouble({ code: 'many-files', file: place, most: limits.files });
  return paths;
}

/** A file that is too large is not even read. */
async function fileAt(path: string): Promise<ImportFile> {
  const most = Math.max(...Object.values(limits.bytes));
  if ((await stat(path)).size > most)
    throw new ImportTrouble({ code: 'large', file: basename(path), most: most / 1024 / 1024 });
  return { name: basename(path), bytes: await readFile(path) };
}
