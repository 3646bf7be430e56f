/** The messages of sessions: in turn, within the budget, and never an older picture over a newer one. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Boards, createBoards, type Picture } from '../../src/bot/boards.ts';
import type { Placed } from '../../src/core/session.ts';
import type { Store } from '../../src/core/store.ts';
import { createFakeClock, type FakeClock } from '../kit/fake-clock.ts';
import { createFakePlatform, type FakePlatform } from '../kit/fake-platform.ts';
import { here, listen } from '../kit/room.ts';
import { temporaryStore } from '../kit/temporary-store.ts';

const every = 1_000;
let clock: FakeClock;
let platform: FakePlatform;
let store: Store;
let disk: ReturnType<typeof temporaryStore>;
let pictures: Record<string, string>;
let lost: string[];
/** What is wanted of a board, and what became of it. */
let wanted: Record<string, Omit<Picture, 'shown'>>;
let placed: Placed[];
const opened: Boards[] = [];

beforeEach(async () => {
  clock = createFakeClock();
  platform = createFakePlatform(clock.now, every);
  disk = temporaryStore();
  store = await disk.open(clock);
  pictures = { lobby: 'lobby', q0: 'first', q1: 'second' };
  lost = [];
  wanted = {};
  placed = [];
  const session = {
    id: 's',
    machine: 'quiz',
    language: 'en' as const,
    article: 'tiny',
    state: {},
    taken: {},
    startedAt: 0,
  };
  await store.begin({ ...session, ...here }, { entries: [], boards: ['lobby', 'q0', 'q1'] });
});
afterEach(async () => {
  for (const boards of opened.splice(0)) await boards.close();
  await store.close();
  disk.remove();
});

/** The boards of one process. */
function open(holder: string): Boards {
  const boards = createBoards({
    store,
    clock,
    log: listen(),
    holder,
    platformOf: () => platform,
    draw: async (_, name): Promise<Picture> => ({
      shown: { card: { title: pictures[name] ?? '', blocks: [] }, language: 'en' },
      ...wanted[name],
    }),
    placed: async (_, what) => void placed.push(what),
    lost: async (id) => void lost.push(id),
  });
  opened.push(boards);
  return boards;
}
const titles = () => platform.messages.map(({ shown }) => shown.card.title);
const pass = async (milliseconds: number, ...boards: Boards[]) => {
  const settled = async () => {
    for (const each of boards) await each.settled();
  };
  await clock.advance(milliseconds, settled);
  await settled();
};

test('new boards are posted at once, edits keep to the budget, and the newest picture wins', async () => {
  const boards = open('a');
  boards.show('s', here.place, ['lobby', 'q0'], true);
  await pass(0, boards);
  expect(titles().toSorted()).toEqual(['first', 'lobby']);
  for (let n = 1; n <= 9; n++) {
    pictures.q0 = `first ${n}`;
    boards.show('s', here.place, ['q0'], false);
    await pass(100, boards);
  }
  await pass(2_000, boards);
  const q0 = platform.messages.find(({ shown }) => shown.card.title.startsWith('first'));
  expect(q0?.shown.card.title).toBe('first 9');
  expect(q0?.edits).toBeLessThanOrEqual(3);
  expect(platform.editing.most).toBe(1);
});

test('a picture that did not change is not sent again', async () => {
  const boards = open('a');
  for (let n = 0; n < 3; n++) {
    boards.show('s', here.place, ['q0'], true);
    await pass(3_000, boards);
  }
  expect(platform.messages).toMatchObject([{ edits: 0 }]);
});

test('what closes is drawn before what counts', async () => {
  const boards = open('a');
  boards.show('s', here.place, ['lobby', 'q0'], true);
  await pass(3_000, boards);
  const order: string[] = [];
  const edit = platform.edit;
  platform.edit = async (ref, shown) => {
    order.push(shown.card.title);
    await edit(ref, shown);
  };
  pictures = { ...pictures, lobby: 'lobby 1', q0: 'closed' };
  boards.show('s', here.place, ['lobby'], false);
  await pass(0, boards);
  pictures.lobby = 'lobby 2';
  boards.show('s', here.place, ['lobby'], false);
  boards.show('s', here.place, ['q0'], true);
  await pass(5_000, boards);
  expect(order).toEqual(['lobby 1', 'closed', 'lobby 2']);
});

