/** What came of a discussion, as numbers: who stood where before and after, what was cited, what was left open. Pure. */
import type { Reason, Stand, Talk } from '../store.ts';

export const everyStand: readonly Stand[] = ['agree', 'unsure', 'disagree'];

/** How many stand where. */
export type Spread = Readonly<Record<Stand, number>>;

export type Shift = {
  readonly people: number;
  readonly before: Spread;
  readonly after: Spread;
  /** Who stands elsewhere than at first, most people first. */
  readonly moves: readonly { readonly from: Stand; readonly to: Stand; readonly count: number }[];
  /** How many of them there are. */
  readonly moved: number;
};

export function shiftOf({ stands }: Pick<Talk, 'stands'>): Shift {
  const sum = (rows: Talk['stands']) => rows.reduce((all, { count }) => all + count, 0);
  const spread = (of: (row: Talk['stands'][number]) => Stand): Spread => ({
    agree: sum(stands.filter((row) => of(row) === 'agree')),
    unsure: sum(stands.filter((row) => of(row) === 'unsure')),
    disagree: sum(stands.filter((row) => of(row) === 'disagree')),
  });
  const moves = stands
    .filter(({ first, now, count }) => first !== now && count > 0)
    .map(({ first, now, count }) => ({ from: first, to: now, count }))
    .toSorted((a, b) => b.count - a.count || orderOf(a.from) - orderOf(b.from) || orderOf(a.to) - orderOf(b.to));
  return {
    people: sum(stands),
    before: spread(({ first }) => first),
    after: spread(({ now }) => now),
    moves,
    moved: moves.reduce((all, { count }) => all + count, 0),
  };
}

const orderOf = (stand: Stand): number => everyStand.indexOf(stand);

/** The paragraph that most people name; of several the first in the article. */
export function mostCited({
  cited,
}: Pick<Talk, 'cited'>): { readonly address: string; readonly count: number } | undefined {
  return best([...byAddress(cited)].map(([address, rows]) => ({ address, count: total(rows) })));
}

/** The paragraph that is named for both sides: the one where the weaker side is strongest. */
export function mostContested({
  cited,
}: Pick<Talk, 'cited'>): { readonly address: string; readonly agree: number; readonly disagree: number } | undefined {
  const both = [...byAddress(cited)].flatMap(([address, rows]) => {
    const side = (stand: Stand) => total(rows.filter((row) => row.stand === stand));
    const [agree, disagree] = [side('agree'), side('disagree')];
    return agree > 0 && disagree > 0
      ? [{ address, agree, disagree, count: Math.min(agree, disagree) * 1_000 + agree + disagree }]
      : [];
  });
  const found = best(both);
  return found && { address: found.address, agree: found.agree, disagree: found.disagree };
}

type Cited = Talk['cited'];
const byAddress = (cited: Cited): Map<string, Cited> => Map.groupBy(cited, ({ address }) => address);
const total = (rows: Cited): number => rows.reduce((all, { count }) => all + count, 0);

function best<T extends { readonly address: string; readonly count: number }>(rows: readonly T[]): T | undefined {
  return rows.toSorted((a, b) => b.count - a.count || compareAddresses(a.address, b.address))[0];
}

/** `2.10` comes after `2.9`. */
function compareAddresses(a: string, b: string): number {
  const [one, other] = [a, b].map((address) => address.split('.').map(Number));
  const [section = 0, paragraph = 0] = one ?? [];
  const [otherSection = 0, otherParagraph = 0] = other ?? [];
  return section - otherSection || paragraph - otherParagraph;
}

/** The reasons that made somebody think, those that made most think first. */
export const thoughtful = ({ reasons }: Pick<Talk, 'reasons'>, most: number): readonly Reason[] =>
  reasons
    .filter(({ thoughts }) => thoughts > 0)
    .toSorted((a, b) => b.thoughts - a.thoughts || a.number - b.number)
    .slice(0, most);

/** Which of the first `put` open questions nobody has answered with a reason. */
export function unanswered({ reasons }: Pick<Talk, 'reasons'>, put: number): readonly number[] {
  const answered = new Set(reasons.map(({ prompt }) => prompt));
  return Array.from({ length: put }, (_, at) => at).filter((at) => !answered.has(at));
}
