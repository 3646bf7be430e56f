/** Threads, a forum's posts and pins: what Discord does and the double does not, or does otherwise. */
import type { Json } from './gateway.ts';
import type { Call, Layer } from './layer.ts';
import { post } from './messages.ts';
import { type Response, refuse } from './rest.ts';
import { botId, botMayIn, channels, guildId, isDirect, threads } from './scene.ts';

/** https://docs.discord.com/developers/topics/permissions#permissions-bitwise-permission-flags */
const view = 1n << 10n;
const send = 1n << 11n;
const open = 1n << 35n;
const pinning = 1n << 51n;
const has = (channel: string, bit: bigint): boolean => (botMayIn(channel) & bit) !== 0n;
const typeOf = (id: string): number | undefined => Object.values(channels).find((channel) => channel.id === id)?.type;

/** https://docs.discord.com/developers/resources/channel#start-thread-from-message: its id is the message's, and a message has one. */
export async function openThread(layer: Layer, call: Call, channel: string, message: string): Promise<Response> {
  if (!isDirect(channel) && !has(channel, view)) return refuse(403, 50001, 'Missing Access');
  if (!layer.messages.has(message)) return refuse(404, 10008, 'Unknown Message');
  if (isDirect(channel) || threads.has(channel) || typeOf(channel) !== 0) {
    return refuse(400, 50024, 'Cannot execute action on this channel type');
  }
  if (!has(channel, open)) return refuse(403, 50013, 'Missing Permissions');
  if (threads.has(message)) return refuse(400, 160004, 'A thread has already been created for this message');
  return { status: 201, body: await create(layer, call, channel, message) };
}

/** https://docs.discord.com/developers/resources/channel#start-thread-in-forum-or-media-channel */
export async function openPost(layer: Layer, call: Call, forum: string): Promise<Response> {
  if (!has(forum, view)) return refuse(403, 50001, 'Missing Access');
  if (!has(forum, send)) return refuse(403, 50013, 'Missing Permissions');
  if (typeOf(forum) !== 15) return refuse(400, 50024, 'Cannot execute action on this channel type');
  // The double gives the first message an id, and the thread has it too.
  const id = String(BigInt(Date.now() - 1_420_070_400_000) << 22n);
  const thread = await create(layer, call, forum, id);
  const { message } = call.body as { readonly message: Json };
  const told = await post(layer, { ...call, path: `/channels/${id}/messages`, body: message }, id);
  if (told.status !== 200) return told;
  const given = told.body as { readonly id: string };
  const { double, messages } = layer;
  await double.prisma.message.update({ where: { id: given.id }, data: { id } });
  const kept = messages.get(given.id);
  messages.delete(given.id);
  if (kept) messages.set(id, { ...kept, id });
  return { status: 201, body: { ...thread, message: { ...given, id } } };
}

/** https://docs.discord.com/developers/resources/message#pin-message */
export async function pin(layer: Layer, channel: string, message: string): Promise<Response> {
  if (!isDirect(channel) && !has(channel, view)) return refuse(403, 50001, 'Missing Access');
  if (layer.messages.get(message)?.channel !== channel) return refuse(404, 10008, 'Unknown Message');
  if (!isDirect(channel) && !has(channel, pinning)) return refuse(403, 50013, 'Missing Permissions');
  layer.pins.add(message);
  return { status: 204 };
}

async function create(layer: Layer, call: Call, parent: string, id: string): Promise<Json> {
  const { name, auto_archive_duration: minutes } = call.body as {
    readonly name: string;
    readonly auto_archive_duration: number;
  };
  const { prisma } = layer.double;
  const data = { id, guildId, type: 11, name, parentId: parent, ownerId: botId, autoArchiveDuration: minutes };
  await prisma.channel.create({ data: { ...data, archiveTimestamp: new Date() } });
  threads.set(id, parent);
  layer.threads.set(id, name);
  const channel = (await layer.double.channel(id).getChannel()) as unknown as Json;
  layer.announce('THREAD_CREATE', { ...channel, newly_created: true });
  return channel;
}
