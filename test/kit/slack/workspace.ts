/** A small Slack workspace with the bot in it: people type, press, pick and fill in, and see what they would see. */
import { createSlack, type SlackOptions } from '../../../src/adapters/slack/connect.ts';
import type { Bot } from '../../../src/core/interaction.ts';
import { listen } from '../room.ts';
import { type Api, type Block, type Message, openApi, type View } from './api.ts';
import * as payloads from './payloads.ts';
import { wordsIn } from './picture.ts';
import { suggestedOptions, webhookBody } from './rules.ts';
import { type Acked, httpWire, openSocketWire, type SocketWire, type Wire } from './wire.ts';

export type Transport = 'http' | 'socket';
export const tokens = { bot: 'xoxb-1-secret-bot-token', app: 'xapp-1-secret-app-token' };
export const secret = 'a-signing-secret';
export const general = 'C0GENERAL';

export type Workspace = Awaited<ReturnType<typeof openWorkspace>>;
/** Slack never gives one id twice, and a bot that has seen one answers it no more. */
let events = 0;
export type Element = Record<string, unknown> & { readonly type: string; readonly action_id: string };

export async function openWorkspace(transport: Transport, bot: Bot, options: Partial<SlackOptions> = {}) {
  const api = await openApi(tokens);
  const log = listen();
  const { lines } = log;
  const sockets = transport === 'socket' ? await openSocketWire(api) : undefined;
  const connect = async (to: Bot) => {
    const slack = createSlack(
      {
        botToken: tokens.bot,
        apiUrl: api.url,
        ...(sockets ? { appToken: tokens.app } : { signingSecret: secret, port: 0 }),
        ...options,
      },
      log,
    );
    await slack.connect(to);
    const port = lines.findLast(({ message }) => message === 'Slack: connected')?.fields.port;
    const url = `http://127.0.0.1:${port}/slack/events`;
    const wire: Wire = sockets ?? httpWire(url, secret);
    return { slack, url, wire };
  };
  let connected = await connect(bot);
  const acks: Acked[] = [];
  let last: Parameters<Wire['send']> | undefined;

  async function send(...args: Parameters<Wire['send']>): Promise<Acked> {
    last = args;
    const acked = await connected.wire.send(...args);
    acks.push(acked);
    return acked;
  }

  /** What people see after `act`: the next message, or the message that was changed. */
  async function seen(act: () => Promise<unknown>): Promise<Message> {
    const before = api.messages.length;
    const edits = new Map(api.messages.map((message) => [message, message.edits]));
    await act();
    return api.until('a message', () => {
      const edited = api.messages.find((message) => message.edits > (edits.get(message) ?? 0));
      return edited ?? api.messages[before];
    });
  }

  return {
    ...drive({ api, send, seen, nextEvent: () => `Ev${++events}` }),
    api,
    lines,
    acks,
    get wire() {
      return connected.wire;
    },
    get url() {
      return connected.url;
    },
    get slack() {
      return connected.slack;
    },
    sockets: sockets as SocketWire,
    /** Slack believes that what it sent last was lost. */
    again: async () => last && connected.wire.send(last[0], last[1], 1),
    /** The bot that was there is gone, and another one comes to the same workspace. */
    async reconnects(to: Bot): Promise<void> {
      await connected.slack.close();
      connected = await connect(to);
    },
    /** Every line of the log, with an error's words and its causes': what must not contain a secret. */
    logged: () => lines.map((line) => JSON.stringify(line, showErrors)).join('\n'),
    async close(): Promise<void> {
      await connected.slack.close();
      await connected.wire.close();
      await api.close();
    },
  };
}

const showErrors = (_: string, value: unknown): unknown =>
  value instanceof Error ? { ...value, message: value.message, stack: value.stack, cause: value.cause } : value;

type Parts = {
  readonly api: Api;
  readonly send: Wire['send'];
  readonly seen: (act: () => Promise<unknown>) => Promise<Message>;
  readonly nextEvent: () => string;
};

