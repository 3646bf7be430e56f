/** A Discord server for tests: the bot connects to `api` with `token`, people do what people do. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DigitalDiscord } from 'discord-digital-twin';
import { type Layer, type Message, openLayer } from './layer.ts';
import { type Person, personIn, type Where } from './person.ts';
import { picture } from './picture.ts';
import { directWith, type Response, refuse } from './rest.ts';
import { botId, botName, botToken, channels, directOf, guildId, type PersonName, people } from './scene.ts';

export type World = {
  readonly layer: Layer;
  readonly api: string;
  readonly token: string;
  readonly person: (name: PersonName) => Person;
  /** What one person sees of the bot's messages in a place, oldest first. */
  readonly screen: (name: PersonName, where: Where) => string;
  /** The bot's ordinary messages. */
  readonly posts: (where: Where) => readonly Message[];
  /** The next call whose path ends like this is told to wait. */
  readonly delay: (path: string, milliseconds: number) => void;
  /** The next call whose path ends like this is refused. */
  readonly refuse: (path: string, status: number, code: number, message: string) => void;
  readonly close: () => Promise<void>;
};

/** The server without people acting: what the bench needs. */
export async function openDouble(): Promise<{ readonly double: DigitalDiscord; readonly close: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'discord-'));
  const double = new DigitalDiscord({
    // In memory all doubles of a process would be one.
    dbUrl: `file:${join(folder, 'double.db')}`,
    botUser: { id: botId, username: botName },
    botToken,
    guild: {
      id: guildId,
      name: 'Reading room',
      channels: Object.entries(channels).map(([name, { id, type, parent }]) => ({
        id,
        name,
        type: type as number,
        ...(parent && { parentId: channels[parent].id }),
      })),
    },
    users: Object.entries(people).map(([username, { id, bot }]) => ({ id, username, bot: bot ?? false })),
  });
  await double.start();
  return {
    double,
    async close() {
      await double.stop();
      await double.prisma.$disconnect();
      rmSync(folder, { recursive: true });
    },
  };
}

export async function openWorld(): Promise<World> {
  const { double, close } = await openDouble();
  const layer = await openLayer(double);
  const sees = (where: Where): string => {
    if (typeof where === 'string') return channels[where].id;
    return 'thread' in where ? where.thread : directOf(people[where.with].id);
  };
  const channelOf = async (where: Where): Promise<string> =>
    typeof where === 'object' && 'with' in where ? directWith(layer, people[where.with].id) : sees(where);
  const trouble = (path: string, response: Response) => layer.trouble.push({ path, response });
  return {
    layer,
    api: layer.api,
    token: double.botToken,
    person: (name) => personIn(layer, name, channelOf),
    screen: (name, where) =>
      [...layer.messages.values()]
        .filter(({ channel, owner }) => channel === sees(where) && (owner === undefined || owner === people[name].id))
        .map(({ components, owner }) => `${owner ? '(only you see this)\n' : ''}${picture(components)}`)
        .join('\n\n'),
    posts: (where) => [...layer.messages.values()].filter(({ channel, owner }) => channel === sees(where) && !owner),
    // https://docs.discord.com/developers/topics/rate-limits#exceeding-a-rate-limit
    delay: (path, milliseconds) => {
      const seconds = milliseconds / 1_000;
      trouble(path, {
        status: 429,
        headers: { 'retry-after': String(seconds), 'x-ratelimit-scope': 'user' },
        body: { message: 'You are being rate limited.', retry_after: seconds, global: false },
      });
    },
    refuse: (path, status, code, message) => trouble(path, refuse(status, code, message)),
    async close() {
      await layer.close();
      await close();
    },
  };
}
