/** The calls to Discord's HTTP API. What Discord does not do is a `Refusal`. */
import {
  type APIInteraction,
  type APIInteractionResponse,
  type APIMessage,
  InteractionResponseType,
  MessageFlags,
  type REST,
  Routes,
} from 'discord.js';
import { attachmentsOf } from './files.ts';
import { limits } from './limits.ts';
import { attempt, inTime } from './refusal.ts';
import type { Message } from './render.ts';

export type Calls = ReturnType<typeof openCalls>;

/** A message as Discord gives it back, as far as it is used. */
export type Told = Pick<APIMessage, 'id' | 'channel_id' | 'author' | 'components'>;

/** A channel as Discord gives it back, as far as it is used. */
export type ToldChannel = {
  readonly id: string;
  readonly guild_id?: string;
  readonly parent_id?: string | null;
  readonly owner_id?: string;
};

/**
 * The calls for interactions go without the bot's token: they have their own, and a 401 to the bot's would make
 * discord.js forget it. First responses wait for nobody: discord.js queues only what has a bucket, each channel by itself,
 * and an edit that waits for its turn holds up nothing but edits of that channel.
 */
export const openCalls = (rest: REST, callWithin: number) => ({
  ...interactionCalls(rest),
  ...channelCalls(rest, callWithin),
  ...threadCalls(rest, callWithin),
});

function interactionCalls(rest: REST) {
  const respond = (event: APIInteraction, { files, ...body }: APIInteractionResponse & Pick<Sent, 'files'>) =>
    attempt(`respond (${InteractionResponseType[body.type]})`, `interaction ${event.id}`, () =>
      rest.post(Routes.interactionCallback(event.id, event.token), { body, auth: false, ...(files && { files }) }),
    );
  return {
    /** The first response: within three seconds, and only one. */
    respond: (event: APIInteraction, body: APIInteractionResponse) => respond(event, body),
    /** A message as the first response. */
    reply: (event: APIInteraction, message: Message) => {
      const { body, ...files } = asNew(message);
      return respond(event, { type: InteractionResponseType.ChannelMessageWithSource, data: body, ...files });
    },
    /** The pressed message drawn anew as the first response. */
    redraw: (event: APIInteraction, message: Message) => {
      const { body, ...files } = asChange(message);
      return respond(event, { type: InteractionResponseType.UpdateMessage, data: body, ...files });
    },
    /** Puts the answer where the deferral said it would come, or redraws the pressed message. */
    edit: (event: APIInteraction, message: Message) =>
      attempt('edit', `interaction ${event.id}`, () =>
        rest.patch(Routes.webhookMessage(event.application_id, event.token), { ...asChange(message), auth: false }),
      ),
    /** Takes the deferral back. */
    withdraw: (event: APIInteraction) =>
      attempt('withdraw', `interaction ${event.id}`, () =>
        rest.delete(Routes.webhookMessage(event.application_id, event.token), { auth: false }),
      ),
    follow: (event: APIInteraction, message: Message) =>
      attempt('follow', `interaction ${event.id}`, () =>
        rest.post(Routes.webhook(event.application_id, event.token), { ...asNew(message), auth: false }),
      ),
  };
}

