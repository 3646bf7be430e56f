/** What Discord refuses, and what that means. A refusal names call, place and reason, never a token. */
import { DiscordAPIError, HTTPError } from 'discord.js';
import { PlatformError, type Refused } from '../../core/errors.ts';

/** `status` is HTTP's, `code` Discord's: https://docs.discord.com/developers/topics/opcodes-and-status-codes#json */
export class Refusal extends PlatformError {
  readonly said: string;
  readonly status: number | undefined;
  readonly code: number | undefined;
  constructor(call: string, place: string, said: string, why: Refused, status?: number, code?: number) {
    super(call, place, said, why, { doubtful: status === undefined || status >= 500 });
    this.said = said;
    this.status = status;
    this.code = code;
  }
}

const has = (error: unknown, codes: readonly number[]): error is Refusal =>
  error instanceof Refusal && error.code !== undefined && codes.includes(error.code);

/** The interaction is over: unknown or too old, answered already, its token expired. */
export const isOver = (error: unknown): boolean => has(error, [10062, 40060, 50027]);

/** The bot may not do that there: no access, or a permission is missing. */
export const isClosed = (error: unknown): error is Refusal => has(error, [50001, 50013]);

/** The message has its thread already: nobody can open a second one. */
export const hasThread = (error: unknown): boolean => has(error, [160004]);

/** There are no threads in such a channel: it is one, or it is a direct conversation. */
export const isThreadless = (error: unknown): boolean => has(error, [50024]);

/** Something at Discord broke over this call, which is not the same as being out of order. */
export const isBroken = (error: unknown): boolean => error instanceof Refusal && error.status === 500;

/** Codes of 4xx that pass by themselves: direct messages opened too fast, slow mode, edits of old messages used up, overload. */
const passing = [20016, 20028, 30046, 40003, 40004, 130000];
/** Codes that say it is not there, whatever the status: unknown channel, server, message, user. */
const unknown = [10003, 10004, 10008, 10013];

function whyOf(status: number, code: number): Refused {
  if (unknown.includes(code)) return 'gone';
  if (passing.includes(code) || status >= 500 || status === 429 || status === 408) return 'unreachable';
  return status === 404 ? 'gone' : 'refused';
}

/** The errors of discord.js carry addresses, and those carry tokens: only what Discord said is kept. */
export async function attempt<Answer>(call: string, place: string, run: () => Promise<Answer>): Promise<Answer> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof DiscordAPIError) {
      const code = Number(error.code);
      const said = `${error.status} ${error.message} (${error.code})`;
      throw new Refusal(call, place, said, whyOf(error.status, code), error.status, code);
    }
    if (error instanceof HTTPError) {
      throw new Refusal(call, place, `${error.status} ${error.message}`, whyOf(error.status, 0), error.status);
    }
    throw new Refusal(call, place, error instanceof Error ? error.message : String(error), 'unreachable');
  }
}

/**
 * What `run` brings, or an error after that many milliseconds. discord.js sends nothing of an aborted request any more,
 * also where it only waits for a rate limit to pass, but it does not stop waiting.
 */
export async function inTime<T>(milliseconds: number, run: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const patience = new AbortController();
  const { promise: alarm, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    patience.abort();
    reject(new Error(`no answer within ${milliseconds} ms`));
  }, milliseconds);
  try {
    return await Promise.race([run(patience.signal), alarm]);
  } finally {
    clearTimeout(timer);
  }
}