test('what another process has drawn meanwhile is drawn over, though this one has shown the same before', async () => {
  const [a, b] = [open('a'), open('b')];
  a.show('s', here.place, ['lobby'], true);
  await pass(2_000, a, b);
  pictures.lobby = 'lobby with Ben';
  b.show('s', here.place, ['lobby'], true);
  await pass(2_000, a, b);
  expect(titles()).toEqual(['lobby with Ben']);
  pictures.lobby = 'lobby';
  a.show('s', here.place, ['lobby'], true);
  await pass(2_000, a, b);
  expect(titles()).toEqual(['lobby']);
});

test('while another process holds a board, this one waits; a dead one’s lease ends', async () => {
  const boards = open('a');
  await store.leaseBoard('s', 'q0', 'somebody who died', clock.now(), clock.now() + 10_000);
  boards.show('s', here.place, ['q0'], true);
  await pass(5_000, boards);
  expect(titles()).toEqual([]);
  await pass(7_000, boards);
  expect(titles()).toEqual(['first']);
});

test('posted by somebody who died before writing it down: it is found, not posted again', async () => {
  const lease = await store.leaseBoard('s', 'q0', 'b', clock.now(), clock.now() + 1);
  await platform.post(here.place, { card: { title: 'old', blocks: [] }, language: 'en' }, lease?.once ?? '');
  const boards = open('a');
  await pass(1_000, boards);
  boards.show('s', here.place, ['q0'], true);
  await pass(1_000, boards);
  expect(titles()).toEqual(['first']);
  expect((await store.boards('s')).find(({ name }) => name === 'q0')?.posted?.message).toBe(platform.messages[0]?.ref);
});

test('a platform that cannot be reached is tried again, a place that is gone ends the session', async () => {
  const boards = open('a');
  platform.refuses('post', 'unreachable');
  boards.show('s', here.place, ['q0'], true);
  await pass(10_000, boards);
  expect([titles(), lost]).toEqual([[], []]);
  platform.refuses('post', undefined);
  await pass(20_000, boards);
  expect(titles()).toEqual(['first']);
  platform.refuses('post', 'gone');
  boards.show('s', here.place, ['q1'], true);
  await pass(1_000, boards);
  expect(lost).toEqual(['s']);
  expect((await store.staleBoards()).map(({ name }) => name)).toEqual(['lobby']);
});

test('a board gets its thread and its pin, once each, and is not posted again for them', async () => {
  const boards = open('a');
  wanted.lobby = { thread: 'A thesis', pin: true };
  boards.show('s', here.place, ['lobby'], true);
  await pass(0, boards);
  const [message] = platform.messages;
  const thread = [...platform.threads.keys()][0];
  expect([...platform.threads.values()]).toEqual(['A thesis']);
  expect([...platform.pins]).toEqual([message?.ref]);
  expect(placed).toEqual([
    { is: 'thread', thread },
    { is: 'pin', done: true },
  ]);
  delete wanted.lobby;
  boards.show('s', here.place, ['lobby'], true);
  await pass(2_000, boards);
  expect(placed).toHaveLength(2);
  expect(titles()).toEqual(['lobby']);
});

test('a thread or a pin that is refused is told to the session; one that cannot be asked for now is tried again', async () => {
  const boards = open('a');
  wanted.lobby = { thread: 'A thesis', pin: true };
  platform.refuses('thread', 'unreachable');
  platform.refuses('pin', 'refused');
  boards.show('s', here.place, ['lobby'], true);
  await pass(0, boards);
  expect(placed).toEqual([{ is: 'pin', done: false }]);
  wanted.lobby = { thread: 'A thesis' };
  platform.refuses('thread', undefined);
  await pass(3_000, boards);
  expect(placed.at(-1)).toMatchObject({ is: 'thread', thread: [...platform.threads.keys()][0] });
  expect(titles()).toEqual(['lobby']);
  expect(await store.staleBoards()).toEqual([
    expect.objectContaining({ name: 'q0' }),
    expect.objectContaining({ name: 'q1' }),
  ]);
  expect(lost).toEqual([]);
});

test('after a death between the post and its thread, the post is found and gets the only one', async () => {
  const dying = open('a');
  wanted.lobby = { thread: 'A thesis' };
  platform.refuses('thread', 'unreachable');
  dying.show('s', here.place, ['lobby'], true);
  await pass(0, dying);
  await dying.close();
  platform.refuses('thread', undefined);
  await pass(16_000);
  const after = open('b');
  after.show('s', here.place, ['lobby'], true);
  await pass(2_000, after);
  expect(titles()).toEqual(['lobby']);
  expect(platform.threads.size).toBe(1);
  expect(placed).toHaveLength(1);
});
