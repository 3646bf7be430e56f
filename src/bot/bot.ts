/** The bot: an interaction goes in, a reply comes out. */
import { type Card, unreachable } from '../core/card.ts';
import { allOptions } from '../core/command.ts';
import { UserError } from '../core/errors.ts';
import type { Bot, CardReply, Interaction, Reply } from '../core/interaction.ts';
import { readLine } from '../core/line.ts';
import { fillIn, givenOf } from '../core/lookup.ts';
import type { Press } from '../core/press.ts';
import { textsOf } from '../texts/texts.ts';
import { answerMention } from './mention.ts';
import { createRemembered } from './remembered.ts';
import {
  type BotParts,
  cardReply,
  commandAt,
  contextFor,
  findPack,
  form,
  type Given,
  help,
  languageFor,
  refusal,
  run,
  runLine,
  type Turn,
} from './run.ts';

export type { BotParts };

export function createBot(parts: BotParts): Bot {
  const remembered = createRemembered();
  return {
    catalogue: parts.catalogue,
    language: parts.language,
    async handle(from) {
      const here: Turn = { parts, remembered, from };
      try {
        return route(here);
      } catch (error) {
        if (from.is === 'suggest') parts.log.warn({ err: error, place: from.place }, 'a suggestion failed');
        if (from.is === 'suggest') return { is: 'suggestions', suggestions: [] };
        return failure(here, error);
      }
    },
  };
}

function route(here: Turn): Reply {
  const { from, parts } = here;
  const texts = textsOf(languageFor(here));
  switch (from.is) {
    case 'command':
      return run(here, commandAt(here, from.words), from.given);
    case 'line':
      return runLine(here, readLine(parts.catalogue, from.text));
    case 'mention':
      return answerMention(here, from.text);
    case 'misaddressed':
      return cardReply(here, {
        title: texts.misaddressedTitle,
        blocks: [{ is: 'text', text: texts.misaddressed(from.callMe) }],
      });
    case 'press':
      return answerPress(here, from);
    case 'form':
      return answerForm(here, from.press, from.values);
    case 'suggest':
      return suggest(here, from);
    default:
      return unreachable(from);
  }
}

/** What might complete an option. The one that is being typed decides nothing yet, and an article that is not there is the usual one. */
function suggest(here: Turn, { words, option: name, typed, given }: Interaction & { is: 'suggest' }): Reply {
  const option = allOptions(commandAt(here, words))[name];
  if (option?.is !== 'text' || !option.suggest) return { is: 'suggestions', suggestions: [] };
  const { [name]: _, ...others } = given;
  const known = others.article && findPack(here.parts.library(), others.article);
  const context = contextFor(here, known ? others : { ...others, article: undefined });
  return { is: 'suggestions', suggestions: option.suggest(typed, context).slice(0, 25) };
}

function answerPress(here: Turn, from: Interaction & { is: 'press' }): Reply {
  const command = commandAt(here, from.press.machine.split(' '));
  const press = recall(here, from.press);
  const texts = textsOf(languageFor(here));
  const instead = from.message.shownTo === 'asker' || from.direct;
  const [first = '', ...others] = press.args;
  switch (press.event) {
    case 'open':
      return run(here, command, givenOf(press.args));
    case 'turn':
      return run(here, command, givenOf(press.args), { ...(instead && { instead }) });
    case 'page':
      return run(here, command, givenOf(others), { ...(instead && { instead }), page: Number(first) || 1 });
    case 'pick':
      return run(here, command, { ...givenOf(others), [first]: from.picked });
    case 'form':
      return form(here, command, givenOf(press.args));
    default:
      throw new UserError(texts.unknownButton, [help(texts)]);
  }
}

function answerForm(here: Turn, filled: Press, values: Given): Reply {
  const command = commandAt(here, filled.machine.split(' '));
  return run(here, command, { ...givenOf(recall(here, filled).args), ...values });
}

/** The press as it was; one that is forgotten is the person's to ask again. */
function recall(here: Turn, press: Press): Press {
  const known = here.remembered.recall(press);
  if (known) return known;
  const texts = textsOf(languageFor(here));
  throw new UserError(texts.forgotten, [{ label: texts.askAgain, press: fillIn(press.machine) }]);
}

/** What went wrong, as a card: an apology with the reference of the log line, unless the person can do something about it. */
function failure(here: Turn, error: unknown): CardReply {
  if (error instanceof UserError) return refusal(here, error, {});
  const { from, parts } = here;
  const texts = textsOf(languageFor(here));
  const reference = parts.reference();
  parts.log.error(
    { err: error, reference, place: from.place, delivery: from.delivery, what: from.is },
    'an interaction failed',
  );
  const card: Card = {
    title: texts.apologyTitle,
    tone: 'bad',
    blocks: [{ is: 'text', text: texts.apology(reference) }],
  };
  return cardReply(here, card, { failed: true });
}
