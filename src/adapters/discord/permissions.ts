/** What the bot has to be allowed to write in a channel, and who manages one. https://docs.discord.com/developers/topics/permissions */
import {
  ChannelType,
  type Client,
  type GuildChannel,
  type NonThreadGuildBasedChannel,
  PermissionFlagsBits,
  PermissionsBitField,
} from 'discord.js';
import type { Card } from '../../core/card.ts';
import type { Language } from '../../core/language.ts';
import { textsOf } from '../../texts/texts.ts';

export type Permission = 'ViewChannel' | 'SendMessages' | 'SendMessagesInThreads' | 'AttachFiles';
/** What only discussions need: their threads, and that a host can have them pinned. */
export type ThreadPermission = 'CreatePublicThreads' | 'PinMessages';

/**
 * The least that the bot can do all its work with: what the invite link asks for. Files are reports, threads are discussions. Reading the history is
 * not among them: without it the bot only cannot show what it replies to, nor look for a message after a crash.
 */
export const leastPermissions: bigint =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.SendMessagesInThreads |
  PermissionFlagsBits.AttachFiles |
  PermissionFlagsBits.CreatePublicThreads |
  PermissionFlagsBits.PinMessages;

export const isThread = (type: ChannelType | undefined): boolean =>
  type === ChannelType.PublicThread || type === ChannelType.PrivateThread || type === ChannelType.AnnouncementThread;

/** What is missing among `has` to write in a channel of that type, with or without files. */
export function missingAmong(has: bigint, channel: ChannelType | undefined, files: boolean): readonly Permission[] {
  const needed: readonly Permission[] = [
    'ViewChannel',
    isThread(channel) ? 'SendMessagesInThreads' : 'SendMessages',
    ...(files ? (['AttachFiles'] as const) : []),
  ];
  return needed.filter((permission) => !new PermissionsBitField(has).has(permission));
}

/** What the bot may do in a channel, as far as the gateway has told; `undefined` where it has not. */
export function permissionsIn(client: Client<true>, channelId: string, files = false) {
  const channel = client.channels.cache.get(channelId);
  if (!channel || channel.isDMBased()) return undefined;
  const { me } = channel.guild.members;
  const has = me && channel.permissionsFor(me);
  if (!has) return undefined;
  return {
    missing: missingAmong(has.bitfield, channel.type, files),
    lacks: (permission: ThreadPermission): boolean => !has.has(permission),
    /** A reply that shows what it answers needs it: https://docs.discord.com/developers/resources/message#create-message */
    readsHistory: has.has(['ViewChannel', 'ReadMessageHistory']),
  };
}

/** Whether somebody with those permissions in a channel manages it or its server. */
export function isManager(has: bigint, channel: ChannelType | undefined): boolean {
  const permissions = new PermissionsBitField(has);
  return permissions.any(['ManageGuild', 'ManageChannels', ...(isThread(channel) ? (['ManageThreads'] as const) : [])]);
}

/** The same of somebody who wrote a message: of them the event tells only the roles. Nobody manages what the gateway has not told of. */
export function managesIn(client: Client<true>, channelId: string, userId: string, roles: readonly string[]): boolean {
  const channel = client.channels.cache.get(channelId);
  if (!channel || channel.isDMBased()) return false;
  const parent = channel.isThread() ? channel.parent : channel;
  if (channel.guild.ownerId === userId) return true;
  return parent !== null && isManager(permissionsOf(parent, userId, roles), channel.type);
}

/** https://docs.discord.com/developers/topics/permissions#permission-overwrites */
function permissionsOf(channel: NonThreadGuildBasedChannel, userId: string, roles: readonly string[]): bigint {
  const { guild, permissionOverwrites } = channel as GuildChannel;
  const all = (ids: readonly string[], of: (id: string) => bigint | undefined) =>
    ids.reduce((sum, id) => sum | (of(id) ?? 0n), 0n);
  const base = all([guild.id, ...roles], (id) => guild.roles.cache.get(id)?.permissions.bitfield);
  if ((base & PermissionFlagsBits.Administrator) !== 0n) return PermissionsBitField.All;
  return [[guild.id], roles, [userId]].reduce(
    (has, ids) =>
      (has & ~all(ids, (id) => permissionOverwrites.cache.get(id)?.deny.bitfield)) |
      all(ids, (id) => permissionOverwrites.cache.get(id)?.allow.bitfield),
    base,
  );
}

/** The card for the asker alone, with what the bot would need to show it where it was asked. */
export function withMissing(card: Card, missing: readonly Permission[], language: Language): Card {
  const texts = textsOf(language).discord;
  const names = missing.map((permission) => texts.permissions[permission]);
  const onlyFiles = missing.length === 1 && missing[0] === 'AttachFiles';
  return {
    ...card,
    blocks: [{ is: 'text', text: onlyFiles ? texts.mayNotAttach : texts.mayNotWrite(names) }, ...card.blocks],
  };
}
