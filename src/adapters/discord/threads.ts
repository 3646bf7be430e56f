/** Threads on our own messages, a forum's posts, and pins. */
import { type Channel, ChannelType, type Client, type ForumChannel, type MediaChannel } from 'discord.js';
import { cut } from '../../core/graphemes.ts';
import { type PlaceId, placeId } from '../../core/place.ts';
import type { Platform } from '../../core/ports.ts';
import type { Calls, ToldChannel } from './calls.ts';
import { channelOf, idOf } from './ids.ts';
import { limits } from './limits.ts';
import { flatten } from './markdown.ts';
import { permissionsIn, type ThreadPermission } from './permissions.ts';
import { hasThread, isClosed, isThreadless, Refusal } from './refusal.ts';

export function openThreads(client: Client, calls: Calls): Pick<Platform, 'openThread' | 'pin'> {
  return {
    async openThread(on, title) {
      const channel = channelOf(on);
      const here = client.channels.cache.get(channel);
      if (here && !mayHaveThreads(here)) return knownPlace(here);
      try {
        return placeOf(await calls.openThread(channel, idOf(on), threadName(title)));
      } catch (error) {
        // A thread on a message has the message's id.
        if (hasThread(error)) return placeOf(await calls.channel(idOf(on)));
        if (isThreadless(error)) return placeOf(await calls.channel(channel));
        throw lacking(error, client, channel, 'CreatePublicThreads');
      }
    },
    async pin(message) {
      try {
        await calls.pin(channelOf(message), idOf(message));
      } catch (error) {
        throw lacking(error, client, channelOf(message), 'PinMessages');
      }
    },
  };
}

/** The forum that a place is, as far as the gateway has told. */
export function forumOf(client: Client, place: PlaceId): ForumChannel | MediaChannel | undefined {
  const channel = client.channels.cache.get(idOf(place));
  return channel?.isThreadOnly() ? channel : undefined;
}

/** A title as the name of a thread, which is never empty. */
export const threadName = (title: string): string => cut(flatten(title).trim(), limits.threadName) || '…';

const mayHaveThreads = (channel: Channel): boolean =>
  channel.type === ChannelType.GuildText || channel.type === ChannelType.GuildAnnouncement;

const knownPlace = (channel: Channel): PlaceId =>
  placeId('discord', channel.isDMBased() ? '@me' : channel.guildId, channel.id);

const placeOf = ({ id, guild_id: guild = '@me' }: ToldChannel): PlaceId => placeId('discord', guild, id);

/** Discord does not say which permission it is that is missing; whoever reads the log should not have to guess. */
function lacking(error: unknown, client: Client, channel: string, needed: ThreadPermission): unknown {
  if (!isClosed(error)) return error;
  const may = client.isReady() ? permissionsIn(client, channel) : undefined;
  if (!may?.lacks(needed)) return error;
  return new Refusal(
    error.call,
    error.place,
    `${error.said}; missing there: ${needed}`,
    error.why,
    error.status,
    error.code,
  );
}
