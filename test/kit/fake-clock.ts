/** A clock that stands still until it is told to go on. */
import type { Instant } from '../../src/core/place.ts';
import type { Clock } from '../../src/core/ports.ts';

export type FakeClock = Clock & {
  /** Goes on by that many milliseconds: what is due runs in order, and `settled` is awaited after each moment. */
  advance(milliseconds: number, settled: () => Promise<void>): Promise<void>;
};

/** 10:00 on Wednesday, 25 November 2026, UTC. */
export const morning: Instant = Date.UTC(2026, 10, 25, 10);

export function createFakeClock(start: Instant = morning): FakeClock {
  let now = start;
  const timers = new Set<{ readonly when: Instant; readonly run: () => void }>();
  return {
    now: () => now,
    at(when, run) {
      const timer = { when, run };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    async advance(milliseconds, settled) {
      const end = now + milliseconds;
      await settled();
      for (;;) {
        const [next] = [...timers].filter(({ when }) => when <= end).sort((a, b) => a.when - b.when);
        if (!next) break;
        timers.delete(next);
        now = Math.max(now, next.when);
        next.run();
        await settled();
      }
      now = end;
    },
  };
}
