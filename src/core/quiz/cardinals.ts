/** One number read from a text, in Chinese or Arabic figures and both mixed. Exact; knows neither signs nor shares. */
import { type Fraction, fraction, plus, times } from './fractions.ts';

/** A number and where in the text it ends. */
export type Read = { readonly value: Fraction; readonly end: number };

const digits = new Map([...'〇零一二三四五六七八九'].map((character, index) => [character, Math.max(0, index - 1)]));
digits.set('两', 2);
const units = new Map([
  ['十', 10n],
  ['百', 100n],
  ['千', 1000n],
  ['万', 10_000n],
  ['亿', 100_000_000n],
]);
const arabic = /(?:\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d+)(?!\d)(?:\.\d+)?/y;
// Longer ones are nobody's answer, and big integers take time.
const mostDigits = 40;

/** What a Chinese figure is worth. */
export const digitOf = (character: string | undefined): number | undefined => digits.get(character ?? '');

type Atom =
  | { readonly is: 'number'; readonly value: Fraction; readonly digit: boolean }
  | { readonly is: 'unit'; readonly value: bigint }
  | { readonly is: 'gap' };

/** The number that begins there, without sign or share: `12,000`, `1.2万`, `两千零二十一`, `二〇二一`. */
export function readCardinal(text: string, at: number): Read | undefined {
  const plainDigits = readDigits(text, at);
  if (plainDigits) return plainDigits;
  const atoms: Atom[] = [];
  let end = at;
  let best: Read | undefined;
  for (;;) {
    const atom = readAtom(text, end, atoms);
    if (!atom) break;
    atoms.push(atom.atom);
    end = atom.end;
    const value = worth(atoms);
    if (value) best = { value, end };
    if (atoms.length > mostDigits) break;
  }
  return best;
}

/** `二〇二一`, `三点一四`: figures read one by one. Not the single one, which may belong to `二十`. */
function readDigits(text: string, at: number): Read | undefined {
  const run = /[〇零一二三四五六七八九]{2,40}(?![十百千万亿])(?:点[〇零一二三四五六七八九]+)?/y;
  run.lastIndex = at;
  const found = run.exec(text)?.[0];
  return found ? { value: decimal(found), end: at + found.length } : undefined;
}

function decimal(figures: string): Fraction {
  const [whole = '', rest = ''] = figures.replace(/[,\s]/g, '').split(/[.点]/);
  const value = (part: string) => [...part].map((one) => digits.get(one) ?? one).join('');
  return fraction(BigInt(value(whole + rest) || '0'), 10n ** BigInt(rest.length));
}

function readAtom(text: string, at: number, before: readonly Atom[]): { atom: Atom; end: number } | undefined {
  const character = text[at] ?? '';
  const unit = units.get(character);
  if (unit) return { atom: { is: 'unit', value: unit }, end: at + 1 };
  if ((character === '零' || character === '〇') && before.length > 0) return { atom: { is: 'gap' }, end: at + 1 };
  const point = /[〇零一二三四五六七八九]点[〇零一二三四五六七八九]+/y;
  point.lastIndex = at;
  const pointed = point.exec(text)?.[0];
  if (pointed) {
    return { atom: { is: 'number', value: decimal(pointed), digit: false }, end: at + pointed.length };
  }
  const digit = digits.get(character);
  if (digit !== undefined) {
    return { atom: { is: 'number', value: fraction(BigInt(digit)), digit: true }, end: at + 1 };
  }
  arabic.lastIndex = at;
  const figures = arabic.exec(text)?.[0];
  if (!figures || figures.length > mostDigits) return undefined;
  return {
    atom: { is: 'number', value: decimal(figures), digit: figures.length === 1 },
    end: at + figures.length,
  };
}

/** What the atoms are worth together; `undefined` where they are no number (`二三十`, `万` alone). */
function worth(atoms: readonly Atom[]): Fraction | undefined {
  let total = fraction(0n);
  let section = fraction(0n);
  let number: Fraction | undefined;
  let last = 0n;
  let gap = false;
  for (const [index, atom] of atoms.entries()) {
    if (atom.is === 'gap') {
      if (number || gap) return undefined;
      gap = true;
    } else if (atom.is === 'number') {
      if (number) return undefined;
      // 一万二 is 12,000 and 三百五 is 350.
      const short = last >= 100n && !gap && atom.digit && index === atoms.length - 1;
      number = short ? times(atom.value, fraction(last / 10n)) : atom.value;
      if (short && last >= 10_000n) return plus(total, number);
      gap = false;
    } else if (atom.value < 10_000n) {
      if (!number && !(index === 0 || (atom.value === 10n && !atomsBefore(atoms, index)))) return undefined;
      section = plus(section, times(number ?? fraction(1n), fraction(atom.value)));
      number = undefined;
      last = atom.value;
    } else {
      section = plus(section, number ?? fraction(0n));
      number = undefined;
      if (section.top === 0n && total.top === 0n && index > 0) return undefined;
      // 百万 begins with a unit; so does 万亿.
      if (index === 0) section = fraction(1n);
      total = bigger(total, section, atom.value);
      section = fraction(0n);
      last = atom.value;
    }
  }
  // 百, 千 and 万 alone are part of words (百度, 万一), 十 is a number.
  if (atoms.length === 1 && atoms[0]?.is === 'unit' && atoms[0].value !== 10n) return undefined;
  if (gap) return undefined;
  return plus(plus(total, section), number ?? fraction(0n));
}

const atomsBefore = (atoms: readonly Atom[], index: number): boolean => atoms[index - 1]?.is === 'number';

/** 三亿五千万 adds, 一万二千亿 and 三万万 multiply. */
function bigger(total: Fraction, section: Fraction, unit: bigint): Fraction {
  if (unit === 100_000_000n || section.top === 0n) return times(plus(total, section), fraction(unit));
  return plus(total, times(section, fraction(unit)));
}
