/** A draft pack on the disk: whole or not at all, whatever comes between. */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { contentFolder } from '../../../src/assemble.ts';
import { type Disk, realDisk } from '../../../src/content/import/disk.ts';
import { PackTrouble, tellPackTrouble } from '../../../src/content/import/trouble.ts';
import {
  editDraftPack,
  removeDraftPack,
  type WriteOptions,
  writeDraftPack,
} from '../../../src/content/import/write.ts';
import { findDrafts } from '../../../src/content/packs-folder.ts';
import { parseImported, rawDraft } from '../../../src/content/read.ts';
import type { Parsed } from '../../../src/content/reading/parsed.ts';
import { textsOf } from '../../../src/texts/texts.ts';
import { bread, breadRevised, salt, temporaryData } from '../../kit/packs.ts';

let { packs, remove } = temporaryData();
beforeEach(() => {
  remove();
  ({ packs, remove } = temporaryData());
});
afterEach(() => remove());

const may: WriteOptions = { right: true, now: Date.UTC(2026, 0, 1), from: 'bread.md' };
const later: WriteOptions = { ...may, now: Date.UTC(2026, 5, 1) };

const bytesOf = (id: string) =>
  Object.fromEntries(readdirSync(join(packs, id)).map((file) => [file, readFileSync(join(packs, id, file), 'utf8')]));
const addressesOf = (id: string): string[] =>
  JSON.parse(readFileSync(join(packs, id, 'text.json'), 'utf8')).sections.flatMap(
    (section: { passages: { address: string; stale?: true }[] }) =>
      section.passages.map(({ address, stale }) => (stale ? `(${address})` : address)),
  );
/** What an import that was cut off would leave. */
const leftovers = () => readdirSync(packs).filter((name) => name.startsWith('.'));

describe('an article', () => {
  test('becomes a folder that says what was imported', async () => {
    const written = await writeDraftPack(packs, bread, may);
    expect(written).toEqual({
      id: 'bread-from-two-things',
      isNew: true,
      unchanged: false,
      kept: 0,
      added: 7,
      changed: 0,
      stale: 0,
      outdated: 0,
    });
    const { 'article.json': article } = bytesOf(written.id);
    expect(JSON.parse(article ?? '')).toEqual({
      id: written.id,
      title: bread.title,
      author: 'Ida Holm',
      date: '2024-03-05',
      language: 'en',
      source: bread.source,
      lead: bread.lead,
      right: true,
      importedAt: '2026-01-01T00:00:00.000Z',
    });
    expect(addressesOf(written.id)).toEqual(['0.1', '0.2', '1.1', '1.2', '1.3', '2.1', '2.2']);
    expect(leftovers()).toEqual([]);
  });

  test('that is imported twice is the same, byte for byte and to the date', async () => {
    const { id } = await writeDraftPack(packs, bread, may);
    const [bytes, { mtimeMs }] = [bytesOf(id), statSync(join(packs, id))];
    expect(await writeDraftPack(packs, bread, later)).toMatchObject({ id, isNew: false, unchanged: true, kept: 7 });
    expect(bytesOf(id)).toEqual(bytes);
    expect(statSync(join(packs, id)).mtimeMs).toBe(mtimeMs);
  });

  test('that has changed is the same pack with the addresses it had', async () => {
    const { id } = await writeDraftPack(packs, bread, may);
    expect(await writeDraftPack(packs, breadRevised, later)).toEqual({
      id,
      isNew: false,
      unchanged: false,
      kept: 5,
      added: 1,
      changed: 1,
      stale: 1,
      outdated: 0,
    });
    expect(addressesOf(id)).toEqual(['0.1', '0.2', '1.4', '1.1', '(1.2)', '1.3', '2.1', '2.2']);
    expect(JSON.parse(bytesOf(id)['article.json'] ?? '').importedAt).toBe('2026-06-01T00:00:00.000Z');
  });

  test('without the right leaves no word of it on the disk; with the right the text comes to the same addresses', async () => {
    const { id } = await writeDraftPack(packs, bread, { ...may, right: false });
    const all = Object.values(bytesOf(id)).join();
    for (const words of [bread.lead ?? '', ...bread.sections.flatMap(({ paragraphs }) => paragraphs)])
      expect(all).not.toContain(words);
    expect(all).toContain('Waiting');
    expect(await writeDraftPack(packs, bread, later)).toMatchObject({ unchanged: false, kept: 7, added: 0 });
    expect(Object.values(bytesOf(id)).join()).toContain(bread.lead);
  });

  test('outdates what was drafted about a paragraph that changed or went, and nothing else', async () => {
    const { id } = await writeDraftPack(packs, bread, may);
    const question = (cites: string[]) => ({
      state: 'approved',
      question: { id: `q-${cites.join('-').replaceAll('.', '-')}`, cites },
      more: 1,
    });
    const drafts = { drafts: [question(['0.1']), question(['1.1']), question(['2.1', '1.2'])], note: 'kept' };
    const theses = {
      theses: [
        { state: 'draft', quote: { address: '1.2', start: 0, end: 4 } },
        { state: 'draft', cites: ['1.3'] },
      ],
    };
    await editDraftPack(packs, id, () => ({ 'drafts.json': drafts, 'theses.json': theses }));
    expect(await writeDraftPack(packs, bread, later)).toMatchObject({ unchanged: true, outdated: 0 });
    expect(await writeDraftPack(packs, breadRevised, later)).toMatchObject({ outdated: 3 });
    const written = (file: string) => JSON.parse(bytesOf(id)[file] ?? '');
    expect(written('drafts.json')).toEqual({
      drafts: [drafts.drafts[0], { ...drafts.drafts[1], stale: true }, { ...drafts.drafts[2], stale: true }],
      note: 'kept',
    });
    expect(written('theses.json').theses.map(({ stale }: { stale?: true }) => stale)).toEqual([true, undefined]);
    expect(await writeDraftPack(packs, breadRevised, later)).toMatchObject({ unchanged: true, outdated: 0 });
  });

  test('leaves out facts that are none', async () => {
    const odd: Parsed = {
      ...salt,
      title: ' ',
      date: '2024-02-31',
      source: { url: 'javascript:alert(1)' },
      author: ' ',
    };
    const { id } = await writeDraftPack(packs, odd, { ...may, from: 'https://salt.example/notes/on-salt.html' });
    expect(id).toBe('on-salt');
    const { title, date, source, author } = JSON.parse(bytesOf(id)['article.json'] ?? '');
    expect({ title, date, source, author }).toEqual({ title: 'https://salt.example/notes/on-salt.html' });
  });
});

