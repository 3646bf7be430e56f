/** Slack's commands, messages and presses as interactions: a translation, no rules. Parsed only as far as they are used. */
import { z } from 'zod';
import { messageRef, personId } from '../../core/place.ts';
import { readActionId } from './action.ts';
import {
  type Arrived,
  here,
  id,
  instantOf,
  nameOf,
  origin,
  type Receipt,
  teamOf,
  threadOf,
  timeOf,
  type Where,
} from './arrived.ts';
import { calledWords, unescapeControl } from './words.ts';

const commandBody = z.object({
  command: z.string(),
  text: z.string().default(''),
  user_id: id,
  user_name: z.string().optional(),
  team_id: z.string().optional(),
  enterprise_id: z.string().optional(),
  channel_id: id,
  trigger_id: id,
  response_url: id,
});

/** A slash command as a line: `/acme-article section 2` says `article section 2`. */
export function fromCommand(payload: unknown, receipt: Receipt): Arrived {
  const body = commandBody.parse(payload);
  const name = body.command.replace(/^\//, '');
  const before = receipt.prefix ? `${receipt.prefix}-` : '';
  const group = name.startsWith(before) ? name.slice(before.length) : name;
  const from = body.team_id ?? body.enterprise_id ?? 'unknown';
  return {
    interaction: {
      is: 'line',
      text: `${group} ${unescapeControl(body.text)}`.trim(),
      person: { id: personId('slack', from, body.user_id), name: body.user_name ?? body.user_id },
      ...here(from, body.channel_id, undefined, receipt.isDirect(body.channel_id)),
      delivery: body.trigger_id,
      sentAt: { at: receipt.at, by: 'receipt' },
    },
    where: { user: body.user_id, channel: body.channel_id, responseUrl: body.response_url, triggerId: body.trigger_id },
  };
}

const eventBody = z.object({
  team_id: z.string().optional(),
  enterprise_id: z.string().nullish(),
  event_id: id,
  event: z.object({
    type: z.string(),
    subtype: z.string().optional(),
    channel_type: z.string().optional(),
    bot_id: z.string().optional(),
    user: z.string().optional(),
    text: z.string().default(''),
    channel: id,
    ts: id,
    thread_ts: z.string().optional(),
  }),
});

/**
 * A mention, or a message in a direct conversation with the bot; `undefined` for all that was not written to it by a person:
 * edits, joins, other bots, itself. A mention at a channel's top level is answered in a thread on it: that is where it was
 * asked, the channel stays quiet, and what follows stays together.
 */
export function fromMessage(payload: unknown, receipt: Receipt): Arrived | undefined {
  const { event, ...body } = eventBody.parse(payload);
  const direct = event.channel_type === 'im';
  if (event.type === 'message' && !direct) return undefined;
  if (!isSaid(event.subtype) || event.bot_id || !event.user || event.user === receipt.botUser) return undefined;
  const from = body.team_id ?? body.enterprise_id ?? 'unknown';
  const thread = threadOf(event.ts, event.thread_ts);
  return {
    interaction: {
      is: 'mention',
      text: calledWords(event.text, receipt.botUser),
      ...(!thread && !direct && { thread: here(from, event.channel, event.ts, false).place }),
      person: { id: personId('slack', from, event.user), name: event.user },
      ...here(from, event.channel, thread, direct),
      delivery: body.event_id,
      sentAt: timeOf(event.ts, receipt.at),
    },
    where: { user: event.user, channel: event.channel, ...(thread ? { thread } : !direct && { opens: event.ts }) },
  };
}

/** People’s own words: as they are, with a file, or from a thread for the whole conversation too. https://docs.slack.dev/reference/events/message */
const isSaid = (subtype: string | undefined): boolean =>
  subtype === undefined || subtype === 'file_share' || subtype === 'thread_broadcast';

const pressBody = origin.extend({
  trigger_id: id,
  response_url: z.string().optional(),
  channel: z.object({ id }).optional(),
  container: z.object({
    channel_id: z.string().optional(),
    message_ts: z.string().optional(),
    thread_ts: z.string().optional(),
    is_ephemeral: z.boolean().optional(),
  }),
  message: z.object({ thread_ts: z.string().optional() }).optional(),
  actions: z
    .tuple([
      z.object({
        action_id: z.string(),
        action_ts: z.string().optional(),
        selected_option: z.object({ value: z.string() }).nullish(),
      }),
    ])
    .rest(z.unknown()),
});

/** A button or a menu. `link`: a page was opened, there is nothing to answer. `foreign`: not a button of ours. */
export type Pressed =
  | ({ readonly is: 'press' } & Arrived)
  | { readonly is: 'link' }
  | { readonly is: 'foreign'; readonly actionId: string; readonly where: Where; readonly person: string };

export function fromPress(payload: unknown, receipt: Receipt): Pressed {
  const body = pressBody.parse(payload);
  const [action] = body.actions;
  const read = readActionId(action.action_id);
  if (read.is === 'link') return read;
  const { container } = body;
  const from = teamOf(body);
  const channel = body.channel?.id ?? container.channel_id;
  const ts = container.message_ts ?? '';
  const at = instantOf(ts);
  const thread = threadOf(ts, container.thread_ts ?? body.message?.thread_ts);
  const where: Where = {
    user: body.user.id,
    triggerId: body.trigger_id,
    ephemeral: container.is_ephemeral ?? false,
    ...(channel && { channel }),
    ...(thread && { thread }),
    ...(body.response_url && { responseUrl: body.response_url }),
  };
  if (read.is === 'foreign') {
    return { is: 'foreign', actionId: action.action_id, where, person: personId('slack', from, body.user.id) };
  }
  // A session's messages are posted by us, and in a direct conversation that is only possible in one with us.
  const isOurDirect = read.press.session !== '' && !container.is_ephemeral && channel?.startsWith('D') === true;
  return {
    is: 'press',
    interaction: {
      is: 'press',
      press: read.press,
      ...(action.selected_option && { picked: action.selected_option.value }),
      message: {
        ref: messageRef('slack', from, channel ?? '', ts),
        shownTo: container.is_ephemeral ? 'asker' : 'everyone',
        ...(at !== undefined && { at }),
      },
      person: { id: personId('slack', from, body.user.id), name: nameOf(body.user) },
      ...here(from, channel, thread, channel !== undefined && (receipt.isDirect(channel) || isOurDirect)),
      delivery: body.trigger_id,
      sentAt: timeOf(action.action_ts, receipt.at),
    },
    where,
  };
}
