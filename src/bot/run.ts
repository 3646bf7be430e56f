/** Running a command: from its options to a reply with buttons that carry on. */
import { type Action, type Block, type Card, type Form, type Menu, unreachable } from '../core/card.ts';
import {
  allOptions,
  type Catalogue,
  type Command,
  findCommand,
  type Option,
  optionName,
  readLanguage,
  type SuggestContext,
  usage,
} from '../core/command.ts';
import type { Desk } from '../core/desk.ts';
import type { Drafter } from '../core/drafter.ts';
import { UserError } from '../core/errors.ts';
import type { Importer } from '../core/importer.ts';
import type { CardReply, Interaction, Reply } from '../core/interaction.ts';
import type { Language } from '../core/language.ts';
import { findPack, type Library } from '../core/library.ts';
import type { Line } from '../core/line.ts';
import { fillIn, open } from '../core/lookup.ts';
import { formFor, readGiven } from '../core/options.ts';
import type { Clock, Log, Painter, Platform } from '../core/ports.ts';
import type { Press } from '../core/press.ts';
import type { PersonSettings, PlaceSettings, Store } from '../core/store.ts';
import { type Texts, textsOf } from '../texts/texts.ts';
import type { Remembered } from './remembered.ts';

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
  readonly store: Store;
  readonly clock: Clock;
  /** IANA: where neither person nor place has chosen one. */
  readonly zone: string;
  /** A new id of 12 characters of `a-z0-9`, which nobody can guess. */
  readonly newId: () => string;
  readonly painter: Painter;
  /** Absent where there is no folder to keep articles in. */
  readonly importer?: Importer;
  readonly drafter?: Drafter;
  /** The platforms that are connected. */
  readonly platforms: () => readonly Platform[];
};

/** One interaction on its way through the bot, with what the person and the place have chosen. */
export type Turn = {
  readonly parts: BotParts;
  readonly remembered: Remembered;
  readonly from: Interaction;
  readonly own: PersonSettings;
  readonly here: PlaceSettings;
  /** Only a command that acts needs it. */
  readonly desk: (language: Language) => Desk;
};

/** Options as they came: typed, picked, or carried by a button. */
export type Given = Readonly<Record<string, string | undefined>>;

/** The button that is always right. */
export const help = (texts: Texts): Action => ({ label: texts.help, press: open('colloquy help') });

/** The command of that path; a path that is gone (an old button, a stale menu) is the person's to hear about. */
export function commandAt(here: Turn, words: readonly string[]): Command {
  const command = findCommand(here.parts.catalogue, words);
  if (command) return command;
  const texts = textsOf(languageFor(here));
  throw new UserError(texts.unknownCommand(words.join(' ')), [help(texts)]);
}

