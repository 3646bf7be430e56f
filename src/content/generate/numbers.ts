/** Numbers that look like another one. Pure: the order comes from a seed. */
import { shuffled } from '../../core/chance.ts';

const small = ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const chinese = [...'二三四五六七八九'];

type Shape = 'digits' | 'chinese' | 'small' | 'tens';

/** How a number is written; `undefined` for what is none. */
export function numberShape(text: string): Shape | undefined {
  const folded = text.toLowerCase();
  if (/^\d[\d,]*(?:\.\d+)?[%％]?[千百]?[万亿]?$/u.test(folded)) return 'digits';
  if (/^[二三四五六七八九十百千万亿两]+$/u.test(folded)) return 'chinese';
  if (small.includes(folded)) return 'small';
  return tens.includes(folded) ? 'tens' : undefined;
}

/** A rough value, to order numbers of one shape by. */
export function sizeOfNumber(text: string): number {
  const folded = text.toLowerCase();
  const word = [
    ...small.map((name, at) => [name, at + 2] as const),
    ...tens.map((name, at) => [name, 10 * (at + 2)] as const),
  ];
  const named = word.find(([name]) => name === folded)?.[1];
  if (named !== undefined) return named;
  if (numberShape(text) === 'digits') return Number.parseFloat(folded.replaceAll(',', ''));
  return [...folded].reduce((sum, digit) => {
    const scale = { 十: 10, 百: 100, 千: 1_000, 万: 10_000, 亿: 100_000_000 }[digit];
    if (scale) return (sum || 1) * scale;
    return sum + (digit === '两' ? 2 : chinese.indexOf(digit) + 2);
  }, 0);
}

/**
 * Numbers of the same shape, length and roundness, below and above, in the order of the seed. `isYear` keeps them near.
 * None for a number that has no fellows.
 */
export function numbersLike(
  text: string,
  seed: string,
  { isYear = false, most = Number.POSITIVE_INFINITY } = {},
): readonly string[] {
  switch (numberShape(text)) {
    case 'small':
      return shuffled(near(small, text), seed);
    case 'tens':
      return shuffled(near(tens, text), seed);
    case 'chinese':
      return shuffled(likeChinese(text), seed);
    case 'digits':
      return shuffled(isYear ? yearsLike(Number(text)) : likeDigits(text, most), seed);
    case undefined:
      return [];
  }
}

function near(list: readonly string[], text: string): readonly string[] {
  const at = list.indexOf(text.toLowerCase());
  return list.filter((_, index) => index !== at && Math.abs(index - at) <= 5);
}

const yearsLike = (year: number): readonly string[] =>
  [-41, -33, -26, -19, -14, -9, -7, -5, -4, -3, 3, 4, 5, 7, 9, 14, 19, 26, 33, 41]
    .map((step) => year + step)
    .filter((other) => other < 2026 && other > 999)
    .map(String);

/** One digit of it is another one. */
function likeChinese(text: string): readonly string[] {
  if (text === '十') return [...'六七八九'];
  if (text === '两') return [...'三四五六'];
  const at = [...text].findIndex((digit) => chinese.includes(digit));
  if (at < 0) return [];
  const characters = [...text];
  return chinese.filter((digit) => digit !== characters[at]).map((digit) => characters.with(at, digit).join(''));
}

function likeDigits(text: string, most: number): readonly string[] {
  const [, written = '', tail = ''] = /^([\d,.]+)(\D*)$/u.exec(text) ?? [];
  const decimals = written.split('.')[1]?.length ?? 0;
  const plain = written.replaceAll(',', '');
  const zeros = decimals === 0 ? (/0+$/.exec(plain)?.[0].length ?? 0) : 0;
  const step = decimals > 0 ? 10 ** -decimals : 10 ** zeros;
  const value = Number(plain);
  const count = Math.round(value / step);
  const multiples = new Set<number>();
  for (const factor of [0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.1, 1.2, 1.3, 1.4, 1.5, 1.7, 1.9, 2.1])
    multiples.add(Math.round(count * factor));
  for (const more of [-4, -3, -2, -1, 1, 2, 3, 4]) multiples.add(count + more);
  return [...multiples]
    .filter((each) => each !== count && each > 0 && (decimals > 0 || each % 10 !== 0 || count % 10 === 0))
    .map((each) => each * step)
    .filter((each) => each <= most || value > most)
    .map((each) => format(each, decimals, written.includes(',')))
    .filter((each) => each.length === written.length)
    .map((each) => each + tail);
}

const format = (value: number, decimals: number, grouped: boolean): string => {
  const written = value.toFixed(decimals);
  return grouped ? written.replace(/\B(?=(\d{3})+(?!\d))/g, ',') : written;
};
