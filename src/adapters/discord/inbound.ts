/** Discord's events as interactions: translates, decides nothing. Payloads are read as they come from the gateway. */
import {
  type APIInteraction,
  type APIMessage,
  type APIModalSubmission,
  type APIUser,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  type APIApplicationCommandInteractionDataOption as CommandOption,
  ComponentType,
  type GatewayMessageCreateDispatchData,
  InteractionType,
  MessageFlags,
  MessageType,
  SnowflakeUtil,
} from 'discord.js';
import type { Audience } from '../../core/card.ts';
import type { Interaction } from '../../core/interaction.ts';
import { languageOf } from '../../core/language.ts';
import { type MessageRef, messageRef, type Person, type PlaceId, personId, placeId } from '../../core/place.ts';
import type { Upload } from '../../core/upload.ts';
import { pressOf } from './custom-id.ts';
import type { Download } from './download.ts';
import { isManager } from './permissions.ts';

type Common = Omit<Extract<Interaction, { is: 'line' }>, 'is' | 'text'>;

/** `undefined`: nothing of ours, such as a button that an older version wrote. */
export function readInteraction(event: APIInteraction, download: Download): Interaction | undefined {
  switch (event.type) {
    case InteractionType.ApplicationCommand: {
      if (event.data.type !== ApplicationCommandType.ChatInput) return undefined;
      const { words, given } = readCommand(event.data.name, event.data.options);
      return { ...commonOf(event), is: 'command', words, given };
    }
    case InteractionType.ApplicationCommandAutocomplete: {
      const { words, given, focused } = readCommand(event.data.name, event.data.options);
      if (!focused) return undefined;
      return { ...commonOf(event), is: 'suggest', words, given, option: focused.name, typed: focused.typed };
    }
    case InteractionType.MessageComponent: {
      const press = pressOf(event.data.custom_id);
      if (!press) return undefined;
      const picked = 'values' in event.data ? event.data.values[0] : undefined;
      const message = {
        ref: refOf(event.message),
        shownTo: audienceOf(event.message, event.guild_id),
        at: SnowflakeUtil.timestampFrom(event.message.id),
      };
      return { ...commonOf(event), is: 'press', press, message, ...(picked !== undefined && { picked }) };
    }
    case InteractionType.ModalSubmit: {
      const press = pressOf(event.data.custom_id);
      if (!press) return undefined;
      const files = readFiles(event.data, download);
      return { ...commonOf(event), is: 'form', press, values: readValues(event.data), ...(files && { files }) };
    }
    default:
      return undefined;
  }
}

/** Where and when an interaction happened, and who did it. */
export function commonOf(event: APIInteraction): Common {
  const language = 'locale' in event ? languageOf(event.locale) : undefined;
  return {
    person: personOf(event.member?.user ?? event.user, event.member?.nick),
    place: placeOf(event.guild_id, event.channel?.id ?? event.channel_id),
    server: serverOf(event.guild_id),
    direct: event.guild_id === undefined,
    // Those of the member in that channel: https://docs.discord.com/developers/resources/guild#guild-member-object
    manages: event.member === undefined || isManager(BigInt(event.member.permissions), event.channel?.type),
    ...(language && { language }),
    delivery: deliveryOf(event.id),
    sentAt: sentAt(event.id),
  };
}

/** Who is asked of a message that may call the bot. */
export type Self = {
  readonly id: string;
  /** As people type a mention of it. */
  readonly callMe: string;
  /** The role that Discord made for the bot in a guild: https://docs.discord.com/developers/topics/permissions#role-object-role-tags-structure */
  readonly roleIn: (guildId: string) => string | undefined;
  /** Whether who wrote a message in a guild manages its channel or the guild. */
  readonly isManaged: (event: GatewayMessageCreateDispatchData) => boolean;
};

