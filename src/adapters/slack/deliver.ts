/** Brings answers to where they belong, and says so where that fails. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { webApi } from '@slack/bolt';
import type { Card, Form } from '../../core/card.ts';
import type { CardReply } from '../../core/interaction.ts';
import type { Language } from '../../core/language.ts';
import type { Log } from '../../core/ports.ts';
import type { Arrived, Where } from './arrived.ts';
import { renderForm } from './form.ts';
import { writeMetadata } from './inbound-form.ts';
import { platformError, ResponseUrlError, refusalCard, retryAfter } from './refusal.ts';
import { render, renderReply, type SlackMessage } from './render.ts';
import type { Slash } from './rich.ts';

export type Delivery = {
  /** The body that answers a slash command in its acknowledgement. */
  inAck(reply: CardReply, arrived: Arrived): object;
  /** Shows the card; where Slack refuses, the next best way is tried and the last resort is to tell its person. */
  show(reply: CardReply, arrived: Arrived): Promise<void>;
  openForm(form: Form, language: Language, arrived: Arrived): Promise<void>;
  /** Tells the person alone, wherever they can be reached. */
  tell(card: Card, where: Where, place: string): Promise<void>;
};

type Parts = {
  readonly client: webApi.WebClient;
  /** The name that people mention the bot by. */
  readonly bot: string;
  readonly slash: Slash;
  readonly log: Log;
  /** Ends all waiting for a rate limit. */
  readonly closing: AbortSignal;
};

type Way = { readonly call: string; readonly go: () => Promise<unknown> };

/** The longest that an answer waits, in seconds, when Slack asks to slow down; it does so at most twice. */
const patience = 30;
const responseUrlTimeout = 10_000;

/** Strings are only letters: nothing is parsed, linked or unfurled. https://docs.slack.dev/messaging/formatting-message-text */
const plainly = { parse: 'none', link_names: false, unfurl_links: false, unfurl_media: false } as const;
const webhook = (message: SlackMessage) => ({ ...plainly, mrkdwn: false, text: message.text, blocks: message.blocks });

export function createDelivery({ client, bot, slash, log, closing }: Parts): Delivery {
  /** Tries one way after the other, and resolves to the last refusal if none of them works. */
  async function goFirst(ways: readonly Way[], place: string): Promise<{ readonly refused: unknown } | undefined> {
    let refused: unknown = new Error('no way to answer');
    for (const { call, go } of ways) {
      try {
        await patiently(go, call, place);
        return undefined;
      } catch (error) {
        refused = error;
        log.warn({ err: platformError(call, place, error), call, place }, 'Slack refused a call');
      }
    }
    return { refused };
  }

  async function patiently(go: () => Promise<unknown>, call: string, place: string): Promise<void> {
    for (let tries = 0; ; tries++) {
      try {
        await go();
        return;
      } catch (error) {
        const seconds = retryAfter(error);
        if (seconds === undefined || seconds > patience || tries >= 2 || closing.aborted) throw error;
        log.info({ call, place, seconds }, 'Slack asks to slow down');
        // When the wait is cut short by closing, the call is tried once more.
        await sleep(seconds * 1000, undefined, { signal: closing }).catch(() => undefined);
      }
    }
  }

  const post = (channel: string, message: SlackMessage, thread?: string): Way => ({
    call: 'chat.postMessage',
    go: () =>
      client.chat.postMessage({
        ...plainly,
        mrkdwn: false,
        channel,
        text: message.text,
        blocks: message.blocks,
        ...(thread && { thread_ts: thread }),
      }),
  });
  const whisper = (channel: string, message: SlackMessage, { user, thread }: Where): Way => ({
    call: 'chat.postEphemeral',
    go: () =>
      client.chat.postEphemeral({
        parse: 'none',
        link_names: false,
        channel,
        user,
        text: message.text,
        blocks: message.blocks,
        ...(thread && { thread_ts: thread }),
      }),
  });
  const respond = (url: string | undefined, message: SlackMessage, how: object): Way[] =>
    url ? [{ call: 'response_url', go: () => send(url, { ...webhook(message), ...how }) }] : [];

  /** The ways to show a message, the best one first. */
  function waysTo(message: SlackMessage, reply: CardReply, { interaction, where }: Arrived): Way[] {
    const { channel, thread, responseUrl } = where;
    const secret = isSecret(reply, interaction.direct);
    const inThread = thread ? { thread_ts: thread } : {};
    const aloud = channel ? [post(channel, message, thread ?? where.opens)] : [];
    const quietly = channel ? [whisper(channel, message, where)] : [];
    if (reply.instead) {
      const redraw = { replace_original: true, ...(where.ephemeral && inThread) };
      return [...respond(responseUrl, message, redraw), ...(secret ? quietly : aloud)];
    }
    const anew = { replace_original: false, ...inThread };
    if (!secret) return [...respond(responseUrl, message, { response_type: 'in_channel', ...anew }), ...aloud];
    const byUrl = respond(responseUrl, message, { response_type: 'ephemeral', ...anew });
    // Only chat.postEphemeral is documented to whisper in a thread; elsewhere the URL works without being in the channel.
    return [...(thread ? [...quietly, ...byUrl] : [...byUrl, ...quietly]), post(where.user, message)];
  }

  async function tell(card: Card, where: Where, place: string): Promise<void> {
    const message = render(card, slash);
    const privately = { response_type: 'ephemeral', replace_original: false };
    const ways = [...respond(where.responseUrl, message, privately), post(where.user, message)];
    const failed = await goFirst(ways, place);
    if (failed) log.error({ place, user: where.user }, 'a person could not be told that an answer failed');
  }

  return {
    inAck: (reply, { interaction }) => ({
      ...webhook(renderReply(reply, slash).message),
      response_type: isSecret(reply, interaction.direct) ? 'ephemeral' : 'in_channel',
    }),
    async show(reply, arrived) {
      const { interaction, where } = arrived;
      const failed = await goFirst(waysTo(renderReply(reply, slash).message, reply, arrived), interaction.place);
      if (failed) await tell(refusalCard(failed.refused, bot, reply.language), where, interaction.place);
    },
    async openForm(form, language, { interaction, where }) {
      const view = renderForm(form, language, writeMetadata(where));
      const open: Way = {
        call: 'views.open',
        go: () => client.views.open({ trigger_id: where.triggerId ?? '', view }),
      };
      const failed = await goFirst([open], interaction.place);
      if (failed) await tell(refusalCard(failed.refused, bot, language), where, interaction.place);
    },
    tell,
  };
}

/** A private answer needs no privacy where nobody else is. */
const isSecret = (reply: CardReply, direct: boolean): boolean => reply.shownTo === 'asker' && !direct;

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
