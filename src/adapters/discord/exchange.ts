/** What Discord is told about one interaction: acknowledgements, answers, and who sees them. */
import {
  type APIInteraction,
  type APIInteractionResponse,
  InteractionResponseType,
  InteractionType,
  MessageFlags,
} from 'discord.js';
import type { Audience } from '../../core/card.ts';
import type { Bot, Interaction } from '../../core/interaction.ts';
import { asPrivate, type Calls } from './calls.ts';
import { missingAmong, type Permission } from './permissions.ts';
import type { Message } from './render.ts';

/** One interaction on its way. `acknowledged`: what Discord has been told already, and for whom the answer will be. */
export type Exchange = {
  readonly event: APIInteraction;
  readonly asked: Interaction | undefined;
  readonly bot: Bot;
  readonly calls: Calls;
  acknowledged: 'update' | 'answered' | Audience | undefined;
};

/** Private where it should be and can be: what is said in a direct conversation is private, and stays there to be read again. */
export function audienceHere({ event, asked }: Exchange, shownTo: Audience, files = false): Audience {
  if (asked?.direct) return 'everyone';
  return missingHere(event, files).length > 0 ? 'asker' : shownTo;
}

/** What the bot would need there to show all what it answers, with or without files. */
export function missingHere(event: APIInteraction, files: boolean): readonly Permission[] {
  if (event.guild_id === undefined || !('app_permissions' in event)) return [];
  return missingAmong(BigInt(event.app_permissions), event.channel?.type, files);
}

/** A press leaves its message as it is until the answer is there; all else says that the bot is thinking. */
export async function acknowledge(exchange: Exchange, shownTo: Audience): Promise<void> {
  const { event, calls } = exchange;
  if (event.type === InteractionType.MessageComponent) {
    await calls.respond(event, { type: InteractionResponseType.DeferredMessageUpdate });
    exchange.acknowledged = 'update';
    return;
  }
  const audience = audienceHere(exchange, shownTo);
  await calls.respond(event, {
    type: InteractionResponseType.DeferredChannelMessageWithSource,
    data: audience === 'asker' ? { flags: MessageFlags.Ephemeral } : {},
  });
  exchange.acknowledged = audience;
}

/** Sends a message as the first response, or where the acknowledgement said that one would come. */
export async function send(exchange: Exchange, message: Message, to: Audience | 'redraw'): Promise<void> {
  const { event, calls, acknowledged } = exchange;
  const body = to === 'asker' ? asPrivate(message) : message;
  if (!acknowledged) {
    await (to === 'redraw' ? calls.redraw(event, body) : calls.reply(event, body));
    exchange.acknowledged = 'answered';
    return;
  }
  // The acknowledgement has fixed who sees its answer: for somebody else it is taken back.
  if (acknowledged === to || (acknowledged === 'update' && to === 'redraw')) {
    await calls.edit(event, message);
  } else {
    if (acknowledged === 'asker' || acknowledged === 'everyone') await calls.withdraw(event);
    await calls.follow(event, body);
  }
  exchange.acknowledged = 'answered';
}

/** A first response that is no message. */
export async function respond(exchange: Exchange, body: APIInteractionResponse): Promise<void> {
  await exchange.calls.respond(exchange.event, body);
  exchange.acknowledged = 'answered';
}
