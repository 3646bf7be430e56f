/** Days of the week as people type them, in both languages. What cannot be read for certain is not guessed: `undefined`. */
import { fold } from './tokens.ts';

const names: readonly RegExp[] = [
  /mon(?:days?)?/,
  /tue(?:s(?:days?)?)?/,
  /wed(?:s|nesdays?)?/,
  /thu(?:r(?:s(?:days?)?)?)?/,
  /fri(?:days?)?/,
  /sat(?:urdays?)?/,
  /sun(?:days?)?/,
];

/** What may stand next, the longest first; the first that fits is taken. */
const words: readonly { readonly looks: RegExp; readonly is: readonly number[] | 'to' | 'nothing' | 'week' }[] = [
  { looks: /every ?day\b|daily\b|all days\b|每天|每日|天天/y, is: [1, 2, 3, 4, 5, 6, 7] },
  { looks: /(?:week|work|working )days?\b|工作日|平日/y, is: [1, 2, 3, 4, 5] },
  { looks: /weekends?\b|周末|双休日/y, is: [6, 7] },
  ...names.map((name, at) => ({ looks: new RegExp(`${name.source}\\b`, 'y'), is: [at + 1] })),
  { looks: /(?:to|thru|through|till|until)\b|[-–—~到至]/y, is: 'to' },
  { looks: /(?:and|or|on|every|each)\b|[\s,;/&+、，；。.]+|和|及|跟|与|每个?|逢|的/y, is: 'nothing' },
  { looks: /周|星期|礼拜/y, is: 'week' },
];
const dayInWeek = /[一二三四五六日天1-7]/y;

type Part = number | 'to';

/** The days and the ranges between them, in the order of the words. */
function partsOf(text: string): readonly Part[] | undefined {
  const parts: Part[] = [];
  let [at, inWeek] = [0, false];
  const take = (looks: RegExp): string | undefined => {
    looks.lastIndex = at;
    const found = looks.exec(text)?.[0];
    at += found?.length ?? 0;
    return found;
  };
  while (at < text.length) {
    // After 周 the days are single characters: 周一三五, 周一、三、五, 周一至五.
    const day = inWeek ? take(dayInWeek) : undefined;
    if (day) parts.push(/\d/.test(day) ? Number(day) : Math.min('一二三四五六日天'.indexOf(day) + 1, 7));
    const word = day ? undefined : words.find(({ looks }) => take(looks) !== undefined);
    if (!day && !word) return undefined;
    if (word?.is === 'week') inWeek = true;
    else if (word?.is === 'to') parts.push('to');
    else if (word && word.is !== 'nothing') parts.push(...word.is);
  }
  return parts;
}

/** From one day to the other, over the end of the week where it has to be. */
const between = (from: number, to: number): readonly number[] =>
  Array.from({ length: ((to - from + 7) % 7) + 1 }, (_, ahead) => ((from - 1 + ahead) % 7) + 1);

/**
 * ISO days, 1 is Monday, in order and each once: `every day`, `weekdays`, `weekends`, `mon,wed fri`, `mon-fri`, `每天`, `工作日`,
 * `周一三五`, `周一到周五`, `星期天`. `fri-mon` goes over the weekend.
 */
export function readDays(typed: string): readonly number[] | undefined {
  const parts = partsOf(fold(typed).trim());
  if (!parts || parts[0] === 'to' || parts.at(-1) === 'to') return undefined;
  const days = new Set<number>();
  for (const [index, part] of parts.entries()) {
    if (part !== 'to') {
      days.add(part);
      continue;
    }
    const [from, to] = [parts[index - 1], parts[index + 1]];
    if (typeof from !== 'number' || typeof to !== 'number') return undefined;
    for (const day of between(from, to)) days.add(day);
  }
  return days.size > 0 ? [...days].sort((a, b) => a - b) : undefined;
}
