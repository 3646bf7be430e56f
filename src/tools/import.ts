/** `npm run -s import -- FILE|FOLDER|URL …`: reads articles in and keeps them as draft packs in `DATA_DIR/packs`. */
import '../needs-node.js';
import { createInterface } from 'node:readline/promises';
import { contentFolder } from '../assemble.ts';
import { readEnvironment } from '../config.ts';
import { tellImport } from '../content/import/told.ts';
import { type Written, writeDraftPack } from '../content/import/write.ts';
import { packsFolder } from '../content/packs-folder.ts';
import { outlineOf } from '../content/reading/outline.ts';
import { SetupError } from '../core/errors.ts';
import { importTextsOf } from '../texts/import.ts';
import { textsOf } from '../texts/texts.ts';
import { type ReadArticle, readArticles } from './import-files.ts';
import { type ImportWords, readImportWords } from './import-words.ts';
import { runTool } from './run-tool.ts';

const { data, terminalLanguage: language } = readEnvironment();
const texts = importTextsOf(language);
const tell = (line: string): boolean => process.stderr.write(`${line}\n`);
const say = (line: string): boolean => process.stdout.write(`${line}\n`);

await runTool(async () => {
  try {
    await importArticles(readImportWords(process.argv.slice(2), texts));
  } catch (error) {
    const said = tellImport(error, language);
    throw said === undefined ? error : new SetupError(said, { cause: error });
  }
});

async function importArticles(words: ImportWords): Promise<void> {
  const { place, id, facts, book, only } = words;
  const read = await readArticles(place, { book, language, tell });
  if (read.articles.length > 1 && (id !== undefined || facts.title || facts.author || facts.date))
    throw new SetupError(texts.idForMany);
  const articles = read.articles.map(({ parsed, from }) => ({ parsed: { ...parsed, ...facts }, from }));
  const parsed = articles.map((article) => article.parsed);
  if (only === 'json') say(JSON.stringify(parsed.length === 1 ? parsed[0] : parsed, undefined, 2));
  else if (only === 'outline') say(parsed.map((article) => outlineOf(article, texts)).join('\n\n'));
  else await keep(articles, words);
  if (read.failed > 0) throw new SetupError(texts.leftOut(read.failed));
}

/** One after the other: what was kept before a later one failed stays. */
async function keep(articles: readonly ReadArticle[], { id, hasRight }: ImportWords): Promise<void> {
  if (articles.length === 1) say(`${outlineOf(articles[0]?.parsed as ReadArticle['parsed'], texts)}\n`);
  const right = hasRight || (await askForRight());
  const folder = packsFolder(data);
  const kept: Written[] = [];
  for (const { parsed, from } of articles) {
    const written = await writeDraftPack(folder, parsed, { id, right, now: Date.now(), from, content: contentFolder });
    kept.push(written);
    const { add } = textsOf(language);
    const became = written.isNew ? 'new' : written.unchanged ? 'same' : 'changed';
    say(`${add.became[became](parsed.title)} · ${written.id}`);
    if (became === 'changed') say(`  ${add.changes(written.added, written.changed, written.stale)}`);
    if (written.outdated > 0) say(`  ${add.outdated(written.outdated)}`);
    if (right && written.joins) say(`  ${add.joins(written.joins)}`);
  }
  if (!right) say(texts.withoutRight);
  const [only] = kept;
  say(texts.lookAt(kept.length === 1 && only ? only.id : undefined, folder));
  if (right && kept.length === 1 && only && !only.unchanged) say(textsOf(language).drafts.offer(only.id));
}

/** Only a person can say that they have the right: where nobody can be asked, the answer is no. */
async function askForRight(): Promise<boolean> {
  if (!process.stdin.isTTY || !process.stdout.isTTY) return false;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return /^(y|yes|是|有)$/i.test((await terminal.question(`${texts.askRight} `)).trim());
  } finally {
    terminal.close();
  }
}
