/** Wakes: rows that say when a session or a plan is to be looked at, and the timer on the nearest of them. */
import type { Instant } from '../core/place.ts';
import type { Wake } from '../core/store.ts';
import type { Db, Engine } from './engine.ts';

export type Wakes = {
  /** In the transaction that decides it. `at` absent: none any more; whether there was one is what it says then. */
  set(db: Db, kind: Wake['kind'], key: string, at: Instant | undefined): Promise<boolean>;
  /** To be called after such a transaction. */
  changed(): void;
  start(run: (wake: Wake) => Promise<void>): Promise<void>;
  /** Resolves when nothing that is due runs or is looked for. */
  settled(): Promise<void>;
  /** Resolves when no wake runs any more. */
  stop(): Promise<void>;
};

/** How long a wake waits that failed, or that nobody moved: else it would come again at once and for ever. */
export const pause = 5_000;
const day = 86_400_000;
/** Wakes at once; after a long night there may be thousands. */
const together = 20;

/** The row alone: see `Wakes.set`. */
export async function setWake(db: Db, kind: Wake['kind'], key: string, at: Instant | undefined): Promise<boolean> {
  if (at === undefined) {
    const gone = await db.deleteFrom('wakes').where('kind', '=', kind).where('key', '=', key).executeTakeFirst();
    return gone.numDeletedRows > 0n;
  }
  await db
    .insertInto('wakes')
    .values({ kind, key, at })
    .onConflict((conflict) => conflict.columns(['kind', 'key']).doUpdateSet({ at }))
    .execute();
  return true;
}

type Run = (wake: Wake) => Promise<void>;
type Row = { readonly kind: string; readonly key: string; readonly at: Instant };
const nameOf = ({ kind, key }: Pick<Row, 'kind' | 'key'>) => `${kind} ${key}`;

/**
 * The rows and one timer in this process. The timer is at most a day ahead, because clocks jump and long delays overflow. Each key
 * runs alone.
 */
export function timedWakes(
  engine: Engine,
): Wakes & { /** Runs one that is due now, unless it runs already or waits. */ runDue(row: Row): Promise<void> } {
  const { clock, db, log } = engine;
  const running = new Map<string, Promise<void>>();
  /** Until when a row with this moment waits. A row with another moment does not. */
  const paused = new Map<string, { readonly at: Instant; readonly until: Instant }>();
  let run: Run | undefined;
  let cancel = (): void => {};
  let looking: Promise<void> | undefined;
  let again = false;

  const waits = (row: Row, now: Instant) => {
    const it = paused.get(nameOf(row));
    return it !== undefined && it.at === row.at && it.until > now;
  };

  const runDue = async (row: Row): Promise<void> => {
    const name = nameOf(row);
    if (!run || running.has(name) || waits(row, clock.now())) return running.get(name);
    const one = runOne(run, row);
    running.set(name, one);
    await one;
  };
  const runOne = async (call: Run, row: Row): Promise<void> => {
    const name = nameOf(row);
    try {
      await call({ kind: row.kind as Wake['kind'], key: row.key, at: row.at });
    } catch (error) {
      log.warn({ err: error, kind: row.kind, key: row.key }, 'a wake failed; it comes again');
    } finally {
      // Whether it failed or was not moved: the same moment again is not looked at for a while.
      paused.set(name, { at: row.at, until: clock.now() + pause });
      running.delete(name);
      changed();
    }
  };

  const look = async (): Promise<void> => {
    cancel();
    const now = clock.now();
    for (const [name, { until }] of paused) if (until <= now) paused.delete(name);
    const rows = await db
      .selectFrom('wakes')
      .selectAll()
      .orderBy('at')
      .limit(together + running.size + paused.size + 1)
      .execute();
    const idle = rows.filter((row) => !running.has(nameOf(row)) && !waits(row, now));
    const due = idle.filter((row) => row.at <= now).slice(0, Math.max(0, together - running.size));
    for (const row of due) void runDue(row);
    const moments = [
      ...idle.filter((row) => row.at > now).map(({ at }) => at),
      ...[...paused.values()].map(({ until }) => until),
    ];
    if (moments.length > 0) cancel = clock.at(Math.min(...moments, now + day), changed);
  };
  const lookUntilQuiet = async (): Promise<void> => {
    // A failing database must not end the wakes; the next change, or the pause, brings them back.
    do {
      again = false;
      await look().catch((error: unknown) => {
        if (!run) return;
        log.error({ err: error }, 'the wakes could not be read; trying again');
        cancel = clock.at(clock.now() + pause, changed);
      });
    } while (again && run);
    looking = undefined;
  };
  const changed = (): void => {
    if (!run) return;
    again = true;
    looking ??= lookUntilQuiet();
  };

  return {
    set: setWake,
    changed,
    runDue,
    start: async (call) => {
      run = call;
      changed();
      await looking;
    },
    settled: async () => {
      while (looking || running.size > 0) await Promise.allSettled([looking, ...running.values()]);
    },
    stop: async () => {
      run = undefined;
      cancel();
      await looking;
      cancel();
      await Promise.all(running.values());
    },
  };
}
