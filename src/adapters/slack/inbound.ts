/** Slack's payloads as interactions: a translation, no rules. Parsed only as far as they are used. */
import { z } from 'zod';
import type { Interaction } from '../../core/interaction.ts';
import { type Instant, messageRef, personId, placeId } from '../../core/place.ts';
import { type Press, readPress } from '../../core/press.ts';
import { readActionId } from './action.ts';
import { calledWords, unescapeControl } from './words.ts';

/** What is known when something arrives, beside what the payload says. */
export type Receipt = {
  readonly at: Instant;
  /** What the names of our slash commands begin with, without the hyphen. */
  readonly prefix?: string;
  readonly botUser: string;
  /** Whether that channel is a direct conversation with the bot: Slack tells it from one between two people only in events. */
  readonly isDirect: (channel: string) => boolean;
};

/** Where an answer can go. */
export type Where = {
  readonly user: string;
  readonly channel?: string;
  /** The thread that it was in. */
  readonly thread?: string;
  /** The message that a public answer starts a thread on. */
  readonly opens?: string;
  /** Whether only its person sees the message that was pressed. */
  readonly ephemeral?: boolean;
  /** Valid for 30 minutes and five messages: https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
  readonly responseUrl?: string;
  /** Valid for three seconds and one modal: https://docs.slack.dev/reference/methods/views.open */
  readonly triggerId?: string;
};

export type Arrived = { readonly interaction: Interaction; readonly where: Where };

const id = z.string().min(1);
const team = z.object({ id }).nullish();
const person = z.object({ id, name: z.string().optional(), username: z.string().optional(), team_id: z.string().optional() });
/** In an install for a whole organisation the team may be missing: then the person's, then the organisation. */
const origin = z.object({ team, user: person, enterprise: team });
const teamOf = (body: z.infer<typeof origin>): string =>
  body.team?.id ?? body.user.team_id ?? body.enterprise?.id ?? 'unknown';
const nameOf = ({ name, username, id: user }: z.infer<typeof person>): string => username ?? name ?? user;

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
      place: placeId('slack', from, body.channel_id),
      direct: receipt.isDirect(body.channel_id),
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
  if (event.subtype || event.bot_id || !event.user || event.user === receipt.botUser) return undefined;
  const from = body.team_id ?? body.enterprise_id ?? 'unknown';
  const thread = threadOf(event.ts, event.thread_ts);
  return {
    interaction: {
      is: 'mention',
      text: calledWords(event.text, receipt.botUser),
      person: { id: personId('slack', from, event.user), name: event.user },
      place: placeId('slack', from, event.channel, ...(thread ? [thread] : [])),
      direct,
      delivery: body.event_id,
      sentAt: timeOf(event.ts, receipt.at),
    },
    where: { user: event.user, channel: event.channel, ...(thread ? { thread } : !direct && { opens: event.ts }) },
  };
}

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
  actions: z.tuple([
    z.object({ action_id: z.string(), action_ts: z.string().optional(), selected_option: z.object({ value: z.string() }).nullish() }),
  ]).rest(z.unknown()),
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
  return {
    is: 'press',
    interaction: {
      is: 'press',
      press: read.press,
      ...(action.selected_option && { picked: action.selected_option.value }),
      message: {
        ref: messageRef('slack', from, channel ?? '', ts),
        shownTo: container.is_ephemeral ? 'asker' : 'everyone',
      },
      person: { id: personId('slack', from, body.user.id), name: nameOf(body.user) },
      place: placeId('slack', from, ...placeParts(channel, thread)),
      direct: channel !== undefined && receipt.isDirect(channel),
      delivery: body.trigger_id,
      sentAt: timeOf(action.action_ts, receipt.at),
    },
    where,
  };
}

const metadata = z.object({ channel: z.string(), thread: z.string(), url: z.string() }).partial();

/** What a modal must remember of where it was opened: its submission does not say. */
export const writeMetadata = ({ channel, thread, responseUrl }: Where): string =>
  JSON.stringify({ channel, thread, url: responseUrl } satisfies { [Key in keyof z.infer<typeof metadata>]: unknown });

const field = z.object({ value: z.string().nullish(), selected_option: z.object({ value: z.string() }).nullish() });
const view = z.object({
  callback_id: z.string(),
  private_metadata: z.string().default(''),
  state: z.object({ values: z.record(z.string(), z.record(z.string(), field)) }).optional(),
});
const formBody = origin.extend({ trigger_id: id, view });

