/**
 * How well pages are read, on Readability's own test pages: `node test/bench/readability.ts FOLDER [--all]`, where FOLDER is `test/test-pages`
 * of github.com/mozilla/readability. Precision and recall of words against `expected.html`; titles and authors against
 * `expected-metadata.json`, without regard to case, white space and a leading “By”. Lists the pages below 0.97.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentOf } from '../../src/content/reading/dom.ts';
import { readFileOf } from '../../src/content/reading/formats.ts';
import type { Parsed } from '../../src/content/reading/parsed.ts';

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('usage: node test/bench/readability.ts FOLDER');

const letters = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}]+/gu;
const wordsOf = (text: string): readonly string[] => text.normalize('NFKC').toLowerCase().match(letters) ?? [];
const plain = (name: unknown): string =>
  String(name ?? '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
    .replace(/^by:? /, '');

/** How many words two texts share, each counted as often as it stands in both. */
function shared(one: readonly string[], other: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const word of one) counts.set(word, (counts.get(word) ?? 0) + 1);
  return other.filter((word) => {
    const left = counts.get(word) ?? 0;
    counts.set(word, left - 1);
    return left > 0;
  }).length;
}

const textOf = ({ lead, sections }: Parsed): string =>
  [lead ?? '', ...sections.flatMap(({ title, paragraphs }) => [title, ...paragraphs])].join('\n');

const sums = { precision: 0, recall: 0, titles: 0, authors: 0 };
const began = performance.now();
const pages = readdirSync(folder);
for (const page of pages) {
  const expected = documentOf(readFileSync(join(folder, page, 'expected.html'), 'utf8'), page).body.textContent ?? '';
  const facts = JSON.parse(readFileSync(join(folder, page, 'expected-metadata.json'), 'utf8'));
  const bytes = readFileSync(join(folder, page, 'source.html'));
  const file = {
    name: `${page}.html`,
    bytes,
    contentType: 'text/html; charset=utf-8',
    url: 'http://fakehost/test/page.html',
  };
  const [article] = await readFileOf(file).catch((error: Error) => {
    process.stdout.write(`${page}: ${error.message}\n`);
    return [];
  });
  const got = wordsOf(article ? textOf(article) : '');
  const want = wordsOf(expected);
  const hits = shared(want, got);
  const precision = got.length > 0 ? hits / got.length : 0;
  const recall = want.length > 0 ? hits / want.length : 1;
  const title = plain(article?.title) === plain(facts.title);
  const author = plain(article?.author) === plain(facts.byline);
  sums.precision += precision;
  sums.recall += recall;
  sums.titles += Number(title);
  sums.authors += Number(author);
  if (precision < 0.97 || recall < 0.97 || !title || !author)
    process.stdout.write(
      `${page} ${precision.toFixed(3)} ${recall.toFixed(3)}${title ? '' : ` title: ${article?.title}, not ${facts.title}`}${author ? '' : ` author: ${article?.author}, not ${facts.byline}`}\n`,
    );
}
const share = (sum: number): string => (sum / pages.length).toFixed(3);
process.stdout.write(
  `${pages.length} pages: precision ${share(sums.precision)}, recall ${share(sums.recall)}, titles ${share(sums.titles)}, authors ${share(sums.authors)}; ${Math.round((performance.now() - began) / pages.length)} ms a page\n`,
);