describe('the id', () => {
  const idOf = async (parsed: Parsed, from: string, more: Partial<WriteOptions> = {}) =>
    (await writeDraftPack(packs, parsed, { ...may, from, ...more })).id;

  test('is made of the title, of where it came from, or of neither', async () => {
    expect(await idOf(bread, 'x.md')).toBe('bread-from-two-things');
    expect(await idOf(salt, 'notes/On Salt.md')).toBe('on-salt');
    expect(
      await idOf({ ...salt, title: '另一篇', sections: [{ title: '', paragraphs: ['无关的一段。'] }] }, '文件.md'),
    ).toMatch(/^article-[0-9a-f]{8}$/);
  });

  test('is that of the same article, however it is called now', async () => {
    await idOf(bread, 'x.md', { id: 'loaf' });
    expect(await idOf({ ...breadRevised, title: 'Bread, revised' }, 'y.md')).toBe('loaf');
  });

  test('of two articles with one title are two', async () => {
    await idOf(bread, 'x.md');
    const other = { ...bread, source: {}, sections: [{ title: '', paragraphs: ['Nothing of the first one.'] }] };
    expect(await idOf(other, 'y.md')).toBe('bread-from-two-things-2');
  });

  test.each([
    ['is not words joined by hyphens', { id: '../up' }, { is: 'bad-id', id: '../up' }],
    [
      'is another article’s',
      { id: 'bread-from-two-things' },
      { is: 'id-taken', id: 'bread-from-two-things', title: bread.title },
    ],
    [
      'is that of one of our own',
      { id: 'industrial-internet', content: contentFolder },
      { is: 'id-taken', id: 'industrial-internet' },
    ],
  ])('is refused where it %s', async (_, more, facts) => {
    await idOf(bread, 'x.md');
    await expect(idOf(salt, 'y.md', more)).rejects.toMatchObject({ facts });
    expect(await findDrafts(packs)).toHaveLength(1);
  });
});

