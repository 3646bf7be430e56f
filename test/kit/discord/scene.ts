/** The server of the tests: who is there, where they can talk, and what the bot may do where. */
import { PermissionFlagsBits as may } from 'discord.js';

export const guildId = '1000000000000000001';
export const botId = '1000000000000000002';
/** The role that Discord makes for a bot and names after it. */
export const roleId = '1000000000000000003';
/** A role of people who manage the server’s channels. */
export const keepersId = '1000000000000000004';
export const botName = 'Colloquy';
/** Of the form that Discord's tokens have. */
export const botToken = 'MTAwMDAwMDAwMDAwMDAwMDAwMg.Double.of-no-use-anywhere';

export type PersonName = 'ada' | 'zoe' | 'ben' | 'luc' | 'rex' | 'mia' | 'lin' | 'mal';
type Someone = {
  readonly id: string;
  readonly locale: string;
  readonly bot?: true;
  /** Takes no direct messages from members of the server. */
  readonly closed?: true;
  /** Has the role of the keepers. */
  readonly keeper?: true;
  /** What they call themselves on this server. */
  readonly nick?: string;
};
export const people: Readonly<Record<PersonName, Someone>> = {
  ada: { id: '1000000000000000011', locale: 'en-GB' },
  zoe: { id: '1000000000000000012', locale: 'zh-CN' },
  ben: { id: '1000000000000000013', locale: 'en-US', closed: true },
  luc: { id: '1000000000000000015', locale: 'fr' },
  mia: { id: '1000000000000000016', locale: 'en-US', keeper: true },
  lin: { id: '1000000000000000017', locale: 'zh-TW' },
  mal: { id: '1000000000000000018', locale: 'en-US', nick: '@everyone <@1000000000000000011> **x**' },
  rex: { id: '1000000000000000014', locale: 'en-US', bot: true },
};

export type ChannelName = 'general' | 'quiet' | 'forgetful' | 'talk' | 'hushed' | 'bare' | 'hidden' | 'plain' | 'board';
type Channel = {
  readonly id: string;
  readonly type: 0 | 11 | 15;
  readonly parent?: ChannelName;
  readonly denies?: bigint;
};
/** 0: a text channel, 11: a public thread, 15: a forum. What a channel denies, it denies in its threads. */
export const channels: Readonly<Record<ChannelName, Channel>> = {
  general: { id: '1000000000000000021', type: 0 },
  quiet: { id: '1000000000000000022', type: 0, denies: may.SendMessages | may.SendMessagesInThreads },
  forgetful: { id: '1000000000000000023', type: 0, denies: may.ReadMessageHistory },
  bare: { id: '1000000000000000026', type: 0, denies: may.AttachFiles },
  hidden: { id: '1000000000000000027', type: 0, denies: may.ViewChannel },
  plain: { id: '1000000000000000028', type: 0, denies: may.CreatePublicThreads | may.PinMessages },
  board: { id: '1000000000000000029', type: 15 },
  talk: { id: '1000000000000000024', type: 11, parent: 'general' },
  hushed: { id: '1000000000000000025', type: 11, parent: 'quiet' },
};

const everyoneMay: bigint =
  may.ViewChannel |
  may.SendMessages |
  may.SendMessagesInThreads |
  may.AttachFiles |
  may.ReadMessageHistory |
  may.CreatePublicThreads |
  may.PinMessages |
  may.UseApplicationCommands;
export const permissionsOfEveryone = String(everyoneMay);
export const permissionsOfKeepers = String(may.ManageChannels);

const someone = (userId: string): Someone | undefined => Object.values(people).find(({ id }) => id === userId);
export const nickOf = (userId: string): string | undefined => someone(userId)?.nick;
export const rolesOf = (userId: string): readonly string[] => (someone(userId)?.keeper ? [keepersId] : []);
/** What a person may do, in every channel the same. */
export const permissionsOf = (userId: string): string =>
  String(everyoneMay | (someone(userId)?.keeper ? may.ManageChannels : 0n));

/** Threads that were opened meanwhile, and the channel of each. */
export const threads = new Map<string, string>();

/** What the bot may do in a channel; in a direct conversation what Discord's pages say it always may. */
export function botMayIn(channelId: string): bigint {
  const channel = Object.values(channels).find(({ id }) => id === (threads.get(channelId) ?? channelId));
  if (!channel && !isDirect(channelId)) return everyoneMay;
  if (!channel) return may.AttachFiles | may.EmbedLinks | may.MentionEveryone | may.UseExternalEmojis;
  const denied = channel.parent ? channels[channel.parent].denies : channel.denies;
  return everyoneMay & ~(denied ?? 0n);
}

/** As the channel itself says it: https://docs.discord.com/developers/resources/channel#overwrite-object */
export function overwritesOf(channelId: string): readonly object[] {
  const denies = Object.values(channels).find(({ id }) => id === channelId)?.denies;
  return denies ? [{ id: botId, type: 1, allow: '0', deny: String(denies) }] : [];
}

/** The direct conversation of a person with the bot. */
export const directOf = (userId: string): string => `2${userId.slice(1)}`;
export const isDirect = (channelId: string): boolean =>
  Object.values(people).some(({ id }) => directOf(id) === channelId);
export const localeOf = (userId: string): string => someone(userId)?.locale ?? 'en-US';
