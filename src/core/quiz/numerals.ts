/**
 * Numbers as people write them, Chinese, Arabic and English, turned into one exact form: `二〇二一`, `两千零二十一`, `2,021` and
 * `twenty twenty-one` become the same mark. Knows nothing of questions. Values are exact fractions, so that 30% and 三成 are equal and nothing is rounded.
 */
import { spellDates } from './dates.ts';
import { type Fraction, fraction, plus, times, written } from './fractions.ts';
import { spellEnglishNumbers } from './number-words.ts';

/** A number stands between these two characters; an ordinal begins with the third. Private use: nobody types them. */
export const marks = { open: '\ue000', close: '\ue001', ordinal: '\ue002' } as const;

const digits = new Map([...'〇零一二三四五六七八九'].map((character, index) => [character, Math.max(0, index - 1)]));
digits.set('两', 2);
const units = new Map([
  ['十', 10n],
  ['百', 100n],
  ['千', 1000n],
  ['万', 10_000n],
  ['亿', 100_000_000n],
]);
const formal = '壹贰叁肆伍陆柒捌玖拾佰仟';
const plain = '一二三四五六七八九十百千';
const formalRun = new RegExp(`[${formal}零万亿]{2,}|(?<=第)[${formal}]`, 'g');
const arabic = /(?:\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d+)(?!\d)(?:\.\d+)?/y;
// Longer ones are nobody's answer, and big integers take time.
const mostDigits = 40;

/** The text with each number as a mark. Expects it folded: NFKC, lower case, simplified. */
export function markNumbers(folded: string): string {
  const text = spellEnglishNumbers(spellDates(folded))
    .replace(formalRun, (run) => run.replace(/./g, (one) => plain[formal.indexOf(one)] ?? one))
    .replace(/(?<=[〇零一二三四五六七八九])[o○](?=[〇零一二三四五六七八九])/g, '〇')
    .replaceAll('廿', '二十');
  let marked = '';
  for (let at = 0; at < text.length; ) {
    const number = readNumber(text, at);
    marked += number ? number.mark : text[at];
    at = number ? number.end : at + 1;
  }
  return eras(marked);
}

type Read = { readonly value: Fraction; readonly end: number };

function readNumber(text: string, at: number): { readonly mark: string; readonly end: number } | undefined {
  if (text[at] === '第') {
    const ordinal = readCardinal(text, at + 1);
    return ordinal && { mark: markOf(ordinal.value, marks.ordinal), end: ordinal.end };
  }
  const sign = /(?:负|零下|(?<![\p{L}\p{N}.\ue001])-|\b(?:minus|negative) )(?=[\d〇零一二三四五六七八九十百两])/uy;
  sign.lastIndex = at;
  const minus = sign.exec(text)?.[0] ?? '';
  const read = readShare(text, at + minus.length);
  if (!read) return undefined;
  const ordinal = /(?:st|nd|rd|th)\b/y;
  ordinal.lastIndex = read.end;
  if (!minus && ordinal.test(text)) return { mark: markOf(read.value, marks.ordinal), end: read.end + 2 };
  return { mark: markOf(minus ? times(read.value, fraction(-1n)) : read.value), end: read.end };
}

const markOf = (value: Fraction, open: string = marks.open): string => `${open}${written(value)}${marks.close}`;

const wholes: readonly (readonly [string, bigint])[] = [
  ['百分之', 100n],
  ['千分之', 1000n],
  ['万分之', 10_000n],
];
// 三成 is 30 %, but 一成不变, 三成为 and the like are words.
const tenths = /成(?![不为功就立员本熟长品果年份群])/y;
const percent = / ?(%|‰|per ?cent\b|pct\b)/y;
const over = / ?[/⁄] ?(?=\d)/y;

