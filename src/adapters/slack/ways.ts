/** The ways to bring a message to somebody. */
import type { webApi } from '@slack/bolt';
import type { Where } from './arrived.ts';
import { ResponseUrlError } from './refusal.ts';
import type { SlackMessage } from './render.ts';

export type Way = { readonly call: string; readonly go: () => Promise<unknown> };

const responseUrlTimeout = 10_000;

/** Strings are only letters: nothing is parsed, linked or unfurled. https://docs.slack.dev/messaging/formatting-message-text */
const asLetters = { parse: 'none', link_names: false } as const;

/** The body of an ordinary message, for chat.postMessage, a response URL or an acknowledgement. */
export const bodyOf = ({ text, blocks }: SlackMessage) => ({
  ...asLetters,
  unfurl_links: false,
  unfurl_media: false,
  mrkdwn: false,
  text,
  blocks,
});

/** The body of an edit: what is left out falls back to Slack's own defaults. https://docs.slack.dev/reference/methods/chat.update */
export const editOf = ({ text, blocks }: SlackMessage) => ({ ...asLetters, text, blocks });

export const posting = (client: webApi.WebClient, channel: string, message: SlackMessage, thread?: string): Way => ({
  call: 'chat.postMessage',
  go: () => client.chat.postMessage({ ...bodyOf(message), channel, ...(thread && { thread_ts: thread }) }),
});

export const whispering = (
  client: webApi.WebClient,
  channel: string,
  message: SlackMessage,
  { user, thread }: Where,
): Way => ({
  call: 'chat.postEphemeral',
  go: () => client.chat.postEphemeral({ ...editOf(message), channel, user, ...(thread && { thread_ts: thread }) }),
});

/** None without a URL. */
export const responding = (url: string | undefined, message: SlackMessage, how: object): Way[] =>
  url ? [{ call: 'response_url', go: () => send(url, { ...bodyOf(message), ...how }) }] : [];

/** https://docs.slack.dev/interactivity/handling-user-interaction#message_responses: it answers `ok`, or says why not. */
async function send(url: string, body: object): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(body),
    redirect: 'error',
    signal: AbortSignal.timeout(responseUrlTimeout),
  });
  const said = (await response.text()).slice(0, 200);
  if (response.status === 429)
    throw new ResponseUrlError('ratelimited', Number(response.headers.get('retry-after') ?? 1));
  if (!response.ok || /"ok":\s*false/.test(said)) {
    throw new ResponseUrlError(/"error":\s*"([^"]+)"/.exec(said)?.[1] ?? (said || `HTTP ${response.status}`));
  }
}
