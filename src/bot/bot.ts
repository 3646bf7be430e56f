/** The bot: an interaction goes in, a reply comes out. */

import { type Action, type Block, type Card, type Menu, unreachable } from '../core/card.ts';
import {
  allOptions,
  type Catalogue,
  type Command,
  findCommand,
  readLanguage,
  type SuggestContext,
  usage,
} from '../core/command.ts';
import { UserError } from '../core/errors.ts';
import type { Bot, CardReply, Interaction, Reply } from '../core/interaction.ts';
import type { Language } from '../core/language.ts';
import type { Library, Pack } from '../core/library.ts';
import { clean, type Line, readLine, readMention } from '../core/line.ts';
import { fillIn, givenOf, open } from '../core/lookup.ts';
import { formFor, readGiven } from '../core/options.ts';
import type { Log } from '../core/ports.ts';
import type { Press } from '../core/press.ts';
import { fold } from '../core/tokens.ts';
import { type Texts, textsOf } from '../texts/texts.ts';
import { createRemembered, type Remembered } from './remembered.ts';

/** What a bot is made of. `library` is asked at each interaction, so that new articles show without a restart. */
export type BotParts = {
  readonly catalogue: Catalogue;
  readonly library: () => Library;
  readonly log: Log;
  readonly version: string;
  /** The language where a person's platform does not say one. */
  readonly language: Language;
  /** A short reference that ties an apology to a log line. */
  readonly reference: () => string;
};

type Given = Readonly<Record<string, string | undefined>>;
type Turn = { readonly parts: BotParts; readonly remembered: Remembered; readonly from: Interaction };

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

const help = (texts: Texts): Action => ({ label: texts.help, press: open('colloquy help') });

/** The command of that path; a path that is gone (an old button, a stale menu) is the person's to hear about. */
function commandAt(here: Turn, words: readonly string[]): Command {
  const command = findCommand(here.parts.catalogue, words);
  if (command) return command;
  const texts = textsOf(languageFor(here));
  throw new UserError(texts.unknownCommand(words.join(' ')), [help(texts)]);
}

function runLine(here: Turn, line: Line): Reply {
  const texts = textsOf(languageFor(here));
  switch (line.is) {
    case 'command':
      if (line.extra) throw new UserError([texts.tooMuch(line.extra), ' ', { command: usage(line.command) }]);
      return run(here, line.command, line.given);
    case 'group':
      return run(here, commandAt(here, ['colloquy', 'help']), { about: line.group });
    case 'empty':
      return run(here, commandAt(here, ['colloquy', 'help']), {});
    case 'unknown': {
      const near = line.near.map((command) => command.words.join(' '));
      const told = near.flatMap((command, at) => [at === 0 ? ` ${texts.didYouMean} ` : ', ', { command }]);
      throw new UserError(
        [texts.unknownCommand(line.typed), ...told],
        [...near.map((command) => ({ label: command, press: open(command) })), help(texts)],
      );
    }
    default:
      return unreachable(line);
  }
}

/**
 * A mention is answered in public where it was asked. What only one person should see waits behind a button,
 * for a mention cannot be answered privately; in a direct conversation all is private already.
 */
function answerMention(here: Turn, said: string): Reply {
  const { catalogue } = here.parts;
  const asked: Line = {
    is: 'command',
    command: commandAt(here, ['article', 'ask']),
    given: { question: clean(said) },
    extra: '',
  };
  const read = readMention(catalogue, said);
  const line = read && (read.sure || works(here, read.line)) ? read.line : asked;
  if (here.from.direct) return runLine(here, line);
  return line.is === 'command' && !line.extra ? inPublic(here, line.command, line.given) : helpInPublic(here, line);
}

/** Whether a line that may as well be a question is something that can be done. */
function works(here: Turn, line: Line): boolean {
  if (line.is !== 'command' || line.extra) return false;
  const reply = run(here, line.command, line.given);
  return reply.is === 'card' && !reply.failed;
}

/** Help is a private answer too; what nobody understands is told at once. */
function helpInPublic(here: Turn, line: Line): Reply {
  const command = commandAt(here, ['colloquy', 'help']);
  if (line.is === 'group') return inPublic(here, command, { about: line.group });
  return line.is === 'empty' ? inPublic(here, command, {}) : runLine(here, line);
}

