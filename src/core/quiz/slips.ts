/** When a typed answer is the right one with a slip of the finger: never in a number, never in a short word, never a word that means something else. */
import { opposed, turning } from './antonyms.ts';
import { soundAlike } from './homophones.ts';
import { isEnglishWord } from './real-words.ts';
import type { Token } from './typed-tokens.ts';

/** From this many characters on a Chinese answer may have one slip; from the second on, one may be missing inside. */
const chinese = { slip: 4, gap: 6 } as const;
/** From so many letters on an English word may have one slip, two slips, any one letter instead of another, or its first two swapped. */
const english = { one: 5, two: 9, anyLetter: 7, swappedStart: 6 } as const;
/** In a whole answer. */
const mostSlips = 2;

/** Whether the typed tokens are the right ones with few enough slips. Both without breaks. */
export function nearly(typed: readonly Token[], right: readonly Token[]): boolean {
  const han = right.filter(({ is }) => is === 'han').length;
  if (typed.length === right.length) return nearlyInPlace(typed, right);
  if (han < right.length - 1 || Math.abs(typed.length - right.length) > 1) return false;
  return typed.length > right.length
    ? right.length >= chinese.slip && isDoubled(typed, right)
    : right.length >= chinese.gap && hasGap(typed, right);
}

function nearlyInPlace(typed: readonly Token[], right: readonly Token[]): boolean {
  let slips = 0;
  const wrong: number[] = [];
  for (const [index, token] of right.entries()) {
    const other = typed[index];
    if (!other || other.is !== token.is) return false;
    if (other.text === token.text) continue;
    if (token.is === 'number') return false;
    if (token.is === 'word') slips += slipsOf(other.text, token.text);
    else wrong.push(index);
    if (slips > mostSlips || wrong.length > 2) return false;
  }
  if (wrong.length === 0) return true;
  if (right.length < chinese.slip || slips > 0) return false;
  const [at = 0, next] = wrong;
  const [one, other] = [right[at]?.text ?? '', typed[at]?.text ?? ''];
  if (next === undefined) return soundAlike(one, other) && !opposed(one, other);
  // 工人智能 is no slip of 人工智能 in four characters, where a swap mostly makes another word.
  const swapped = next === at + 1 && typed[next]?.text === one && right[next]?.text === other;
  return swapped && right.length > chinese.slip && !opposed(one, other);
}

/** 数字化化工厂. */
function isDoubled(typed: readonly Token[], right: readonly Token[]): boolean {
  const at = firstDifference(typed, right);
  const doubled = typed[at];
  if (doubled?.is !== 'han' || doubled.text !== typed[at - 1]?.text || turning.test(doubled.text)) return false;
  return restAgrees(typed, at + 1, right, at);
}

function hasGap(typed: readonly Token[], right: readonly Token[]): boolean {
  const at = firstDifference(typed, right);
  const missing = right[at];
  if (missing?.is !== 'han' || turning.test(missing.text) || at === 0 || at === right.length - 1) return false;
  return restAgrees(typed, at, right, at + 1);
}

function firstDifference(one: readonly Token[], other: readonly Token[]): number {
  let at = 0;
  while (at < one.length && one[at]?.text === other[at]?.text) at += 1;
  return at;
}

const restAgrees = (one: readonly Token[], from: number, other: readonly Token[], start: number): boolean =>
  one.length - from === other.length - start &&
  one.slice(from).every(({ text }, index) => text === other[start + index]?.text);

/** How many slips make the typed word of the right one; more than allowed when it is another word. */
function slipsOf(typed: string, right: string): number {
  const none = mostSlips + 1;
  const allowed = right.length < english.one ? 0 : right.length < english.two ? 1 : 2;
  if (allowed === 0 || Math.abs(typed.length - right.length) > allowed) return none;
  if (!/^[a-z]+$/.test(right) || isEnglishWord(typed) || opposed(typed, right)) return none;
  if (typed[0] !== right[0] && !(right.length >= english.swappedStart && swapsStart(typed, right))) return none;
  const slips = distance(typed, right);
  if (slips > allowed) return none;
  if (slips === 1 && right.length < english.anyLetter && !isLikelySubstitute(typed, right)) return none;
  return slips;
}

const swapsStart = (typed: string, right: string): boolean =>
  typed[0] === right[1] && typed[1] === right[0] && typed.slice(2) === right.slice(2);

const rows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const alike = ['ck', 'sz', 'sc', 'iy', 'ei', 'vw', 'xz'];

/** Whether, where one letter stands for another, the two are neighbours on the keyboard or sound alike. Other slips are likely enough. */
function isLikelySubstitute(typed: string, right: string): boolean {
  // A word that merely stops too early may be another.
  if (typed.length !== right.length) return !right.startsWith(typed);
  const at = [...right].findIndex((letter, index) => letter !== typed[index]);
  const [one = '', other = ''] = [right[at], typed[at]];
  if (typed[at + 1] === one && right[at + 1] === other) return true;
  if (alike.some((pair) => pair === one + other || pair === other + one)) return true;
  const place = (letter: string) => {
    const row = rows.findIndex((keys) => keys.includes(letter));
    return { row, column: (rows[row]?.indexOf(letter) ?? 0) + row * 0.5 };
  };
  const [a, b] = [place(one), place(other)];
  return Math.abs(a.row - b.row) <= 1 && Math.abs(a.column - b.column) <= 1;
}

/** Insertions, losses, substitutions and swaps of two neighbours (optimal string alignment). */
export function distance(one: string, other: string): number {
  let [older, old] = [[] as number[], Array.from({ length: other.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      let least = Math.min((old[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (old[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        least = Math.min(least, (older[j - 2] ?? 0) + 1);
      }
      row.push(least);
    }
    [older, old] = [old, row];
  }
  return old[other.length] ?? 0;
}