function drive({ api, send, seen, nextEvent }: Parts) {
  const dm = (user: string) => `D0${user.slice(1)}`;

  async function slash(user: string, line: string, channel = general): Promise<Acked> {
    const [command = '', ...words] = line.split(' ');
    const payload = payloads.slashCommand(
      command,
      words.join(' '),
      { user, channel },
      api.newUrl({ channel, user }),
      api.newTrigger(),
    );
    const acked = await send('command', payload);
    if (acked.body) {
      api.faults.push(...webhookBody(acked.body, 'ack'));
      api.showWebhook(acked.body, { channel, user });
      api.changed();
    }
    return acked;
  }

  async function act(user: string, on: Message, action: Record<string, unknown>): Promise<Acked> {
    const at = {
      user,
      channel: on.channel,
      thread: on.thread,
      ts: on.ts,
      ephemeral: on.onlyFor !== undefined,
      blocks: on.blocks,
    };
    const url = api.newUrl({ channel: on.channel, user, of: on });
    return send('interactive', payloads.blockActions(action, at, url, api.newTrigger()));
  }

  /** By Slack's own clock. */
  const pressed = ({ type, action_id, text, value, url }: Element) => ({
    type,
    action_id,
    text,
    value,
    url,
    action_ts: api.nextTs(),
  });

  return {
    dm,
    slash,
    act,
    /** Types a slash command and waits for what it shows. */
    types: (user: string, line: string, channel = general) => seen(() => slash(user, line, channel)),
    /** Types a slash command that opens a form. */
    async opens(doing: () => Promise<unknown>): Promise<View> {
      const before = api.views.length;
      await doing();
      return api.until('a form', () => api.views[before]);
    },
    /** Writes a message that mentions the bot; resolves to the event, so that it can be sent again. */
    async mention(user: string, text: string, at: { channel?: string; thread?: string } = {}) {
      const { channel = general, thread } = at;
      const written = `<@${payloads.botUser}> ${text}`;
      const payload = payloads.event(
        payloads.appMention(written, { user, channel, thread }, api.nextTs()),
        nextEvent(),
      );
      await send('event', payload);
      return payload;
    },
    mentions: (user: string, text: string, at: { channel?: string; thread?: string } = {}) =>
      seen(async () => {
        const { channel = general, thread } = at;
        const written = `<@${payloads.botUser}> ${payloads.escapeTyped(text)}`;
        await send(
          'event',
          payloads.event(payloads.appMention(written, { user, channel, thread }, api.nextTs()), nextEvent()),
        );
      }),
    says: (user: string, text: string, thread?: string) =>
      seen(async () => {
        const at = { user, channel: dm(user), thread };
        await send(
          'event',
          payloads.event(payloads.directMessage(payloads.escapeTyped(text), at, api.nextTs()), nextEvent()),
        );
      }),
    press: (user: string, on: Message, label: string) => act(user, on, pressed(buttonOf(on, label))),
    presses: (user: string, on: Message, label: string) => seen(() => act(user, on, pressed(buttonOf(on, label)))),
    /** Chooses in a menu of a message. */
    picks(user: string, on: Message, hint: string, value: string) {
      const menu = menuOf(on, hint);
      const selected = { text: { type: 'plain_text', text: value }, value };
      return seen(() => act(user, on, { type: menu.type, action_id: menu.action_id, selected_option: selected }));
    },
    /** What a menu that searches offers while somebody types. */
    async offers(
      user: string,
      on: Message | View,
      hint: string,
      typed: string,
    ): Promise<readonly { label: string; value: string }[]> {
      const inView = !('channel' in on);
      const menu = inView ? inputOf(on as View, hint) : { ...menuOf(on as Message, hint), block_id: 'b1' };
      const where = inView ? { view: payloads.openedView(on as View, {}) } : (on as Message);
      const payload = payloads.blockSuggestion(
        { action_id: menu.action_id, block_id: menu.block_id },
        typed,
        user,
        where,
      );
      const { body } = await send('interactive', payload);
      api.faults.push(...suggestedOptions(body, 'suggestion'));
      return ((body?.options ?? []) as { text: { text: string }; value: string }[]).map(({ text, value }) => ({
        label: text.text,
        value,
      }));
    },
    /** Sends a filled-in form. */
    submit: (user: string, view: View, values: Filled) =>
      send('interactive', payloads.viewSubmission(view, filledIn(view, values, api), user, api.newTrigger())),
    submits(user: string, view: View, values: Filled) {
      return seen(() =>
        send('interactive', payloads.viewSubmission(view, filledIn(view, values, api), user, api.newTrigger())),
      );
    },
  };
}

/** The words of a message as a person reads them. */
export const read = (message: Message): string => wordsIn(message.blocks);

export const elementsOf = (message: Message): Element[] =>
  message.blocks.flatMap(({ elements }) => (elements ?? []) as Element[]);

export const labelsOf = (message: Message): string[] =>
  elementsOf(message)
    .filter(({ type }) => type === 'button')
    .map(({ text }) => (text as { text: string }).text);

export function buttonOf(message: Message, label: string): Element {
  const found = elementsOf(message).find(
    ({ type, text }) => type === 'button' && (text as { text: string }).text === label,
  );
  if (!found) throw new Error(`there is no button “${label}”, only ${labelsOf(message).join(', ')}`);
  return found;
}

function menuOf(message: Message, hint: string): Element {
  const menus = elementsOf(message).filter(({ type }) => type.endsWith('_select'));
  const found = menus.find(({ placeholder }) => (placeholder as { text: string }).text === hint);
  if (!found) throw new Error(`there is no menu “${hint}” in ${JSON.stringify(menus)}`);
  return found;
}

export type Input = Block & { readonly block_id: string; readonly element: Element };

function inputOf(view: View, id: string): { readonly action_id: string; readonly block_id: string } {
  const found = (view.blocks as readonly Input[]).find(({ block_id }) => block_id === id);
  if (!found) throw new Error(`there is no field ${id} in ${JSON.stringify(view.blocks)}`);
  return { action_id: found.element.action_id, block_id: found.block_id };
}

/** What is typed or picked, by the fields' ids; several where several may be picked. Files are named by the ids that `give` has said. */
type Filled = Readonly<Record<string, string | readonly string[]>>;

/** https://docs.slack.dev/reference/views#state: what an empty field sends is null, an untouched one what it began with. */
const filledIn = (view: View, values: Filled, { given }: Api) =>
  Object.fromEntries(
    (view.blocks as readonly Input[]).map(({ block_id, element }) => [
      block_id,
      { [element.action_id]: { type: element.type, ...stateOf(element, values[block_id], given) } },
    ]),
  );

function stateOf(
  element: Element,
  value: string | readonly string[] | undefined,
  given: Api['given'],
): Record<string, unknown> {
  if (element.type === 'file_input') return { files: [value ?? []].flat().map(given) };
  const chosen = (value === undefined ? [] : [value].flat()).map((one) => ({
    text: { type: 'plain_text', text: one },
    value: one,
  }));
  if (element.type === 'plain_text_input') return { value: value ?? element.initial_value ?? null };
  if (!element.type.startsWith('multi_') && element.type !== 'checkboxes') {
    return { selected_option: chosen[0] ?? element.initial_option ?? null };
  }
  const most = Number(element.max_selected_items ?? chosen.length);
  if (chosen.length > most) throw new Error(`Slack lets nobody pick more than ${most}`);
  return { selected_options: value === undefined ? (element.initial_options ?? []) : chosen };
}
