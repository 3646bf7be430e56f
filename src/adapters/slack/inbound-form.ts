/** Slack's modals and searching menus as interactions. */
import { z } from 'zod';
import { givenOf } from '../../core/lookup.ts';
import { personId } from '../../core/place.ts';
import { type Press, readPress } from '../../core/press.ts';
import type { Upload } from '../../core/upload.ts';
import { readActionId } from './action.ts';
import { type Arrived, here, id, nameOf, origin, type Receipt, teamOf, type Where } from './arrived.ts';
import { unescapeControl } from './words.ts';

const metadata = z.object({ channel: z.string(), thread: z.string(), url: z.string() }).partial();

/** What a modal must remember of where it was opened: its submission does not say. */
export const writeMetadata = ({ channel, thread, responseUrl }: Where): string =>
  JSON.stringify({ channel, thread, url: responseUrl } satisfies { [Key in keyof z.infer<typeof metadata>]: unknown });

const option = z.object({ value: z.string() });
/** https://docs.slack.dev/reference/objects/file-object; of a file from another organisation only the id is there. */
const file = z.object({
  id,
  name: z.string().nullish(),
  mimetype: z.string().nullish(),
  size: z.number().nullish(),
  url_private_download: z.string().nullish(),
});
const field = z.object({
  type: z.string().optional(),
  value: z.string().nullish(),
  selected_option: option.nullish(),
  selected_options: z.array(option).nullish(),
  files: z.array(file).nullish(),
});
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
      ...filesOf(body.view, receipt),
      person: { id: personId('slack', from, body.user.id), name: nameOf(body.user) },
      ...here(from, channel, thread, channel !== undefined && receipt.isDirect(channel)),
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
      ...here(from, channel, undefined, channel !== undefined && receipt.isDirect(channel)),
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
  return { press: read.press, option, given: givenOf(others) };
}

function inForm(of: z.infer<typeof view>, option: string): Asked | undefined {
  const press = readPress(of.callback_id);
  return press && { press, option, given: { ...givenOf(press.args), ...firstOf(valuesOf(of)) } };
}

/** What was filled in; a field that was left empty is not there. */
const valuesOf = (of: z.infer<typeof view>): Record<string, readonly string[]> =>
  Object.fromEntries(
    Object.entries(of.state?.values ?? {}).flatMap(([name, inputs]) => {
      const [input] = Object.values(inputs);
      const picked = input?.selected_options ?? (input?.selected_option ? [input.selected_option] : []);
      const values = [...picked.map(({ value }) => value), input?.value ?? ''].filter((value) => value !== '');
      return values.length > 0 ? [[name, values]] : [];
    }),
  );

/** Nothing where the form takes no file. */
function filesOf(of: z.infer<typeof view>, { download }: Receipt): { readonly files?: readonly Upload[] } {
  const inputs = Object.values(of.state?.values ?? {}).flatMap((input) => Object.values(input));
  const given = inputs.flatMap(({ files }) => (files ? [files] : []));
  if (given.length === 0 && !inputs.some(({ type }) => type === 'file_input')) return {};
  return {
    files: given.flat().map(({ id: file, name, mimetype, size, url_private_download: url }) => ({
      name: unescapeControl(name ?? file),
      size: size ?? 0,
      ...(mimetype && { mime: mimetype }),
      read: (most: number) => download({ id: file, ...(url && { url }) }, most),
    })),
  };
}

const firstOf = (values: Record<string, readonly string[]>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([name, [first = '']]) => [name, first]));
