/** Exact numbers for comparing: a whole number over a whole number, always in lowest terms. */

export type Fraction = { readonly top: bigint; readonly under: bigint };

/** In lowest terms; `under` must not be zero. */
export function fraction(top: bigint, under = 1n): Fraction {
  const common = divisor(top < 0n ? -top : top, under);
  return { top: top / common, under: under / common };
}

export const plus = (one: Fraction, other: Fraction): Fraction =>
  fraction(one.top * other.under + other.top * one.under, one.under * other.under);

export const times = (one: Fraction, other: Fraction): Fraction =>
  fraction(one.top * other.top, one.under * other.under);

/** `12000`, `3/10`, `-221`: equal numbers are written alike. */
export const written = ({ top, under }: Fraction): string => (under === 1n ? `${top}` : `${top}/${under}`);

function divisor(one: bigint, other: bigint): bigint {
  let [a, b] = [one, other];
  while (b > 0n) [a, b] = [b, a % b];
  return a || 1n;
}
