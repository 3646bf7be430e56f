/** Two connections of one bot both get every event: each is answered by the one that has claimed it, and by nobody else. */
import { afterAll, afterEach, expect, test } from 'vitest';
import { createDiscord } from '../../../src/adapters/discord/connect.ts';
import { after, did, openConnected, reply, words } from '../../kit/discord/connected.ts';
import { botId } from '../../kit/discord/scene.ts';
import { listen } from '../../kit/room.ts';

const server = await openConnected();
const [ada, zoe] = [server.person('ada'), server.person('zoe')];
const taken = new Set<string>();
/** Both ask the same table, as two processes ask one database. */
const asked: string[] = [];
const claims = async (delivery: string) => {
  asked.push(delivery);
  await after(5);
  return !taken.has(delivery) && taken.add(delivery).has(delivery);
};
const log = listen();
const other = createDiscord({ token: server.token, api: server.api, answerWithin: 150 }, log);
let handled: string[] = [];
let looked = 0;
/** What the log of the second has to complain of since the last look; that it is closed is no trouble. */
function trouble(): readonly string[] {
  const lines = log.lines.slice(looked);
  looked = log.lines.length;
  return lines
    .filter(({ level, message }) => level !== 'info' && message !== 'reconnecting to Discord')
    .map(({ level, message }) => `${level}: ${message}`);
}
const card = reply('Here', { shownTo: 'everyone' }, [
  { is: 'actions', of: [{ label: 'Go', press: { machine: 'x', session: 's', event: 'x', args: [] } }] },
]);
server.claims(claims);
server.answers(async ({ delivery }) => {
  handled.push(`first ${delivery}`);
  return card;
});
await other.connect({
  catalogue: server.bot.catalogue,
  language: 'en',
  claims,
  handle: async ({ delivery }) => {
    handled.push(`second ${delivery}`);
    return card;
  },
});
server.news();

/** How often both were asked, and how often one of them answered, for what was done. */
async function times(act: () => Promise<unknown>) {
  const [before, calls] = [asked.length, server.layer.calls.length];
  handled = [];
  await act();
  await server.layer.until('both', () => (asked.length - before >= 2 ? true : undefined));
  await after(60);
  const made = server.layer.calls.slice(calls).map(({ method, path }) => `${method} ${path.split('/').at(-1)}`);
  return { asked: asked.length - before, handled: handled.length, made };
}

afterEach(() => {
  expect(server.layer.faults.splice(0)).toEqual([]);
  expect(server.news()).toEqual([]);
  expect(trouble()).toEqual([]);
});
afterAll(async () => {
  await other.close();
  await server.close();
});

test('a command, a press, a suggestion, a mention and an old button are each answered once', async () => {
  expect(await times(() => ada.types('general', '/article outline'))).toEqual({
    asked: 2,
    handled: 1,
    made: ['POST callback'],
  });
  const shown = [...server.layer.messages.values()].at(-1);
  expect(await times(() => zoe.presses(shown, 'Go'))).toEqual({ asked: 2, handled: 1, made: ['POST callback'] });
  expect(await times(() => ada.completes('general', '/article section', 'which', 'x'))).toEqual({
    asked: 2,
    handled: 1,
    made: ['POST callback'],
  });
  expect(await times(() => ada.says('general', `<@${botId}> help`))).toEqual({
    asked: 2,
    handled: 1,
    made: ['POST messages'],
  });
  const old = () => ada.sends('general', 3, { custom_id: 'x', component_type: 2 }, shown?.id ?? '');
  expect(await times(old)).toEqual({ asked: 2, handled: 0, made: ['POST callback'] });
  expect([...server.news(), ...trouble()]).toEqual(['warn: not one of our buttons']);
});

test('what has been claimed by a connection that is gone is nobody’s any more', async () => {
  await ada.types('general', '/article outline');
  await after(60);
  expect(
    await times(async () => {
      server.layer.repeat('INTERACTION_CREATE');
      server.layer.repeat('INTERACTION_CREATE');
    }),
  ).toMatchObject({ handled: 0, made: [] });
});

test('what was not said to the bot is not claimed either', async () => {
  const before = asked.length;
  await ada.says('general', 'nothing for a bot');
  await after(60);
  expect(asked).toHaveLength(before);
});

test('a claim that fails is told to the asker as other failures are', async () => {
  await other.close();
  server.claims(() => Promise.reject(new Error('the store is away')));
  const command = await zoe.types('general', '/article outline');
  expect(did(command)).toEqual(['reply privately']);
  expect(words(command)).toContain('出了问题');
  expect(await ada.completes('general', '/article section', 'which', 'x')).toEqual([]);
  const before = server.posts('general').length;
  await ada.says('general', `<@${botId}> help`);
  const post = await server.layer.until('the apology', () => server.posts('general')[before]);
  expect(JSON.stringify(post.components)).toContain('went wrong on my side');
  expect(server.news()).toEqual([
    ...Array(2).fill('error: an interaction could not be answered'),
    'error: a mention could not be answered',
  ]);
  expect(String(server.log.lines.at(-1)?.fields.err)).toContain('the store is away');
});
