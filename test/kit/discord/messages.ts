/** Ordinary messages in channels: what Discord does and the double does not. */
import type { Json } from './gateway.ts';
import type { Call, Layer } from './layer.ts';
import { numbered, type Part } from './parts.ts';
import type { Body } from './refusals.ts';
import { forward, type Response, refuse } from './rest.ts';
import { botId, botMayIn, isDirect, people } from './scene.ts';

/** https://docs.discord.com/developers/resources/message#create-message and …/topics/opcodes-and-status-codes#json */
export async function post(layer: Layer, call: Call, channel: string): Promise<Response> {
  const body = call.body as Body & {
    readonly nonce?: string;
    readonly enforce_nonce?: boolean;
    readonly message_reference?: { readonly message_id: string };
  };
  const may = botMayIn(channel);
  const has = (bit: bigint) => isDirect(channel) || (may & bit) !== 0n;
  const type = (await layer.double.channel(channel).getChannel())?.type;
  const thread = type === 11;
  // A forum has no messages of its own.
  if (type === 15) return refuse(400, 50008, 'Cannot send messages in a non-text channel');
  if (!has(1n << 10n)) return refuse(403, 50001, 'Missing Access');
  if (!has(thread ? 1n << 38n : 1n << 11n)) return refuse(403, 50013, 'Missing Permissions');
  if (Object.values(people).some(({ id, closed }) => closed && channel === `2${id.slice(1)}`)) {
    return refuse(403, 50007, 'Cannot send messages to this user');
  }
  if (call.files.length > 0 && !has(1n << 15n)) return refuse(403, 50013, 'Missing Permissions');
  if (body.message_reference && !has(1n << 16n)) {
    return refuse(400, 160002, 'Cannot reply without permission to read message history');
  }
  // The same nonce again brings the message that is there already.
  const known = body.enforce_nonce && body.nonce ? layer.posted.get(`${channel} ${body.nonce}`) : undefined;
  if (known) return { status: 200, body: known };
  const told = await forward(layer, call);
  if (told.status !== 200) return told;
  if (body.nonce) layer.posted.set(`${channel} ${body.nonce}`, told.body);
  const id = String((told.body as Json).id);
  layer.messages.set(id, {
    id,
    channel,
    author: botId,
    components: body.components ?? [],
    files: call.files,
    ...(body.message_reference && { answers: body.message_reference.message_id }),
  });
  return told;
}

/** https://docs.discord.com/developers/resources/message#edit-message */
export async function change(layer: Layer, call: Call, channel: string, id: string): Promise<Response> {
  if (!isDirect(channel) && (botMayIn(channel) & (1n << 10n)) === 0n) return refuse(403, 50001, 'Missing Access');
  const before = await forward(layer, { ...call, method: 'GET', body: undefined });
  if (before.status !== 200) return before;
  const known = layer.messages.get(id);
  if (known?.owner || (before.body as Json).channel_id !== channel) return refuse(404, 10008, 'Unknown Message');
  if (!known) return refuse(403, 50005, 'Cannot edit a message authored by another user');
  const told = await forward(layer, call);
  const { components, attachments } = call.body as Body;
  layer.messages.set(id, {
    ...known,
    components: components ?? known.components,
    files: attachments ? call.files : known.files,
  });
  return told;
}

/**
 * Nothing where the bot may not read the history, nothing that one person alone sees, and of others' messages not the
 * words. https://docs.discord.com/developers/resources/message#get-channel-messages
 */
export async function latest(layer: Layer, call: Call, channel: string): Promise<Response> {
  const has = (bit: bigint) => isDirect(channel) || (botMayIn(channel) & bit) !== 0n;
  if (!has(1n << 10n)) return refuse(403, 50001, 'Missing Access');
  const told = await forward(layer, { ...call, path: `${call.path}?${call.query}` });
  if (told.status !== 200) return told;
  const messages = (told.body as readonly Json[]).filter(({ id }) => !layer.messages.get(String(id))?.owner);
  const readable = messages.map((message) =>
    layer.messages.has(String(message.id))
      ? { ...message, components: numbered((message.components ?? []) as readonly Part[]) }
      : { ...message, content: '', components: [] },
  );
  return { ...told, body: has(1n << 16n) ? readable : [] };
}

/** https://docs.discord.com/developers/resources/message#get-channel-message */
export async function one(layer: Layer, call: Call, channel: string): Promise<Response> {
  const needs = (1n << 10n) | (1n << 16n);
  if (!isDirect(channel) && (botMayIn(channel) & needs) !== needs) return refuse(403, 50001, 'Missing Access');
  const told = await forward(layer, call);
  if (told.status !== 200) return told;
  const message = told.body as Json;
  return { ...told, body: { ...message, components: numbered((message.components ?? []) as readonly Part[]) } };
}
