/** From a link or files to the library: what is asked of each step, and what comes of their troubles. */
import { expect, test } from 'vitest';
import { FetchTrouble } from '../../../src/content/import/fetch-trouble.ts';
import { createImporter, type ImporterParts, type Source } from '../../../src/content/import/importer.ts';
import type { Parsed } from '../../../src/content/reading/parsed.ts';
import { PlatformError } from '../../../src/core/errors.ts';
import { gather, TooLarge, type Upload } from '../../../src/core/upload.ts';
import { textsOf } from '../../../src/texts/texts.ts';

const essay: Parsed = {
  title: 'On harbours',
  author: 'Ines Park',
  language: 'en',
  sections: [
    { title: '', paragraphs: ['A harbour waits.'] },
    { title: 'Tides', paragraphs: ['They come.', 'They go.'] },
  ],
};
const kept = { id: 'on-harbours', added: 3, changed: 0, stale: 0, outdated: 0, isNew: true, unchanged: false };

/** A whole importer of which every step writes down what it was asked. */
function setUp(more: Partial<ImporterParts> = {}) {
  const did: unknown[] = [];
  const importer = createImporter({
    async fetchPage(url) {
      did.push(['fetch', url]);
      return { bytes: new Uint8Array(3), contentType: 'text/html', url: `${url}/`, name: 'essay' };
    },
    async parse(files) {
      did.push(['parse', ...files.map(({ name, bytes, url }) => [name, bytes.length, url])]);
      return [essay];
    },
    async write({ title }, how) {
      did.push(['write', title, how]);
      return kept;
    },
    async reload() {
      did.push(['reload']);
    },
    explain: () => undefined,
    most: 100,
    endings: ['md'],
    ...more,
  });
  return { did, importer };
}

const upload = (name: string, bytes: number, said = bytes): Upload => ({
  name,
  size: said,
  read: (most) =>
    gather(
      (async function* () {
        yield new Uint8Array(bytes);
      })(),
      most,
    ),
});
const how = { right: true, now: 5 };

test('a link is fetched, parsed, written and then on the shelf', async () => {
  const { did, importer } = setUp();
  expect(await importer.add({ url: 'https://a.test/essay' }, how)).toEqual({
    is: 'added',
    articles: [
      {
        id: 'on-harbours',
        title: 'On harbours',
        author: 'Ines Park',
        sections: [
          { number: 0, title: '', paragraphs: 1 },
          { number: 1, title: 'Tides', paragraphs: 2 },
        ],
        became: 'new',
        added: 3,
        changed: 0,
        stale: 0,
        outdated: 0,
      },
    ],
  });
  expect(did).toEqual([
    ['fetch', 'https://a.test/essay'],
    ['parse', ['essay', 3, 'https://a.test/essay/']],
    ['write', 'On harbours', { ...how, from: 'https://a.test/essay' }],
    ['reload'],
  ]);
});

test('files are read within one limit for all of them, whatever their sizes are said to be', async () => {
  const { did, importer } = setUp();
  await importer.add({ files: [upload('a.md', 60), upload('b.md', 40)] }, how);
  expect(did[0]).toEqual(['parse', ['a.md', 60, undefined], ['b.md', 40, undefined]]);
  for (const files of [[upload('a.md', 60), upload('b.md', 41)], [upload('a.md', 101, 1)], [upload('a.md', 1, 101)]]) {
    expect(await importer.add({ files }, how)).toEqual({
      is: 'refused',
      why: { en: textsOf('en').add.tooLarge(100), zh: textsOf('zh').add.tooLarge(100) },
    });
  }
});

test.each([
  ['fetching', new FetchTrouble('status', '404'), 'There is no page at that address'],
  ['a file', new TooLarge(2_097_152), '2 MB'],
  ['a scope', new PlatformError('download', 'F1', 'no', 'refused'), 'files:read'],
  ['a network', new PlatformError('download', 'F1', 'no', 'unreachable'), 'send it again'],
])('the trouble of %s is told in words, and nothing is written', async (_, error, words) => {
  const { did, importer } = setUp({
    fetchPage: async () => {
      throw error;
    },
  });
  const said = await importer.add({ url: 'https://a.test/' }, how);
  expect(said).toMatchObject({ is: 'refused', why: { en: expect.stringContaining(words) } });
  expect(said.is === 'refused' && said.why.zh).toMatch(/\p{Script=Han}/u);
  expect(did).toEqual([]);
});

test('a trouble of the other steps is in their own words; a bug is a bug', async () => {
  const trouble = new Error('no text layer');
  const parse = async (): Promise<never> => {
    throw trouble;
  };
  const why = { en: 'no text', zh: '没有文字' };
  const knows = setUp({ parse, explain: (error) => (error === trouble ? why : undefined) });
  expect(await knows.importer.add({ files: [upload('a.pdf', 1)] }, how)).toEqual({ is: 'refused', why });
  const { importer } = setUp({ parse });
  await expect(importer.add({ files: [upload('a.pdf', 1)] }, how)).rejects.toBe(trouble);
});

test('what was written before something failed is on the shelf all the same', async () => {
  let written = 0;
  const { did, importer } = setUp({
    parse: async () => [essay, essay],
    async write() {
      written += 1;
      if (written === 2) throw new Error('the disk is full');
      return kept;
    },
  });
  await expect(importer.add({ url: 'https://a.test/' }, how)).rejects.toThrow('the disk is full');
  expect(did.at(-1)).toEqual(['reload']);
});

test('one at a time, also after one that failed', async () => {
  let inside = 0;
  let together = 0;
  const { importer } = setUp({
    async parse(files: readonly Source[]) {
      inside += 1;
      together = Math.max(together, inside);
      await new Promise((done) => setImmediate(done));
      inside -= 1;
      if (files[0]?.name === 'bad') throw new Error('bad');
      return [essay];
    },
  });
  const outcomes = await Promise.allSettled(
    ['a', 'bad', 'b'].map((name) => importer.add({ files: [upload(name, 1)] }, how)),
  );
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(together).toBe(1);
});

test('the same article again, and a changed one', async () => {
  const same = setUp({ write: async () => ({ ...kept, isNew: false, unchanged: true, added: 0 }) });
  expect(await same.importer.add({ url: 'https://a.test/' }, how)).toMatchObject({ articles: [{ became: 'same' }] });
  const changed = setUp({ write: async () => ({ ...kept, isNew: false, stale: 2, joins: 'ours' }) });
  expect(await changed.importer.add({ url: 'https://a.test/' }, how)).toMatchObject({
    articles: [{ became: 'changed', stale: 2, joins: 'ours' }],
  });
});
