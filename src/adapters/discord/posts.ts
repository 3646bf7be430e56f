/** The messages that the bot sends by itself: boards of sessions, reviews by direct message. */
import { createHash } from 'node:crypto';
import { type Client, SnowflakeUtil } from 'discord.js';
import { LRUCache } from 'lru-cache';
import { type Instant, messageRef, type PersonId, type PlaceId, type Posted } from '../../core/place.ts';
import type { Platform, Shown } from '../../core/ports.ts';
import type { Calls, Told } from './calls.ts';
import { channelOf, idOf } from './ids.ts';
import { limits } from './limits.ts';
import { permissionsIn } from './permissions.ts';
import { isBroken, isClosed, Refusal } from './refusal.ts';
import { type Message, renderShown } from './render.ts';
import { forumOf, openThreads, threadName } from './threads.ts';

const isPerson = (id: PlaceId | PersonId): id is PersonId => id.split(':').length === 2;
const isDirect = (place: PlaceId | PersonId): boolean => place.startsWith('discord:@me:');

/** How many marks of messages and how many direct conversations are remembered; what is forgotten is asked for again. */
const remembered = 10_000;

export type Posts = Pick<Platform, 'post' | 'edit' | 'find' | 'tell' | 'edits' | 'openThread' | 'pin'>;

/** The part of the platform that needs nobody to ask first. */
export function openPosts(client: Client, calls: Calls): Posts {
  const marks = new LRUCache<string, number>({ max: remembered });
  const directs = new LRUCache<PersonId, string>({ max: remembered });
  const known = ({ id, channel_id }: Told, mark: number): Posted => {
    marks.set(id, mark);
    return { message: messageRef('discord', channel_id, id), at: SnowflakeUtil.timestampFrom(id) };
  };
  const directWith = async (person: PersonId): Promise<string> => {
    const channel = directs.get(person) ?? (await calls.openDirect(idOf(person)));
    directs.set(person, channel);
    return channel;
  };
  const send = async (channel: string, message: Message, once: string) =>
    known(await calls.post(channel, message, once), markOf(once));
  const isOurs = ({ author, components }: Told, mark: number): boolean =>
    author.id === client.user?.id && components?.[0]?.id === mark;
  /** A forum has no messages, only posts: each is a thread with its first one. */
  const postInForum = async (forum: string, shown: Shown, once: string) => {
    const { message } = await calls.openPost(forum, threadName(shown.card.title), renderShown(shown, markOf(once)));
    return known(message, markOf(once));
  };
  const findInForum = async (guild: string, forum: string, once: string): Promise<Posted | undefined> => {
    const ours = (await calls.activeThreads(guild))
      .filter(({ parent_id: parent, owner_id: owner }) => parent === forum && owner === client.user?.id)
      .toSorted((a, b) => (BigInt(a.id) < BigInt(b.id) ? 1 : -1));
    for (const { id } of ours.slice(0, limits.latestPosts)) {
      const first = await calls.message(id, id).catch((error: unknown) => {
        // Somebody may have deleted the first message of a post.
        if (error instanceof Refusal && error.why === 'gone') return undefined;
        throw error;
      });
      if (first && isOurs(first, markOf(once))) return known(first, markOf(once));
    }
    return undefined;
  };
  return {
    ...openThreads(client, calls),
    async post(place, shown, once) {
      const seen = withoutPictures(shown, client, idOf(place));
      const message = renderShown(seen, markOf(once));
      try {
        if (forumOf(client, place)) return await postInForum(idOf(place), seen, once);
        return await send(idOf(place), message, once);
      } catch (error) {
        throw isClosed(error) ? withPermissions(error, client, idOf(place), message) : error;
      }
    },
    async edit(message, shown) {
      const seen = withoutPictures(shown, client, channelOf(message));
      await calls.change(channelOf(message), idOf(message), renderShown(seen, marks.get(idOf(message))));
    },
    async find(place, once, since) {
      const direct = isPerson(place) || isDirect(place);
      const channel = isPerson(place) ? await directWith(place) : idOf(place);
      const may = !direct && client.isReady() ? permissionsIn(client, channel) : undefined;
      if (may && !may.readsHistory) return 'unknown';
      const forum = isPerson(place) ? undefined : forumOf(client, place);
      if (forum) return findInForum(forum.guildId, forum.id, once);
      const { messages, whole } = await readIn(calls, channel, since);
      if (!messages) return 'unknown';
      const mark = markOf(once);
      const own = messages.find((each) => isOurs(each, mark));
      if (own) return known(own, mark);
      // Who may not read the history is told of no messages instead of being refused.
      const blind = messages.length === 0 && !may && !direct;
      return blind || !whole ? 'unknown' : undefined;
    },
    tell: async (person, shown, once) => send(await directWith(person), renderShown(shown, markOf(once)), once),
    edits: { every: limits.betweenEdits, of: (place) => place },
  };
}

