/** Two small logistic models, fitted by gradient (Adam, from nothing, a fixed number of steps): the same data give the same weights. */

/** One question: what its candidates are like, and which are right. */
export type Choice = { readonly features: readonly Float64Array[]; readonly right: readonly boolean[] };
/** One case to answer or refuse. */
export type Judged = { readonly signs: Float64Array; readonly right: boolean; readonly weight: number };

const steps = 400;

/** Weights under which the right candidates of each question are the likely ones (softmax over its candidates). */
export function fitChoices(choices: readonly Choice[], ridge: number): Float64Array {
  const usable = choices.filter(({ right }) => right.some(Boolean));
  return descend(
    usable[0]?.features[0]?.length ?? 0,
    ridge,
    () => true,
    (weights, slope) => {
      for (const { features, right } of usable) {
        const scores = features.map((one) => dot(one, weights));
        const most = Math.max(...scores);
        const odds = scores.map((score) => Math.exp(score - most));
        const all = odds.reduce((sum, one) => sum + one, 0);
        const good = odds.reduce((sum, one, at) => sum + (right[at] ? one : 0), 0);
        for (const [at, one] of features.entries()) {
          const odd = odds[at] ?? 0;
          add(slope, one, odd / all - (right[at] ? odd / good : 0));
        }
      }
    },
  );
}

/** Weights under which the cases to answer are above 0 and those to refuse below; both count the same in all. The last sign is the base and is not pulled to nothing. */
export function fitLine(judged: readonly Judged[], ridge: number): Float64Array {
  const size = judged[0]?.signs.length ?? 0;
  const total = (right: boolean) => judged.reduce((sum, one) => sum + (one.right === right ? one.weight : 0), 0);
  const [yes, no] = [total(true), total(false)];
  return descend(
    size,
    ridge,
    (at) => at !== size - 1,
    (weights, slope) => {
      for (const { signs, right, weight } of judged) {
        const share = (weight * (yes + no)) / (2 * (right ? yes : no));
        add(slope, signs, share * (1 / (1 + Math.exp(-dot(signs, weights))) - (right ? 1 : 0)));
      }
    },
  );
}

function descend(
  size: number,
  ridge: number,
  pulled: (at: number) => boolean,
  slopeOf: (weights: Float64Array, slope: Float64Array) => void,
): Float64Array {
  const weights = new Float64Array(size);
  const mean = new Float64Array(size);
  const spread = new Float64Array(size);
  for (let step = 1; step <= steps; step += 1) {
    const slope = new Float64Array(size);
    slopeOf(weights, slope);
    for (let at = 0; at < size; at += 1) {
      const one = (slope[at] ?? 0) + (pulled(at) ? ridge * (weights[at] ?? 0) : 0);
      mean[at] = 0.9 * (mean[at] ?? 0) + 0.1 * one;
      spread[at] = 0.999 * (spread[at] ?? 0) + 0.001 * one * one;
      const pace = (mean[at] ?? 0) / (1 - 0.9 ** step) / (Math.sqrt((spread[at] ?? 0) / (1 - 0.999 ** step)) + 1e-9);
      weights[at] = (weights[at] ?? 0) - 0.1 * pace;
    }
  }
  return weights;
}

function add(slope: Float64Array, one: Float64Array, times: number): void {
  for (let at = 0; at < one.length; at += 1) slope[at] = (slope[at] ?? 0) + times * (one[at] ?? 0);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}
