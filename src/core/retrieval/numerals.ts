/** What numerals are worth, as far as finding needs it: 三十, 二〇〇八, 两千, thirty. Exact grading of typed answers is `quiz/numerals.ts`. */

const digits: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  兩: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const units: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1_000 };
const myriads: Readonly<Record<string, number>> = { 万: 10_000, 萬: 10_000, 亿: 100_000_000, 億: 100_000_000 };

/** The value of a run of Chinese numerals: spelled (三十), or digit by digit (二〇〇八). `undefined` for what is none (万). */
export function numeralValue(run: string): number | undefined {
  if (run.length > 12) return undefined;
  const spelled = [...run];
  if (spelled.every((one) => one in digits)) return Number(spelled.map((one) => digits[one]).join(''));
  let total = 0;
  let part = 0;
  let digit: number | undefined;
  for (const one of spelled) {
    const unit = units[one];
    const myriad = myriads[one];
    if (unit !== undefined) {
      part += (digit ?? 1) * unit;
      digit = undefined;
    } else if (myriad !== undefined) {
      part += digit ?? 0;
      if (part === 0) return undefined;
      total = myriad > 10_000 ? (total + part) * myriad : total + part * myriad;
      part = 0;
      digit = undefined;
    } else digit = digits[one];
  }
  return total + part + (digit ?? 0);
}

const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety';
const ordinals = 'first second third fourth fifth sixth seventh eighth ninth tenth';

/** English words that are a number by themselves. */
export const englishNumbers: Readonly<Record<string, number>> = Object.assign(
  Object.create(null) as Record<string, number>,
  Object.fromEntries(small.split(' ').map((word, value) => [word, value])),
  Object.fromEntries(tens.split(' ').map((word, at) => [word, (at + 2) * 10])),
  Object.fromEntries(ordinals.split(' ').map((word, at) => [word, at + 1])),
);