type Read = {
  readonly messages: readonly Told[] | undefined /** Whether nothing was left out. */;
  readonly whole: boolean;
};

/** By how much Discord's clock may be behind ours, in milliseconds. */
const clockSkew = 5 * 60_000;
/** How many messages are looked through, in pages. */
const mostPages = 10;

/**
 * The latest messages, or all since a moment. None where the bot may not look, or cannot: it is reported, not confirmed, that Discord
 * answers 500 for channels that hold such messages as ours. Asking again would not help then. https://github.com/discord/discord-api-docs/issues/8611
 */
async function readIn(calls: Calls, channel: string, since: Instant | undefined): Promise<Read> {
  try {
    if (since === undefined) return { messages: await calls.latest(channel), whole: true };
    // The latest too: whoever's clock was wrong is not to look past a message that stands.
    const messages: Told[] = [...(await calls.latest(channel))];
    let after = String(SnowflakeUtil.generate({ timestamp: since - clockSkew }));
    for (let page = 0; page < mostPages; page++) {
      const next = await calls.after(channel, after);
      messages.push(...next);
      if (next.length < limits.page) return { messages, whole: true };
      after = next.reduce((newest, { id }) => (BigInt(id) > BigInt(newest) ? id : newest), after);
    }
    return { messages, whole: false };
  } catch (error) {
    if (isClosed(error) || isBroken(error)) return { messages: undefined, whole: false };
    throw error;
  }
}

/**
 * What the container of a message is numbered, so that the message is found by its `once`: a component's id is the app's to
 * choose. Those that Discord gives count from 1, so ours are out of their way, with room above for what might come after.
 * https://docs.discord.com/developers/components/reference#anatomy-of-a-component
 */
export const markOf = (once: string): number =>
  0x4000_0000 + (createHash('sha256').update(once).digest().readUInt32BE() >>> 3);

/** A picture only shows what the words say: where files are not allowed, they are posted without it. */
function withoutPictures(shown: Shown, client: Client, channel: string): Shown {
  const { card } = shown;
  if (!client.isReady() || !card.blocks.some(({ is }) => is === 'picture')) return shown;
  if (!permissionsIn(client, channel, true)?.missing.includes('AttachFiles')) return shown;
  return { ...shown, card: { ...card, blocks: card.blocks.filter(({ is }) => is !== 'picture') } };
}

/** Discord does not say which permission it is that is missing; whoever reads the log should not have to guess. */
function withPermissions(
  { call, place, said, why, status, code }: Refusal,
  client: Client,
  channel: string,
  sent: Message,
) {
  const may = client.isReady() ? permissionsIn(client, channel, sent.files.length > 0) : undefined;
  const missing = may && may.missing.length > 0 ? `; missing there: ${may.missing.join(', ')}` : '';
  return new Refusal(call, place, said + missing, why, status, code);
}
