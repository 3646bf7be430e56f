/** Imported articles on the shelf: loaded, joined with our own, seen by a running bot. */
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { contentFolder } from '../../src/assemble.ts';
import { editDraftPack, removeDraftPack, writeDraftPack } from '../../src/content/import/write.ts';
import { openLibrary } from '../../src/content/library.ts';
import { loadLibrary } from '../../src/content/load.ts';
import type { Parsed } from '../../src/content/reading/parsed.ts';
import { findPassage } from '../../src/core/article/find.ts';
import { findPack } from '../../src/core/library.ts';
import { findAnswer } from '../../src/core/retrieval/answer.ts';
import { search } from '../../src/core/retrieval/search.ts';
import { bread, breadRevised, ourBread, salt, temporaryData } from '../kit/packs.ts';
import { listen } from '../kit/room.ts';
import { readShared } from '../kit/shared.ts';

let { data, packs, remove } = temporaryData();
beforeEach(() => {
  remove();
  ({ data, packs, remove } = temporaryData());
});
afterEach(() => remove());

const may = { right: true, now: 0, from: 'x.md' };
const shipped = 'industrial-internet';

const question = (id: string, cites: readonly string[]) => ({
  id,
  kind: 'true-false',
  section: 2,
  difficulty: 1,
  stem: 'Dough gains taste overnight.',
  explanation: 'It says so.',
  cites,
  key: true,
  wrong: 'Rest looks like nothing.',
});

describe('an imported article', () => {
  test('stands after our own, in its own words in both languages', async () => {
    await writeDraftPack(packs, bread, may);
    await writeDraftPack(packs, salt, { ...may, from: 'on-salt.md' });
    const log = listen();
    const library = await loadLibrary(contentFolder, log, { drafts: packs });
    expect(library.map(({ id }) => id)).toEqual([shipped, 'bread-from-two-things', 'on-salt']);
    const { faces } = library[2] ?? library[0];
    expect(faces.zh.sections.map(({ title }) => title)).toEqual(['开篇', '进锅以前']);
    expect(faces.en.sections.map(({ title }) => title)).toEqual(['Opening', '进锅以前']);
    expect(faces.en.sections[0]?.passages[0]?.text).toBe('盐是最便宜的调味品，也是最贵的教训。');
    expect(faces.en).toMatchObject({ theses: [], questions: [], glossary: [], imported: { right: true } });
    expect(log.lines).toEqual([]);
  });

  test('is found by its words', async () => {
    await writeDraftPack(packs, bread, may);
    const library = await loadLibrary(contentFolder, listen(), { drafts: packs });
    const { index } = findPack(library, 'bread-from-two-things') ?? library[0];
    expect(search(index, 'miller label')[0]).toMatchObject({ of: 'passage', address: '1.3' });
    expect(findAnswer(index, 'Which loaf keeps, the dark loaf of rye or wheat?').passages[0]?.address).toBe('1.2');
  });

  test('shows what it has now, and knows what it had', async () => {
    const { id } = await writeDraftPack(packs, bread, may);
    await writeDraftPack(packs, breadRevised, may);
    const library = await loadLibrary(contentFolder, listen(), { drafts: packs });
    const article = (findPack(library, id) ?? library[0]).faces.en;
    expect(article.sections[1]?.passages.map(({ address }) => address)).toEqual(['1.4', '1.1', '1.3']);
    expect(findPassage(article, '1.1')).toMatchObject({ before: { address: '1.4' }, after: { address: '1.3' } });
    expect(findPassage(article, '1.2')).toBeUndefined();
    expect(article.gone).toMatchObject([{ passage: { address: '1.2', stale: true }, before: '1.1', after: '1.3' }]);
  });

  test('has the questions and theses that a person approved, and none that an import has outdated', async () => {
    const { id } = await writeDraftPack(packs, bread, may);
    const theses = [
      { state: 'approved', thesis: { number: 2, claim: 'Waiting matters.', cites: ['2.1'], reasons: [] } },
      { state: 'draft', sentence: { address: '1.3' } },
    ];
    const drafts = [
      { state: 'approved', question: question('a', ['2.1']) },
      { state: 'draft', question: question('b', ['2.1']) },
      { state: 'dropped', question: question('c', ['2.1']) },
      { state: 'approved', question: question('d', ['1.1']), gates: { blind: 0.2 } },
    ];
    await editDraftPack(packs, id, () => ({ 'drafts.json': { drafts }, 'theses.json': { theses } }));
    const load = async () => findPack(await loadLibrary(contentFolder, listen(), { drafts: packs }), id)?.faces;
    const faces = await load();
    for (const face of [faces?.en, faces?.zh]) {
      expect(face?.questions.map((each) => each.id)).toEqual(['a', 'd']);
      expect(face?.theses).toEqual([{ number: 2, claim: 'Waiting matters.', cites: ['2.1'], reasons: [] }]);
    }
    await writeDraftPack(packs, breadRevised, may);
    expect((await load())?.en.questions.map((each) => each.id)).toEqual(['a']);
  });

  test.each([
    ['is not JSON', 'text.json', () => '{', /text\.json, the file: is not JSON/],
    [
      'has a word changed by hand',
      'text.json',
      (text: string) => text.replace('Rye', 'Oats'),
      /text\.json, 1\.2: its text is not the one/,
    ],
    [
      'has another id than its folder',
      'article.json',
      (text: string) => text.replace('bread-from', 'bread-of'),
      /is “bread-of-two-things”, not the name/,
    ],
    [
      'leads to a script',
      'article.json',
      (text: string) => text.replace('https://kitchen.example/bread', 'javascript:alert(1)'),
      /article\.json, source\.url/,
    ],
  ])('that %s is named in the log and left out', async (_, file, change, reason) => {
    const { id } = await writeDraftPack(packs, bread, may);
    await writeDraftPack(packs, salt, { ...may, from: 'on-salt.md' });
    const path = join(packs, id, file);
    await writeFile(path, change(await readFile(path, 'utf8')));
    const log = listen();
    const library = await loadLibrary(contentFolder, log, { drafts: packs });
    expect(library.map((pack) => pack.id)).toEqual([shipped, 'on-salt']);
    expect(log.lines).toHaveLength(1);
    expect(log.lines[0]).toMatchObject({ level: 'error', fields: { pack: id } });
    expect(String(log.lines[0]?.fields.faults)).toMatch(reason);
  });

  test('with the id of another one of our own is left out', async () => {
    await writeDraftPack(packs, bread, { ...may, id: shipped });
    const log = listen();
    const library = await loadLibrary(contentFolder, log, { drafts: packs });
    expect(library.map(({ id }) => id)).toEqual([shipped]);
    expect(String(log.lines[0]?.fields.faults)).toContain('is the id of another article');
  });
});

