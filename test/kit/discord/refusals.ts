/**
 * What Discord refuses although its OpenAPI document lets it through, and what we never send. Written apart from the
 * adapter's own table on purpose: a slip there is found here.
 */
import type { Upload } from './layer.ts';
import { componentsV2, ephemeral, kind, type Part, walk } from './parts.ts';

export type Body = {
  readonly content?: string;
  readonly embeds?: readonly unknown[];
  readonly flags?: number;
  readonly components?: readonly Part[];
  readonly attachments?: readonly { readonly id: string; readonly filename?: string }[];
  readonly allowed_mentions?: {
    readonly parse?: readonly string[];
    readonly users?: unknown;
    readonly roles?: unknown;
    readonly replied_user?: boolean;
  };
  readonly choices?: readonly { readonly name: string; readonly value: string }[];
  readonly title?: string;
  readonly custom_id?: string;
};

/** A payload as it goes over the wire, without the files that go beside it. */
export function wire(payload: object): Body {
  const { files: _, ...body } = payload as { readonly files?: unknown };
  return JSON.parse(JSON.stringify(body)) as Body;
}

/** https://docs.discord.com/developers/resources/message and …/components/reference */
export function messageFaults(body: Body, files: readonly Upload[] = []): readonly string[] {
  const flags = body.flags ?? 0;
  const components = body.components ?? [];
  const parts = components.flatMap(walk);
  const texts = parts.flatMap((part) => (part.content === undefined ? [] : [part.content]));
  const characters = texts.reduce((sum, text) => sum + text.length, 0);
  // Measured in https://github.com/discord/discord-api-docs/issues/8554: beyond it Discord answers 500.
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text) + 12, 0);
  const v2 = (flags & componentsV2) !== 0;
  return [
    ...((body.content?.length ?? 0) > 2_000 ? ['content is longer than 2,000 characters'] : []),
    ...(v2 && (body.content || body.embeds) ? ['content and embeds do not go with components V2'] : []),
    ...(v2 && components.length === 0 ? ['a message of components without components'] : []),
    ...(!v2 && components.some((part) => part.type !== kind.row) ? ['these components need the flag for V2'] : []),
    ...(!v2 && components.length > 5 ? ['more than 5 rows without V2'] : []),
    ...((flags & ~(componentsV2 | ephemeral)) !== 0 ? [`flags ${flags} that we never set`] : []),
    ...(parts.length > 40 ? [`${parts.length} components, more than 40`] : []),
    ...(characters > 4_000 ? [`${characters} characters of text, more than 4,000`] : []),
    ...(bytes > 10_170 ? [`${bytes} bytes of text, more than 10,170`] : []),
    ...customIdFaults(parts),
    ...idFaults(parts),
    ...fileFaults(body, parts, files),
    ...parts.flatMap(partFaults),
    ...(isQuiet(body) ? [] : ['allowed_mentions lets somebody be pinged']),
  ];
}

const isQuiet = ({ allowed_mentions: allowed }: Body): boolean =>
  allowed?.parse?.length === 0 && !allowed.users && !allowed.roles && allowed.replied_user === false;

/** https://docs.discord.com/developers/components/reference#anatomy-of-a-component-custom-id */
function customIdFaults(parts: readonly Part[]): readonly string[] {
  const ids = parts.flatMap((part) => (part.custom_id === undefined ? [] : [part.custom_id]));
  return [
    ...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `custom_id ${id} is there twice`),
    ...ids.filter((id) => id.length < 1 || id.length > 100).map((id) => `custom_id ${id} of ${id.length} characters`),
  ];
}

/** https://docs.discord.com/developers/components/reference#anatomy-of-a-component */
function idFaults(parts: readonly Part[]): readonly string[] {
  const ids = parts.flatMap(({ id }) => id ?? []);
  return [
    ...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `id ${id} is there twice`),
    ...ids.filter((id) => !Number.isInteger(id) || id < 1 || id > 2 ** 31 - 1).map((id) => `id ${id} is none`),
  ];
}

/** …/reference#uploading-files, …/components/reference#file; no file that was there before is ever kept. */
function fileFaults({ attachments = [] }: Body, parts: readonly Part[], files: readonly Upload[]): readonly string[] {
  const shown = parts.flatMap(({ file, items = [] }) => [
    ...(file ? [file.url] : []),
    ...items.map(({ media }) => media.url),
  ]);
  return [
    ...(files.length > 10 ? [`${files.length} files, more than 10`] : []),
    ...files.flatMap(({ field, name }) => [
      ...(/^[\w.-]+$/.test(name) ? [] : [`Discord would rename the file “${name}”`]),
      ...(shown.includes(`attachment://${name}`) ? [] : [`no component shows the file ${name}`]),
      ...(attachments.some(({ id, filename }) => field === `files[${id}]` && filename === name)
        ? []
        : [`${field} is not among the attachments`]),
    ]),
    ...shown.filter((url, at) => shown.indexOf(url) !== at).map((url) => `${url} is shown twice`),
    ...shown
      .filter((url) => !files.some(({ name }) => url === `attachment://${name}`))
      .map((url) => `${url} is not there`),
    ...(attachments.length > files.length ? ['an attachment without a file'] : []),
  ];
}

