/** What Discord does not do of what the bot does by itself, and what core hears of it. */
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { PlatformError } from '../../../src/core/errors.ts';
import { placeId } from '../../../src/core/place.ts';
import { board, messageIn, place, user } from '../../kit/discord/board.ts';
import { after, did, openConnected, reply } from '../../kit/discord/connected.ts';
import { picture } from '../../kit/discord/picture.ts';
import { guildId } from '../../kit/discord/scene.ts';

const server = await openConnected();
const ada = server.person('ada');
const { post, edit, find, tell } = server.discord;
const looks = (at: number) => picture(server.posts('forgetful').at(at)?.components ?? []);
const nowhere = placeId('discord', guildId, '1000000000000000999');

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

test('where the history may not be read, it is unknown whether the message is there', async () => {
  await post(place('forgetful'), board('Lobby'), once);
  expect(await find(place('forgetful'), once)).toBe('unknown');
  expect(await find(place('hidden'), once)).toBe('unknown');
  // A place that the gateway has not told of, and Discord tells nothing of either.
  server.refuse('/messages', 403, 50001, 'Missing Access');
  expect(await find(nowhere, once)).toBe('unknown');
  expect(await refusal(find(nowhere, once))).toBe('gone: read the latest on channel …: 404 Unknown Channel (10003)');
});

test('where Discord breaks over the history it is unknown as well; where it is away, it is away', async () => {
  // discord.js tries four times.
  for (let time = 0; time < 4; time += 1) server.refuse('/messages', 500, 0, 'Internal Server Error');
  expect(await find(place('talk'), once)).toBe('unknown');
  for (let time = 0; time < 4; time += 1) server.refuse('/messages', 503, 0, 'Service Unavailable');
  expect(await refusal(find(place('talk'), once))).toMatch(/^unreachable: read the latest .*: 503/);
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
  const there = messageIn('general', undefined);
  expect(await refusal(edit(there, board('x')))).toBe(
    'gone: edit on message … in channel …: 404 Unknown Message (10008)',
  );
  const said = messageIn('general', await ada.says('general', 'mine'));
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
  expect(looks(-1)).toContain('After a while');
  server.delay(path, 1_500);
  const changes = () => server.layer.calls.filter((call) => call.path.endsWith(path) && call.status === 200).length;
  const before = changes();
  const held = refusal(edit(posted.message, board('Never sent')));
  // An edit that has to wait holds nobody up who presses a button, nor a post beside it.
  server.answers(async () => reply('At once'));
  const start = performance.now();
  expect(did(await ada.presses(server.posts('forgetful').at(-1), 'A'))).toEqual(['reply privately']);
  await post(place('forgetful'), board('Beside'), `${once}x`);
  expect(performance.now() - start).toBeLessThan(900);
  expect(await held).toMatch(/^unreachable: edit on .*: no answer within 1000 ms$/);
  await after(700);
  expect(changes()).toBe(before);
  expect(looks(-2)).toContain('After a while');
});

test('a token that Discord does not take any more is a refusal', async () => {
  const there = messageIn('talk', server.posts('talk').at(-1)?.id);
  server.refuse(`/messages/${there.split(':')[2]}`, 401, 0, '401: Unauthorized');
  expect(await refusal(edit(there, board('x')))).toMatch(/^refused: edit .*: 401/);
});
