/**
 * Brings digests. A delivery is a row before it is posted and has a result afterwards; what has a row and no result is looked for
 * before it is posted again, and where we may not look it is not. Two processes, a retry or a clock that jumps change nothing of that.
 */
import { createHash } from 'node:crypto';
import type { Card } from '../core/card.ts';
import type { Catalogue } from '../core/command.ts';
import { changeAfter } from '../core/digest/after.ts';
import { previewId } from '../core/digest/presses.ts';
import type { Digest, Subscription } from '../core/digest/records.ts';
import { catchUpFor, nextDigest } from '../core/digest/schedule.ts';
import { type Taken, takenSchema } from '../core/digest/taken.ts';
import { PlatformError } from '../core/errors.ts';
import type { Language } from '../core/language.ts';
import type { Library } from '../core/library.ts';
import type { Instant, PersonId, PlaceId, Posted } from '../core/place.ts';
import type { Clock, Log, Platform, Shown } from '../core/ports.ts';
import type { Store } from '../core/store.ts';
import { afterQuiet } from '../core/time.ts';
import { drawDigest } from './digest-draw.ts';
import { tellNotice } from './digest-notice.ts';
import { planDigest } from './digest-plan.ts';

export type DigestParts = {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly catalogue: Catalogue;
  readonly library: () => Library;
  readonly newId: () => string;
  readonly platformOf: (id: PlaceId | PersonId) => Platform | undefined;
};

export type Digests = {
  /** Does what is due for a subscription. */
  wake(subscription: string): Promise<void>;
  /** Brings one now, beside the usual times; `undefined` where one has come within this minute. */
  bring(subscription: Subscription): Promise<Digest | undefined>;
  /** The next one as it would be now, without the answer to the last question. */
  preview(subscription: Subscription, language: Language): Promise<Card>;
};

/** Longer than a post takes at most, in milliseconds: Slack may ask twice to come back after half a minute. */
const longestPost = 100_000;
/** As long nobody else looks for a post that may be under way still. The clocks of several bots may differ by what is between the two. */
const leaseFor = 180_000;
/** After a refusal: somebody may put right what was wrong. After the last of them, the third, it pauses. */
const refusedPauses: readonly number[] = [60_000, 10 * 60_000];
/** While a platform is out of order. */
const firstPause = 30_000;
const longestPause = 15 * 60_000;
const minute = 60_000;

