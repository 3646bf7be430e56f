/**
 * What Slack takes, written from its documentation and not from our limits table, so that one can catch the other.
 * Every rule names its page; keys that no page names are faults too.
 */

import { all, byType, type Check, is, isObject, list, shape, text, whole, yesOrNo } from './checks.ts';

// https://docs.slack.dev/reference/block-kit/composition-objects/text-object
const plainText = (most: number): Check => shape({ type: is('plain_text'), text: text(1, most) }, { emoji: yesOrNo });
const markdownText = (most: number): Check =>
  shape({ type: is('mrkdwn'), text: all(text(1, most), (value, at) => onlyAMoment(value, at)) }, { verbatim: yesOrNo });

// https://docs.slack.dev/reference/block-kit/composition-objects/option-object
const option = shape({ text: plainText(75), value: text(1, 150) });
// https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element
const options = list(1, 100, option);
const selectParts = {
  action_id: text(1, 255),
  placeholder: plainText(150),
  focus_on_load: yesOrNo,
  initial_option: option,
};

const multiParts = {
  action_id: text(1, 255),
  placeholder: plainText(150),
  focus_on_load: yesOrNo,
  initial_options: list(1, 100, option),
  max_selected_items: whole(1, 100),
};

const address: Check = (value, at) => [
  ...text(1, 3000)(value, at),
  ...(typeof value === 'string' && !URL.canParse(value) ? [`${at}: is not an address`] : []),
];

const elements = {
  // https://docs.slack.dev/reference/block-kit/block-elements/button-element
  button: shape(
    { type: is('button'), text: plainText(75) },
    {
      action_id: text(1, 255),
      url: address,
      value: text(1, 2000),
      style: is('primary', 'danger'),
      accessibility_label: text(1, 75),
    },
  ),
  static_select: shape({ type: is('static_select'), options }, selectParts),
  external_select: shape({ type: is('external_select') }, { ...selectParts, min_query_length: whole(0, 1000) }),
};
/** https://docs.slack.dev/reference/block-kit/block-elements/checkboxes-element and multi-select-menu-element: what is chosen is one of what there is. */
const chosenAmongOptions: Check = (value, at) => {
  const { options: all = [], initial_options: chosen = [] } = value as Record<string, unknown[]>;
  const known = new Set((all as unknown[]).map((one) => JSON.stringify(one)));
  return chosen.every((one) => known.has(JSON.stringify(one))) ? [] : [`${at}: chose what is not an option`];
};
const inputs = {
  static_select: elements.static_select,
  external_select: elements.external_select,
  checkboxes: (value: unknown, at: string) => [
    ...shape(
      { type: is('checkboxes'), options: list(1, 10, option) },
      { action_id: text(1, 255), initial_options: list(1, 10, option), focus_on_load: yesOrNo },
    )(value, at),
    ...chosenAmongOptions(value, at),
  ],
  multi_static_select: (value: unknown, at: string) => [
    ...shape({ type: is('multi_static_select'), options }, multiParts)(value, at),
    ...chosenAmongOptions(value, at),
  ],
  multi_external_select: shape(
    { type: is('multi_external_select') },
    { ...multiParts, min_query_length: whole(0, 1000) },
  ),
  // https://docs.slack.dev/reference/block-kit/block-elements/file-input-element
  file_input: shape(
    { type: is('file_input') },
    { action_id: text(1, 255), filetypes: list(1, 100, text(1, 20)), max_files: whole(1, 10) },
  ),
  // https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element
  plain_text_input: shape(
    { type: is('plain_text_input') },
    {
      action_id: text(1, 255),
      initial_value: text(0, 3000),
      multiline: yesOrNo,
      min_length: whole(0, 3000),
      max_length: whole(1, 3000),
      placeholder: plainText(150),
    },
  ),
};

// https://docs.slack.dev/messaging/formatting-message-text#date-formatting
const tokens =
  /\{(day_divider_pretty|date_num|date_slash|date_long|date_long_full|date_long_pretty|date|date_pretty|date_short|date_short_pretty|time|time_secs|ago)\}/g;
const dateFormat: Check = (value, at) => [
  ...text(1, 200)(value, at),
  ...(/[{}]/.test(String(value).replace(tokens, '')) ? [`${at}: ${value} has a token that Slack does not know`] : []),
];
/** The only mrkdwn that the bot writes is a moment: all else would be parsed. */
const onlyAMoment: Check = (value, at) => {
  const [, format = '', fallback = ''] = /^<!date\^\d{1,10}\^([^|^<>]+)\|([^|<>]+)>$/.exec(String(value)) ?? [];
  return fallback ? dateFormat(format, at) : [`${at}: ${value} is mrkdwn that is not a moment`];
};

// https://docs.slack.dev/reference/block-kit/blocks/rich-text-block
const style = shape({}, { bold: yesOrNo, italic: yesOrNo, code: yesOrNo, strike: yesOrNo });
const runs = byType({
  text: shape({ type: is('text'), text: text(1, 3000) }, { style }),
  link: shape({ type: is('link'), url: address }, { text: text(1, 3000), style }),
  // https://docs.slack.dev/reference/block-kit/block-elements/date-element: an integer of seconds
  date: shape(
    { type: is('date'), timestamp: whole(1, 9_999_999_999), format: dateFormat },
    { fallback: text(1, 300), url: address, style },
  ),
});
const richSection = shape({ type: is('rich_text_section'), elements: list(1, 1000, runs) });
const richParts = byType({
  rich_text_section: richSection,
  rich_text_quote: shape({ type: is('rich_text_quote'), elements: list(1, 1000, runs) }, { border: is(0, 1) }),
  rich_text_list: shape(
    { type: is('rich_text_list'), style: is('bullet', 'ordered'), elements: list(1, 1000, richSection) },
    { indent: whole(0, 8), border: is(0, 1) },
  ),
});