/** The answer itself where everyone may see it, else what was asked and the button that answers whoever presses it. */
function inPublic(here: Turn, command: Command, given: Given): Reply {
  if (command.shownTo === 'everyone') return run(here, command, given);
  const language = languageFor(here, given);
  const texts = textsOf(language);
  const name = command.words.join(' ');
  const { missing } = readGiven(command, given, { language, texts });
  const press = missing.length > 0 ? fillIn(name, given) : open(name, given);
  const values = Object.values(given).filter((value) => value !== undefined);
  const card: Card = {
    title: command.about[language],
    blocks: [
      ...(values.length > 0 ? [{ is: 'text' as const, text: texts.quoted(values.join(' · ')) }] : []),
      { is: 'note', text: texts.privateAnswer },
      { is: 'actions', of: [{ label: texts.openPrivately, press }] },
    ],
  };
  return cardReply(here, card, { shownTo: 'everyone' }, given);
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

/** Runs a command; one that still needs something is answered with its form. */
function run(here: Turn, command: Command, given: Given, more: Partial<CardReply> = {}): Reply {
  try {
    return runWith(here, command, given, more);
  } catch (error) {
    if (error instanceof UserError) return refusal(here, error, given);
    throw error;
  }
}

function runWith(here: Turn, command: Command, given: Given, more: Partial<CardReply>): Reply {
  const { catalogue, version } = here.parts;
  const context = contextFor(here, given);
  const { values, missing } = readGiven(command, given, context);
  const name = command.words.join(' ');
  if (missing.length > 0) {
    // A form never answers a form, and a mention cannot open one: there a button does.
    if (here.from.is !== 'form' && here.from.is !== 'mention') return form(here, command, given);
    const fill = { label: context.texts.fillIn, press: fillIn(name, given) };
    throw new UserError([context.texts.missing(missing), ' ', { command: usage(command) }], [fill]);
  }
  const card = command.run({ ...context, options: values, catalogue, version });
  // Buttons carry what was meant, not how it was typed: a title may change, an id does not.
  const meant = {
    ...given,
    ...(given.article && { article: context.pack.id }),
    ...(given.lang && { lang: context.language }),
  };
  const again = here.remembered.shorten(open(name, meant));
  return cardReply(here, card, { shownTo: command.shownTo, again, ...more }, meant);
}

function form(here: Turn, command: Command, given: Given): Reply {
  const context = contextFor(here, given);
  const asked = formFor(command, given, context);
  return { is: 'form', form: { ...asked, press: here.remembered.shorten(asked.press) }, language: context.language };
}

/** What was said for this one time decides, then the person's platform, then their words, then the bot's own language. */
function languageFor({ from, parts }: Turn, given: Given = {}): Language {
  // A mention on Discord says no language: its words do.
  const written = from.is === 'mention' && /\p{Script=Han}/u.test(from.text) ? 'zh' : undefined;
  return readLanguage(given.lang) ?? from.language ?? written ?? parts.language;
}

function contextFor(here: Turn, given: Given): SuggestContext {
  const library = here.parts.library();
  const language = languageFor(here, given);
  const texts = textsOf(language);
  const pack = given.article ? findPack(library, given.article) : library[0];
  if (!pack) {
    throw new UserError(texts.noArticle(given.article ?? ''), [{ label: texts.articles, press: open('article list') }]);
  }
  return { pack, article: pack.faces[language], library, language, texts };
}

/** By its id or by its title in either language. */
const findPack = (library: Library, typed: string): Pack | undefined =>
  library.find(({ id, faces }) => [id, faces.zh.title, faces.en.title].some((name) => fold(name) === fold(typed)));

/** A reply with every press of the card ready for a button: carrying what was chosen for this once, and short enough. */
function cardReply(here: Turn, card: Card, more: Partial<CardReply> = {}, given: Given = {}): CardReply {
  const ready = (press: Press) => here.remembered.shorten(carry(here.parts.catalogue, press, given));
  const blocks = card.blocks.map((block): Block => {
    if (block.is === 'menu') return { ...block, ...menuWith(block, ready) };
    if (block.is !== 'actions') return block;
    return {
      ...block,
      of: block.of.map((action) => ('press' in action ? { ...action, press: ready(action.press) } : action)),
    };
  });
  return {
    is: 'card',
    card: { ...card, blocks },
    shownTo: 'asker',
    language: languageFor(here, given),
    ...(readLanguage(given.lang) && { lang: readLanguage(given.lang) as Language }),
    ...more,
  };
}

const menuWith = (menu: Menu, ready: (press: Press) => Press): Menu => ({ ...menu, press: ready(menu.press) });

/** Adds `lang:` and `article:` of this command to the commands that its buttons run. */
function carry(catalogue: Catalogue, press: Press, given: Given): Press {
  const command = findCommand(catalogue, press.machine.split(' '));
  const known = command ? Object.keys(allOptions(command)) : [];
  const names = ['article', 'lang'].filter((name) => given[name] && known.includes(name));
  const added = names.filter((name) => !press.args.some((arg) => arg.startsWith(`${name}=`)));
  return { ...press, args: [...press.args, ...added.map((name) => `${name}=${given[name]}`)] };
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

/** What the person can put right, and the buttons that do it. */
function refusal(here: Turn, error: UserError, given: Given): CardReply {
  const next: Block[] = error.next.length > 0 ? [{ is: 'actions', of: error.next }] : [];
  const title = textsOf(languageFor(here, given)).sorry;
  const card: Card = { title, tone: 'bad', blocks: [{ is: 'text', text: error.text }, ...next] };
  return cardReply(here, card, { failed: true }, given);
}