/** Ordinary messages. Each call gives up after `callWithin` milliseconds; whether Discord did it is unknown then. */
function channelCalls(rest: REST, callWithin: number) {
  const call = <Answer>(name: string, place: string, run: (signal: AbortSignal) => Promise<unknown>) =>
    attempt(name, place, () => inTime(callWithin, run) as Promise<Answer>);
  const read = (name: string, channelId: string, query: Readonly<Record<string, string>>) =>
    call<readonly Told[]>(name, `channel ${channelId}`, (signal) =>
      rest.get(Routes.channelMessages(channelId), { query: new URLSearchParams(query), signal }),
    );
  return {
    /** Within some minutes `nonce` is posted once, however often it is sent. `answers`: the message that it replies to. */
    post: (channelId: string, message: Message, nonce: string, answers?: string) => {
      const { body, ...files } = asNew(message);
      const reference = answers !== undefined && { message_id: answers, fail_if_not_exists: false };
      const whole = { ...body, nonce, enforce_nonce: true, ...(reference && { message_reference: reference }) };
      return call<Told>('post', `channel ${channelId}`, (signal) =>
        rest.post(Routes.channelMessages(channelId), { body: whole, ...files, signal }),
      );
    },
    change: (channelId: string, messageId: string, message: Message) =>
      call<Told>('edit', `message ${messageId} in channel ${channelId}`, (signal) =>
        rest.patch(Routes.channelMessage(channelId, messageId), { ...asChange(message), signal }),
      ),
    /** The latest messages, newest first; none where the bot may not read the history. */
    latest: (channelId: string) => read('read the latest', channelId, { limit: String(limits.latest) }),
    /** The messages that came first after one, in either order; none where the bot may not read the history. */
    after: (channelId: string, messageId: string) =>
      read('read on', channelId, { after: messageId, limit: String(limits.page) }),
    type: (channelId: string) =>
      call<void>('type', `channel ${channelId}`, (signal) => rest.post(Routes.channelTyping(channelId), { signal })),
    /** The id of the direct conversation with a person. */
    openDirect: async (userId: string): Promise<string> => {
      const { id } = await call<{ readonly id: string }>('open a direct conversation', `user ${userId}`, (signal) =>
        rest.post(Routes.userChannels(), { body: { recipient_id: userId }, signal }),
      );
      return id;
    },
  };
}

/** Threads, a forum's posts, pins. */
function threadCalls(rest: REST, callWithin: number) {
  const call = <Answer>(name: string, place: string, run: (signal: AbortSignal) => Promise<unknown>) =>
    attempt(name, place, () => inTime(callWithin, run) as Promise<Answer>);
  const named = (name: string) => ({ name, auto_archive_duration: limits.threadArchive });
  return {
    /** On a message; its id is the message's. https://docs.discord.com/developers/resources/channel#start-thread-from-message */
    openThread: (channelId: string, messageId: string, name: string) =>
      call<ToldChannel>('open a thread', `message ${messageId} in channel ${channelId}`, (signal) =>
        rest.post(Routes.threads(channelId, messageId), { body: named(name), signal }),
      ),
    /** A post in a forum: a thread with its first message. https://docs.discord.com/developers/resources/channel#start-thread-in-forum-or-media-channel */
    openPost: (forumId: string, name: string, message: Message) => {
      const { body, ...files } = asNew(message);
      return call<ToldChannel & { readonly message: Told }>('open a post', `forum ${forumId}`, (signal) =>
        rest.post(Routes.threads(forumId), { body: { ...named(name), message: body }, ...files, signal }),
      );
    },
    /** The threads of a server that are not folded away. */
    activeThreads: async (guildId: string): Promise<readonly ToldChannel[]> => {
      const { threads } = await call<{ readonly threads: readonly ToldChannel[] }>(
        'list the threads',
        `server ${guildId}`,
        (signal) => rest.get(Routes.guildActiveThreads(guildId), { signal }),
      );
      return threads;
    },
    message: (channelId: string, messageId: string) =>
      call<Told>('read', `message ${messageId} in channel ${channelId}`, (signal) =>
        rest.get(Routes.channelMessage(channelId, messageId), { signal }),
      ),
    channel: (channelId: string) =>
      call<ToldChannel>('look at', `channel ${channelId}`, (signal) => rest.get(Routes.channel(channelId), { signal })),
    pin: (channelId: string, messageId: string) =>
      call<void>('pin', `message ${messageId} in channel ${channelId}`, (signal) =>
        rest.put(Routes.channelMessagesPin(channelId, messageId), { signal }),
      ),
  };
}

/** The message for the asker alone. */
export const asPrivate = (message: Message): Message => ({ ...message, flags: message.flags | MessageFlags.Ephemeral });

type Sent = { readonly files?: Message['files'] };

function asNew({ files, ...body }: Message) {
  if (files.length === 0) return { body };
  return { body: { ...body, attachments: attachmentsOf(files) }, files };
}

/** Files that were there before and are not named are taken away: https://docs.discord.com/developers/reference#editing-message-attachments */
function asChange({ files, ...body }: Message) {
  return { body: { ...body, attachments: attachmentsOf(files) }, ...(files.length > 0 && { files }) };
}
