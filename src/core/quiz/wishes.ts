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

const separators = /[\s,，、;；和与]+|\band\b/u;

/** The numbers of sections: `1,3`, `2-4`, `一、三`. `undefined` where a part is no section of those that there are. */
export function readSections(typed: string, known: readonly number[]): readonly number[] | undefined {
  const parts = typed.normalize('NFKC').split(separators).filter(Boolean);
  const numbers = parts.flatMap((part): (number | undefined)[] => {
    const range = /^(\d{1,3})\s*[-–~至到]\s*(\d{1,3})$/.exec(part);
    if (!range) return [readNumber(part)];
    const [from, to] = [Number(range[1]), Number(range[2])];
    return to < from ? [undefined] : Array.from({ length: Math.min(to - from + 1, 200) }, (_, at) => from + at);
  });
  const found = numbers.filter((number): number is number => number !== undefined && known.includes(number));
  return found.length === numbers.length && found.length > 0 ? [...new Set(found)] : undefined;
}

/** What the kinds are called in a language. */
export const kindName = (kind: Kind, language: Language): string => textsOf(language).quiz.kinds[kind];

/** The kinds that were named, by their key or in either language. `undefined` where a part is none. */
export function readKinds(typed: string): readonly Kind[] | undefined {
  const parts = typed.split(separators).filter(Boolean);
  const found = parts.flatMap((part) => kinds.find((kind) => namesOf(kind).includes(fold(part))) ?? []);
  return found.length === parts.length && found.length > 0 ? [...new Set(found)] : undefined;
}

const namesOf = (kind: Kind): readonly string[] =>
  [kind, ...languages.map((language) => kindName(kind, language))].map((name) => fold(name).replaceAll(' ', '-'));

/** For an option of kinds: what is typed last may go on. */
export const suggestKinds: Suggest = (typed, { language }) => {
  const before = /^(.*[\s,，、])?/u.exec(typed)?.[1] ?? '';
  const last = fold(typed.slice(before.length));
  return kinds
    .map((kind) => ({ id: `${before}${kind}`, label: `${before}${kindName(kind, language)}` }))
    .filter(({ label, id }) => fold(label).includes(last) || fold(id).includes(last));
};

const hour = 3_600_000;
const day = 24 * hour;
const units: readonly (readonly [RegExp, number])[] = [
  [/^(\d{1,3})\s*(?:h|hours?|小时)$/i, hour],
  [/^(\d{1,2})\s*(?:d|days?|天)$/i, day],
];
const shortestWindow = 10 * 60_000;
const longestWindow = 30 * day;

/**
 * When a window closes: `18:00` (the next one), `8h`, `3 days`, `3天`; nothing typed: at 09:00 of the next day there.
 * `undefined` for what cannot be read, and for less than ten minutes or more than thirty days.
 */
export function readClosing(typed: string | undefined, now: Instant, zone: string): Instant | undefined {
  if (typed === undefined) return nextAt(nextDayIn(now, zone) - 1, zone, '09:00', everyDay);
  const words = typed.normalize('NFKC').trim();
  const [match, unit = 0] =
    units.map(([pattern, length]) => [pattern.exec(words), length] as const).find(([found]) => found) ?? [];
  const time = match ? undefined : readTime(words);
  const at = match ? now + Number(match[1]) * unit : time && nextAt(now + shortestWindow, zone, time, everyDay);
  return at && at - now >= shortestWindow && at - now <= longestWindow ? at : undefined;
}
const everyDay = [1, 2, 3, 4, 5, 6, 7];

/** The names of the three difficulties. */
export const difficulties: Readonly<Record<'1' | '2' | '3', Bilingual>> = {
  1: { en: 'easy', zh: '容易' },
  2: { en: 'medium', zh: '中等' },
  3: { en: 'hard', zh: '较难' },
};
