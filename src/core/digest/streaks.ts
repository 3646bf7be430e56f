/** Who has been right how often in a row. Pure. */
import type { PersonId } from '../place.ts';

export type Streak = { readonly name: string; readonly days: number };
type Right = {
  readonly digest: string;
  readonly right: readonly { readonly person: PersonId; readonly name: string }[];
};

/** One right answer is none. */
const least = 2;

/** Everybody who was right in the latest question and the ones before it, the longest first. `questions` has the latest first. */
export function streaksOf(questions: readonly Right[]): readonly Streak[] {
  const [latest, ...before] = questions;
  const streaks = (latest?.right ?? []).map(({ person, name }) => {
    const broken = before.findIndex(({ right }) => !right.some((each) => each.person === person));
    return { name, days: 1 + (broken < 0 ? before.length : broken) };
  });
  return streaks.filter(({ days }) => days >= least).toSorted((a, b) => b.days - a.days || (a.name < b.name ? -1 : 1));
}
