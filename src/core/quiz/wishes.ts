/** What people type when they set up a quiz: sections, kinds of questions, and when it closes. */
import { textsOf } from '../../texts/texts.ts';
import { readNumber } from '../article/find.ts';
import type { Suggest } from '../command.ts';
import { type Bilingual, type Language, languages } from '../language.ts';
import type { Instant } from '../place.ts';
import { nextAt, nextDayIn } from '../time.ts';
import { readTime } from '../time-words.ts';
import { fold } from '../tokens.ts';
import { type Kind, kinds } from './question.ts';

const separators = /[\s,，、;；&+和与及跟]+|\band\b/u;
const toSign = /\s*(?:[-–—~至到]|\bto\b)\s*/giu;

/** The numbers of sections: `1,3`, `2-4`, `2 to 4`, `一、三`, `第二节到第四节`. `undefined` where a part is no section of those that there are. */
export function readSections(typed: string, known: readonly number[]): readonly number[] | undefined {
  const words = typed
    .normalize('NFKC')
    .replace(/\bsections?\b/giu, ' ')
    .replace(toSign, '-');
  const numbers = words.split(separators).filter(Boolean).flatMap(numbersOf);
  const found = numbers.filter((number): number is number => number !== undefined && known.includes(number));
  return found.length === numbers.length && found.length > 0 ? [...new Set(found)] : undefined;
}

/** No article has as many sections. */
const longestRange = 200;

/** One number, or all from the first to the last; `undefined` stands for what is none. */
function numbersOf(part: string): readonly (number | undefined)[] {
  const [from, to, ...more] = part.split('-').map(readNumber);
  if (!part.includes('-')) return [from];
  if (from === undefined || to === undefined || more.length > 0 || to < from || to - from > longestRange) {
    return [undefined];
  }
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}

/** What the kinds are called in a language. */
export const kindName = (kind: Kind, language: Language): string => textsOf(language).quiz.kinds[kind];

/** The kinds that were named, by their key or in either language: `single, true or false`, `单选、判断题`. `undefined` where a part is none. */
export function readKinds(typed: string): readonly Kind[] | undefined {
  const parts = joinedNames.reduce((words, [name, joined]) => words.replaceAll(name, joined), fold(typed));
  const named = parts.split(separators).filter(Boolean);
  const found = named.flatMap((part) => kinds.find((kind) => namesOf(kind).includes(part.replace(/题$/, ''))) ?? []);
  return found.length === named.length && found.length > 0 ? [...new Set(found)] : undefined;
}

const spokenNames = (kind: Kind): readonly string[] => languages.map((language) => fold(kindName(kind, language)));
const joinedName = (name: string): string => name.replaceAll(' ', '-');
const namesOf = (kind: Kind): readonly string[] => [kind, ...spokenNames(kind).map(joinedName)];

/** Names of several words as one. */
const joinedNames = kinds
  .flatMap(spokenNames)
  .filter((name) => name.includes(' '))
  .map((name) => [name, joinedName(name)] as const);

/** For an option of kinds: what stands after the last comma may go on, with a kind that is not named yet. */
export const suggestKinds: Suggest = (typed, { language }) => {
  const before = /^(?:.*[,，、])?\s*/u.exec(typed)?.[0] ?? '';
  const last = fold(typed.slice(before.length)).trim();
  const named = readKinds(before) ?? [];
  return kinds
    .filter((kind) => !named.includes(kind) && [kind, ...spokenNames(kind)].some((name) => name.includes(last)))
    .map((kind) => ({ id: `${before}${kind}`, label: `${before}${kindName(kind, language)}` }));
};

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const amount = '^([\\d零一二两三四五六七八九十]{1,4}) ?';
const units: readonly (readonly [RegExp, number])[] = [
  [new RegExp(`${amount}(?:m|mins?|minutes?|分钟?)$`), minute],
  [new RegExp(`${amount}(?:h|hrs?|hours?|个?小时|个?钟头)$`), hour],
  [new RegExp(`${amount}(?:d|days?|天)$`), day],
  [new RegExp(`${amount}(?:w|weeks?|周|个?星期)$`), 7 * day],
];
const shortestWindow = 10 * minute;
const longestWindow = 30 * day;

/**
 * When a window closes: `18:00` (the next one), `45 min`, `8h`, `3 days`, `3天`; nothing typed: at 09:00 of the next day there.
 * `undefined` for what cannot be read, and for less than ten minutes or more than thirty days.
 */
export function readClosing(typed: string | undefined, now: Instant, zone: string): Instant | undefined {
  if (typed === undefined) return nextAt(nextDayIn(now, zone) - 1, zone, '09:00', everyDay);
  const words = fold(typed).trim().replace(/\s+/g, ' ');
  const after = lengthOf(words);
  const time = after === undefined ? readTime(words) : undefined;
  // A time that is nearer than the shortest window is tomorrow's.
  const at = after === undefined ? time && nextAt(now + shortestWindow - 1, zone, time, everyDay) : now + after;
  return at && at - now >= shortestWindow && at - now <= longestWindow ? at : undefined;
}

/** `3天` in milliseconds. */
function lengthOf(words: string): number | undefined {
  for (const [pattern, unit] of units) {
    const count = readNumber(pattern.exec(words)?.[1] ?? '');
    if (count !== undefined) return count * unit;
  }
  return undefined;
}

const everyDay = [1, 2, 3, 4, 5, 6, 7];

/** The names of the three difficulties. */
export const difficulties: Readonly<Record<'1' | '2' | '3', Bilingual>> = {
  1: { en: 'easy', zh: '容易' },
  2: { en: 'medium', zh: '中等' },
  3: { en: 'hard', zh: '较难' },
};
