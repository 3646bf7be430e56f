/** Discussions for the days to come: which theses, when each begins and ends. */
import type { Desk } from '../desk.ts';
import type { Instant } from '../place.ts';
import { readClosing, readSections } from '../quiz/wishes.ts';
import { nextAt } from '../time.ts';
import { machineName } from './state.ts';
import { takenSchema } from './taken.ts';

/** One discussion to come. */
export type Planned = { readonly thesis: number; readonly startsAt: Instant; readonly closesAt: Instant };

/** As many as anybody can look ahead to. */
export const mostPlanned = 14;

/** The numbers of theses: `3,5`, `2-4`, `三、五`; of more than `mostPlanned` the first. `undefined` where a part is none of those that there are. */
export const readTheses = (typed: string, known: readonly number[]): readonly number[] | undefined =>
  readSections(typed.replace(/\bthes[ei]s\b|论点/giu, ' '), known)?.slice(0, mostPlanned);

/** `8h`, `2 days`, `3天` in milliseconds, from ten minutes to thirty days; `undefined` for anything else, a time of day too. */
export function readLength(typed: string): number | undefined {
  const [one, other] = [0, 5 * 3_600_000].map((now) => {
    const at = readClosing(typed, now, 'UTC');
    return at === undefined ? undefined : at - now;
  });
  // A time of day is nearer five hours later.
  return one === other ? one : undefined;
}

type Times = {
  readonly time: string;
  readonly zone: string;
  /** ISO: 1 is Monday. */
  readonly days: readonly number[];
  /** How long each is open, in milliseconds. */
  readonly length: number;
};

/** One thesis a day, on the next of those days at that time. */
export function planWeek(
  theses: readonly number[],
  { time, zone, days, length }: Times,
  now: Instant,
): readonly Planned[] {
  let at = now;
  return theses.map((thesis) => {
    at = nextAt(at, zone, time, days);
    return { thesis, startsAt: at, closesAt: at + length };
  });
}

/** The theses of an article that were not discussed in this place and are not now, in their order. */
export async function undiscussed(desk: Desk, article: string, known: readonly number[]): Promise<readonly number[]> {
  const past = await desk.store.pastSessions(desk.place, machineName, 200);
  const done = await Promise.all(
    past
      .filter((session) => session.article === article)
      .map(async ({ id }) => takenSchema.parse(await desk.store.taken(id)).thesis),
  );
  return known.filter((number) => !done.includes(number));
}