describe('trouble', () => {
  const broken = (code: string, at: number): Disk & { readonly calls: () => number } => {
    let calls = 0;
    const count = async (): Promise<void> => {
      calls += 1;
      if (calls === at) throw Object.assign(new Error(code), { code });
    };
    return {
      ...realDisk,
      calls: () => calls,
      async write(file, bytes) {
        await count();
        await realDisk.write(file, bytes);
      },
      async rename(from, to) {
        await count();
        await realDisk.rename(from, to);
      },
    };
  };

  test('at any moment leaves the old pack whole, and the next import works', async () => {
    const { id } = await writeDraftPack(packs, bread, may);
    const before = bytesOf(id);
    let at = 0;
    for (;;) {
      const disk = broken('ENOSPC', ++at);
      const written = await writeDraftPack(packs, breadRevised, { ...later, disk }).catch((error: unknown) => error);
      if (!(written instanceof Error)) break;
      expect(written).toMatchObject({ facts: { is: 'disk-full', folder: packs } });
      expect(bytesOf(id)).toEqual(before);
      expect(leftovers()).toEqual([]);
    }
    // Two files, and two renames.
    expect(at).toBe(5);
    expect(addressesOf(id)).toContain('1.4');
  });

  test('of a first import leaves nothing', async () => {
    await expect(writeDraftPack(packs, bread, { ...may, disk: broken('EACCES', 2) })).rejects.toMatchObject({
      facts: { is: 'not-writable', code: 'EACCES' },
    });
    expect(readdirSync(packs)).toEqual([]);
  });

  test('is told with what to do, in both languages', async () => {
    const trouble = await writeDraftPack(packs, { ...bread, sections: [{ title: '', paragraphs: [' '] }] }, may).catch(
      (error: unknown) => error,
    );
    if (!(trouble instanceof PackTrouble)) throw new Error('a trouble was expected');
    expect(tellPackTrouble(trouble, textsOf('en'))).toContain('no paragraph');
    expect(tellPackTrouble(trouble, textsOf('zh'))).toContain('没有读到任何段落');
    expect(existsSync(packs)).toBe(false);
  });

  test('with a pack that cannot be read is no reason to lose its addresses', async () => {
    const { id } = await writeDraftPack(packs, bread, may);
    writeFileSync(join(packs, id, 'text.json'), '{');
    await expect(writeDraftPack(packs, bread, { ...later, id })).rejects.toMatchObject({ facts: { is: 'broken', id } });
    await expect(writeDraftPack(packs, bread, later)).rejects.toMatchObject({ facts: { is: 'broken', id } });
  });
});

test('many at once do not mix: each pack is of one version, and every address of all is kept', async () => {
  const versions = Array.from(
    { length: 12 },
    (_, at): Parsed => ({
      ...bread,
      sections: [
        {
          title: '',
          paragraphs: [
            ...(bread.sections[0]?.paragraphs ?? []),
            `Only in number ${at}, and nowhere else: ${'abcdefghijkl'[at]?.repeat(40)}`,
          ],
        },
        ...bread.sections.slice(1),
      ],
    }),
  );
  const written = await Promise.all(
    versions.flatMap((version, at) => [
      writeDraftPack(packs, version, { ...may, id: 'loaf', now: at }),
      writeDraftPack(packs, salt, { ...may, id: 'salt' }),
    ]),
  );
  expect(
    written
      .filter(({ isNew }) => isNew)
      .map(({ id }) => id)
      .sort(),
  ).toEqual(['loaf', 'salt']);
  const addresses = addressesOf('loaf');
  expect(addresses).toHaveLength(7 + versions.length);
  expect(new Set(addresses.map((address) => address.replace(/[()]/g, ''))).size).toBe(addresses.length);
  expect(addresses.filter((address) => address.startsWith('('))).toHaveLength(versions.length - 1);
  expect(leftovers()).toEqual([]);
});

test('killed at any moment, a pack is whole: the old one or the new one; the next import goes on', async () => {
  const { id } = await writeDraftPack(packs, bread, { ...may, id: 'loaf' });
  const child = fileURLToPath(new URL('../../kit/packs-writer.ts', import.meta.url));
  for (let round = 0; round < 6; round++) {
    const writer = spawn(process.execPath, [child, packs, id], { stdio: ['ignore', 'pipe', 'inherit'] });
    const exited = new Promise((resolve) => writer.once('exit', resolve));
    await new Promise((resolve) => writer.stdout.once('data', resolve));
    await sleep(3 + round * 7);
    writer.kill('SIGKILL');
    await exited;
    // Whoever reads now sees one whole version.
    expect(await findDrafts(packs)).toEqual([id]);
    const read = parseImported(await rawDraft(packs, id));
    if ('faults' in read) throw new Error(JSON.stringify(read.faults));
    const all = read.content['text.json'].sections.flatMap(({ passages }) => passages);
    const live = all.filter(({ stale }) => !stale).map(({ text }) => text);
    expect(
      [bread, breadRevised].map(({ sections }) => sections.flatMap(({ paragraphs }) => paragraphs)),
    ).toContainEqual(live);
  }
  expect(await writeDraftPack(packs, bread, { ...later, id })).toMatchObject({ isNew: false });
  expect(leftovers()).toEqual([]);
}, 60_000);

test('a removed pack is gone with all of it', async () => {
  const { id } = await writeDraftPack(packs, bread, may);
  await removeDraftPack(packs, id);
  expect(readdirSync(packs)).toEqual([]);
  await expect(removeDraftPack(packs, id)).rejects.toMatchObject({ facts: { is: 'unknown', id } });
});