/** A modal that was sent; `undefined` for one that is not ours. */
export function fromForm(payload: unknown, receipt: Receipt): Arrived | undefined {
  const body = formBody.parse(payload);
  const press = readPress(body.view.callback_id);
  if (!press) return undefined;
  const from = teamOf(body);
  const { channel, thread, url } = metadata.parse(JSON.parse(body.view.private_metadata || '{}'));
  return {
    interaction: {
      is: 'form',
      press,
      values: valuesOf(body.view),
      person: { id: personId('slack', from, body.user.id), name: nameOf(body.user) },
      place: placeId('slack', from, ...placeParts(channel, thread)),
      direct: channel !== undefined && receipt.isDirect(channel),
      delivery: body.trigger_id,
      sentAt: { at: receipt.at, by: 'receipt' },
    },
    where: {
      user: body.user.id,
      ...(channel && { channel }),
      ...(thread && { thread }),
      ...(url && { responseUrl: url }),
    },
  };
}

const suggestionBody = origin.extend({
  action_id: z.string(),
  block_id: z.string(),
  value: z.string().default(''),
  channel: z.object({ id }).optional(),
  container: z.object({ channel_id: z.string().optional() }).optional(),
  view: view.optional(),
});

/**
 * A menu that asks for its options: in a message its press says for what, in a modal the modal's press and the field.
 * `undefined` for another app's.
 */
export function fromSuggestion(payload: unknown, receipt: Receipt): Arrived | undefined {
  const body = suggestionBody.parse(payload);
  const asked = body.view ? inForm(body.view, body.block_id) : inMessage(body.action_id);
  if (!asked) return undefined;
  const { press, option, given } = asked;
  const from = teamOf(body);
  const channel = body.channel?.id ?? body.container?.channel_id;
  return {
    interaction: {
      is: 'suggest',
      words: press.machine.split(' '),
      option,
      typed: unescapeControl(body.value),
      given,
      person: { id: personId('slack', from, body.user.id), name: nameOf(body.user) },
      place: placeId('slack', from, ...placeParts(channel, undefined)),
      direct: channel !== undefined && receipt.isDirect(channel),
      // Slack gives it no id; asking twice does no harm.
      delivery: `${body.user.id} ${body.block_id} ${body.value}`,
      sentAt: { at: receipt.at, by: 'receipt' },
    },
    where: { user: body.user.id, ...(channel && { channel }) },
  };
}

type Asked = { readonly press: Press; readonly option: string; readonly given: Readonly<Record<string, string>> };

function inMessage(actionId: string): Asked | undefined {
  const read = readActionId(actionId);
  if (read.is !== 'press') return undefined;
  const [option = '', ...others] = read.press.args;
  return { press: read.press, option, given: givenIn(others) };
}

function inForm(of: z.infer<typeof view>, option: string): Asked | undefined {
  const press = readPress(of.callback_id);
  return press && { press, option, given: { ...givenIn(press.args), ...valuesOf(of) } };
}

/** What was filled in; a field that was left empty is not there. */
const valuesOf = (of: z.infer<typeof view>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(of.state?.values ?? {}).flatMap(([name, inputs]) => {
      const [input] = Object.values(inputs);
      const value = input?.selected_option?.value ?? input?.value;
      return value ? [[name, value]] : [];
    }),
  );

/** `name=value` arguments. */
const givenIn = (args: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    args.flatMap((arg) => (arg.includes('=') ? [[arg.slice(0, arg.indexOf('=')), arg.slice(arg.indexOf('=') + 1)]] : [])),
  );

/** The first message of a thread carries its own time as `thread_ts`, and is not in the thread. */
const threadOf = (ts: string, thread: string | undefined): string | undefined => (thread !== ts ? thread : undefined);

const placeParts = (channel: string | undefined, thread: string | undefined): string[] =>
  channel ? [channel, ...(thread ? [thread] : [])] : [];

/** Slack writes times as seconds with a fraction: `1618272000.000200`. */
function timeOf(ts: string | undefined, receipt: Instant): Interaction['sentAt'] {
  const seconds = Number(ts);
  return seconds > 0 ? { at: Math.round(seconds * 1000), by: 'platform' } : { at: receipt, by: 'receipt' };
}
