/** The double's gateway events, made what Discord's gateway sends. Pure: the layer carries them. */
import {
  botId,
  botMayIn,
  botName,
  guildId,
  isDirect,
  keepersId,
  localeOf,
  nickOf,
  overwritesOf,
  permissionsOf,
  permissionsOfEveryone,
  permissionsOfKeepers,
  roleId,
  rolesOf,
} from './scene.ts';

export type Json = Readonly<Record<string, unknown>>;

/** https://docs.discord.com/developers/events/gateway#list-of-intents; `undefined`: comes to everybody. */
export function intentFor(event: string, data: Json): number | undefined {
  if (/^(GUILD_(CREATE|UPDATE|DELETE|ROLE)|CHANNEL_|THREAD_)/.test(event)) return 1 << 0;
  if (event.startsWith('MESSAGE_')) return isDirect(String(data.channel_id)) ? 1 << 12 : 1 << 9;
  return undefined;
}

/** Server members, presences, message content: asked for without approval they close the connection with 4014. */
export const privilegedIntents = (1 << 1) | (1 << 8) | (1 << 15);

export type Known = {
  /** Whether the message is for one person alone. */
  readonly isEphemeral: (messageId: string) => boolean;
  /** Whether the bot wrote it. */
  readonly isOwn: (messageId: string) => boolean;
  readonly socket: string;
};

export function dress(event: string, data: Json, known: Known): Json {
  switch (event) {
    case 'READY':
      // The double says that the bot has all privileged intents, and where itself is.
      return { ...data, resume_gateway_url: known.socket, application: { id: botId, flags: 0 } };
    case 'GUILD_CREATE':
      return dressGuild(data);
    case 'MESSAGE_CREATE':
    case 'MESSAGE_UPDATE':
      return dressMessage(data, known);
    case 'INTERACTION_CREATE':
      return dressInteraction(data, known);
    default:
      return data;
  }
}

/**
 * Without the intent for members only the bot itself is listed, and threads stand apart from channels:
 * https://docs.discord.com/developers/events/gateway-events#guild-create. The bot's own role has a tag:
 * https://docs.discord.com/developers/topics/permissions#role-object-role-tags-structure
 */
function dressGuild(data: Json): Json {
  const channels = (data.channels as readonly Json[]).map((channel) => ({
    ...channel,
    permission_overwrites: overwritesOf(String(channel.id)),
  }));
  const [everyone] = data.roles as readonly Json[];
  return {
    ...data,
    preferred_locale: 'en-US',
    members: (data.members as readonly { readonly user: Json }[])
      .filter(({ user }) => user.id === botId)
      .map((member) => ({ ...member, roles: [roleId] })),
    roles: [
      { ...everyone, permissions: permissionsOfEveryone },
      { ...everyone, id: keepersId, name: 'Keepers', permissions: permissionsOfKeepers, position: 2 },
      { ...everyone, id: roleId, name: botName, permissions: '0', position: 1, managed: true, tags: { bot_id: botId } },
    ],
    channels: channels.filter((channel: Json) => channel.type !== 11),
    threads: channels.filter((channel: Json) => channel.type === 11),
  };
}

/**
 * Who is mentioned, which the double does not say, and the content only where it comes without its intent: in direct
 * messages, in messages that mention the bot, in its own.
 * https://docs.discord.com/developers/gateway/you-might-not-need-a-privileged-intent
 */
function dressMessage(data: Json, known: Known): Json {
  const { guild_id: _, member, ...message } = data;
  const content = String(message.content ?? '');
  const author = message.author as { readonly id: string };
  const users = [...content.matchAll(/<@!?(\d+)>/g)].map(([, id]) => id);
  const answered = (message.message_reference as { readonly message_id?: string } | undefined)?.message_id;
  const answersBot = answered !== undefined && known.isOwn(answered);
  const direct = isDirect(String(message.channel_id));
  const mentionsBot = users.includes(botId) || answersBot;
  const readable = direct || mentionsBot || author.id === botId;
  return {
    ...message,
    // A reply has a type of its own, and pings whom it answers.
    ...(answered && { type: 19 }),
    ...(direct
      ? { channel_type: 1 }
      : { guild_id: guildId, member: { ...(member as Json), roles: rolesOf(author.id) } }),
    ...(!readable && { content: '', embeds: [], attachments: [], components: [] }),
    mentions: [...new Set([...users, ...(answersBot ? [botId] : [])])].map((id) => ({
      id,
      username: id,
      bot: id === botId,
    })),
    mention_roles: [...content.matchAll(/<@&(\d+)>/g)].map(([, id]) => id),
  };
}

/** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object-interaction-structure */
function dressInteraction(data: Json, known: Known): Json {
  const { guild_id: _, guild_locale: __, member, ...interaction } = data;
  const channel = String(interaction.channel_id);
  const { user } = member as { readonly user: { readonly id: string } };
  const message = interaction.message as Json | undefined;
  const common = {
    ...interaction,
    locale: localeOf(user.id),
    app_permissions: String(botMayIn(channel)),
    // An ephemeral message comes back with its flag, which the double forgets at the first edit.
    ...(message && {
      message: known.isEphemeral(String(message.id)) ? { ...message, flags: Number(message.flags ?? 0) | 64 } : message,
    }),
  };
  if (isDirect(channel)) {
    return { ...common, user, context: 1, authorizing_integration_owners: { 0: '0' } };
  }
  return {
    ...common,
    guild_id: guildId,
    guild: { id: guildId, locale: 'en-US', features: [] },
    guild_locale: 'en-US',
    member: {
      ...(member as Json),
      nick: nickOf(user.id) ?? null,
      roles: rolesOf(user.id),
      permissions: permissionsOf(user.id),
    },
    context: 0,
    authorizing_integration_owners: { 0: guildId },
  };
}
