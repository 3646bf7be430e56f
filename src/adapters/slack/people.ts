/** What Slack knows about people: their language, their name and whether they manage the workspace, kept for a while and never waited for in an acknowledgement. */
import { LRUCache } from 'lru-cache';
import { type Language, languageOf } from '../../core/language.ts';
import type { Log } from '../../core/ports.ts';
import { within } from './within.ts';

/** `manages`: an administrator or owner of the workspace. */
export type Known = { readonly language?: Language; readonly name?: string; readonly manages?: true };

export type People = {
  /** What is known right now. */
  known(user: string): Known | undefined;
  /** Asks Slack if need be; never rejects, and after the wait says that nothing is known, while the asking goes on. */
  find(user: string): Promise<Known>;
};

/** The part of `users.info` that is used: https://docs.slack.dev/reference/methods/users.info */
export type Profile = { readonly locale?: string; readonly name?: string; readonly manages?: true };

const hour = 3_600_000;
/** Someone who changes the language of Slack, or becomes or ceases to be an administrator, waits at most this long. */
const keptFor = 12 * hour;
/** After a failure a person is not asked about again for a while, so that answers stay quick. */
const pause = 5 * 60_000;
const warnEvery = 10 * 60_000;

export function createPeople(ask: (user: string) => Promise<Profile>, wait: number, log: Log): People {
  const cache = new LRUCache<string, Known>({ max: 5_000, ttl: keptFor, ttlResolution: 1_000 });
  const asking = new Map<string, Promise<Known>>();
  let warnedAt = Number.NEGATIVE_INFINITY;

  const failed = (user: string, error: unknown): Known => {
    cache.set(user, {}, { ttl: pause });
    const now = performance.now();
    if (now - warnedAt > warnEvery) {
      warnedAt = now;
      log.warn(
        { err: error, call: 'users.info', user },
        'Slack did not tell a person’s language: answering in the usual one',
      );
    }
    return {};
  };
  const lookUp = async (user: string): Promise<Known> => {
    try {
      const { locale, name, manages } = await ask(user);
      const language = languageOf(locale);
      const known: Known = { ...(language && { language }), ...(name && { name }), ...(manages && { manages }) };
      cache.set(user, known);
      return known;
    } catch (error) {
      return failed(user, error);
    } finally {
      asking.delete(user);
    }
  };
  return {
    known: (user) => cache.get(user),
    async find(user) {
      const known = cache.get(user);
      if (known) return known;
      const asked = asking.get(user) ?? lookUp(user);
      asking.set(user, asked);
      const inTime = await within(asked, wait);
      return inTime === 'late' ? {} : inTime;
    },
  };
}
