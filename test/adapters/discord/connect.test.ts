/** Coming and going: the token, the commands, the invite link, and waiting for what is under way. */
import { afterAll, afterEach, expect, onTestFinished, test } from 'vitest';
import { createDiscord } from '../../../src/adapters/discord/connect.ts';
import { publishCommands } from '../../../src/adapters/discord/publish.ts';
import { commandsFolder } from '../../../src/assemble.ts';
import { loadCommands } from '../../../src/bot/loader.ts';
import { SetupError } from '../../../src/core/errors.ts';
import type { Bot } from '../../../src/core/interaction.ts';
import { board, place } from '../../kit/discord/board.ts';
import { after, did, reply, words } from '../../kit/discord/connected.ts';
import { botId } from '../../kit/discord/scene.ts';
import { openWorld } from '../../kit/discord/world.ts';
import { listen } from '../../kit/room.ts';

const world = await openWorld();
const catalogue = await loadCommands(commandsFolder);
const quick: Bot = { catalogue, language: 'en', claims: async () => true, handle: async () => reply('Hello') };
const puts = () => world.layer.calls.filter(({ method }) => method === 'PUT').length;

afterAll(() => world.close());
afterEach(() => expect(world.layer.faults.splice(0)).toEqual([]));

function create(options: Partial<Parameters<typeof createDiscord>[0]> = {}) {
  const log = listen();
  const discord = createDiscord({ token: world.token, api: world.api, ...options }, log);
  onTestFinished(() => discord.close());
  return { discord, log };
}

test('a wrong token is one clear message', async () => {
  const { discord } = create({ token: 'MTAwMDAwMDAwMDAwMDAwMDAwMg.Wrong.token' });
  await expect(discord.connect(quick)).rejects.toThrow(
    /Discord does not know this token.*Bot → Reset Token.*DISCORD_TOKEN/,
  );
});

test('where nobody listens the reason is told', async () => {
  const { discord } = create({ api: 'http://127.0.0.1:9/api' });
  await expect(discord.connect(quick)).rejects.toThrow(/Discord cannot be reached.*ECONNREFUSED/);
});

test('the commands are written when they differ, and only then', async () => {
  const first = create();
  await first.discord.connect(quick);
  expect(puts()).toBe(1);
  expect(first.log.lines.map(({ message }) => message)).toContain('the Discord commands are published');
  await create().discord.connect(quick);
  expect(puts()).toBe(1);
  const [command] = catalogue.commands;
  if (!command) throw new Error('no command');
  const changed = {
    ...catalogue,
    commands: [{ ...command, about: { ...command.about, zh: '换了说法' } }, ...catalogue.commands.slice(1)],
  };
  await create().discord.connect({ ...quick, catalogue: changed });
  expect(puts()).toBe(2);
  expect(await publishCommands(world, changed, listen())).toBe(false);
  expect(await publishCommands(world, catalogue, listen())).toBe(true);
  expect(puts()).toBe(3);
});

test('without its commands the bot comes all the same', async () => {
  world.refuse('/commands', 503, 0, 'Service Unavailable');
  world.refuse('/commands', 503, 0, 'Service Unavailable');
  world.refuse('/commands', 503, 0, 'Service Unavailable');
  world.refuse('/commands', 503, 0, 'Service Unavailable');
  const { discord, log } = create();
  await discord.connect(quick);
  expect(log.lines.filter(({ level }) => level === 'error').map(({ message }) => message)).toEqual([
    'the Discord commands could not be published; they stay as they were',
  ]);
  expect(did(await world.person('ada').types('general', '/article outline'))).toEqual(['reply privately']);
});

test('the log has the link that adds the bot to a server', async () => {
  const { discord, log } = create();
  await discord.connect(quick);
  const link = new URL(String(log.lines.find(({ fields }) => fields.invite)?.fields.invite));
  expect(Object.fromEntries(link.searchParams)).toEqual({
    client_id: botId,
    scope: 'bot applications.commands',
    // View Channel, Send Messages, Attach Files, Create Public Threads, Send Messages in Threads, Pin Messages.
    permissions: String((1n << 10n) | (1n << 11n) | (1n << 15n) | (1n << 35n) | (1n << 38n) | (1n << 51n)),
  });
});

