/** The messages that the bot sends by itself: boards in channels, direct messages, and finding one's own after a crash. */
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { markOf } from '../../../src/adapters/discord/posts.ts';
import { answer, board, direct, messageIn, place, user } from '../../kit/discord/board.ts';
import { after, did, openConnected, reply, words } from '../../kit/discord/connected.ts';
import type { Where } from '../../kit/discord/person.ts';
import { picture } from '../../kit/discord/picture.ts';
import { people } from '../../kit/discord/scene.ts';

const server = await openConnected();
const [ada, ben] = [server.person('ada'), server.person('ben')];
const { post, edit, find, tell, edits } = server.discord;
const looks = (where: Where) => picture(server.posts(where).at(-1)?.components ?? []);
let once = '';
let tests = 0;
beforeEach(() => {
  tests += 1;
  once = `k3f9-lobby-${tests}`;
});
afterEach(() => {
  server.real();
  expect(server.layer.faults.splice(0)).toEqual([]);
  expect(server.news()).toEqual([]);
});
afterAll(() => server.close());

test('a message is posted, edited in place, and says when it was posted', async () => {
  const before = Date.now();
  const posted = await post(place('general'), board('Lobby'), once);
  expect(posted.message).toBe(messageIn('general', server.posts('general').at(-1)?.id));
  // The clock of the double is the clock of this process; a snowflake has whole milliseconds.
  expect(posted.at).toBeGreaterThanOrEqual(before - 1);
  expect(posted.at).toBeLessThanOrEqual(Date.now());
  expect(looks('general')).toBe('│ █ Lobby\n│\n│ [ A ]');
  const count = server.posts('general').length;
  await edit(posted.message, board('Question 1'));
  await edit(posted.message, board('Question 2'));
  expect(looks('general')).toBe('│ █ Question 2\n│\n│ [ A ]');
  expect(server.posts('general')).toHaveLength(count);
});

test('the same `once` again is the same message', async () => {
  const first = await post(place('general'), board('Lobby'), once);
  expect(await post(place('general'), board('Lobby'), once)).toEqual(first);
  expect((await post(place('general'), board('Lobby'), `${once}x`)).message).not.toBe(first.message);
});

test('a file goes along, and goes away with the edit that has none', async () => {
  const file = { is: 'file' as const, name: 'scores.csv', mime: 'text/csv', text: 'a,b\n' };
  const posted = await post(place('general'), { language: 'en', card: { title: 'Scores', blocks: [file] } }, once);
  expect(server.posts('general').at(-1)?.files).toMatchObject([{ name: 'scores.csv', text: 'a,b\n' }]);
  const two = { title: 'Scores', blocks: [file, { ...file, text: 'c\n' }] };
  await edit(posted.message, { language: 'en', card: two });
  expect(
    server
      .posts('general')
      .at(-1)
      ?.files.map(({ name }) => name),
  ).toEqual(['scores.csv', '2-scores.csv']);
  await edit(posted.message, board('No file'));
  expect(server.posts('general').at(-1)?.files).toEqual([]);
});

test('what does not fit on one page is cut and said to be', async () => {
  const card = { title: 'Long', blocks: [{ is: 'text' as const, text: '很长。'.repeat(3_000) }] };
  await post(place('talk'), { language: 'zh', card }, once);
  expect(looks('talk')).toMatch(/很长。\n│\n│ · 这里放不下余下的内容。$/);
});

test('who presses a button of such a message is answered in private, in the press’s own callback', async () => {
  await post(place('general'), board('Question 1'), once);
  const heard: unknown[] = [];
  server.answers(async (asked) => {
    if (asked.is === 'press') heard.push(asked.message.at, asked.message.ref, asked.press);
    // Longer than a look-up may take before it is deferred.
    await after(250);
    return reply('You chose A');
  });
  const [shown] = server.posts('general').slice(-1);
  const pressed = await ben.presses(shown, 'A');
  expect(did(pressed)).toEqual(['reply privately']);
  expect(words(pressed)).toBe('You chose A');
  const again = await post(place('general'), board('Question 1'), once);
  expect(heard).toEqual([again.at, again.message, answer]);
  server.answers(async () => {
    await after(500);
    return reply('At last');
  });
  const late = await ada.presses(shown, 'A');
  await server.layer.until('the answer', () => late.steps[1]);
  expect(did(late)).toEqual(['wait', 'follow privately']);
  server.answers(async () => undefined);
  expect(did(await ada.presses(shown, 'A'))).toEqual(['wait']);
});

test('one’s own message is found by its `once`, edited or not, and nobody else’s is', async () => {
  const posted = await post(place('general'), board('Lobby'), once);
  await ada.says('general', `something in between ${once}`);
  await post(place('general'), board('Another'), `${once}x`);
  expect(await find(place('general'), once)).toEqual(posted);
  await edit(posted.message, board('Question 1'));
  expect(await find(place('general'), once)).toEqual(posted);
  expect(await find(place('general'), `${once}y`)).toBeUndefined();
  expect(await find(place('talk'), once)).toBeUndefined();
  // Without a button, and as another process that has not posted it would look for it.
  const told = await tell(user('ada'), { language: 'en', card: { title: 'Plain', blocks: [] } }, `${once}z`);
  expect(await find(direct('ada'), `${once}z`)).toEqual(told);
});

test('a message of another that has the number is not ours', async () => {
  const posted = await post(place('talk'), board('Lobby'), once);
  const [, , id = ''] = posted.message.split(':');
  await server.layer.double.prisma.message.update({ where: { id }, data: { authorId: people.rex.id } });
  expect(await find(place('talk'), once)).toBeUndefined();
});

test('the mark is a number that Discord takes, never one that it gives', () => {
  const marks = Array.from({ length: 5_000 }, (_, n) => markOf(`k3f9-q${n}`));
  expect(new Set(marks).size).toBe(5_000);
  for (const mark of marks) expect(mark > 2 ** 30 - 1 && mark < 2 ** 31 - 1 && Number.isInteger(mark)).toBe(true);
});

test('a direct message, also to somebody who never wrote to the bot; the conversation is opened once', async () => {
  const opened = () => server.layer.calls.filter(({ path }) => path === '/users/@me/channels').length;
  const before = opened();
  const told = await tell(user('luc'), board('Due today'), once);
  expect(looks({ with: 'luc' })).toContain('█ Due today');
  await edit(told.message, board('Done'));
  expect(looks({ with: 'luc' })).toContain('█ Done');
  await tell(user('luc'), board('Due again'), `${once}x`);
  expect(opened() - before).toBe(1);
});

test('boards keep to one pace in each channel', () => {
  expect(edits.every).toBe(1_750);
  expect(edits.of(place('general'))).toBe(edits.of(place('general')));
  expect(edits.of(place('general'))).not.toBe(edits.of(place('talk')));
});