describe('a text of an article that is our own', () => {
  test('is joined with it: our words, and the author’s where they are the same', async () => {
    const content = await ourBread(data);
    expect(await writeDraftPack(packs, breadRevised, { ...may, content })).toMatchObject({ id: 'loaf', joins: 'loaf' });
    const library = await loadLibrary(content, listen(), { drafts: packs });
    expect(library.map(({ id }) => id)).toEqual(['loaf']);
    const passages = library[0].faces.en.sections.flatMap((section) => section.passages);
    expect(passages.map(({ address, note, text }) => [address, note, text])).toEqual(
      bread.sections.flatMap(({ paragraphs }, section) =>
        paragraphs.map((text, at) => {
          const address = `${section}.${at + 1}`;
          // One was edited and one is gone in the version that was imported: what differs from ours is not shown beside it.
          return [address, `What paragraph ${address} says`, ['1.1', '1.2'].includes(address) ? undefined : text];
        }),
      ),
    );
    expect(search(library[0].index, 'yeast')[0]).toMatchObject({ address: '2.2' });
  });

  test('is found under the id that it was imported with, and brings its questions to our addresses', async () => {
    const content = await ourBread(data);
    // The same text with a part before it: other addresses than ours.
    const shifted: Parsed = {
      ...bread,
      sections: [
        bread.sections[0] ?? { title: '', paragraphs: [] },
        { title: 'Salt', paragraphs: ['Salt came later.'] },
        ...bread.sections.slice(1),
      ],
    };
    await writeDraftPack(packs, shifted, { ...may, id: 'brought' });
    await editDraftPack(packs, 'brought', () => ({
      'drafts.json': {
        drafts: [
          { state: 'approved', question: { ...question('a', ['3.1']), section: 3 } },
          { state: 'approved', question: question('b', ['1.1']) },
        ],
      },
    }));
    const library = await loadLibrary(content, listen(), { drafts: packs, first: 'brought' });
    expect(library.map(({ id, also }) => [id, also])).toEqual([['loaf', ['brought']]]);
    expect(findPack(library, 'brought')?.id).toBe('loaf');
    expect(library[0].faces.zh.questions).toMatchObject([{ id: 'a', section: 2, cites: ['2.1'] }]);
  });

  const source = readShared('article/industrial-internet.md', 'whether the article’s own text joins the pack');
  test.skipIf(!source)('of the shipped pack is shown beside every note', async () => {
    const body = (source ?? '').slice((source ?? '').indexOf('</blockquote>'), (source ?? '').indexOf('<h3'));
    const sections: { title: string; paragraphs: string[] }[] = [{ title: '', paragraphs: [] }];
    for (const [, tag, html = ''] of body.matchAll(/<(h2|p)[^>]*>(.*?)<\/\1>/gs)) {
      const text = html.replaceAll(/<[^>]+>/g, '').trim();
      if (tag === 'h2') sections.push({ title: text, paragraphs: [] });
      else if (text) sections.at(-1)?.paragraphs.push(text);
    }
    const parsed: Parsed = { title: 'x', language: 'zh', sections };
    expect(await writeDraftPack(packs, parsed, { ...may, content: contentFolder })).toMatchObject({
      id: shipped,
      joins: shipped,
    });
    const library = await loadLibrary(contentFolder, listen(), { drafts: packs });
    expect(library).toHaveLength(1);
    const passages = library[0].faces.en.sections.flatMap((section) => section.passages);
    expect(passages).toHaveLength(38);
    expect(passages.every(({ note, text }) => note && text)).toBe(true);
  });
});

