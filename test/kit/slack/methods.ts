/** The Web API's methods that the bot calls: their arguments, written from their pages at https://docs.slack.dev/reference/methods. */
import { all, type Check, is, isObject, list, shape, text, whole } from './checks.ts';
import { fallbackText, harmless, messageBlocks, messageParts, modalView } from './rules.ts';

// https://docs.slack.dev/messaging/message-metadata
const metadata = shape({
  event_type: text(1, 255),
  event_payload: (value, at) => [
    ...(isObject(value) ? [] : [`${at}: is not an object`]),
    ...(JSON.stringify(value).length > 3_000 ? [`${at}: metadata_too_large`] : []),
  ],
});
/** Numbers arrive as written in a form. */
const written =
  (check: Check): Check =>
  (value, at) =>
    check(Number(value), at);

/** Required and known arguments of the methods that the bot calls: https://docs.slack.dev/reference/methods */
export const methodArguments: Readonly<Record<string, Check>> = {
  // A token may stand among the arguments too.
  'auth.test': shape({}, { token: text(1, 200) }),
  'apps.connections.open': shape({}),
  'users.info': shape({ user: text(1, 30) }, { include_locale: is(true) }),
  'chat.postMessage': all(
    shape({ channel: text(1, 80), text: fallbackText, blocks: messageBlocks }, { ...messageParts, metadata }),
    harmless,
  ),
  // https://docs.slack.dev/reference/methods/chat.update: parse and link_names fall back to `client` when left out
  'chat.update': all(
    shape(
      {
        channel: text(1, 80),
        ts: text(1, 30),
        text: fallbackText,
        blocks: messageBlocks,
        parse: is('none'),
        link_names: is(false),
      },
      { metadata },
    ),
    harmless,
  ),
  'conversations.history': shape(
    { channel: text(1, 80) },
    {
      limit: written(whole(1, 999)),
      include_all_metadata: is(true),
      oldest: text(1, 30),
      inclusive: is(true),
      cursor: text(1, 200),
    },
  ),
  'conversations.replies': shape(
    { channel: text(1, 80), ts: text(1, 30) },
    {
      limit: written(whole(1, 999)),
      include_all_metadata: is(true),
      oldest: text(1, 30),
      inclusive: is(true),
      cursor: text(1, 200),
    },
  ),
  // https://docs.slack.dev/reference/methods/files.info
  'files.info': shape({ file: text(1, 30) }),
  'files.getUploadURLExternal': shape(
    { filename: text(1, 255), length: written(whole(0, 1_000_000_000)) },
    { alt_text: text(1, 1_000) },
  ),
  'files.completeUploadExternal': shape(
    { files: list(1, 100, shape({ id: text(1, 30) }, { title: text(1, 255) })) },
    { channel_id: text(1, 30), thread_ts: text(1, 30) },
  ),
  'pins.add': shape({ channel: text(1, 30), timestamp: text(1, 30) }),
  // It has no mrkdwn and no unfurl_*: https://docs.slack.dev/reference/methods/chat.postEphemeral
  'chat.postEphemeral': all(
    shape(
      { channel: text(1, 80), user: text(1, 30), text: fallbackText, blocks: messageBlocks },
      { parse: is('none', 'full'), link_names: is(true, false), thread_ts: text(1, 30) },
    ),
    harmless,
  ),
  'views.open': shape({ trigger_id: text(1, 200), view: modalView }),
};
