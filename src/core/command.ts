/** What one file in `commands/` says: everything a platform needs to offer the command follows from it. */

import type { Texts } from '../texts/texts.ts';
import type { Article } from './article/article.ts';
import type { Audience, Card, Form, Pickable } from './card.ts';
import type { Desk } from './desk.ts';
import { type Bilingual, type Language, languages } from './language.ts';
import type { Library, Pack } from './library.ts';
import type { Press } from './press.ts';
import { fold } from './tokens.ts';

/** What is known when a person is still typing. */
export type SuggestContext = {
  readonly pack: Pack;
  readonly article: Article;
  readonly library: Library;
  readonly language: Language;
  readonly texts: Texts;
};

/** At most 25 are shown (Discord); the label is what the person reads, the id is what the option becomes. */
export type Suggest = (typed: string, context: SuggestContext) => readonly Pickable[];

/** An option of a command. `called.zh` is its Chinese name; its English name is its key. */
export type Option = {
  readonly about: Bilingual;
  readonly called: { readonly zh: string };
  readonly required?: true;
} & (
  | {
      readonly is: 'text';
      /** The longest accepted value, in graphemes. */
      readonly most: number;
      /** In a typed line it takes all the words up to the next `name:`. */
      readonly rest?: true;
      readonly suggest?: Suggest;
    }
  | { readonly is: 'pick'; readonly of: Readonly<Record<string, Bilingual>> }
  /** A whole number within these bounds. */
  | { readonly is: 'number'; readonly least: number; readonly most: number }
);

export type Options = Readonly<Record<string, Option>>;

/** The values of the options: a `pick` is one of its keys, a `number` is one, a required option is there. */
export type Given<O extends Options> = {
  readonly [Name in keyof O]: Value<O[Name]> | (O[Name] extends { readonly required: true } ? never : undefined);
};
type Value<O> = O extends { readonly is: 'pick'; readonly of: infer Of }
  ? keyof Of & string
  : O extends { readonly is: 'number' }
    ? number
    : string;

type About = { readonly about: Bilingual; readonly called: { readonly zh: string }; readonly most: number };

/** A text option. `most`: the longest accepted value in graphemes. */
export const text = <const M extends { readonly required?: true; readonly rest?: true; readonly suggest?: Suggest }>(
  about: About,
  more?: M,
): About & { is: 'text' } & M => ({ ...about, is: 'text', ...(more as M) });

/** An option with fixed values; the keys of `of` are what `run` gets. */
export const pick = <const Of extends Readonly<Record<string, Bilingual>>>(
  about: Omit<About, 'most'>,
  of: Of,
): Omit<About, 'most'> & { is: 'pick'; of: Of } => ({ ...about, is: 'pick', of });

/** An option that is a whole number. */
export const number = (
  about: Omit<About, 'most'>,
  bounds: { readonly least: number; readonly most: number },
): Omit<About, 'most'> & { is: 'number'; least: number; most: number } => ({ ...about, is: 'number', ...bounds });

/** What a look-up is run with. */
export type RunContext<O extends Options = Options> = SuggestContext & {
  readonly options: Given<O>;
  readonly catalogue: Catalogue;
  /** The version of the bot, as in package.json. */
  readonly version: string;
};

/** An example: what is typed after the slash, and a word or two that its answer shows in each language. */
export type Example = { readonly type: string; readonly shows: Bilingual; readonly failed?: true };

/** What a command that does something is run with beside what a look-up gets. */
export type ActContext<O extends Options = Options> = RunContext<O> & { readonly desk: Desk };

/**
 * What it answers with: a card, for those that the command is for unless it says otherwise, in place of the pressed message if it says
 * so. `language`: of the card, where that is another than the command was run in. `again`: what makes this card again where running
 * the command again as it was would do something else.
 */
export type Acted =
  | Card
  | {
      readonly card: Card;
      readonly shownTo?: Audience;
      readonly instead?: true;
      readonly language?: Language;
      readonly again?: Press;
    }
  /** The card says that something is under way, `later` how it ended: where that is soon, only that is shown. */
  | { readonly card: Card; readonly later: Promise<Card> }
  | { readonly form: Form };

type Described<O extends Options, B extends Options = Options> = {
  readonly about: Bilingual;
  /** Its Chinese name; the English one is its path. */
  readonly called: { readonly zh: string };
  readonly shownTo: Audience;
  /** Whether it reads one article, and then takes `article:`, or speaks of all of them. */
  readonly reads: 'article' | 'library';
  readonly options: O;
  /** What only its own buttons say: nobody types it. */
  readonly buttonOptions?: B;
  readonly examples: readonly Example[];
};

