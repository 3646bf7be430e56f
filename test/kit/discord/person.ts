/** What a person can do on Discord; the client keeps them from doing what it would not let them. */
import type { Json } from './gateway.ts';
import type { Exchange, Layer, Message } from './layer.ts';
import { kind, type Part, walk } from './parts.ts';
import { picture } from './picture.ts';
import { type ChannelName, type PersonName, people } from './scene.ts';

/** A channel, a thread that was opened meanwhile, or the person's direct conversation with the bot. */
export type Where = ChannelName | { readonly thread: string } | { readonly with: PersonName };

type Filled = Readonly<Record<string, string | readonly string[]>>;

export type Person = {
  readonly id: string;
  /** Types a slash command: `/article section`, and its options. Resolves when the bot has responded first. */
  readonly types: (where: Where, command: string, options?: Readonly<Record<string, string>>) => Promise<Exchange>;
  /** What is offered while an option is being typed. */
  readonly completes: (where: Where, command: string, option: string, typed: string) => Promise<readonly string[]>;
  readonly presses: (message: Message | undefined, label: string) => Promise<Exchange>;
  readonly picks: (message: Message | undefined, label: string) => Promise<Exchange>;
  /** Fills in the modal that an exchange brought, by the labels of its fields, and sends it. Several are picked by a list; a file is named that was `attached`. */
  readonly submits: (exchange: Exchange, values: Filled) => Promise<Exchange>;
  /** Writes a message; `answers` makes it a reply. Returns its id. */
  readonly says: (where: Where, content: string, answers?: string) => Promise<string>;
  /** Sends an interaction as it is. */
  readonly sends: (where: Where, type: number, data: Json, source?: string) => Promise<Exchange>;
};

export function personIn(layer: Layer, name: PersonName, channelOf: (where: Where) => Promise<string>): Person {
  const { id } = people[name];
  const act = async (channel: string, type: number, data: Json, source?: string): Promise<Exchange> => {
    const sent = await layer.double.simulateInteraction({
      type,
      channelId: channel,
      userId: id,
      data: data as Record<string, unknown>,
      ...(source !== undefined && { messageId: source }),
    });
    return layer.until(`a response to ${name}`, () => {
      const exchange = layer.exchanges.get(sent.id);
      return exchange && (exchange.steps.length > 0 || exchange.lost) ? exchange : undefined;
    });
  };
  const use = (message: Message | undefined, find: (part: Part) => boolean, what: string) => {
    if (!message || (message.owner && message.owner !== id)) throw new Error(`${name} does not see that message`);
    const part = message.components.flatMap(walk).find(find);
    if (!part) throw new Error(`no ${what} in\n${picture(message.components)}`);
    return { message, part };
  };
  return {
    id,
    async types(where, command, options = {}) {
      return act(await channelOf(where), 2, commandData(layer, command, options));
    },
    async completes(where, command, option, typed) {
      const data = commandData(layer, command, { [option]: typed }, option);
      const { steps } = await act(await channelOf(where), 4, data);
      return (steps[0]?.choices ?? []).map((choice) => choice.name);
    },
    async presses(pressed, label) {
      const { message, part } = use(
        pressed,
        (one) => one.type === kind.button && one.label === label,
        `button “${label}”`,
      );
      return act(message.channel, 3, { custom_id: part.custom_id, component_type: kind.button, id: 7 }, message.id);
    },
    async picks(used, label) {
      const offers = (one: Part) => one.options?.some((option) => option.label === label) ?? false;
      const { message, part } = use(used, offers, `menu with “${label}”`);
      const values = part.options?.filter((option) => option.label === label).map(({ value }) => value);
      return act(
        message.channel,
        3,
        { custom_id: part.custom_id, component_type: kind.select, id: 7, values },
        message.id,
      );
    },
    async submits({ steps, channel, source }, values) {
      const modal = steps[0]?.modal;
      if (!modal) throw new Error('there is no modal to fill in');
      const components = (modal.components ?? []).map((label, at) => ({
        type: kind.label,
        id: 2 * at + 1,
        component: { ...submitted(label, values), id: 2 * at + 2 } as Json,
      }));
      const uploaded = components.flatMap(({ component }) => (component.type === kind.upload ? component.values : []));
      const attachments = Object.fromEntries(
        (uploaded as string[]).map((file) => [file, layer.attached.get(file)?.said]),
      );
      const resolved = uploaded.length > 0 && { resolved: { attachments } };
      return act(channel, 5, { custom_id: modal.custom_id, components, ...resolved }, source);
    },
    async says(where, content, answers) {
      const channel = await channelOf(where);
      const message = await layer.double
        .channel(channel)
        .user(id)
        .sendMessage({
          content,
          ...(answers && { messageReference: { channel_id: channel, message_id: answers } as never }),
        });
      return message.id;
    },
    async sends(where, type, data, source) {
      return act(await channelOf(where), type, data, source);
    },
  };
}

