/** The calls to Discord's HTTP API that answer somebody. A refusal is a `Refusal`: it names call, place and reason, never a token. */
import {
  type APIInteraction,
  type APIInteractionResponse,
  type APIMessage,
  DiscordAPIError,
  HTTPError,
  InteractionResponseType,
  MessageFlags,
  type REST,
  type RESTPostAPIChannelMessageJSONBody,
  Routes,
} from 'discord.js';
import { PlatformError } from '../../core/errors.ts';
import type { Message } from './render.ts';

/** `code` is Discord's: https://docs.discord.com/developers/topics/opcodes-and-status-codes#json */
export class Refusal extends PlatformError {
  readonly code: number | undefined;
  constructor(call: string, place: string, said: string, code?: number) {
    super(call, place, said);
    this.code = code;
  }
}

/** Codes that say the interaction is over: unknown or too old, answered already, its token expired. */
export const isOver = (error: unknown): boolean =>
  error instanceof Refusal && error.code !== undefined && [10062, 40060, 50027].includes(error.code);

export type Calls = ReturnType<typeof openCalls>;

/**
 * The calls for interactions go without the bot's token: they have their own, and a 401 to the bot's would make
 * discord.js forget it.
 */
export function openCalls(rest: REST) {
  return {
    /** The first response: within three seconds, and only one. */
    respond: (event: APIInteraction, body: APIInteractionResponse) =>
      attempt(`respond (${InteractionResponseType[body.type]})`, `interaction ${event.id}`, () =>
        rest.post(Routes.interactionCallback(event.id, event.token), { body, auth: false }),
      ),
    /** Puts the answer where the deferral said it would come, or redraws the pressed message. */
    edit: (event: APIInteraction, message: Message) =>
      attempt('edit', `interaction ${event.id}`, () =>
        rest.patch(Routes.webhookMessage(event.application_id, event.token), { body: message, auth: false }),
      ),
    /** Takes the deferral back. */
    withdraw: (event: APIInteraction) =>
      attempt('withdraw', `interaction ${event.id}`, () =>
        rest.delete(Routes.webhookMessage(event.application_id, event.token), { auth: false }),
      ),
    follow: (event: APIInteraction, message: Message) =>
      attempt('follow', `interaction ${event.id}`, () =>
        rest.post(Routes.webhook(event.application_id, event.token), { body: message, auth: false }),
      ),
    /** An ordinary message. Within some minutes `nonce` is posted once, however often it is sent. */
    post: (channelId: string, message: Message, nonce: string, answers?: string) => {
      const body: RESTPostAPIChannelMessageJSONBody = {
        ...message,
        nonce,
        enforce_nonce: true,
        ...(answers !== undefined && { message_reference: { message_id: answers, fail_if_not_exists: false } }),
      };
      return attempt('post', `channel ${channelId}`, () => rest.post(Routes.channelMessages(channelId), { body }));
    },
    type: (channelId: string) =>
      attempt('type', `channel ${channelId}`, () => rest.post(Routes.channelTyping(channelId))),
    /** The direct conversation with a person. */
    openDirect: async (userId: string): Promise<string> => {
      const body = { recipient_id: userId };
      const channel = await attempt('open a direct conversation', `user ${userId}`, () =>
        rest.post(Routes.userChannels(), { body }),
      );
      return (channel as Pick<APIMessage, 'id'>).id;
    },
  };
}

/** The message for the asker alone. */
export const asPrivate = (message: Message): Message => ({ ...message, flags: message.flags | MessageFlags.Ephemeral });

/** The errors of discord.js carry addresses, and those carry tokens: only what Discord said is kept. */
async function attempt<Answer>(call: string, place: string, run: () => Promise<Answer>): Promise<Answer> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof DiscordAPIError) {
      throw new Refusal(call, place, `${error.status} ${error.message} (${error.code})`, Number(error.code));
    }
    if (error instanceof HTTPError) throw new Refusal(call, place, `${error.status} ${error.message}`);
    throw new Refusal(call, place, error instanceof Error ? error.message : String(error));
  }
}
