/** Answers an interaction: at once where the bot is quick, else behind an acknowledgement. */
import { type APIInteraction, InteractionResponseType, InteractionType } from 'discord.js';
import type { Audience } from '../../core/card.ts';
import { findCommand } from '../../core/command.ts';
import { cut } from '../../core/graphemes.ts';
import type { Bot, CardReply, Interaction, Reply } from '../../core/interaction.ts';
import type { Language } from '../../core/language.ts';
import type { Log } from '../../core/ports.ts';
import { type Texts, textsOf } from '../../texts/texts.ts';
import { asPrivate, type Calls } from './calls.ts';
import type { Download } from './download.ts';
import { acknowledge, audienceHere, type Exchange, missingHere, respond, send } from './exchange.ts';
import { renderForm } from './form.ts';
import { commonOf, readInteraction } from './inbound.ts';
import { limits } from './limits.ts';
import { flatten } from './markdown.ts';
import { withMissing } from './permissions.ts';
import { isClosed, isOver, Refusal } from './refusal.ts';
import { renderCard, renderReply } from './render.ts';

/**
 * What answering takes. `answerWithin`: milliseconds that the bot has before the asker gets an acknowledgement;
 * `sessionWithin`: the same of a session, where the answer itself should be the first response.
 */
export type Answering = {
  readonly bot: Bot;
  readonly calls: Calls;
  readonly log: Log;
  readonly download: Download;
  readonly answerWithin: number;
  readonly sessionWithin: number;
};

const late = Symbol('late');

/** What the promise brings, or `late` when it takes longer. */
export async function within<T>(promise: Promise<T>, milliseconds: number): Promise<T | typeof late> {
  const { promise: alarm, resolve } = Promise.withResolvers<typeof late>();
  const timer = setTimeout(resolve, milliseconds, late);
  try {
    return await Promise.race([promise, alarm]);
  } finally {
    clearTimeout(timer);
  }
}

export const isLate = (value: unknown): value is typeof late => value === late;

/** Never throws: what goes wrong is logged, and told to the asker where Discord still takes it. */
export async function answerInteraction(event: APIInteraction, answering: Answering): Promise<void> {
  const { bot, calls, log } = answering;
  const arrived = performance.now();
  const asked = readInteraction(event, answering.download);
  const exchange: Exchange = { event, asked, bot, calls, acknowledged: undefined };
  try {
    // Another connection of ours gets every event as well: whoever has claimed it says all there is to say.
    if (!(await bot.claims(commonOf(event).delivery))) return;
    if (!asked) {
      log.warn({ ...whereOf(event), type: event.type }, 'not one of our buttons');
      await say(exchange, 'oldButton');
      return;
    }
    const handled = bot.handle(asked);
    const quick = await within(handled, patienceFor(asked, answering) - (performance.now() - arrived));
    if (asked.is === 'suggest') {
      await suggest(exchange, isLate(quick) ? undefined : quick);
    } else if (isLate(quick)) {
      await acknowledge(exchange, audienceOf(asked, bot));
      await deliver(exchange, await handled);
    } else {
      await deliver(exchange, quick);
    }
  } catch (error) {
    await confess(exchange, error, log);
  }
}

/** Deferred and followed up, an answer counts against the bot's limit of requests; as the first response it does not. */
const patienceFor = (asked: Interaction, { answerWithin, sessionWithin }: Answering): number =>
  'press' in asked && asked.press.session !== '' ? sessionWithin : answerWithin;

const whereOf = (event: APIInteraction) => ({ place: commonOf(event).place, delivery: commonOf(event).delivery });

/** Who would see the answer: declared with the command; a press or a form is between the bot and one person. */
function audienceOf(asked: Interaction, bot: Bot): Audience {
  const command = asked.is === 'command' ? findCommand(bot.catalogue, asked.words) : undefined;
  return command?.shownTo ?? 'asker';
}

