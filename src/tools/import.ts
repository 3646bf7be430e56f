/** `npm run -s import -- FILE|FOLDER …`: reads articles in, and shows what was read. */
import '../needs-node.js';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { readEnvironment } from '../config.ts';
import { dayIn } from '../content/reading/facts.ts';
import { endings, type ImportFile } from '../content/reading/formats.ts';
import { openParser } from '../content/reading/import.ts';
import { limits } from '../content/reading/limits.ts';
import { outlineOf } from '../content/reading/outline.ts';
import type { Parsed } from '../content/reading/parsed.ts';
import { isSlug } from '../content/reading/slug.ts';
import { tellTrouble } from '../content/reading/told.ts';
import { ImportTrouble } from '../content/reading/trouble.ts';
import { SetupError } from '../core/errors.ts';
import { importTextsOf } from '../texts/import.ts';
import { runTool } from './run-tool.ts';

const texts = importTextsOf(readEnvironment().terminalLanguage);

const tell = (line: string): boolean => process.stderr.write(`${line}\n`);

const flags = { type: 'boolean' } as const;
const words = { type: 'string' } as const;

function readOptions() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        id: words,
        lang: words,
        title: words,
        author: words,
        date: words,
        'dry-run': flags,
        json: flags,
        chapters: flags,
        'one-pack': flags,
        'i-have-the-right': flags,
        help: flags,
      },
    });
    const [place] = positionals;
    if (values.help || !place || positionals.length > 1 || (values.chapters && values['one-pack']))
      throw new SetupError(texts.usage);
    const language = values.lang;
    if (language !== undefined && language !== 'zh' && language !== 'en') throw new SetupError(texts.usage);
    const date = values.date === undefined ? undefined : dayIn(values.date);
    if (values.date !== undefined && !date) throw new SetupError(texts.badDate(values.date));
    if (values.id !== undefined && !isSlug(values.id)) throw new SetupError(texts.badId(values.id));
    return { ...values, place, language, date };
  } catch (error) {
    if (error instanceof SetupError) throw error;
    throw new SetupError(
      `${texts.unknownOption((error as Error).message.match(/'([^']+)'/)?.[1] ?? process.argv.slice(2).join(' '))}\n${texts.usage}`,
    );
  }
}

/** Paths of what may be an article; a folder's in the order of their names, hidden ones and links left out. */
async function filesAt(place: string): Promise<readonly string[]> {
  const found = await stat(place).catch(() => undefined);
  if (!found) throw new SetupError(texts.notThere(place));
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

async function readAll(
  paths: readonly string[],
  book: 'one' | 'chapters',
): Promise<{ readonly articles: readonly Parsed[]; readonly failed: number }> {
  const parser = openParser({ book });
  const articles: Parsed[] = [];
  let failed = 0;
  try {
    for (const [at, path] of paths.entries()) {
      if (paths.length > 1) tell(texts.reading(at + 1, paths.length, path));
      try {
        articles.push(...(await parser.parse(await fileAt(path))));
      } catch (error) {
        // One bad file does not keep the others of a folder out.
        if (!(error instanceof ImportTrouble) || paths.length === 1) throw error;
        failed += 1;
        tell(tellTrouble(error.trouble, texts));
      }
    }
  } finally {
    await parser.close();
  }
  return { articles, failed };
}

async function importArticles(): Promise<void> {
  const options = readOptions();
  if (/^https?:\/\//i.test(options.place)) throw new SetupError(texts.noUrl);
  if (!options['dry-run'] && !options.json) throw new SetupError(texts.noWriting);
  const { articles: read, failed } = await readAll(await filesAt(options.place), options.chapters ? 'chapters' : 'one');
  const { title, author, date, language } = options;
  if (read.length > 1 && [title, author, date, options.id].some((each) => each !== undefined))
    throw new SetupError(texts.idForMany);
  const articles = read.map(
    (article): Parsed => ({
      ...article,
      ...(title && { title }),
      ...(author && { author }),
      ...(date && { date }),
      ...(language && { language }),
    }),
  );
  const [only] = articles;
  if (options.json) process.stdout.write(`${JSON.stringify(articles.length === 1 ? only : articles, undefined, 2)}\n`);
  else process.stdout.write(`${articles.map((article) => outlineOf(article, texts)).join('\n\n')}\n`);
  if (failed > 0) throw new SetupError(texts.leftOut(failed));
}

await runTool(async () => {
  try {
    await importArticles();
  } catch (error) {
    throw error instanceof ImportTrouble ? new SetupError(tellTrouble(error.trouble, texts), { cause: error }) : error;
  }
});
