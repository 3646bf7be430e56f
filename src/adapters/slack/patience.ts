/** Calls that Slack asks to come back with later. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../../core/ports.ts';
import { retryAfter } from './refusal.ts';

/** Does the call, and again after a wait when Slack asks to slow down. Rejects with what Slack said. */
export type Patiently = <Said>(call: string, place: string, go: () => Promise<Said>) => Promise<Said>;

/** The longest that a call waits, in seconds; it does so at most twice. */
const longest = 30;
const waits = 2;

/** `closing` ends all waiting: when a wait is cut short, the call is tried once more. */
export const createPatience =
  (log: Log, closing: AbortSignal): Patiently =>
  async (call, place, go) => {
    for (let tries = 0; ; tries++) {
      try {
        return await go();
      } catch (error) {
        const seconds = retryAfter(error);
        if (seconds === undefined || seconds > longest || tries >= waits || closing.aborted) throw error;
        log.info({ call, place, seconds }, 'Slack asks to slow down');
        await sleep(seconds * 1000, undefined, { signal: closing }).catch(() => undefined);
      }
    }
  };
