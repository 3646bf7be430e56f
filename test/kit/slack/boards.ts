/** The double's ordinary messages after they were posted: changed, and read again. */
import type { Block, Message } from './api.ts';
import { botId, botUser } from './payloads.ts';

type Json = Record<string, unknown>;
type Place = { readonly messages: readonly Message[]; readonly members: ReadonlySet<string> };

const no = (error: string): Json => ({ ok: false, error });

/** https://docs.slack.dev/reference/methods/chat.update: only our own ordinary messages; metadata that is left out stays. */
export function update({ messages }: Place, body: Json): Json {
  const { channel, ts } = body;
  if (!/^[CDG]/.test(String(channel))) return no('channel_not_found');
  const message = messages.find((one) => one.channel === channel && one.ts === ts);
  if (!message) return no('message_not_found');
  if (message.onlyFor || message.by !== botId) return no('cant_update_message');
  Object.assign(message, {
    text: String(body.text),
    blocks: body.blocks as Block[],
    edits: message.edits + 1,
    ...(body.metadata !== undefined && { metadata: body.metadata }),
  });
  return { ok: true, channel, ts, text: message.text };
}

/**
 * https://docs.slack.dev/reference/methods/conversations.history: the newest first, without what only one person sees, and without
 * replies; page by page: https://docs.slack.dev/apis/web-api/pagination
 */
export function history({ messages, members }: Place, body: Json): Json {
  const { channel, limit, oldest, cursor, include_all_metadata: all } = body;
  if (!canRead(members, channel)) return no('not_in_channel');
  const found = messages
    .filter((one) => one.channel === channel && !one.onlyFor && !one.thread)
    .filter(({ ts }) => oldest === undefined || Number(ts) >= Number(oldest))
    .toReversed();
  const from = Number(cursor ?? 0);
  const to = from + Number(limit ?? 100);
  return {
    ok: true,
    messages: found.slice(from, to).map((one) => shown(one, all === true)),
    has_more: found.length > to,
    ...(found.length > to && { response_metadata: { next_cursor: String(to) } }),
  };
}

/** https://docs.slack.dev/reference/methods/conversations.replies: the thread's first message and its replies, the oldest first. */
export function replies({ messages, members }: Place, { channel, ts, limit, include_all_metadata: all }: Json): Json {
  if (!canRead(members, channel)) return no('not_in_channel');
  const found = messages.filter(
    (one) => one.channel === channel && !one.onlyFor && (one.ts === ts || one.thread === ts),
  );
  if (found.length === 0) return no('thread_not_found');
  return { ok: true, messages: found.slice(0, Number(limit ?? 1_000)).map((one) => shown(one, all === true)) };
}

/** https://docs.slack.dev/reference/methods/pins.add */
export function pin({ messages, members }: Place, pins: Set<string>, { channel, timestamp }: Json): Json {
  if (!canRead(members, channel)) return no('channel_not_found');
  const message = messages.find((one) => one.channel === channel && one.ts === timestamp && !one.onlyFor);
  if (!message) return no('message_not_found');
  if (pins.has(message.ts)) return no('already_pinned');
  pins.add(message.ts);
  return { ok: true };
}

const canRead = (members: ReadonlySet<string>, channel: unknown): boolean =>
  String(channel).startsWith('D') || members.has(String(channel));

/** Without include_all_metadata only the event's type is told. */
const shown = ({ ts, thread, text, blocks, metadata, by }: Message, all: boolean): Json => ({
  type: 'message',
  ts,
  text,
  blocks,
  ...(by ? { bot_id: by, user: by === botId ? botUser : 'U0OTHER00' } : { user: 'USOMEBODY' }),
  ...(thread && { thread_ts: thread }),
  ...(metadata && { metadata: all ? metadata : { event_type: metadata.event_type } }),
});
