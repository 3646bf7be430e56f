/** The messages that the bot sends by itself: boards in channels, direct messages, and finding one's own after a crash. */
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { markOf } from '../../../src/adapters/discord/posts.ts';
import { PlatformError } from '../../../src/core/errors.ts';
import { messageRef, personId, placeId } from '../../../src/core/place.ts';
import type { Shown } from '../../../src/core/ports.ts';
import { did, openConnected, reply, words } from '../../kit/discord/connected.ts';
import type { Where } from '../../kit/discord/person.ts';
import { picture } from '../../kit/discord/picture.ts';
import { channels, guildId, people } from '../../kit/discord/scene.ts';

const server = await openConnected();
const [ada, ben] = [server.person('ada'), server.person('ben')];
const { post, edit, find, tell, edits } = server.discord;
const place = (name: keyof typeof channels) => placeId('discord', guildId, channels[name].id);
const direct = (name: keyof typeof people) => placeId('discord', '@me', `2${people[name].id.slice(1)}`);
const user = (name: keyof typeof people) => personId('discord', people[name].id);
const answer = { machine: 'quiz', session: 'k3f9', event: 'answer', args: ['1', '0'] };
const board = (title: string, language: Shown['language'] = 'en'): Shown => ({
  language,
  card: { title, blocks: [{ is: 'actions', of: [{ label: 'A', press: answer }] }] },
});
const looks = (where: Where, at = -1) => picture(server.posts(where).at(at)?.components ?? []);
const nowhere = placeId('discord', guildId, '1000000000000000999');
let once = '';
let tests = 0;

/** What a call was refused for, as core sees it. */
async function refusal(call: Promise<unknown>) {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof PlatformError)) throw new Error(`no PlatformError: ${error}`);
  expect(error.message).not.toMatch(/token|Bot |http/i);
  return `${error.why}: ${error.message.replaceAll(/\d{17,}/g, '…')}`;
}

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
  expect(posted.message).toBe(messageRef('discord', channels.general.id, server.posts('general').at(-1)?.id ?? ''));
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
    await new Promise((resolve) => setTimeout(resolve, 250));
    return reply('You chose A');
  });
  const [shown] = server.posts('general').slice(-1);
  const pressed = await ben.presses(shown, 'A');
  expect(did(pressed)).toEqual(['reply privately']);
  expect(words(pressed)).toBe('You chose A');
  const again = await post(place('general'), board('Question 1'), once);
  expect(heard).toEqual([again.at, again.message, answer]);
  server.answers(async () => {
    await new Promise((resolve) => setTimeout(resolve, 500));
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

test('where the history may not be read, it is unknown whether the message is there', async () => {
  await post(place('forgetful'), board('Lobby'), once);
  expect(await find(place('forgetful'), once)).toBe('unknown');
  expect(await find(place('hidden'), once)).toBe('unknown');
  // A place that the gateway has not told of, and Discord tells nothing of either.
  server.refuse('/messages', 403, 50001, 'Missing Access');
  expect(await find(nowhere, once)).toBe('unknown');
  expect(await refusal(find(nowhere, once))).toBe('gone: read the latest on channel …: 404 Unknown Channel (10003)');
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

test('who takes no direct messages is a refusal', async () => {
  expect(await refusal(tell(user('ben'), board('Due today'), once))).toBe(
    'refused: post on channel …: 403 Cannot send messages to this user (50007)',
  );
});

test('a post says what is missing, as far as is known', async () => {
  expect(await refusal(post(place('quiet'), board('Lobby'), once))).toBe(
    'refused: post on channel …: 403 Missing Permissions (50013); missing there: SendMessages',
  );
  expect(await refusal(post(place('hushed'), board('Lobby'), once))).toMatch(/missing there: SendMessagesInThreads$/);
  expect(await refusal(post(place('hidden'), board('Lobby'), once))).toMatch(/\(50001\); missing there: ViewChannel$/);
  const file = { is: 'file' as const, name: 'x.csv', mime: 'text/csv', text: '' };
  const card = { title: 'Scores', blocks: [file] };
  expect(await refusal(post(place('bare'), { language: 'en', card }, once))).toMatch(/missing there: AttachFiles$/);
  expect(await refusal(post(nowhere, board('Lobby'), once))).toMatch(/^gone: .*\(10003\)$/);
});

test('an edit of what is not there, or not ours', async () => {
  const there = messageRef('discord', channels.general.id, '1000000000000000999');
  expect(await refusal(edit(there, board('x')))).toBe(
    'gone: edit on message … in channel …: 404 Unknown Message (10008)',
  );
  const said = messageRef('discord', channels.general.id, await ada.says('general', 'mine'));
  expect(await refusal(edit(said, board('x')))).toMatch(/^refused: .*\(50005\)$/);
});

test('what Discord refuses is told by every call', async () => {
  server.refuse('/messages', 400, 50083, 'Thread is archived');
  expect(await refusal(post(place('talk'), board('x'), once))).toMatch(/^refused: post .*\(50083\)$/);
  server.refuse('/messages', 404, 10003, 'Unknown Channel');
  expect(await refusal(find(place('talk'), once))).toMatch('gone: read the latest');
  server.refuse('/users/@me/channels', 404, 10013, 'Unknown User');
  expect(await refusal(tell(user('mia'), board('x'), once))).toMatch('gone: open a direct conversation');
  server.refuse('/messages', 403, 50007, 'Cannot send messages to this user');
  expect(await refusal(tell(user('mia'), board('x'), once))).toMatch('refused: post');
});

test('Discord out of order, or asking for more patience than there is, is unreachable', async () => {
  const posted = await post(place('forgetful'), board('Lobby'), once);
  const path = `/messages/${posted.message.split(':')[2]}`;
  // discord.js tries four times.
  for (let time = 0; time < 4; time += 1) server.refuse(path, 503, 0, 'Service Unavailable');
  expect(await refusal(edit(posted.message, board('x')))).toMatch(/^unreachable: edit .*: 503/);
  server.delay(path, 100);
  await edit(posted.message, board('After a while'));
  expect(looks('forgetful')).toContain('After a while');
  server.delay(path, 1_000);
  const changes = () => server.layer.calls.filter((call) => call.path.endsWith(path) && call.status === 200).length;
  const before = changes();
  const held = refusal(edit(posted.message, board('Never sent')));
  // An edit that has to wait holds nobody up who presses a button, nor a post beside it.
  server.answers(async () => reply('At once'));
  const start = performance.now();
  expect(did(await ada.presses(server.posts('forgetful').at(-1), 'A'))).toEqual(['reply privately']);
  await post(place('forgetful'), board('Beside'), `${once}x`);
  expect(performance.now() - start).toBeLessThan(500);
  expect(await held).toMatch(/^unreachable: edit on .*: no answer within 600 ms$/);
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(changes()).toBe(before);
  expect(looks('forgetful', -2)).toContain('After a while');
});

test('boards keep to one pace in each channel', () => {
  expect(edits.every).toBe(1_750);
  expect(edits.of(place('general'))).toBe(edits.of(place('general')));
  expect(edits.of(place('general'))).not.toBe(edits.of(place('talk')));
});

test('a token that Discord does not take any more is a refusal', async () => {
  const there = messageRef('discord', channels.talk.id, server.posts('talk').at(-1)?.id ?? '');
  server.refuse(`/messages/${there.split(':')[2]}`, 401, 0, '401: Unauthorized');
  expect(await refusal(edit(there, board('x')))).toMatch(/^refused: edit .*: 401/);
});
