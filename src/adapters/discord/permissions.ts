/** What the bot has to be allowed to write in a channel. https://docs.discord.com/developers/topics/permissions */
import { ChannelType, type Client, PermissionFlagsBits, PermissionsBitField } from 'discord.js';
import type { Card } from '../../core/card.ts';
import type { Language } from '../../core/language.ts';
import { textsOf } from '../../texts/texts.ts';

export type Permission = 'ViewChannel' | 'SendMessages' | 'SendMessagesInThreads';

/** The least that the bot can do all its work with: what the invite link asks for. */
export const leastPermissions: bigint =
  PermissionFlagsBits.ViewChannel | PermissionFlagsBits.SendMessages | PermissionFlagsBits.SendMessagesInThreads;

const isThread = (type: ChannelType | undefined): boolean =>
  type === ChannelType.PublicThread || type === ChannelType.PrivateThread || type === ChannelType.AnnouncementThread;

/** What is missing among `has` to write in a channel of that type. */
export function missingAmong(has: bigint, channel: ChannelType | undefined): readonly Permission[] {
  const needed: readonly Permission[] = ['ViewChannel', isThread(channel) ? 'SendMessagesInThreads' : 'SendMessages'];
  return needed.filter((permission) => !new PermissionsBitField(has).has(permission));
}

/** What the bot may do in a channel, as far as the gateway has told; `undefined` where it has not. */
export function permissionsIn(client: Client<true>, channelId: string) {
  const channel = client.channels.cache.get(channelId);
  if (!channel || channel.isDMBased()) return undefined;
  const { me } = channel.guild.members;
  const has = me && channel.permissionsFor(me);
  if (!has) return undefined;
  return {
    missing: missingAmong(has.bitfield, channel.type),
    /** A reply that shows what it answers needs it: https://docs.discord.com/developers/resources/message#create-message */
    readsHistory: has.has('ReadMessageHistory'),
  };
}

/** The card for the asker alone, with what the bot would need to show it where it was asked. */
export function withMissing(card: Card, missing: readonly Permission[], language: Language): Card {
  const texts = textsOf(language).discord;
  const names = missing.map((permission) => texts.permissions[permission]);
  return { ...card, blocks: [{ is: 'text', text: texts.mayNotWrite(names) }, ...card.blocks] };
}