function partFaults(part: Part): readonly string[] {
  const held = part.components ?? [];
  switch (part.type) {
    case kind.container:
      return held.some(({ type }) => type === kind.container) ? ['a container in a container'] : [];
    case kind.row: {
      const buttons = held.length >= 1 && held.length <= 5 && held.every(({ type }) => type === kind.button);
      const select = held.length === 1 && held[0]?.type === kind.select;
      return buttons || select ? [] : [`a row of ${held.map(({ type }) => type).join(', ')}`];
    }
    case kind.button:
      return [
        ...(!part.label?.trim() || part.label.length > 80 ? [`button label “${part.label}”`] : []),
        ...((part.style === 5) === (part.url !== undefined) ? [] : ['a link button has an address, others have none']),
        ...(part.url !== undefined && (part.url.length > 512 || !/^https?:\/\/\S/.test(part.url))
          ? [`button address ${part.url}`]
          : []),
      ];
    case kind.select: {
      const values = part.options?.map(({ value }) => value) ?? [];
      return [
        ...(values.length < 1 || values.length > 25 ? [`a select of ${values.length} options`] : []),
        ...(new Set(values).size < values.length ? ['two options of one value'] : []),
        ...((part.options ?? []).filter((option) => option.default).length > (part.max_values ?? 1)
          ? ['more options are chosen than may be']
          : []),
        ...((part.max_values ?? 1) > values.length ? [`${part.max_values} of ${values.length} options`] : []),
        ...((part.placeholder?.length ?? 0) > 150 ? ['placeholder longer than 150'] : []),
        ...(part.options ?? []).flatMap(({ label, value }) =>
          [label, value].some((text) => !text.trim() || text.length > 100) ? [`option ${label} (${value})`] : [],
        ),
        ...(part.required !== false && part.min_values === 0 ? ['min_values 0 needs required: false'] : []),
      ];
    }
    case kind.file:
      return [];
    case kind.gallery: {
      const items = part.items ?? [];
      return [
        ...(items.length < 1 || items.length > 10 ? [`a gallery of ${items.length} pictures`] : []),
        ...items.flatMap(({ description }) =>
          !description?.trim() || description.length > 1_024 ? ['a picture without words, or with too many'] : [],
        ),
      ];
    }
    case kind.text:
      return part.content?.trim() ? [] : ['a text display without text'];
    case kind.label:
      return !part.label?.trim() || part.label.length > 45 ? [`label “${part.label}”`] : [];
    // https://docs.discord.com/developers/components/reference#file-upload
    case kind.upload: {
      const { min_values: least = 1, max_values: most = 1, required = true } = part;
      return [
        ...(least < 0 || least > 10 || most < 1 || most > 10 || least > most ? [`${least} to ${most} files`] : []),
        ...(required === least > 0 ? [] : ['min_values 0 and required: false go together']),
      ];
    }
    case kind.textInput:
      return (part.value?.length ?? 0) > (part.max_length ?? 4_000) ? ['a value longer than its field'] : [];
    default:
      return [`a component of type ${part.type}`];
  }
}

/** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object-modal */
export function modalFaults(body: Body): readonly string[] {
  const components = body.components ?? [];
  const parts = components.flatMap(walk);
  return [
    ...(!body.title?.trim() || body.title.length > 45 ? [`modal title “${body.title}”`] : []),
    ...(components.length < 1 || components.length > 5 ? [`a modal of ${components.length} fields`] : []),
    ...components.flatMap((part) => (part.type === kind.label ? [] : ['fields stand in labels'])),
    ...((body.custom_id?.length ?? 0) > 100 ? ['custom_id of the modal'] : []),
    ...customIdFaults(parts),
    ...parts.flatMap(partFaults),
  ];
}

/** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object-autocomplete */
export function choiceFaults(body: Body): readonly string[] {
  const choices = body.choices ?? [];
  return [
    ...(choices.length > 25 ? [`${choices.length} choices, more than 25`] : []),
    ...choices.flatMap(({ name, value }) =>
      [name, value].some((text) => !text.trim() || text.length > 100) ? [`choice ${name} (${value})`] : [],
    ),
  ];
}
