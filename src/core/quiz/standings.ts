/** Ranks: people of equal points share one, and the next one is counted on. */
import type { Standing } from '../card.ts';

type Scored = {
  readonly name: string;
  readonly points: number;
  readonly hidden: boolean;
  readonly note?: string;
};

/** `scored` has the most points first. Whoever does not want to be on boards stands there without a name. */
export function ranked(scored: readonly Scored[], someone: string): Standing[] {
  return scored.map(({ name, points, hidden, note }) => ({
    rank: 1 + scored.findIndex((other) => other.points === points),
    name: hidden || !name ? someone : name,
    points,
    ...(note !== undefined && { note }),
  }));
}
