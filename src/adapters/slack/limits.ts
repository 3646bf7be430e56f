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
  /** The words of a picture: https://docs.slack.dev/reference/methods/files.getUploadURLExternal */
  alt: 1_000,
  /** Elements of a context block: https://docs.slack.dev/reference/block-kit/blocks/context-block */
  context: 10,
  /** Elements of an actions block: 25 are allowed, five make a row. https://docs.slack.dev/reference/block-kit/blocks/actions-block */
  row: 5,
  /** https://docs.slack.dev/reference/block-kit/block-elements/button-element */
  button: 75,
  url: 3_000,
  /** https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element */
  options: 100,
  placeholder: 150,
  /** https://docs.slack.dev/reference/block-kit/block-elements/checkboxes-element */
  checkboxes: 10,
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
  /** https://docs.slack.dev/reference/app-manifest */
  appName: 35,
  /** https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element */
  input: 3_000,
  /** https://docs.slack.dev/reference/block-kit/blocks/input-block */
  inputLabel: 2_000,
} as const);

/** Whether Slack takes the message as it is. What has a limit of its own was cut where it was written. */
export const fitsMessage = (message: { readonly text: string; readonly blocks: readonly unknown[] }): boolean =>
  message.blocks.length <= limits.blocks && JSON.stringify(message).length <= limits.message;
