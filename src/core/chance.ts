/** Chance from a seed: the same seed gives the same order, wherever it runs. */
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** The items in an order that the seed decides (Fisher-Yates). The input stays as it is. */
export function shuffled<T>(items: readonly T[], seed: string): T[] {
  const random = xoroshiro128plus(numberOf(seed));
  const order = [...items];
  for (let at = order.length - 1; at > 0; at--) {
    const other = uniformInt(random, 0, at);
    [order[at], order[other]] = [order[other] as T, order[at] as T];
  }
  return order;
}

/** FNV-1a over UTF-16 units: 32 bits are enough to tell seeds apart. */
function numberOf(seed: string): number {
  let hash = 0x81_1c_9d_c5;
  for (let at = 0; at < seed.length; at++) hash = Math.imul(hash ^ seed.charCodeAt(at), 0x01_00_01_93);
  return hash;
}
