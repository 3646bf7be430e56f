/** The real time. */
import type { Clock } from './core/ports.ts';

/** Node runs a timer of more than 24.8 days at once; whoever asks for a later moment asks again in between. */
const longest = 2 ** 31 - 1;

export const realClock: Clock = {
  now: () => Date.now(),
  at(when, run) {
    const timer = setTimeout(run, Math.min(Math.max(0, when - Date.now()), longest));
    return () => clearTimeout(timer);
  },
};
