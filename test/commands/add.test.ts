/** /article add: who may, what is asked, and what is told when it is done, soon or late. */
import { afterEach, expect, test, vi } from 'vitest';
import type { Imported, Importer } from '../../src/core/importer.ts';
import type { Upload } from '../../src/core/upload.ts';
import { buttonOf, here, labelsOf, openRoom, type Room, textOf } from '../kit/room.ts';

const added: Imported = {
  is: 'added',
  articles: [
    {
      id: 'on-harbours',
      title: 'On harbours',
      author: 'Ines Park',
      source: { url: 'https://a.test/essay' },
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
};

const rooms: Room[] = [];
afterEach(async () => {
  for (const room of rooms.splice(0)) await room.close();
});

async function setUp(answer: () => Promise<Imported> = async () => added, more = {}) {
  const asked: Parameters<Importer['add']>[] = [];
  const importer: Importer = {
    most: 1_000,
    endings: ['md', 'pdf'],
    add(...what) {
      asked.push(what);
      return answer();
    },
  };
  const room = await openRoom({ importer, ...more });
  rooms.push(room);
  return { room, asked };
}
const manager = { manages: true } as const;
const file: Upload = { name: 'harbours.md', size: 3, read: async () => new Uint8Array(3) };

async function formIn(room: Room) {
  const reply = await room.send({ is: 'line', text: '/article add' }, manager);
  if (reply?.is !== 'form') throw new Error(`a form was expected, not ${reply?.is}`);
  return reply.form;
}

test('a link: the outline, what was found, and buttons to go on with', async () => {
  const { room, asked } = await setUp();
  const reply = await room.types('/article add link:https://a.test/essay right:yes', manager);
  expect(asked).toMatchObject([[{ url: 'https://a.test/essay' }, { right: true, now: room.clock.now() }]]);
  const text = textOf(reply);
  expect(text).toContain('Added: “On harbours”');
  expect(text).toContain('Opening · 1 paragraph');
  expect(text).toContain('Section 1 · Tides · 2 paragraphs');
  expect(text).toContain('Ines Park');
  expect(text).not.toContain('You did not say');
  expect(labelsOf(reply)).toEqual(['Outline', 'Use it in this channel']);
  expect(buttonOf(reply, 'Use it in this channel')).toMatchObject({
    machine: 'article use',
    args: ['which=on-harbours'],
  });
  expect([reply.shownTo, reply.again, reply.later]).toEqual(['asker', undefined, undefined]);
});

test('without the right it says kindly what that means, and offers to say so', async () => {
  const { room, asked } = await setUp();
  const reply = await room.types('/article add link:https://a.test/essay', manager);
  expect(asked[0]?.[1].right).toBe(false);
  expect(textOf(reply)).toContain('I keep titles, addresses and fingerprints, and no words of it');
  await room.presses(reply, 'I have the right: show its text', 'asker', manager);
  expect(asked[1]).toMatchObject([{ url: 'https://a.test/essay' }, { right: true }]);
});

test('without a link there is a form, which takes a file', async () => {
  const { room, asked } = await setUp();
  const form = await formIn(room);
  expect(form.fields.map(({ id, is }) => [id, is])).toEqual([
    ['link', 'line'],
    ['file', 'upload'],
    ['right', 'pick'],
  ]);
  const reply = await room.fills(form, { right: 'no' }, manager, [file]);
  expect(textOf(reply)).toContain('Added: “On harbours”');
  expect(asked[0]?.[0]).toEqual({ files: [file] });
  // A file is gone when it was read: only a link can be added again by a button.
  expect(labelsOf(reply)).toEqual(['Outline', 'Use it in this channel']);
});

test('neither or both is put right with the form again', async () => {
  const { room, asked } = await setUp();
  const form = await formIn(room);
  const neither = await room.fills(form, {}, manager, []);
  expect(textOf(neither)).toContain('I need a link or a file.');
  expect((await room.presses(neither, 'Try again', 'asker', manager))?.is).toBe('form');
  expect(textOf(await room.fills(form, { link: 'https://a.test/' }, manager, [file]))).toContain('one of them, please');
  expect(asked).toEqual([]);
});

test('only who manages the channel, in the channel', async () => {
  const { room, asked } = await setUp();
  for (const text of ['/article add', '/article add link:https://a.test/']) {
    expect(textOf(await room.types(text))).toContain('Only those who manage this channel can add articles');
  }
  const direct = await room.types('/article add link:https://a.test/', {
    ...manager,
    direct: true,
  });
  expect(textOf(direct)).toContain('Type it in a channel that you manage');
  expect(asked).toEqual([]);
});

test('a bot without a folder says so', async () => {
  const room = await openRoom();
  rooms.push(room);
  expect(textOf(await room.types('/article add link:https://a.test/', manager))).toContain('DATA_DIR');
});

test('what is refused is told in the reader’s language', async () => {
  const refused: Imported = { is: 'refused', why: { en: 'No page there.', zh: '那里没有网页。' } };
  const { room } = await setUp(async () => refused);
  const reply = await room.types('/article add link:https://a.test/', manager);
  expect([reply.failed, labelsOf(reply)]).toEqual([true, ['Try again']]);
  expect(textOf(reply)).toContain('No page there.');
  expect(textOf(await room.types('/article add link:https://a.test/ lang:zh', manager))).toContain('那里没有网页。');
});

test('what takes long says that it is under way, and then how it ended', async () => {
  const { promise, resolve } = Promise.withResolvers<Imported>();
  const { room, asked } = await setUp(() => promise);
  const asking = room.types('/article add link:https://a.test/essay', manager);
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  await room.waits(2_000);
  const reply = await asking;
  expect(textOf(reply)).toContain('I am reading “https://a.test/essay”');
  resolve(added);
  const later = await reply.later;
  expect(later && textOf(later)).toContain('Added: “On harbours”');
});

test('what fails late is a card too: a refusal in words, a bug with its reference', async () => {
  const outcomes = [
    async () => ({ is: 'refused', why: { en: 'Too slow.', zh: '太慢。' } }) as const,
    async () => {
      throw new Error('the disk is full');
    },
  ];
  for (const outcome of outcomes) {
    const gate = Promise.withResolvers<void>();
    const { room, asked } = await setUp(() => gate.promise.then(outcome));
    const asking = room.types('/article add link:https://a.test/essay', manager);
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    await room.waits(2_000);
    const { later } = await asking;
    gate.resolve();
    const ended = await later;
    expect(ended?.failed).toBe(true);
    expect(ended && textOf(ended)).toMatch(/Too slow\.|ref-1/);
  }
});

test('a mention in a direct conversation gets a button, for it cannot open a form', async () => {
  const { room } = await setUp();
  const atTerminal = { ...manager, direct: true, place: here.server, server: here.server };
  const reply = await room.mentions('article add', atTerminal);
  expect((await room.presses(reply, 'Fill it in', 'asker', atTerminal))?.is).toBe('form');
});

test('several articles of one book', async () => {
  const [one] = added.is === 'added' ? added.articles : [];
  if (!one) throw new Error('there is one');
  const { room } = await setUp(async () => ({ is: 'added', articles: [one, { ...one, id: 'b', title: 'On boats' }] }));
  const text = textOf(await room.types('/article add link:https://a.test/book right:yes', manager));
  expect(text).toContain('2 articles read in');
  expect(text).toContain('Added: “On boats” · 3 paragraphs');
});
