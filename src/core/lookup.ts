/** The presses of look-ups, and the words that cite. */
import type { Article, CitedLine } from './article/article.ts';
import type { Rich, Span } from './card.ts';
import type { Press } from './press.ts';

type Values = Readonly<Record<string, string | number | undefined>>;

/** Runs a command; its answer is a new message. `command` is its path: `article section`. */
export const open = (command: string, given: Values = {}): Press => lookup(command, 'open', given);
/** Runs a command; its answer takes the place of the pressed card. */
export const turn = (command: string, given: Values = {}): Press => lookup(command, 'turn', given);
/** Opens the command's form. */
export const fillIn = (command: string, given: Values = {}): Press => lookup(command, 'form', given);
/** Runs a command with what is picked in a menu as its `option`. */
export const pickFor = (command: string, option: string, given: Values = {}): Press => {
  const press = lookup(command, 'pick', given);
  return { ...press, args: [option, ...press.args] };
};

const lookup = (machine: string, event: string, given: Values): Press => ({
  machine,
  session: '',
  event,
  args: Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`])),
});

/** The values that a look-up's press carries, by their names. */
export const givenOf = (args: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(args.map((arg) => [arg.slice(0, arg.indexOf('=')), arg.slice(arg.indexOf('=') + 1)]));

/** An address as a span that readers can open. */
export const cite = (article: Article, address: string): Span => ({ cite: { article: article.id, address } });

/** Words followed by the addresses that they come from. */
export function cited(article: Article, words: Rich, addresses: readonly string[]): Rich {
  const parts = typeof words === 'string' ? [words] : words;
  return [...parts, ...addresses.flatMap((address) => [' ', cite(article, address)])];
}

/** A line of ours with its addresses. */
export const citedLine = (article: Article, line: CitedLine): Rich => cited(article, line.text, line.cites);
