/** Brings answers to where they belong, and says so where that fails. */
import type { webApi } from '@slack/bolt';
import type { Block, Card, Form } from '../../core/card.ts';
import type { CardReply } from '../../core/interaction.ts';
import type { Language } from '../../core/language.ts';
import type { Log } from '../../core/ports.ts';
import { textsOf } from '../../texts/texts.ts';
import type { Arrived, Where } from './arrived.ts';
import { type Files, filesOf } from './files.ts';
import { renderForm } from './form.ts';
import { writeMetadata } from './inbound-form.ts';
import type { Patiently } from './patience.ts';
import { adviceOn, platformError, refusalCard } from './refusal.ts';
import { render, renderReply, type SlackMessage } from './render.ts';
import type { Slash } from './rich.ts';
import { bodyOf, posting, responding, type Way, whispering } from './ways.ts';

export type Delivery = {
  /** The body that answers a slash command in its acknowledgement; `undefined` for a reply that cannot be brought so. */
  inAck(reply: CardReply, arrived: Arrived): object | undefined;
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
  readonly patiently: Patiently;
  readonly files: Files;
};

export function createDelivery({ client, bot, slash, log, patiently, files }: Parts): Delivery {
  /** Tries one way after the other, and resolves to the last refusal if none of them works. */
  async function goFirst(ways: readonly Way[], place: string): Promise<{ readonly refused: unknown } | undefined> {
    let refused: unknown = new Error('no way to answer');
    for (const { call, go } of ways) {
      try {
        await patiently(call, place, go);
        return undefined;
      } catch (error) {
        refused = error;
        log.warn({ err: platformError(call, place, error), call, place }, 'Slack refused a call');
      }
    }
    return { refused };
  }

  /** The ways to show a message, the best one first. */
  function waysTo(message: SlackMessage, reply: CardReply, { interaction, where }: Arrived): Way[] {
    const { channel, thread, responseUrl } = where;
    const secret = isSecret(reply, interaction.direct);
    const inThread = thread ? { thread_ts: thread } : {};
    const aloud = channel ? [posting(client, channel, message, thread ?? where.opens)] : [];
    const quietly = channel ? [whispering(client, channel, message, where)] : [];
    if (reply.instead) {
      const redraw = { replace_original: true, ...(where.ephemeral && inThread) };
      return [...responding(responseUrl, message, redraw), ...(secret ? quietly : aloud)];
    }
    const anew = { replace_original: false, ...inThread };
    if (!secret) return [...responding(responseUrl, message, { response_type: 'in_channel', ...anew }), ...aloud];
    const byUrl = responding(responseUrl, message, { response_type: 'ephemeral', ...anew });
    // Only chat.postEphemeral is documented to whisper in a thread; elsewhere the URL works without being in the channel.
    // But a whole channel answers a session's question within seconds, and each press brings a URL with a count of its own.
    const inTurn = thread && !isOfSession(interaction) ? [...quietly, ...byUrl] : [...byUrl, ...quietly];
    return [...inTurn, posting(client, where.user, message)];
  }

  async function tell(card: Card, where: Where, place: string): Promise<void> {
    const message = render(card, slash);
    const privately = { response_type: 'ephemeral', replace_original: false };
    const ways = [...responding(where.responseUrl, message, privately), posting(client, where.user, message)];
    const failed = await goFirst(ways, place);
    if (failed) log.error({ place, user: where.user }, 'a person could not be told that an answer failed');
  }

  /** Brings the card's files into the direct conversation: only messages that stay can carry them. Its note says what became of it. */
  async function withFiles(reply: CardReply, { interaction, where }: Arrived): Promise<CardReply> {
    if (!carriesFiles(reply)) return reply;
    const { card, language } = reply;
    const { place, direct } = interaction;
    try {
      const uploaded = await files.upload(card, place);
      const at =
        direct && where.channel ? { channel: where.channel, thread: where.thread } : await openDirect(card, where);
      await files.share(uploaded, at, place);
      return direct ? reply : withNote(reply, textsOf(language).slack.fileSent);
    } catch (error) {
      log.warn({ err: platformError('upload', place, error), call: 'upload', place }, 'Slack refused a file');
      return withNote(reply, `⚠️ ${adviceOn(error, bot, language)}`);
    }
  }

  /** A person's direct conversation has an id only in the answer to a message: what the file is comes before it. */
  async function openDirect({ title, blocks }: Card, { user }: Where): Promise<{ readonly channel: string }> {
    const message = render({ title, blocks: blocks.filter(({ is }) => is === 'file' || is === 'picture') }, slash);
    const { channel } = await patiently('chat.postMessage', user, () =>
      client.chat.postMessage({ ...bodyOf(message), channel: user }),
    );
    return { channel: channel ?? user };
  }

  return {
    inAck: (reply, { interaction }) =>
      carriesFiles(reply)
        ? undefined
        : {
            ...bodyOf(renderReply(reply, slash).message),
            response_type: isSecret(reply, interaction.direct) ? 'ephemeral' : 'in_channel',
          },
    async show(reply, arrived) {
      const { interaction, where } = arrived;
      const { message } = renderReply(await withFiles(reply, arrived), slash);
      const failed = await goFirst(waysTo(message, reply, arrived), interaction.place);
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

const isOfSession = (interaction: Arrived['interaction']): boolean =>
  'press' in interaction && interaction.press.session !== '';

/** Whether this is the first time that its files are shown: turning its pages does not bring them again. */
const carriesFiles = ({ card, page }: CardReply): boolean => page === undefined && filesOf(card).length > 0;

/** The reply with a note below its last file. */
function withNote(reply: CardReply, said: string): CardReply {
  const { blocks } = reply.card;
  const note: Block = { is: 'note', text: said };
  const at = blocks.findLastIndex(({ is }) => is === 'file' || is === 'picture') + 1;
  return { ...reply, card: { ...reply.card, blocks: blocks.toSpliced(at, 0, note) } };
}
