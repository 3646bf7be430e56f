/** Coming and going: the token, the commands, the invite link, and waiting for what is under way. */
import { afterAll, afterEach, expect, onTestFinished, test } from 'vitest';
import { createDiscord } from '../../../src/adapters/discord/connect.ts';
import { publishCommands } from '../../../src/adapters/discord/publish.ts';
import { assemble } from '../../../src/assemble.ts';
import type { Bot } from '../../../src/core/interaction.ts';
import { after, did, reply } from '../../kit/discord/connected.ts';
import { botId } from '../../kit/discord/scene.ts';
import { openWorld } from '../../kit/discord/world.ts';
import { listen } from '../../kit/room.ts';

const world = await openWorld();
const { catalogue } = await assemble({ article: undefined, language: 'en' }, listen());
const quick: Bot = { catalogue, language: 'en', handle: async () => reply('Hello') };
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
    // View Channel, Send Messages, Send Messages in Threads.
    permissions: String((1n << 10n) | (1n << 11n) | (1n << 38n)),
  });
});

test('closing waits for what is under way and takes nothing new', async () => {
  let handled = 0;
  const { discord } = create({ answerWithin: 5_000 });
  await discord.connect({
    catalogue,
    language: 'en',
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

test('a broken connection mends itself', async () => {
  const { discord, log } = create();
  await discord.connect(quick);
  const says = (words: string) => log.lines.some(({ message }) => message === words) || undefined;
  world.layer.breaks();
  await world.layer.until('the news', () => says('the Discord connection is back'));
  expect(says('reconnecting to Discord')).toBe(true);
  expect(did(await world.person('ada').types('general', '/article outline'))).toEqual(['reply privately']);
});