describe('a running bot', () => {
  const until = async (holds: () => boolean): Promise<void> => {
    for (let waited = 0; !holds(); waited += 20) {
      if (waited > 10_000) throw new Error('it did not come to that');
      await sleep(20);
    }
  };
  // One that is told of changes as fast as the system tells, and one that only looks.
  const place = { folder: contentFolder, drafts: '', every: 60, quiet: 20 };

  test('sees an article that is imported, changed and removed, without a restart', async () => {
    const [one, other] = await Promise.all([
      openLibrary({ ...place, drafts: packs }, listen()),
      openLibrary({ ...place, drafts: packs, every: 200 }, listen()),
    ]);
    const seen = (wanted: (ids: readonly string[]) => boolean) =>
      until(() => [one, other].every((library) => wanted(library.current().map(({ id }) => id))));
    try {
      const { id } = await writeDraftPack(packs, bread, may);
      await seen((ids) => ids.includes(id));
      const held = one.current();
      await writeDraftPack(packs, breadRevised, may);
      await until(() => one.current().some(({ faces }) => findPassage(faces.en, '1.4') !== undefined));
      // Whoever had asked before goes on with what there was.
      expect(findPassage((findPack(held, id) ?? held[0]).faces.en, '1.2')?.passage.text).toContain('Rye');
      await removeDraftPack(packs, id);
      await seen((ids) => ids.length === 1);
    } finally {
      await Promise.all([one.close(), other.close()]);
    }
  });

  test('keeps what has not changed, with its index', async () => {
    const { id } = await writeDraftPack(packs, bread, may);
    const log = listen();
    const library = await openLibrary({ ...place, drafts: packs, every: 60_000 }, log);
    const before = library.current();
    await writeDraftPack(packs, salt, { ...may, from: 'on-salt.md' });
    await library.reload();
    const after = library.current();
    expect(after).toHaveLength(3);
    expect(after[0]).toBe(before[0]);
    expect(findPack(after, id)).toBe(findPack(before, id));
    expect(log.lines).toMatchObject([
      { message: 'the articles have changed', fields: { changed: ['on-salt'], gone: [], articles: 3 } },
    ]);
    await library.close();
  });

  test('tells once of a pack that is broken, and again when it is broken otherwise', async () => {
    const { id } = await writeDraftPack(packs, bread, may);
    const log = listen();
    const library = await openLibrary({ ...place, drafts: packs, every: 60_000 }, log);
    const errors = () => log.lines.filter(({ level }) => level === 'error').length;
    await writeFile(join(packs, id, 'text.json'), '{');
    await library.reload();
    await library.reload();
    expect(errors()).toBe(1);
    await writeFile(join(packs, id, 'text.json'), '[');
    await library.reload();
    expect(errors()).toBe(2);
    expect(library.current()).toHaveLength(1);
    await library.close();
  });

  test('goes on when its usual article is removed, and takes it up again', async () => {
    const { id } = await writeDraftPack(packs, bread, may);
    const log = listen();
    const library = await openLibrary({ ...place, drafts: packs, first: id, every: 60_000 }, log);
    expect(library.current()[0].id).toBe(id);
    await removeDraftPack(packs, id);
    await library.reload();
    expect(library.current()[0].id).toBe(shipped);
    expect(log.lines.some(({ level, message }) => level === 'warn' && message.includes('usual article'))).toBe(true);
    await writeDraftPack(packs, bread, may);
    await library.reload();
    expect(library.current()[0].id).toBe(id);
    await library.close();
  });

  test('reads nothing of what is being written, nor what was left by an import that was cut off', async () => {
    const { id } = await writeDraftPack(packs, bread, may);
    await cp(join(packs, id), join(packs, `.${id}.old-1a2b`), { recursive: true });
    await rm(join(packs, id), { recursive: true });
    await mkdir(join(packs, '.salt.new-3c4d'));
    const log = listen();
    const library = await loadLibrary(contentFolder, log, { drafts: packs });
    expect(library.map((pack) => pack.id)).toEqual([shipped, id]);
    expect(log.lines).toEqual([]);
    expect(await writeDraftPack(packs, bread, may)).toMatchObject({ id, isNew: false, unchanged: true });
  });
});