/** Does what a typed line says; what it does not say well is a `UserError`. */
export async function runLine(here: Turn, line: Line): Promise<Reply> {
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

/** Runs a command; one that still needs something is answered with its form. */
export async function run(here: Turn, command: Command, given: Given, more: Partial<CardReply> = {}): Promise<Reply> {
  try {
    return await runWith(here, command, given, more);
  } catch (error) {
    if (error instanceof UserError) return refusal(here, error, given);
    throw error;
  }
}

async function runWith(here: Turn, command: Command, given: Given, more: Partial<CardReply>): Promise<Reply> {
  const { catalogue, version } = here.parts;
  const context = contextFor(here, given);
  const { values, missing } = readGiven(command, given, context);
  const name = command.words.join(' ');
  if (missing.length > 0) {
    // A form never answers a form, and a mention cannot open one: there a button does.
    if (here.from.is !== 'form' && here.from.is !== 'mention') return form(here, command, given);
    const fill = { label: context.texts.fillIn, press: fillIn(name, given) };
    const names = missing.map((option) => optionName(option, allOptions(command)[option] as Option, context.language));
    throw new UserError([context.texts.missing(names), ' ', { command: usage(command) }], [fill]);
  }
  const running = { ...context, options: values, catalogue, version };
  const acted = (await command.act?.({ ...running, desk: here.desk(context.language) })) ?? command.run?.(running);
  if (!acted) throw new TypeError(`/${name} neither looks up nor acts`);
  if ('form' in acted) return withForm(here, command, given, acted.form, context);
  // Buttons carry what was meant, not how it was typed: a title may change, an id does not.
  const meant = {
    ...given,
    ...(given.article && { article: context.pack.id }),
    ...(given.lang && { lang: context.language }),
  };
  if ('later' in acted) return withLater(here, acted.card, acted.later, meant);
  const { card, again: own, ...shown } = 'card' in acted ? acted : { card: acted, again: undefined };
  const again = here.remembered.shorten(own ? carry(catalogue, own, meant) : open(name, meant));
  return cardReply(here, card, { shownTo: command.shownTo, again, ...more, ...shown }, meant);
}

/** A mention cannot open a form: there a button does. */
function withForm(here: Turn, command: Command, given: Given, form: Form, { language, texts }: SuggestContext): Reply {
  if (here.from.is !== 'mention') return { is: 'form', form, language };
  const fill: Action = { label: texts.fillIn, press: open(command.words.join(' '), given), main: true };
  return cardReply(here, { title: command.about[language], blocks: [{ is: 'actions', of: [fill] }] }, {}, given);
}

/** Milliseconds that an answer may take before it is said that it is under way: well before any platform loses its patience. */
const soon = 1_000;

/** How it ended where that is soon, else that it is under way. Neither can be turned like pages: that would do it again. */
async function withLater(here: Turn, card: Card, ending: Promise<Card>, given: Given): Promise<CardReply> {
  const { clock } = here.parts;
  const later = ending.then(
    (ended) => cardReply(here, ended, {}, given),
    (error: unknown) => {
      if (error instanceof UserError) return refusal(here, error, given);
      throw error;
    },
  );
  const { promise: waited, resolve } = Promise.withResolvers<undefined>();
  const stop = clock.at(clock.now() + soon, () => resolve(undefined));
  try {
    return (await Promise.race([later, waited])) ?? cardReply(here, card, { later }, given);
  } finally {
    stop();
  }
}

/** The form that asks for what a command still needs. */
export function form(here: Turn, command: Command, given: Given): Reply {
  const context = contextFor(here, given);
  const asked = formFor(command, given, context);
  return { is: 'form', form: { ...asked, press: here.remembered.shorten(asked.press) }, language: context.language };
}

/** What was said for this one time decides, then what the person chose, their platform, their words, the place, and the bot's own language. */
export function languageFor({ from, parts, own, here }: Turn, given: Given = {}): Language {
  // A mention on Discord says no language: its words do.
  const written = from.is === 'mention' && /\p{Script=Han}/u.test(from.text) ? 'zh' : undefined;
  return readLanguage(given.lang) ?? own.language ?? from.language ?? written ?? here.language ?? parts.language;
}

/** What a command sees: the article that was asked for, else the place's, else the usual one, in the reader's language. */
export function contextFor(here: Turn, given: Given): SuggestContext {
  const library = here.parts.library();
  const usual = (here.here.article && findPack(library, here.here.article)) || library[0];
  const language = languageFor(here, given);
  const texts = textsOf(language);
  const pack = given.article ? findPack(library, given.article) : usual;
  if (!pack) {
    throw new UserError(texts.noArticle(given.article ?? ''), [{ label: texts.articles, press: open('article list') }]);
  }
  return { pack, article: pack.faces[language], library, language, texts };
}

/** A reply with every press of the card ready for a button: carrying what was chosen for this once, and short enough. */
export function cardReply(here: Turn, card: Card, more: Partial<CardReply> = {}, given: Given = {}): CardReply {
  const lang = readLanguage(given.lang);
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
    ...(lang && { lang }),
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

/** What the person can put right, and the buttons that do it. */
export function refusal(here: Turn, error: UserError, given: Given): CardReply {
  const next: Block[] = error.next.length > 0 ? [{ is: 'actions', of: error.next }] : [];
  const title = textsOf(languageFor(here, given)).sorry;
  const card: Card = { title, tone: 'bad', blocks: [{ is: 'text', text: error.text }, ...next] };
  return cardReply(here, card, { failed: true }, given);
}
