/** From what was typed or picked to the values that a command runs with. */

import type { Texts } from '../texts/texts.ts';
import { readNumber } from './article/find.ts';
import type { Form, Pickable } from './card.ts';
import {
  allOptions,
  type Command,
  type Given,
  keyOf,
  type Options,
  optionName,
  type SuggestContext,
} from './command.ts';
import { UserError } from './errors.ts';
import { lengthOf } from './graphemes.ts';
import type { Language } from './language.ts';
import { clean } from './line.ts';

/**
 * The values of a command's options. A name that it does not know is ignored, a value that does not fit is a `UserError`;
 * `missing` are the required options that have none.
 */
export function readGiven(
  command: Command,
  given: Readonly<Record<string, string | undefined>>,
  { language, texts }: { readonly language: Language; readonly texts: Texts },
): { values: Given<Options>; missing: readonly string[] } {
  const values: Record<string, string | number> = {};
  const missing: string[] = [];
  for (const [name, option] of Object.entries({ ...allOptions(command), ...command.buttonOptions })) {
    const value = clean(given[name] ?? '');
    if (!value) {
      if (option.required) missing.push(name);
      continue;
    }
    if (option.is === 'text') {
      // Counting graphemes is slow; no text has more of them than UTF-16 units.
      if (value.length > option.most && lengthOf(value) > option.most) {
        throw new UserError(texts.tooLong(optionName(name, option, language), lengthOf(value), option.most));
      }
      values[name] = value;
    } else if (option.is === 'number') {
      const number = readNumber(value);
      if (number === undefined || number < option.least || number > option.most) {
        throw new UserError(texts.notBetween(optionName(name, option, language), value, option.least, option.most));
      }
      values[name] = number;
    } else {
      const key = keyOf(option.of, value);
      if (!key) {
        const known = Object.entries(option.of).map(([id, label]) => (language === 'zh' ? label.zh : id));
        throw new UserError(texts.notOneOf(optionName(name, option, language), value, known));
      }
      values[name] = key;
    }
  }
  return { values: values as Given<Options>, missing };
}

/** The most that a one-line field holds; longer ones get a box of several lines. */
const lineLength = 100;

/** Discord's limit of a modal; what comes after has to be typed. https://docs.discord.com/developers/components/using-modal-components */
const mostFields = 5;

/** The form that asks for a command's own options, the first five of them. `typed` is what is known already. */
export function formFor(
  command: Command,
  typed: Readonly<Record<string, string | undefined>>,
  context: SuggestContext,
): Form {
  const { language } = context;
  const fields = Object.entries(command.options).slice(0, mostFields);
  const own = new Set(fields.map(([name]) => name));
  const carried = Object.entries(typed).flatMap(([name, value]) =>
    value && !own.has(name) ? [`${name}=${value}`] : [],
  );
  return {
    title: command.words.join(' '),
    press: { machine: command.words.join(' '), session: '', event: 'fill', args: carried },
    fields: fields.map(([id, option]) => {
      const field = { id, label: option.about[language], required: option.required ?? false };
      const before = typed[id];
      if (option.is === 'pick') {
        const of = Object.entries(option.of).map(([key, label]) => ({ id: key, label: label[language] }));
        const key = before && keyOf(option.of, before);
        return { ...field, is: 'pick', of, ...picked(of.find((one) => one.id === key)) };
      }
      if (option.is === 'number') {
        return { ...field, is: 'line', most: String(option.most).length, ...(before && { typed: before }) };
      }
      if (option.suggest) {
        const chosen = before ? option.suggest(before, context)[0] : undefined;
        const of = option.suggest('', context);
        const all = chosen && !of.some((one) => one.id === chosen.id) ? [chosen, ...of] : of;
        return { ...field, is: 'pick', of: all, suggests: true, ...picked(chosen) };
      }
      return {
        ...field,
        is: option.most > lineLength ? 'paragraph' : 'line',
        most: option.most,
        ...(before && { typed: before.slice(0, option.most) }),
      };
    }),
  };
}

const picked = (chosen: Pickable | undefined) => (chosen ? { picked: chosen } : {});