/** A number that may be a share: 百分之三十, 三分之二, 2/3, 三成, 30%. */
function readShare(text: string, at: number): Read | undefined {
  for (const [name, whole] of wholes) {
    const part = text.startsWith(name, at) ? readCardinal(text, at + name.length) : undefined;
    if (part) return { value: times(part.value, fraction(1n, whole)), end: part.end };
  }
  if (text.startsWith('百分百', at)) return { value: fraction(1n), end: at + 3 };
  if (text.startsWith('一半', at)) return { value: fraction(1n, 2n), end: at + 2 };
  const first = readCardinal(text, at);
  if (!first) return undefined;
  if (text[first.end] === '又' || text[first.end] === ' ') {
    const rest = readPart(text, first.end + 1);
    if (rest) return { value: plus(first.value, rest.value), end: rest.end };
  }
  return readPart(text, at) ?? readScaled(text, first);
}

/** `三分之二` or `2/3`. */
function readPart(text: string, at: number): Read | undefined {
  const first = readCardinal(text, at);
  if (!first) return undefined;
  if (text.startsWith('分之', first.end)) {
    const part = readCardinal(text, first.end + 2);
    return part && first.value.top > 0n
      ? { value: times(part.value, fraction(first.value.under, first.value.top)), end: part.end }
      : undefined;
  }
  over.lastIndex = first.end;
  const line = over.exec(text)?.[0];
  const under = line ? readCardinal(text, first.end + line.length) : undefined;
  if (!under || under.value.top === 0n) return undefined;
  return { value: times(first.value, fraction(under.value.under, under.value.top)), end: under.end };
}

function readScaled(text: string, number: Read): Read {
  tenths.lastIndex = number.end;
  if (number.value.top <= 10n && tenths.test(text)) {
    const more = digits.get(text[number.end + 1] ?? '') ?? 0;
    const value = plus(times(number.value, fraction(1n, 10n)), fraction(BigInt(more), 100n));
    return { value, end: number.end + (more ? 2 : 1) };
  }
  percent.lastIndex = number.end;
  const sign = percent.exec(text);
  if (!sign) return number;
  return {
    value: times(number.value, fraction(1n, sign[1] === '‰' ? 1000n : 100n)),
    end: number.end + sign[0].length,
  };
}

type Atom =
  | { readonly is: 'number'; readonly value: Fraction; readonly length: number; readonly digit: boolean }
  | { readonly is: 'unit'; readonly value: bigint }
  | { readonly is: 'gap' };

/** The number that begins there, without sign or share. */
function readCardinal(text: string, at: number): Read | undefined {
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
    return { atom: { is: 'number', value: decimal(pointed), length: 2, digit: false }, end: at + pointed.length };
  }
  const digit = digits.get(character);
  if (digit !== undefined) {
    return { atom: { is: 'number', value: fraction(BigInt(digit)), length: 1, digit: true }, end: at + 1 };
  }
  arabic.lastIndex = at;
  const figures = arabic.exec(text)?.[0];
  if (!figures || figures.length > mostDigits) return undefined;
  return {
    atom: { is: 'number', value: decimal(figures), length: figures.length, digit: figures.length === 1 },
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

const number = '\ue000([^\ue001]+)\ue001';
const before = new RegExp(`(?:公元前|西元前|纪元前|前(?=${number}年)) ?${number}`, 'g');
const bc = new RegExp(`${number} ?(?:b\\.? ?c\\.?(?: ?e\\.?)?)(?![a-z])`, 'g');
const ad = new RegExp(`(?:公元|西元|\\ba\\.?d\\.? ?) ?(?=${number})`, 'g');
const ce = new RegExp(`(?<=${number}) ?(?:a\\.?d\\.?|c\\.?e\\.?)(?![a-z])`, 'g');

/** Years before our era are negative; saying that a year is of our era adds nothing. */
function eras(marked: string): string {
  const negative = (value: string) => `${marks.open}-${value}${marks.close}`;
  return marked
    .replace(before, (_, ahead: string | undefined, value: string) => negative(value ?? ahead ?? ''))
    .replace(bc, (_, value: string) => negative(value))
    .replace(ad, '')
    .replace(ce, '');
}