async function deliver(exchange: Exchange, reply: Reply | undefined): Promise<void> {
  const { event, calls } = exchange;
  if (reply?.is === 'card') return show(exchange, reply);
  if (reply?.is === 'form') {
    // A modal is a first response or none: https://docs.discord.com/developers/interactions/receiving-and-responding
    if (exchange.acknowledged) return say(exchange, 'tooLateForForm', reply.language);
    return respond(exchange, { type: InteractionResponseType.Modal, data: renderForm(reply.form) });
  }
  if (!exchange.acknowledged) await acknowledge(exchange, 'asker');
  if (exchange.acknowledged !== 'update') await calls.withdraw(event);
}

async function show(exchange: Exchange, reply: CardReply): Promise<void> {
  const { event } = exchange;
  const files = reply.card.blocks.some(({ is }) => is === 'file' || is === 'picture');
  const missing = reply.shownTo === 'everyone' ? missingHere(event, files) : [];
  const card = missing.length > 0 ? withMissing(reply.card, missing, reply.language) : reply.card;
  const { message } = renderReply({ ...reply, card });
  const redraws = reply.instead === true && 'message' in event && event.message !== undefined;
  await send(exchange, message, redraws ? 'redraw' : audienceHere(exchange, reply.shownTo, files));
  if (reply.later) await end(exchange, await reply.later);
}

/** How something that was under way ended: where it was said that it is, unless that is by a message which was pressed. */
async function end(exchange: Exchange, reply: CardReply): Promise<void> {
  const { event, calls, asked } = exchange;
  const { message } = renderReply(reply);
  if (event.type !== InteractionType.MessageComponent) await calls.edit(event, message);
  else await calls.follow(event, asked?.direct ? message : asPrivate(message));
}

/** Always answered, with nothing where nothing is known: else Discord tells the person that it failed. */
async function suggest(exchange: Exchange, reply: Reply | undefined): Promise<void> {
  const suggestions = reply?.is === 'suggestions' ? reply.suggestions : [];
  const choices = suggestions
    .filter(({ id, label }) => id.length > 0 && id.length <= limits.suggestion && label.trim())
    .slice(0, limits.suggestions)
    .map(({ id, label }) => ({ name: cut(flatten(label), limits.suggestion), value: id }));
  await respond(exchange, {
    type: InteractionResponseType.ApplicationCommandAutocompleteResult,
    data: { choices },
  });
}

/** Something that the adapter itself has to say, to the asker alone. */
async function say(exchange: Exchange, what: Saying, language?: Language): Promise<void> {
  const texts = textsOf(language ?? commonOf(exchange.event).language ?? exchange.bot.language);
  const message = renderCard({
    title: texts.sorry,
    tone: 'bad',
    blocks: [{ is: 'text', text: texts.discord[what] }],
  });
  await send(exchange, message, audienceHere(exchange, 'asker'));
}

type Saying = {
  [Name in keyof Texts['discord']]: Texts['discord'][Name] extends string ? Name : never;
}[keyof Texts['discord']];

async function confess(exchange: Exchange, error: unknown, log: Log): Promise<void> {
  const where = whereOf(exchange.event);
  if (isOver(error)) {
    log.warn({ ...where, err: error }, 'the interaction was over before its answer');
    return;
  }
  log.error({ ...where, err: error }, 'an interaction could not be answered');
  if (exchange.acknowledged === 'answered') return;
  try {
    await (exchange.asked?.is === 'suggest' ? suggest(exchange, undefined) : say(exchange, reasonOf(exchange, error)));
  } catch (again) {
    log.warn({ ...where, err: again }, 'nor could the asker be told');
  }
}

function reasonOf({ event }: Exchange, error: unknown): Saying {
  if (!(error instanceof Refusal)) return 'failed';
  return isClosed(error) && missingHere(event, true).includes('AttachFiles') ? 'mayNotAttach' : 'refused';
}
