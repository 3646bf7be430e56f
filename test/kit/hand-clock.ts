/** A clock that a test moves by hand. */
import type { Clock } from '../../src/core/ports.ts';

export type HandClock = Clock & {
  /** Goes on and runs what became due on the way, each at its own moment. */
  pass(milliseconds: number): void;
  /** Is suddenly at another time, as a clock that is set, or a machine that slept. */
  jump(to: number): void;
};

export function handClock(start: number): HandClock {
  let now = start;
  const waiting = new Set<{ readonly when: number; readonly run: () => void }>();
  const runDue = (until: number, along: boolean) => {
    for (;;) {
      const next = [...waiting].filter(({ when }) => when <= until).sort((a, b) => a.when - b.when)[0];
      if (!next) return;
      waiting.delete(next);
      if (along) now = Math.max(now, next.when);
      next.run();
    }
  };
  return {
    now: () => now,
    at: (when, run) => {
      const timer = { when, run };
      waiting.add(timer);
      if (when <= now) queueMicrotask(() => waiting.delete(timer) && run());
      return () => void waiting.delete(timer);
    },
    pass: (milliseconds) => {
      const until = now + milliseconds;
      runDue(until, true);
      now = until;
    },
    jump: (to) => {
      now = to;
      runDue(to, false);
    },
  };
}