/** `run`: a look-up, pure. `act`: it reads or writes what is stored, or moves a session. */
export type CommandDefinition<O extends Options = Options, B extends Options = Options> = Described<O, B> &
  (
    | { readonly run: (context: RunContext<O & B>) => Card }
    | { readonly act: (context: ActContext<O & B>) => Promise<Acted> }
  );

/** Declares a command; the file's path is its name. Anything wrong with it is the loader's to say. */
export const defineCommand = <const O extends Options, const B extends Options = Record<never, Option>>(
  definition: CommandDefinition<O, B>,
): CommandDefinition<O, B> => definition;

/** The first word of a family of commands: a folder's `_group.ts`. */
export type Group = { readonly about: Bilingual; readonly called: { readonly zh: string } };
export const defineGroup = (group: Group): Group => group;

/** A command as the loader found it. `words` is its path: `['article', 'section']`. */
export type Command = Described<Options> & {
  readonly words: readonly [group: string, name: string];
  // Methods, so that a command with narrower options is still one of all commands; it has one of them.
  run?(context: RunContext): Card;
  act?(context: ActContext): Promise<Acted>;
};

/** All commands, in the order in which they are shown, and their groups. */
export type Catalogue = {
  readonly groups: Readonly<Record<string, Group>>;
  readonly commands: readonly Command[];
};

/** The command of that path. */
export const findCommand = (catalogue: Catalogue, words: readonly string[]): Command | undefined =>
  catalogue.commands.find((command) => command.words.join(' ') === words.join(' '));

/** Every command takes these beside its own; `article` only where it reads one. */
function commonOptions(command: Command): Options {
  return command.reads === 'article' ? { article: articleOption, lang: langOption } : { lang: langOption };
}

/** Its own options first, then the common ones: the order in which platforms list them. */
export const allOptions = (command: Command): Options => ({ ...command.options, ...commonOptions(command) });

/** Options that are named where it is said how a command is typed; of more the first are. */
const mostNamed = 4;

/** How it is typed, without the slash: `article section [which]`; what stands in angle brackets is needed. */
export function usage(command: Command): string {
  const options = Object.entries(command.options).map(([name, { required }]) => (required ? `<${name}>` : `[${name}]`));
  const named = options.length > mostNamed ? [...options.slice(0, mostNamed - 1), '[…]'] : options;
  return [command.words.join(' '), ...named].join(' ');
}

/** The articles whose names have what is typed. */
export const suggestArticles: Suggest = (typed, { library, language }) =>
  library
    .map((pack) => ({ id: pack.id, label: pack.faces[language].title }))
    .filter(({ id, label }) => `${id} ${label}`.toLowerCase().includes(typed.trim().toLowerCase()));

export const articleOption = text(
  { about: { en: 'Another article than the usual one', zh: '换一篇文章' }, called: { zh: '篇目' }, most: 80 },
  { suggest: suggestArticles },
);
/** The language that a value of `lang:` means: its key or a label in either language. */
export const readLanguage = (typed: string | undefined): Language | undefined =>
  typed === undefined ? undefined : (keyOf(langOption.of, typed) as Language | undefined);

/** The key of a fixed value that was typed as the key or as its label in either language. */
export const keyOf = (of: Readonly<Record<string, Bilingual>>, typed: string): string | undefined =>
  Object.entries(of).find(([key, label]) =>
    [key, ...languages.map((language) => label[language])].some((known) => fold(known) === fold(typed).trim()),
  )?.[0];

/** What an option is called in a language, as people type it before the colon. */
export const optionName = (name: string, option: Option, language: Language): string =>
  language === 'zh' ? option.called.zh : name;

/** For whom something is chosen. */
export const whoseOption = pick(
  { about: { en: 'For you, or for this channel', zh: '给你自己，还是给这个频道' }, called: { zh: '给' } },
  { me: { en: 'me', zh: '我' }, channel: { en: 'this channel', zh: '频道' } },
);

const langOption = pick(
  { about: { en: 'Answer in this language', zh: '用哪种语言回答' }, called: { zh: '语言' } },
  { zh: { zh: '中文', en: '中文 (Chinese)' }, en: { zh: 'English（英文）', en: 'English' } },
);
