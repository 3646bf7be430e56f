/** Reads a command as people type it in one line: positional words first, then `name:value`. */
import { distance } from 'fastest-levenshtein';
import { allOptions, type Catalogue, type Command, type Option } from './command.ts';
import { fold } from './tokens.ts';

/** What a line turned out to be. */
export type Line =
  | {
      readonly is: 'command';
      readonly command: Command;
      readonly given: Readonly<Record<string, string>>;
      readonly extra: string;
    }
  | { readonly is: 'group'; readonly group: string }
  | { readonly is: 'unknown'; readonly typed: string; readonly near: readonly Command[] }
  | { readonly is: 'empty' };

/**
 * Takes out what nobody can see or what turns text around (controls, bidirectional marks, zero-width characters,
 * but for the joiner inside emoji) and sets white space to single spaces.
 */
export function clean(typed: string): string {
  if (nothingToClean.test(typed)) return typed;
  return typed
    .replace(/[\p{Cf}\p{Cs}\u2800\u3164\u115f\u1160\uffa0]/gu, (sign) => (sign === '\u200d' ? sign : ''))
    .replace(
      /(?<!\p{Extended_Pictographic}\ufe0f?|\p{Emoji_Modifier})\u200d+|\u200d+(?!\p{Extended_Pictographic})/gu,
      '',
    )
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
}

// Most of what is typed is a few plain words.
const nothingToClean = /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/;

/** Reads `article section 2` or, for short, `section 2`; with or without a slash before it, in English or Chinese words. */
export function readLine(catalogue: Catalogue, typed: string): Line {
  const line = clean(typed).replace(/^[/／]/, '');
  const [groupWord, afterGroup] = cutWord(line);
  if (!groupWord) return { is: 'empty' };
  const group = Object.keys(catalogue.groups).find((name) =>
    isCalled(groupWord, name, catalogue.groups[name]?.called.zh),
  );
  if (!group) {
    const short = catalogue.commands.find(({ words, called }) => isCalled(groupWord, words[1], called.zh));
    if (short) return { is: 'command', command: short, ...readOptions(short, afterGroup) };
    return { is: 'unknown', typed: groupWord, near: nearest(catalogue.commands, groupWord) };
  }
  const [nameWord, rest] = cutWord(afterGroup);
  if (!nameWord) return { is: 'group', group };
  const ofGroup = catalogue.commands.filter((command) => command.words[0] === group);
  const command = ofGroup.find(({ words, called }) => isCalled(nameWord, words[1], called.zh));
  if (!command && isHelp(catalogue, nameWord)) return { is: 'group', group };
  if (!command) return { is: 'unknown', typed: `${groupWord} ${nameWord}`, near: nearest(ofGroup, nameWord) };
  return { is: 'command', command, ...readOptions(command, rest) };
}

/**
 * Reads words that were said to the bot; `undefined` when they are a question. `sure`: they can be nothing else, for they
 * begin with a slash, name a command in full, or are its name alone. Otherwise (“summary of section two?”) whoever runs it sees whether it works.
 */
export function readMention(
  catalogue: Catalogue,
  said: string,
): { readonly line: Line; readonly sure: boolean } | undefined {
  const words = clean(said);
  const line = readLine(catalogue, words);
  if (/^[/／]/.test(words) || line.is === 'empty' || line.is === 'group') return { line, sure: true };
  const [first, rest] = cutWord(words);
  const full = Object.entries(catalogue.groups).some(([name, { called }]) => isCalled(first, name, called.zh));
  if (line.is === 'command') return { line, sure: full || rest === '' };
  // “article sumary” is a slip, “article says what about traffic?” is not.
  return full && line.is === 'unknown' && line.near.length > 0 && !rest.includes(' ')
    ? { line, sure: true }
    : undefined;
}

function isCalled(typed: string, ...names: readonly (string | undefined)[]): boolean {
  const wanted = fold(typed);
  return names.some((name) => name !== undefined && foldName(name) === wanted);
}

// Names are few and always the same, and a Chinese one takes a dictionary to fold.
const folded = new Map<string, string>();
function foldName(name: string): string {
  const known = folded.get(name) ?? fold(name);
  folded.set(name, known);
  return known;
}

/** `/article help` asks about that family. */
const isHelp = (catalogue: Catalogue, typed: string): boolean =>
  catalogue.commands.some(({ words, called }) => words[1] === 'help' && isCalled(typed, 'help', called.zh));

/** The first word and the rest; a full-width space divides too. */
function cutWord(line: string): readonly [string, string] {
  const [word = '', ...rest] = line.split(' ');
  return [word, rest.join(' ')];
}

/** The commands whose names are at most two slips away, nearest first. */
function nearest(commands: readonly Command[], typed: string): readonly Command[] {
  const slips = (command: Command) =>
    Math.min(
      ...[command.words[1], command.words[0], command.called.zh].map((name) => distance(fold(typed), fold(name))),
    );
  return commands
    .map((command) => ({ command, slips: slips(command) }))
    .filter(({ command, slips: count }) => count <= 2 && count < command.words[1].length - 1)
    .sort((a, b) => a.slips - b.slips)
    .slice(0, 3)
    .map(({ command }) => command);
}

const opening = '"“「';
const closing: Readonly<Record<string, string>> = { '"': '"', '“': '”', '「': '」' };

/** Divides the rest of a line between the options; `extra` is what no option takes. */
function readOptions(command: Command, rest: string): { given: Record<string, string>; extra: string } {
  const options = Object.entries(allOptions(command));
  const positional = Object.entries(command.options);
  const given: Record<string, string> = {};
  const extra: string[] = [];
  let named: readonly [string, Option] | undefined;
  const put = (name: string, word: string) => {
    given[name] = given[name] ? `${given[name]} ${word}` : word;
  };
  for (const word of wordsIn(rest)) {
    const match = word.quoted ? undefined : /^([^:：]+)[:：](.*)$/u.exec(word.text);
    const option = match && options.find(([name, { called }]) => isCalled(match[1] ?? '', name, called.zh));
    if (match && option) {
      if (!(option[1].is === 'text' && option[1].rest)) delete given[option[0]];
      if (match[2]) put(option[0], match[2]);
      // A text value of the command's own goes on until the next name; others are one word.
      named = (option[1].is === 'text' && option[0] in command.options) || !match[2] ? option : undefined;
    } else if (named) {
      put(named[0], word.text);
      if (!(named[1].is === 'text' && named[0] in command.options)) named = undefined;
    } else {
      const free = positional.find(([name, to]) => given[name] === undefined || (to.is === 'text' && to.rest));
      if (free) put(free[0], word.text);
      else extra.push(word.text);
    }
  }
  return { given, extra: extra.join(' ') };
}

/** Words between spaces; what stands in quotation marks is one word, also after `name:`. */
function wordsIn(line: string): { text: string; quoted: boolean }[] {
  const words: { text: string; quoted: boolean }[] = [];
  let rest = line.trim();
  while (rest) {
    const sign = rest.charAt(0);
    const end = opening.includes(sign) ? rest.indexOf(closing[sign] as string, 1) : -1;
    // Only a mark with nothing but a space behind it closes: “S2B”模式 is a word of a sentence, not a quoted value.
    if (end > 1 && /^(\s|$)/.test(rest.slice(end + 1))) {
      words.push({ text: rest.slice(1, end), quoted: true });
      rest = rest.slice(end + 1).trimStart();
    } else {
      const [word, after] = cutWord(rest);
      words.push({ text: word, quoted: false });
      rest = after.trimStart();
    }
  }
  return words;
}