/** `undefined`: not for the bot. Only a mention in the words counts: a reply pings without anybody having called. */
export function readMessage(event: GatewayMessageCreateDispatchData, self: Self): Interaction | undefined {
  const said = event.type === MessageType.Default || event.type === MessageType.Reply;
  if (!said || event.author.bot || event.webhook_id) return undefined;
  const common: Common = {
    person: personOf(event.author, event.member?.nick),
    place: placeOf(event.guild_id, event.channel_id),
    server: serverOf(event.guild_id),
    direct: event.guild_id === undefined,
    manages: event.guild_id === undefined || self.isManaged(event),
    delivery: deliveryOf(event.id),
    sentAt: sentAt(event.id),
  };
  const parts = event.content.split(new RegExp(`\\s*<@!?${self.id}>\\s*`));
  if (common.direct || parts.length > 1) return { ...common, is: 'mention', text: parts.join(' ').trim() };
  const role = event.guild_id === undefined ? undefined : self.roleIn(event.guild_id);
  if (role !== undefined && event.mention_roles.includes(role)) {
    return { ...common, is: 'misaddressed', callMe: self.callMe };
  }
  return undefined;
}

const deliveryOf = (id: string): string => `discord:${id}`;
/** https://docs.discord.com/developers/reference#snowflakes */
const sentAt = (id: string) => ({ at: SnowflakeUtil.timestampFrom(id), by: 'platform' }) as const;
/** Direct conversations belong to no guild. */
const serverOf = (guild: string | undefined): PlaceId => placeId('discord', guild ?? '@me');
const placeOf = (guild: string | undefined, channel: string | undefined): PlaceId =>
  placeId('discord', guild ?? '@me', channel ?? '@unknown');
const refOf = (message: APIMessage): MessageRef => messageRef('discord', message.channel_id, message.id);

function personOf(user: APIUser | undefined, nick: string | null | undefined): Person {
  return { id: personId('discord', user?.id ?? '@unknown'), name: nick ?? user?.global_name ?? user?.username ?? '' };
}

/** In a direct conversation the asker is the only one there. */
const audienceOf = (message: APIMessage, guild: string | undefined): Audience =>
  guild === undefined || ((message.flags ?? 0) & MessageFlags.Ephemeral) !== 0 ? 'asker' : 'everyone';

type ReadCommand = {
  readonly words: readonly string[];
  readonly given: Readonly<Record<string, string>>;
  readonly focused?: { readonly name: string; readonly typed: string };
};

/** `/article section which:2` arrives as the group with one subcommand, which has the options. */
function readCommand(name: string, options: readonly CommandOption[] = []): ReadCommand {
  const [sub] = options;
  if (sub?.type === ApplicationCommandOptionType.Subcommand) {
    const { words, ...rest } = readCommand(sub.name, sub.options);
    return { words: [name, ...words], ...rest };
  }
  const strings = options.filter((option) => option.type === ApplicationCommandOptionType.String);
  const numbers = options.filter((option) => option.type === ApplicationCommandOptionType.Integer);
  const focused = strings.find((option) => option.focused);
  return {
    words: [name],
    given: Object.fromEntries([...strings, ...numbers].map((option) => [option.name, String(option.value)])),
    ...(focused && { focused: { name: focused.name, typed: focused.value } }),
  };
}

/** What was left empty is not there. */
function readValues(submission: APIModalSubmission): Readonly<Record<string, readonly string[]>> {
  const fields = submission.components.flatMap((part) => (part.type === ComponentType.Label ? [part.component] : []));
  return Object.fromEntries(
    fields.flatMap((field) => {
      if (field.type === ComponentType.FileUpload) return [];
      const values = 'values' in field ? field.values : 'value' in field ? [field.value] : [];
      const filled = values.filter((value): value is string => typeof value === 'string' && value !== '');
      return filled.length > 0 ? [[field.custom_id, filled]] : [];
    }),
  );
}

/** `undefined` where the form takes no file. */
function readFiles({ components, resolved }: APIModalSubmission, download: Download): readonly Upload[] | undefined {
  const fields = components.flatMap((part) =>
    part.type === ComponentType.Label && part.component.type === ComponentType.FileUpload ? [part.component] : [],
  );
  if (fields.length === 0) return undefined;
  return fields.flatMap(({ values }) =>
    values.flatMap((id) => {
      const file = resolved?.attachments?.[id];
      if (!file) return [];
      const { filename: name, size, content_type: mime, url } = file;
      return [{ name, size, ...(mime && { mime }), read: (most: number) => download(url, most) }];
    }),
  );
}