const blockId = { block_id: text(1, 255) };
const blocks = {
  // https://docs.slack.dev/reference/block-kit/blocks/header-block
  header: shape({ type: is('header'), text: plainText(150) }, blockId),
  // https://docs.slack.dev/reference/block-kit/blocks/section-block
  section: shape(
    { type: is('section') },
    { ...blockId, text: markdownText(3000), fields: list(1, 10, markdownText(2000)) },
  ),
  // https://docs.slack.dev/reference/block-kit/blocks/context-block
  context: shape(
    { type: is('context'), elements: list(1, 10, byType({ plain_text: plainText(3000), mrkdwn: markdownText(3000) })) },
    blockId,
  ),
  // https://docs.slack.dev/reference/block-kit/blocks/actions-block
  actions: shape({ type: is('actions'), elements: list(1, 25, byType(elements)) }, blockId),
  rich_text: shape({ type: is('rich_text'), elements: list(1, 1000, richParts) }, blockId),
};
const modalBlocks = {
  ...blocks,
  // https://docs.slack.dev/reference/block-kit/blocks/input-block
  input: shape(
    { type: is('input'), label: plainText(2000), element: byType(inputs) },
    { ...blockId, optional: yesOrNo, hint: plainText(2000), dispatch_action: yesOrNo },
  ),
};

/** Every value of that key, at any depth. */
function valuesOf(key: string, inside: unknown): string[] {
  if (Array.isArray(inside)) return inside.flatMap((part) => valuesOf(key, part));
  if (!isObject(inside)) return [];
  return Object.entries(inside).flatMap(([name, part]) =>
    name === key && typeof part === 'string' ? [part] : valuesOf(key, part),
  );
}
const unique =
  (key: string): Check =>
  (value, at) => {
    const all = valuesOf(key, value);
    return all.filter((one, n) => all.indexOf(one) !== n).map((one) => `${at}: ${key} ${one} stands there twice`);
  };
/**
 * Slack refuses with `msg_blocks_too_long` at 13,200 characters or a little more, rich text earlier, and does not say what it
 * counts: here all of it is counted, which is the most that could be meant.
 * https://github.com/slackapi/bolt-js/issues/2509, https://github.com/slackapi/bolt-js/issues/2867
 */
const notTooLong: Check = (value, at) => {
  const length = [...JSON.stringify(value ?? [])].length;
  return length > 12_000 ? [`${at}: msg_blocks_too_long, ${length} characters`] : [];
};

/** The blocks of a message: https://docs.slack.dev/reference/block-kit/blocks */
export const messageBlocks: Check = all(
  list(1, 50, byType(blocks)),
  // Unique in its block is what the documentation asks; in the whole message is what its menus and presses need.
  unique('action_id'),
  unique('block_id'),
  notTooLong,
);

/**
 * The text beside the blocks. `chat.update` takes 4,000 and counts bytes (reported); all texts keep to it. It is parsed, so
 * a control sequence in it would call people: https://docs.slack.dev/messaging/formatting-message-text#advanced
 */
export const fallbackText: Check = (value, at) => [
  ...text(1, 4000)(value, at),
  ...(Buffer.byteLength(String(value)) > 4000 ? [`${at}: has more than 4,000 bytes`] : []),
  ...(/[<>]/.test(String(value)) ? [`${at}: has a control character that Slack parses`] : []),
];

// https://docs.slack.dev/reference/views/modal-views
const modalShape = shape(
  { type: is('modal'), title: plainText(24), blocks: list(1, 100, byType(modalBlocks)) },
  {
    submit: plainText(24),
    close: plainText(24),
    private_metadata: text(0, 3000),
    callback_id: text(1, 255),
    notify_on_close: yesOrNo,
  },
);
export const modalView: Check = all(modalShape, unique('block_id'), unique('action_id'), (value, at) =>
  // "submit is required when an input block is within the blocks array"
  isObject(value) && JSON.stringify(value.blocks ?? []).includes('"type":"input"') && !value.submit
    ? [`${at}: lacks submit`]
    : [],
);

/** Arguments that a message may have beside its text and blocks. */
export const messageParts = {
  text: fallbackText,
  blocks: messageBlocks,
  parse: is('none', 'full'),
  link_names: is(true, false),
  mrkdwn: yesOrNo,
  unfurl_links: yesOrNo,
  unfurl_media: yesOrNo,
  thread_ts: text(1, 30),
};
/** Strings must stay letters: names are not linked and nothing is parsed beyond Slack's own syntax. */
export const harmless: Check = (value, at) =>
  isObject(value) && (value.parse === 'full' || value.link_names === true) ? [`${at}: links names`] : [];

/** What goes to a `response_url` or stands in an acknowledgement: https://docs.slack.dev/messaging#payloads */
export const webhookBody: Check = all(
  shape(
    { text: fallbackText, blocks: messageBlocks },
    {
      ...messageParts,
      response_type: is('ephemeral', 'in_channel'),
      replace_original: yesOrNo,
      delete_original: yesOrNo,
    },
  ),
  harmless,
);
/** The answer to a `block_suggestion`: https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element#external_select */
export const suggestedOptions: Check = shape({ options: list(0, 100, option) });
