/** A form at the terminal: one field after the other, each answered by a line. Pure. */
import type { Field, Form } from '../../core/card.ts';
import type { Language } from '../../core/language.ts';
import { textsOf } from '../../texts/texts.ts';
import { limits } from './limits.ts';
import { oneLine } from './pen.ts';

type Values = Readonly<Record<string, readonly string[]>>;

/** A form on its way: `at` is the field that is being asked for. */
export type Filling = {
  readonly form: Form;
  readonly language: Language;
  readonly at: number;
  readonly values: Values;
};

/** What a line makes of a form. `words`: why it has to be typed again. */
export type Filled =
  | { readonly is: 'more'; readonly filling: Filling }
  | { readonly is: 'done'; readonly values: Values }
  | { readonly is: 'left' }
  | { readonly is: 'refused'; readonly words: string };

type Pick = Extract<Field, { readonly is: 'pick' }>;

export const openForm = (form: Form, language: Language): Filling => ({ form, language, at: 0, values: {} });

/** The labels of what still has to be filled in, for whoever cannot be asked; of all that may be, where no part of it has to. */
export function neededIn({ form, at }: Filling): readonly string[] {
  const left = form.fields.slice(at);
  const required = left.filter((field) => field.required);
  return (required.length > 0 ? required : left).map(({ label }) => oneLine(label));
}

/** The field that is being asked for. */
export const fieldIn = ({ form, at }: Filling): Field | undefined => form.fields[at];

/** What is asked for right now: what there is to pick from, and the words before the cursor. */
export function askedIn({ form, language, at }: Filling): { readonly above: readonly string[]; readonly ask: string } {
  const field = form.fields[at];
  if (!field) return { above: [], ask: '' };
  const { terminal, colon } = textsOf(language);
  const kept = keptIn(field);
  const typed = field.is === 'upload' ? terminal.path : terminal.optional;
  const hint = kept
    ? ` ${terminal.kept(oneLine(kept.words))}`
    : field.required && field.is !== 'upload'
      ? ''
      : ` ${typed}`;
  return { above: listIn(form.fields, at, terminal), ask: `${oneLine(field.label)}${hint}${colon}` };
}

/** The same list twice in a row is shown once. */
function listIn(fields: readonly Field[], at: number, texts: ReturnType<typeof textsOf>['terminal']): string[] {
  const field = fields[at];
  if (field?.is !== 'pick' || samePicks(field, fields[at - 1])) return [];
  const more = field.of.length - limits.listed;
  const signs = signsOf(field);
  const lines = wordsIn(field).map((words, index) => `  [${signs[index]}] ${oneLine(words)}`);
  return [
    ...lines.slice(0, limits.listed),
    ...(more > 0 ? [`  ${texts.more(more)}`] : []),
    ...((field.upTo ?? 1) > 1 ? [texts.each([signs[0], signs[2] ?? signs[1]].join(' '))] : []),
    ...(samePicks(field, fields[at + 1]) ? [texts.inOrder([signs[1], signs[0], ...signs.slice(2)].join(' '))] : []),
  ];
}

/** What Enter alone keeps. */
function keptIn(field: Field): { readonly value: string; readonly words: string } | undefined {
  if (field.is === 'upload') return undefined;
  if (field.is !== 'pick') return field.typed ? { value: field.typed, words: field.typed } : undefined;
  return field.picked && { value: field.picked.id, words: field.picked.label };
}

/** Takes a line as the answer to the field that is asked for. */
export function fillIn(filling: Filling, typed: string): Filled {
  const { form, at } = filling;
  const field = form.fields[at];
  if (!field) return { is: 'done', values: filling.values };
  if (!typed.trim()) {
    const kept = keptIn(field);
    if (kept) return next(filling, [[kept.value]]);
    return field.required ? { is: 'left' } : next(filling, [[]]);
  }
  if (field.is !== 'pick') return next(filling, [[typed]]);
  return fillPick(filling, field, typed.trim());
}

function fillPick(filling: Filling, field: Pick, typed: string): Filled {
  const { terminal } = textsOf(filling.language);
  const { fields } = filling.form;
  const upTo = field.upTo ?? 1;
  const typedIds = idsIn(field, typed);
  // Where there may be more than fits, whatever is typed is looked for.
  if (!typedIds) return field.suggests ? next(filling, [[typed]]) : { is: 'refused', words: terminal.noneOfThese };
  const ids = upTo > 1 ? [...new Set(typedIds)] : typedIds;
  if (ids.length <= upTo) return next(filling, [ids]);
  // An order is a place a field, and people write it in one line.
  const run = fields.slice(filling.at).findIndex((other, index) => index > 0 && !samePicks(field, other));
  const places = upTo > 1 ? 1 : run < 0 ? fields.length - filling.at : run;
  if (ids.length > places) return { is: 'refused', words: terminal.tooMany(upTo > 1 ? upTo : places) };
  return next(
    filling,
    ids.map((id) => [id]),
  );
}

/** Goes on after as many fields as there are answers. */
function next({ form, language, at, values }: Filling, answers: readonly (readonly string[])[]): Filled {
  const given = answers.flatMap((answer, index) => {
    const field = form.fields[at + index];
    return field && answer.length > 0 ? [[field.id, answer] as const] : [];
  });
  const known = { ...values, ...Object.fromEntries(given) };
  const after = at + answers.length;
  if (after >= form.fields.length) return { is: 'done', values: known };
  return { is: 'more', filling: { form, language, at: after, values: known } };
}

/** `B`, `2`, a whole label; or several of them: `1 3`, `a,c`, `1、3`. */
function idsIn(field: Pick, typed: string): readonly string[] | undefined {
  const whole = idOf(field, typed);
  if (whole !== undefined) return [whole];
  const ids = typed
    .split(/[\s,，、;；+＋>＞→]+/u)
    .filter(Boolean)
    .map((part) => idOf(field, part));
  return ids.length > 0 && ids.every((id) => id !== undefined) ? ids : undefined;
}

function idOf(field: Pick, typed: string): string | undefined {
  const key = folded(typed);
  const isIt = (words: string): boolean => folded(words) === key;
  const labels = field.of.map(({ label }) => label);
  const at = [signsOf(field), labels, wordsIn(field)].map((names) => names.findIndex(isIt)).find((index) => index >= 0);
  // Letters have their numbers too.
  const isNumber = /^\d+$/.test(key) && !labels.some((label) => /^\d/.test(label));
  return field.of[at ?? (isNumber ? Number(key) - 1 : -1)]?.id;
}

/** Labels may have signs of their own: `A · Traffic`, `0 · Opening`. */
const ownSign = /^(\S{1,3}) · /u;
const ownSigns = ({ of }: Pick): readonly string[] | undefined => {
  const signs = of.flatMap(({ label }) => ownSign.exec(label)?.[1] ?? []);
  return new Set(signs).size === of.length ? signs : undefined;
};

/** What stands in the brackets: their own signs, or numbers. */
const signsOf = (field: Pick): readonly string[] => ownSigns(field) ?? field.of.map((_, at) => String(at + 1));
const wordsIn = (field: Pick): readonly string[] =>
  ownSigns(field) ? field.of.map(({ label }) => label.replace(ownSign, '')) : field.of.map(({ label }) => label);

const samePicks = (field: Field, other: Field | undefined): boolean =>
  field.is === 'pick' &&
  other?.is === 'pick' &&
  field.of.map(({ id }) => id).join('\n') === other.of.map(({ id }) => id).join('\n');

/** As people compare what they read with what they type. */
export const folded = (words: string): string => words.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