export function createDigests(parts: DigestParts): Digests {
  const { store, clock, log, library, newId, platformOf } = parts;
  /** Deliveries that this process is at: whatever the clock does, it begins none of them twice. */
  const underWay = new Set<string>();

  async function wake(id: string): Promise<void> {
    if (!(await store.subscription(id))) return store.dropSubscription(id, clock.now());
    await tellNotice(id, parts);
    for (const digest of await store.openDigests(id)) await goOn(digest);
    await takeDue(id);
  }

  /** The times that have come: the latest is brought if it is not too long ago, those before it are skipped and written down. */
  async function takeDue(id: string): Promise<void> {
    for (;;) {
      const subscription = await store.subscription(id);
      const now = clock.now();
      if (!subscription || subscription.paused || now < subscription.next) return;
      const { next: due } = subscription;
      const quiet = await quietOf(subscription);
      const to = nextDigest(subscription, due, quiet);
      const move = { from: due, to };
      if (now - due >= catchUpFor || to <= now) {
        await store.beginDigest(missed(subscription, due, now), move);
        continue;
      }
      const at = quiet ? afterQuiet(now, subscription.zone, quiet) : now;
      const digest = await planned(subscription, due, at, at <= now);
      if (!(await store.beginDigest(digest, move))) continue;
      if (at <= now && digest.result === undefined) await attempt(digest, subscription);
    }
  }

  const quietOf = async ({ target, person }: Subscription) =>
    target === person ? (await store.person(person)).quiet : undefined;

  const rowOf = (subscription: Subscription, due: Instant, now: Instant, taken: Taken): Digest => ({
    id: newId(),
    subscription: subscription.id,
    ...(subscription.target === subscription.person && { person: subscription.person }),
    due,
    round: subscription.round,
    taken,
    once: onceOf(subscription.id, due),
    tryAt: now,
    until: now + catchUpFor,
    refusals: 0,
    doubt: false,
  });
  const missed = (subscription: Subscription, due: Instant, now: Instant): Digest => ({
    ...rowOf(subscription, due, now, { is: 'nothing' }),
    result: 'late',
    endedAt: now,
  });
  /** `isNow`: it is about to be posted by this process, which has the lease with the row. */
  async function planned(subscription: Subscription, due: Instant, at: Instant, isNow: boolean): Promise<Digest> {
    const { taken, ...about } = await planDigest(subscription, store, library());
    const row: Digest = { ...rowOf(subscription, due, at, taken), ...about };
    if (await isEmpty(subscription, at)) return { ...row, result: 'nothing', endedAt: clock.now() };
    return isNow ? { ...row, tryAt: at + leaseFor, doubt: true } : row;
  }
  /** Who wants only what is due is not told that nothing is. */
  async function isEmpty({ target, person, content }: Subscription, at: Instant): Promise<boolean> {
    if (target !== person || content.join() !== 'due') return false;
    return (await store.countCards(person, at)).due === 0;
  }

  /** One without a result whose turn it is: looked for first where it may stand already. */
  async function goOn({ id }: Digest): Promise<void> {
    if (underWay.has(id)) return;
    const now = clock.now();
    const digest = await store.leaseDigest(id, now, now + leaseFor);
    const subscription = digest && (await store.subscription(digest.subscription));
    if (!digest || !subscription) return;
    if (!digest.doubt) {
      if (subscription.paused) await end(digest, subscription, 'paused');
      else if (now <= digest.until) await attempt(digest, subscription);
      else await end(digest, subscription, 'unreachable');
      return;
    }
    await alone(digest, async () => {
      try {
        const found = await look(digest, subscription);
        if (found === 'unknown') await end(digest, subscription, 'unknown');
        else if (found) await end(digest, subscription, 'posted', { posted: found });
        else if (subscription.paused) await end(digest, subscription, 'paused');
        else if (now > digest.until) await end(digest, subscription, 'unreachable');
        else if (clock.now() <= now + leaseFor - longestPost) await post(digest, subscription);
        // Looking took so long that somebody else might begin before we are done.
        else await store.postponeDigest(digest.id, clock.now(), { doubt: false, refused: false });
      } catch (error) {
        await trouble(error, digest, subscription);
      }
    });
  }

  const look = async (digest: Digest, { target, place }: Subscription): Promise<Posted | 'unknown' | undefined> => {
    const platform = platformOf(target);
    if (!platform)
      throw new PlatformError('find', target, 'the platform is not connected', 'unreachable', { doubtful: true });
    // It was tried first when it was written down.
    return platform.find(place ?? target, digest.once, digest.until - catchUpFor);
  };

  const attempt = (digest: Digest, subscription: Subscription): Promise<void> =>
    alone(digest, async () => {
      try {
        await post(digest, subscription);
      } catch (error) {
        await trouble(error, digest, subscription);
      }
    });

  async function alone(digest: Digest, run: () => Promise<void>): Promise<void> {
    if (underWay.has(digest.id)) return;
    underWay.add(digest.id);
    try {
      await run();
    } finally {
      underWay.delete(digest.id);
    }
  }

  async function post(digest: Digest, subscription: Subscription): Promise<void> {
    const { target, place } = subscription;
    const platform = platformOf(target);
    if (!platform) throw new PlatformError('post', target, 'the platform is not connected', 'unreachable');
    const shown = await drawDigest(parts, digest.id, takenSchema.parse(digest.taken), subscription, clock.now());
    const posted = await send(platform, shown, digest.once);
    await end(digest, subscription, 'posted', { posted });

    async function send(on: Platform, what: Shown, once: string): Promise<Posted> {
      return place === undefined ? on.tell(subscription.person, what, once) : on.post(place, what, once);
    }
  }

  /** What a platform did not do: tried again, or given up and said to be. */
  async function trouble(error: unknown, digest: Digest, subscription: Subscription): Promise<void> {
    if (!(error instanceof PlatformError)) throw error;
    const now = clock.now();
    const { why, doubtful, message } = error;
    log.warn({ err: error, subscription: subscription.id, place: subscription.target }, 'a digest could not be posted');
    if (why === 'unreachable') {
      const waited = Math.max(firstPause, now - Math.max(digest.due, digest.until - catchUpFor));
      const at = now + Math.min(waited, longestPause);
      if (at <= digest.until || doubtful)
        await store.postponeDigest(digest.id, at, { doubt: doubtful, refused: false });
      else await end(digest, subscription, 'unreachable', { why: message });
      return;
    }
    const pause = refusedPauses[digest.refusals];
    if (pause !== undefined) await store.postponeDigest(digest.id, now + pause, { doubt: false, refused: true });
    else await end(digest, subscription, why, { why: message });
  }

  async function end(
    digest: Digest,
    subscription: Subscription,
    result: NonNullable<Digest['result']>,
    more: { readonly why?: string; readonly posted?: Posted } = {},
  ): Promise<void> {
    const change = changeAfter(result, digest, subscription);
    await store.endDigest(digest.id, { result, at: clock.now(), ...more }, change);
    if (change.notice) await tellNotice(subscription.id, parts);
  }

  return {
    wake,
    async bring(subscription) {
      const now = clock.now();
      const due = Math.floor(now / minute) * minute;
      const digest = await planned(subscription, due, now, true);
      const row: Digest = { ...digest };
      if (!(await store.beginDigest(row))) return undefined;
      if (row.result === undefined) await attempt(row, subscription);
      return store.digest(row.id);
    },
    async preview(subscription, language) {
      const { taken } = await planDigest(subscription, store, library());
      const shown = withoutAnswer(taken);
      return (await drawDigest(parts, previewId, shown, subscription, clock.now(), language)).card;
    },
  };
}

/** The last question may be open still: its answer is nobody's to see before its time. */
function withoutAnswer(taken: Taken): Taken {
  if (!('before' in taken)) return taken;
  const { before: _, ...shown } = taken;
  return shown;
}

/** 25 characters of `a-z0-9`, the same for the same moment of a subscription wherever it is computed. */
const onceOf = (subscription: string, due: Instant): string =>
  BigInt(`0x${createHash('sha256').update(`digest\n${subscription}\n${due}`).digest('hex')}`)
    .toString(36)
    .padStart(25, '0')
    .slice(-25);
