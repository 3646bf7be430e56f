/** What every command shows of an imported article: its own words with their addresses, and a plain word where there are none. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { renderReply as renderOnDiscord } from '../../src/adapters/discord/render.ts';
import { renderReply as renderOnSlack } from '../../src/adapters/slack/render.ts';
import { slashOf } from '../../src/adapters/slack/rich.ts';
import { contentFolder } from '../../src/assemble.ts';
import { writeDraftPack } from '../../src/content/import/write.ts';
import { loadLibrary } from '../../src/content/load.ts';
import { languages } from '../../src/core/language.ts';
import { pageOf } from '../../src/core/pages.ts';
import { bread, breadRevised, ourBread, temporaryData } from '../kit/packs.ts';
import { actionsOf, labelsOf, listen, menuOf, openRoom, type Room, textOf } from '../kit/room.ts';

const may = { right: true, now: 0, from: 'x.md', id: 'bread' };
const paragraphs = bread.sections.flatMap((section) => section.paragraphs);

let { data, packs, remove } = temporaryData();
let room: Room | undefined;
beforeEach(() => {
  ({ data, packs, remove } = temporaryData());
});
afterEach(async () => {
  await room?.close();
  room = undefined;
  remove();
});

async function enter(language: 'zh' | 'en' = 'en', content = contentFolder): Promise<Room> {
  room = await openRoom({ language, library: await loadLibrary(content, listen(), { drafts: packs }) });
  return room;
}
const plainOf = (text: string): string => text.replaceAll(/^│ ?/gm, '').replaceAll(/\s+/g, ' ');

describe('an article with its text', () => {
  beforeEach(() => writeDraftPack(packs, bread, may).then(() => undefined));

  test.each(['', ' line', ' length:page'])(
    'the summary%s is made of its own sentences, each with an address',
    async (length) => {
      const { types } = await enter();
      const reply = await types(`/article summary${length} article:bread`);
      const quotes = reply.card.blocks.flatMap((block) => (block.is === 'quote' ? [block] : []));
      expect(quotes.length).toBeGreaterThanOrEqual(length === ' line' ? 1 : 3);
      for (const { words, from } of quotes) {
        const [section = 0, paragraph = 0] = from.address.split('.').map(Number);
        expect(bread.sections[section]?.paragraphs[paragraph - 1]).toContain(words);
      }
      expect(textOf(reply)).toContain('quoted as they stand');
      expect(textOf(reply).includes(bread.lead ?? '')).toBe(length !== ' line');
    },
  );

  test('the outline names its sections and where they begin and end', async () => {
    const { types } = await enter();
    const text = textOf(await types('/article outline article:bread'));
    expect(text).toContain('0 · Opening ¶0.1–¶0.2');
    expect(text).toContain('1 · Flour ¶1.1–¶1.3');
    expect(text).not.toContain('undefined');
  });

  test('a section shows every paragraph in full, over pages where it is long', async () => {
    const long = {
      ...bread,
      title: 'Long',
      source: {},
      sections: [
        { title: '', paragraphs: Array.from({ length: 60 }, (_, at) => `${at}: ${'A loaf is a loaf. '.repeat(30)}`) },
      ],
    };
    await writeDraftPack(packs, long, { ...may, id: 'long' });
    const { types } = await enter();
    const reply = await types('/article section 0 article:long');
    const allPages = (draw: (page: number) => { readonly pages: number; readonly message: object }): string => {
      let all = '';
      for (let at = 1; ; at++) {
        const { pages: of, message } = draw(at);
        all += JSON.stringify(message);
        if (at >= of) return all;
      }
    };
    for (const drawn of [
      allPages((page) => renderOnDiscord({ ...reply, page })),
      allPages((page) => renderOnSlack({ ...reply, page }, slashOf(undefined))),
    ])
      for (let at = 0; at < 60; at++) expect(drawn).toContain(`${at}: A loaf is a loaf.`);
  });

  test('a paragraph is quoted, and its neighbours are a click away', async () => {
    const { types, presses } = await enter();
    const reply = await types('/article passage 1.2 article:bread');
    expect(plainOf(textOf(reply))).toContain(paragraphs[3]);
    expect(textOf(reply)).toContain('Verbatim from the article by Ida Holm');
    const next = await presses(reply, '¶1.3 →');
    expect(next?.is === 'card' && plainOf(textOf(next))).toContain(paragraphs[4]);
  });

  test('a search and a question find it, and its address opens it', async () => {
    const { types, presses } = await enter();
    const found = await types('/article search miller article:bread');
    expect(textOf(found)).toContain('¶1.3');
    // The buttons of citations are put on by the adapters, all in the same way.
    const page = pageOf(
      found,
      (card) => card,
      () => true,
    ).drawn;
    const opened = await presses({ ...found, card: page }, '¶1.3');
    expect(opened?.is === 'card' && opened.card.title).toBe('¶1.3 · Flour');
    expect(opened?.is === 'card' && plainOf(textOf(opened))).toContain(paragraphs[4]);
    expect(JSON.stringify(renderOnDiscord(found).message)).toContain('at=1.3:article=bread');
    expect(JSON.stringify(renderOnSlack(found, slashOf(undefined)).message)).toContain('at=1.3');
    expect(textOf(await types('/article ask Which loaf keeps, the one of rye or of wheat? article:bread'))).toContain(
      '¶1.2',
    );
  });

  test('what nobody has written for it is said, with what to do instead', async () => {
    const { types } = await enter();
    const theses = await types('/article thesis article:bread');
    expect(theses.failed ?? false).toBe(false);
    expect(textOf(theses)).toContain('nobody has worded any');
    expect(labelsOf(theses)).toEqual(['Summary', 'Outline']);
    expect(textOf(await types('/article glossary yeast article:bread'))).toContain('Nobody has written a glossary');
    for (const line of ['quiz question', 'quiz start']) {
      const refused = await types(`/${line} article:bread`);
      expect(refused.failed).toBe(true);
      expect(textOf(refused)).toContain('“Bread from Two Things” has no questions yet');
    }
  });

  test('the source says who wrote it and by what right it is here', async () => {
    const { types } = await enter();
    const reply = await types('/article source article:bread');
    expect(textOf(reply)).toContain('Ida Holm');
    expect(textOf(reply)).toContain('2024-03-05, The Kitchen Table');
    expect(textOf(reply)).toContain('has the right to its text');
    expect(actionsOf(reply)).toContainEqual({ label: 'Read the original', to: 'https://kitchen.example/bread' });
  });

  test('the list marks it, and a channel can use it', async () => {
    const { types } = await enter();
    expect(textOf(await types('/article list'))).toMatch(
      /Bread from Two Things · Ida Holm, 2024-03-05, imported; 0 theses, 0 questions · bread/,
    );
    expect(menuOf(await types('/article list')).of.map(({ id }) => id)).toEqual(['industrial-internet', 'bread']);
    await types('/article use bread');
    expect(textOf(await types('/article passage 2.2'))).toContain('Cold slows the yeast');
    expect(textOf(await types('/colloquy settings'))).toContain('Bread from Two Things');
  });

  test('its parts are suggested while they are typed', async () => {
    const { send } = await enter();
    const suggested = async (words: readonly string[], option: string, typed: string) => {
      const reply = await send({ is: 'suggest', words, option, typed, given: { article: 'bread' } });
      return reply?.is === 'suggestions' ? reply.suggestions.map(({ label }) => label) : [];
    };
    expect(await suggested(['article', 'section'], 'which', 'flo')).toEqual(['1 · Flour']);
    expect((await suggested(['article', 'passage'], 'at', '2.')).slice(0, 2)).toEqual([
      `¶2.1 ${paragraphs[5]}`,
      `¶2.2 ${paragraphs[6]}`,
    ]);
    expect(await suggested(['article', 'passage'], 'at', 'rye')).toEqual([`¶1.2 ${paragraphs[3]}`]);
    expect(await suggested(['article', 'thesis'], 'which', '')).toEqual([]);
    expect(await suggested(['article', 'glossary'], 'term', '')).toEqual([]);
  });

  test('a reader of the other language gets the interface in theirs, and the article’s words as they are', async () => {
    const { types } = await enter('zh');
    const summary = textOf(await types('/article summary article:bread'));
    expect(summary).toContain('编者按');
    expect(summary).toContain('0 · 开篇');
    expect(summary).toContain('以上为原文；作者：Ida Holm');
    expect(textOf(await types('/article thesis article:bread'))).toContain('还没有论点');
    expect(textOf(await types('/article section 1 article:bread'))).toContain('Flour is ground grain');
    expect(textOf(await types('/quiz question article:bread'))).toContain('还没有题目');
    expect(textOf(await types('/article section 9 article:bread'))).toContain('0 到 2');
  });
});

test('an address whose paragraph went says so, shows what it said and what is nearest', async () => {
  await writeDraftPack(packs, bread, may);
  await writeDraftPack(packs, breadRevised, may);
  const { types, presses } = await enter();
  const gone = await types('/article passage 1.2 article:bread');
  expect(gone.failed ?? false).toBe(false);
  expect(gone.card.title).toBe('¶1.2 · no longer in the article');
  expect(plainOf(textOf(gone))).toContain(paragraphs[3]);
  expect(labelsOf(gone)).toEqual(['← ¶1.1', '¶1.3 →', 'Outline']);
  const nearest = await presses(gone, '¶1.3 →');
  expect(nearest?.is === 'card' && textOf(nearest)).toContain('A miller whom you know');
  // The order of reading, not that of the addresses.
  const section = plainOf(textOf(await types('/article section 1 article:bread')));
  expect(section.indexOf('Before the flour')).toBeLessThan(section.indexOf('Flour is ground grain'));
  expect(section).not.toContain('Rye makes');
  expect(textOf(await types('/article passage 1.9 article:bread'))).toContain('no paragraph ¶1.9');
});

describe('an article without its text', () => {
  beforeEach(() => writeDraftPack(packs, bread, { ...may, right: false }).then(() => undefined));

  test.each(languages)('shows no word of it in any command (%s)', async (language) => {
    const { types } = await enter(language);
    const said: string[] = [];
    for (const line of [
      'summary',
      'summary line',
      'summary length:page',
      'outline',
      'section 1',
      'passage 1.2',
      'thesis',
      'glossary',
      'source',
      'search flour',
      'ask What is flour?',
    ])
      said.push(textOf(await types(`/article ${line} article:bread`)));
    for (const words of [bread.lead ?? '', ...paragraphs]) expect(said.join()).not.toContain(words.slice(0, 20));
    expect(said.join()).not.toContain('undefined');
    expect(said[4]).toContain('¶1.3');
    expect(said[5]).toContain(language === 'en' ? 'read it at the source' : '请到出处阅读');
    expect(said[9]).toContain(language === 'en' ? 'nothing to search' : '没有可搜索的文字');
  });

  test('leads to the source', async () => {
    const { types } = await enter();
    for (const line of ['summary', 'section 1', 'passage 1.2', 'ask What is flour?'])
      expect(actionsOf(await types(`/article ${line} article:bread`))).toContainEqual({
        label: 'Read the original',
        to: 'https://kitchen.example/bread',
      });
  });
});

test('beside our words of an article of our own stand the author’s, where they are the same', async () => {
  const content = await ourBread(data);
  await writeDraftPack(packs, breadRevised, { right: true, now: 0, from: 'x.md', content });
  const { types } = await enter('en', content);
  const passage = await types('/article passage 2.2');
  expect(textOf(passage)).toContain('What paragraph 2.2 says');
  expect(passage.card.blocks).toContainEqual({
    is: 'quote',
    words: paragraphs[6],
    from: { article: 'loaf', address: '2.2' },
  });
  expect(textOf(passage)).toContain('Retold in our words; what is quoted is verbatim');
  const section = plainOf(textOf(await types('/article section 1')));
  const at = (words: string) => section.indexOf(words);
  expect(at('What paragraph 1.2 says')).toBeLessThan(at('What paragraph 1.3 says'));
  expect(at('What paragraph 1.3 says')).toBeLessThan(at(paragraphs[4] ?? ''));
  // The version that was imported says these two otherwise, or no longer: our words stand alone.
  expect(section).not.toContain('Flour is ground grain');
  expect(section).not.toContain('Rye makes');
  expect(textOf(await types('/article ask Which yeast makes the better bread?'))).toContain('Cold slows the yeast');
  expect(textOf(await types('/article summary'))).toContain('Two things are enough.');
  expect(textOf(await types('/article thesis 1'))).toContain('Not to all.');
});
