/** Documents in every format, each with the outline that is to come out of it. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readFileOf } from '../../../src/content/reading/formats.ts';
import { made } from './made.ts';
import { expectOutline, type Outline } from './outline.ts';

const folder = new URL('./corpus/', import.meta.url);
const names = readdirSync(folder).filter((name) => !name.endsWith('.json'));

test('the corpus has at least forty documents', () => {
  expect(names.length + made.length).toBeGreaterThanOrEqual(40);
});

describe('a file comes out as its outline', () => {
  test.each(names)('%s', async (name) => {
    const expected: Outline = JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'));
    const [article, ...others] = await readFileOf({ name, bytes: readFileSync(new URL(name, folder)) });
    expect(others).toEqual([]);
    if (article) expectOutline(article, expected);
    expect.assertions(2 + (expected.holds?.length ?? 0) + (expected.absent?.length ?? 0));
  });

  test.each(made)('$name', async ({ name, bytes, book, expected }) => {
    const articles = await readFileOf({ name, bytes }, book ? { book } : {});
    expect(articles).toHaveLength(expected.length);
    for (const [at, article] of articles.entries()) expectOutline(article, expected[at] as Outline);
  });
});

test('an article that was fetched has its address, unless it names one itself', async () => {
  const url = 'https://harbour.example/raw/ferry.md';
  const [plain] = await readFileOf({ name: 'ferry.md', bytes: Buffer.from('# Ferry\n\nText.'), url });
  expect(plain?.source).toEqual({ url });
  const named = '---\ntitle: Ferry\ncanonical: https://harbour.example/ferry\n---\nText.';
  const [own] = await readFileOf({ name: 'ferry.md', bytes: Buffer.from(named), url });
  expect(own?.source).toEqual({ url: 'https://harbour.example/ferry' });
});
