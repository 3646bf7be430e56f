/** What Slack takes, in characters (UTF-16 units, which are never fewer than Slack's own count) unless said otherwise. */

/** One number a row, with the page that says it. Where Slack says nothing, who measured it. */
export const limits = Object.freeze({
  /** https://docs.slack.dev/reference/block-kit/blocks */
  blocks: 50,
  /**
   * A message as JSON, text and blocks. Slack documents no such limit, yet refuses with `msg_blocks_too_long` near 13,200
   * characters (https://github.com/slackapi/bolt-js/issues/2509), in rich text even with 11,341 characters of words
   * (https://github.com/slackapi/bolt-js/issues/2867). Whatever is counted there, it is no more than the whole.
   */
  message: 12_000,
  /**
   * The fallback for notifications and screen readers, before escapes. `chat.update` takes 4,000 of text, reported to be
   * counted in UTF-8 bytes; 600 units are at most 3,000 bytes, `&` written as `&amp;` included.
   * https://docs.slack.dev/reference/methods/chat.update
   */
  fallback: 600,
  /** https://docs.slack.dev/reference/block-kit/blocks/header-block */
  header: 150,
  /** https://docs.slack.dev/reference/block-kit/composition-objects/text-object */
  textObject: 3_000,
  /** A run of rich text: no limit is documented, so the one of a text object. */
  run: 3_000,
  /** Elements of an actions block: 25 are allowed, five make a row. https://docs.slack.dev/reference/block-kit/blocks/actions-block */
  row: 5,
  /** https://docs.slack.dev/reference/block-kit/block-elements/button-element */
  button: 75,
  url: 3_000,
  /** https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element */
  options: 100,
  placeholder: 150,
  /** All options of one menu, so that a menu never takes the room of the words: ours. */
  menu: 6_000,
  /** What JSON puts around the words of one option. */
  optionFrame: 80,
  /** https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
  optionLabel: 75,
  optionValue: 150,
  /** https://docs.slack.dev/surfaces/modals */
  modalTitle: 24,
  metadata: 3_000,
  /** https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element */
  input: 3_000,
  /** https://docs.slack.dev/reference/block-kit/blocks/input-block */
  inputLabel: 2_000,
} as const);

/** Whether Slack takes the message as it is. What has a limit of its own was cut where it was written. */
export const fitsMessage = (message: { readonly text: string; readonly blocks: readonly unknown[] }): boolean =>
  message.blocks.length <= limits.blocks && JSON.stringify(message).length <= limits.message;

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** At most that many UTF-16 units; what is cut is cut at a whole grapheme and ends in `…`. */
export const cut = (words: string, most: number): string =>
  words.length <= most ? words : `${words.slice(0, boundary(words, most - 1))}…`;

/** Parts of at most that many UTF-16 units, divided between graphemes. */
export function divide(words: string, most: number): string[] {
  const parts: string[] = [];
  let rest = words;
  while (rest.length > most) {
    // A single grapheme that is longer is divided all the same.
    const at = boundary(rest, most) || most;
    parts.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  return rest ? [...parts, rest] : parts;
}

/** The last place at or before that unit between two graphemes. */
function boundary(words: string, unit: number): number {
  // Between two of these there always is one, and asking the segmenter takes as long as drawing a whole card.
  if (standsAlone(words.charCodeAt(unit - 1)) && standsAlone(words.charCodeAt(unit))) return unit;
  return graphemes.segment(words).containing(unit)?.index ?? 0;
}

/** Latin letters and signs, and Chinese characters: nothing joins them to a neighbour. */
const standsAlone = (unit: number): boolean =>
  (unit >= 0x20 && unit < 0x300 && unit !== 0xad) || (unit >= 0x4e00 && unit <= 0x9fff);