/** What the client sends for one field; it would not let a wrong value through. */
function submitted({ label, component: field }: Part, filled: Filled): Json {
  if (field?.type === kind.upload) return uploaded(field, label ?? '', filled);
  if (field?.type === kind.select) return picked(field, label ?? '', filled);
  const value = String(filled[label ?? ''] ?? field?.value ?? '');
  if (!field) throw new Error(`the label “${label}” has no field`);
  if (field.required !== false && !value) throw new Error(`“${label}” is needed`);
  if (value.length > (field.max_length ?? 4_000)) throw new Error(`“${label}” is too long`);
  return { type: kind.textInput, custom_id: field.custom_id, value };
}

/** https://docs.discord.com/developers/components/reference#file-upload-file-upload-interaction-response-structure */
function uploaded(field: Part, label: string, filled: Filled): Json & { readonly values: readonly string[] } {
  const values = [filled[label] ?? []].flat();
  if (values.length < (field.min_values ?? 1)) throw new Error(`“${label}” is needed`);
  if (values.length > (field.max_values ?? 1)) throw new Error(`“${label}” takes ${field.max_values}`);
  return { type: kind.upload, custom_id: field.custom_id, values };
}

function picked(field: Part, label: string, filled: Filled): Json {
  const options = field.options ?? [];
  const chosen = options.filter((option) => option.default).map((option) => option.label);
  const labels = [filled[label] ?? chosen].flat();
  if (field.required !== false && labels.length === 0) throw new Error(`“${label}” is needed`);
  if (labels.length > (field.max_values ?? 1)) throw new Error(`“${label}” takes ${field.max_values}`);
  const values = labels.map((wanted) => {
    const option = options.find((one) => one.label === wanted);
    if (!option) throw new Error(`“${label}” does not offer “${wanted}”`);
    return option.value;
  });
  return { type: kind.select, custom_id: field.custom_id, values };
}

type Published = {
  readonly name: string;
  readonly type?: number;
  readonly required?: boolean;
  readonly max_length?: number;
  readonly autocomplete?: boolean;
  readonly choices?: readonly { readonly value: string }[];
  readonly options?: readonly Published[];
};

const isNumber = (sub: Published, name: string): boolean =>
  sub.options?.some((option) => option.name === name && option.type === 4) ?? false;

/** A command as the client sends it: it knows what was published and lets nothing else through. */
function commandData(layer: Layer, typed: string, options: Readonly<Record<string, string>>, focused?: string): Json {
  const [group = '', name = ''] = typed.replace(/^\//, '').split(' ');
  const command = (layer.commands as readonly (Json & Published)[]).find((one) => one.name === group);
  const sub = command?.options?.find((one) => one.name === name);
  if (!command || !sub) throw new Error(`Discord knows no command ${typed}`);
  for (const [option, value] of Object.entries(options)) {
    const known = sub.options?.find((one) => one.name === option);
    if (!known) throw new Error(`${typed} has no option ${option}`);
    if (value.length > (known.max_length ?? 6_000)) throw new Error(`${option} takes ${known.max_length} characters`);
    if (known.choices && !known.choices.some((choice) => choice.value === value))
      throw new Error(`${option} is not ${value}`);
    if (option === focused && !known.autocomplete) throw new Error(`${option} completes nothing`);
  }
  const missing = sub.options?.find((one) => one.required && !(one.name in options));
  if (missing && !focused) throw new Error(`${typed} needs ${missing.name}`);
  const given = Object.entries(options).map(([option, value]) => ({
    name: option,
    ...(isNumber(sub, option) ? { type: 4, value: Number(value) } : { type: 3, value }),
    ...(option === focused && { focused: true }),
  }));
  return { id: command.id, name: group, type: 1, options: [{ name, type: 1, options: given }] };
}