test('closing waits for what is under way and takes nothing new', async () => {
  let handled = 0;
  const { discord } = create({ answerWithin: 5_000 });
  await discord.connect({
    ...quick,
    handle: async () => {
      handled += 1;
      await after(150);
      return reply('Just in time');
    },
  });
  const typed = world.person('ada').types('general', '/article outline');
  await world.layer.until('the interaction', () => handled > 0 || undefined);
  const closed = discord.close();
  world.layer.repeat('INTERACTION_CREATE');
  await closed;
  expect(did(await typed)).toEqual(['reply privately']);
  expect(handled).toBe(1);
});

test('closing waits for what the bot does by itself', async () => {
  const { discord } = create();
  await discord.connect(quick);
  world.delay('/messages', 150);
  const posted = discord.post(place('general'), board('Last words'), 'last-words');
  await discord.close();
  expect(world.posts('general').at(-1)?.id).toBe((await posted).message.split(':')[2]);
});

test('closing does not wait for an answer that Discord holds back', async () => {
  world.delay('/callback', 1_000);
  const { discord, log } = create({ closeWithin: 100 });
  await discord.connect(quick);
  const typed = world.person('ada').types('general', '/article outline');
  const held = () => world.layer.calls.some(({ path, status }) => path.endsWith('/callback') && status === 429);
  await world.layer.until('the refusal', () => held() || undefined);
  const start = performance.now();
  await discord.close();
  expect(performance.now() - start).toBeLessThan(700);
  expect(log.lines).toContainEqual({
    level: 'warn',
    message: 'Discord is closed before everything was answered',
    fields: { unanswered: 1 },
  });
  expect(did(await typed)).toEqual(['reply privately']);
});

test.each([
  [4004, /does not know this token.*Bot → Reset Token/],
  [4014, /for good \(4014\).*needs no privileged intent.*switch it back/],
  [4011, /for good \(4011\).*https:\/\/docs\.discord\.com/],
])('a connection that Discord ends with %s is lost, once, with what to do', async (code, advice) => {
  const reasons: SetupError[] = [];
  const { discord } = create({ lost: (reason) => reasons.push(reason) });
  await discord.connect(quick);
  world.layer.breaks(code);
  await world.layer.until('the loss', () => reasons[0]);
  expect(reasons[0]).toBeInstanceOf(SetupError);
  expect(reasons[0]?.message).toMatch(advice);
  await after(50);
  expect(reasons).toHaveLength(1);
});

test('neither a broken connection nor closing is a loss', async () => {
  const reasons: SetupError[] = [];
  const { discord, log } = create({ lost: (reason) => reasons.push(reason) });
  await discord.connect(quick);
  world.layer.breaks(4000);
  const back = () => log.lines.some(({ message }) => message === 'the Discord connection is back') || undefined;
  await world.layer.until('the news', back);
  const closed = discord.close();
  world.layer.breaks(4004);
  await closed;
  await after(50);
  expect(reasons).toEqual([]);
});

test('who has neither of our languages hears the bot’s', async () => {
  const { discord } = create();
  await discord.connect({ ...quick, language: 'zh', handle: () => Promise.reject(new Error('broken')) });
  expect(words(await world.person('luc').types('general', '/article outline'))).toContain('请稍后再试');
});

test('a broken connection mends itself', async () => {
  const { discord, log } = create();
  await discord.connect(quick);
  const says = (words: string) => log.lines.some(({ message }) => message === words) || undefined;
  world.layer.breaks();
  await world.layer.until('the news', () => says('the Discord connection is back'));
  expect(says('reconnecting to Discord')).toBe(true);
  expect(did(await world.person('ada').types('general', '/article outline'))).toEqual(['reply privately']);
});
