/** Threads on the bot's own messages, a forum's posts, and pins. */
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { PlatformError } from '../../../src/core/errors.ts';
import { type MessageRef, placeId } from '../../../src/core/place.ts';
import { board, direct, place, user } from '../../kit/discord/board.ts';
import { openConnected, reply, words } from '../../kit/discord/connected.ts';
import { channels, guildId } from '../../kit/discord/scene.ts';

const server = await openConnected();
const ada = server.person('ada');
const { post, find, edit, tell, openThread, pin } = server.discord;
const idOf = (id: string): string => id.split(':').at(-1) ?? '';
const threadsOpened = () => server.layer.calls.filter(({ path }) => path.endsWith('/threads'));

async function refusal(call: Promise<unknown>): Promise<string> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof PlatformError)) throw new Error(`no PlatformError: ${error}`);
  return `${error.why}: ${error.message.replaceAll(/\d{17,}/g, '…')}`;
}

let once = '';
let tests = 0;
beforeEach(() => {
  tests += 1;
  once = `thread-${tests}`;
  server.layer.calls.length = 0;
});
afterEach(() => {
  server.real();
  expect(server.layer.faults.splice(0)).toEqual([]);
  expect(server.news()).toEqual([]);
});
afterAll(() => server.close());

test('a thread is opened on a message, is posted into, and answers who mentions the bot there', async () => {
  const { message } = await post(place('general'), board('A claim'), once);
  const thread = await openThread(message, '论点三：*修*比造更难？');
  // A thread on a message has the message's id.
  expect(thread).toBe(placeId('discord', guildId, idOf(message)));
  expect(server.layer.threads.get(idOf(thread))).toBe('论点三：*修*比造更难？');
  await post(thread, board('First of all'), `${once}-in`);
  const [first] = server.posts({ thread: idOf(thread) });
  expect(first?.channel).toBe(idOf(thread));
  expect(await find(thread, `${once}-in`)).toMatchObject({ message: `discord:${idOf(thread)}:${first?.id}` });
  const places: string[] = [];
  server.answers(async (asked) => {
    places.push(asked.place);
    return reply('Here in the thread', { shownTo: 'everyone' });
  });
  await ada.says({ thread: idOf(thread) }, '<@1000000000000000002> and what of this?');
  await server.layer.until('the answer', () => server.posts({ thread: idOf(thread) })[1]);
  const pressed = await ada.presses(first, 'A');
  expect(words(pressed)).toBe('Here in the thread');
  expect(places).toEqual([thread, thread]);
});

test('the same message never gets a second thread: after a crash the first is found', async () => {
  const { message } = await post(place('general'), board('A claim'), once);
  const thread = await openThread(message, 'Thesis 1');
  expect(await openThread(message, 'Thesis 1')).toBe(thread);
  expect(threadsOpened().map(({ status }) => status)).toEqual([201, 400]);
});

test('a long title is cut, an empty one is none', async () => {
  const { message } = await post(place('general'), board('A claim'), once);
  const thread = await openThread(message, '长'.repeat(300));
  expect(server.layer.threads.get(idOf(thread))).toHaveLength(100);
  const another = await post(place('general'), board('Another'), `${once}-b`);
  expect(server.layer.threads.get(idOf(await openThread(another.message, ' ')))).toBe('…');
});

test('in a thread and in a direct conversation it is the place itself', async () => {
  const inside = await post(place('talk'), board('A claim'), once);
  expect(await openThread(inside.message, 'Thesis')).toBe(place('talk'));
  const told = await tell(user('ada'), board('A claim'), `${once}-dm`);
  expect(await openThread(told.message, 'Thesis')).toBe(direct('ada'));
});

test('in a forum a message is a post of its own, found again by its `once`, and is its own thread', async () => {
  const posted = await post(place('board'), board('Thesis 2: repair'), once);
  const [, id = ''] = posted.message.split(':');
  expect(posted.message).toBe(`discord:${id}:${id}`);
  expect(server.layer.threads.get(id)).toBe('Thesis 2: repair');
  expect(await openThread(posted.message, 'Thesis 2')).toBe(placeId('discord', guildId, id));
  expect(threadsOpened()).toHaveLength(1);
  expect(await find(place('board'), once)).toEqual(posted);
  expect(await find(place('board'), `${once}x`)).toBeUndefined();
  await edit(posted.message, board('Thesis 2, reworded'));
  expect(await find(place('board'), once)).toEqual(posted);
});

test('what is pinned stays pinned', async () => {
  const { message } = await post(place('general'), board('A claim'), once);
  await pin(message);
  await pin(message);
  expect(server.layer.pins.has(idOf(message))).toBe(true);
});

test('where it is not allowed, the refusal names what is missing', async () => {
  const { message } = await post(place('plain'), board('A claim'), once);
  expect(await refusal(openThread(message, 'Thesis'))).toBe(
    'refused: open a thread on message … in channel …: 403 Missing Permissions (50013); missing there: CreatePublicThreads',
  );
  expect(await refusal(pin(message))).toBe(
    'refused: pin on message … in channel …: 403 Missing Permissions (50013); missing there: PinMessages',
  );
});

test('a message that somebody has deleted is gone', async () => {
  const gone = `discord:${channels.general.id}:1000000000000000999` as MessageRef;
  expect(await refusal(openThread(gone, 'Thesis'))).toMatch(/^gone: /);
  expect(await refusal(pin(gone))).toMatch(/^gone: /);
});
