/**
 * Numbers as people write them, Chinese, Arabic and English, turned into one exact form: `二〇二一`, `两千零二十一`, `2,021` and
 * `twenty twenty-one` become the same mark. Knows nothing of questions. Values are exact fractions, so that 30% and 三成 are equal and nothing is rounded.
 */
import { digitOf, type Read, readCardinal } from './cardinals.ts';
import { spellDates } from './dates.ts';
import { type Fraction, fraction, plus, times, written } from './fractions.ts';
import { spellEnglishNumbers } from './number-words.ts';

/** A number stands between these two characters; an ordinal begins with the third. Private use: nobody types them. */
export const marks = { open: '\ue000', close: '\ue001', ordinal: '\ue002' } as const;

const formal = '壹贰叁肆伍陆柒捌玖拾佰仟';
const plain = '一二三四五六七八九十百千';
const formalRun = new RegExp(`[${formal}零万亿]{2,}|(?<=第)[${formal}]`, 'g');
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
    const more = digitOf(text[number.end + 1]) ?? 0;
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
