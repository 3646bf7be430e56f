/** The time of this process, which a test can put forward: for the bot, its store and the doubles of the platforms alike. */
import type { Clock } from '../../src/core/ports.ts';

export type LeapClock = Clock & {
  /** Goes on by that many milliseconds: what is due runs in order, and `settled` is awaited after each moment. */
  leap(milliseconds: number, settled: () => Promise<void>): Promise<void>;
  /** Gives the process its own time back. */
  end(): void;
};

type Timer = { readonly when: number; readonly run: () => void; handle: NodeJS.Timeout | undefined };

/** One at a time: it stands in for `Date.now`. */
export function leapClock(): LeapClock {
  const real = Date.now;
  let ahead = 0;
  const timers = new Set<Timer>();
  Date.now = () => real() + ahead;
  const stop = (timer: Timer) => {
    clearTimeout(timer.handle);
    timers.delete(timer);
  };
  const fire = (timer: Timer) => {
    stop(timer);
    timer.run();
  };
  const arm = (timer: Timer) => {
    clearTimeout(timer.handle);
    const wait = Math.min(Math.max(0, timer.when - Date.now()), 2 ** 31 - 1);
    timer.handle = setTimeout(fire, wait, timer);
  };
  return {
    now: () => Date.now(),
    at(when, run) {
      const timer: Timer = { when, run, handle: undefined };
      timers.add(timer);
      arm(timer);
      return () => stop(timer);
    },
    async leap(milliseconds, settled) {
      const end = Date.now() + milliseconds;
      await settled();
      for (;;) {
        const [next] = [...timers].filter(({ when }) => when <= end).sort((a, b) => a.when - b.when);
        if (!next) break;
        ahead += Math.max(0, next.when - Date.now());
        fire(next);
        await settled();
      }
      ahead += Math.max(0, end - Date.now());
      for (const timer of timers) arm(timer);
    },
    end() {
      for (const timer of timers) stop(timer);
      Date.now = real;
    },
  };
}
