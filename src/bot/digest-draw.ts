/** Draws a digest: what it took with it, and what the store counts at this moment. */

import type { Catalogue } from '../core/command.ts';
import { findCommand } from '../core/command.ts';
import { digestCard } from '../core/digest/card.ts';
import type { Before } from '../core/digest/parts.ts';
import type { Subscription } from '../core/digest/records.ts';
import { streaksOf } from '../core/digest/streaks.ts';
import { type Taken, takenSchema } from '../core/digest/taken.ts';
import type { Language } from '../core/language.ts';
import type { Library } from '../core/library.ts';
import type { Instant } from '../core/place.ts';
import type { Shown } from '../core/ports.ts';
import { dueBefore } from '../core/review/plan.ts';
import type { Store } from '../core/store.ts';

export type DrawParts = {
  readonly store: Store;
  readonly catalogue: Catalogue;
  readonly library: () => Library;
};

/** Questions over which a streak is counted: a longer one is as good as this. */
const longestStreak = 40;

export async function drawDigest(
  { store, catalogue, library }: DrawParts,
  id: string,
  taken: Taken,
  subscription: Subscription,
  now: Instant,
  language: Language = subscription.language,
): Promise<Shown> {
  const { target, person, zone } = subscription;
  const before = 'before' in taken && taken.before !== undefined ? await beforeOf(store, taken.before) : undefined;
  const due =
    target === person && subscription.content.includes('due')
      ? (await store.countCards(person, dueBefore(now, zone))).due
      : undefined;
  const card = digestCard(taken, {
    id,
    subscription,
    library: library(),
    language,
    discusses: findCommand(catalogue, ['discuss', 'start']) !== undefined,
    ...(before && { before }),
    ...(due !== undefined && { due }),
  });
  return { card, language };
}

async function beforeOf(store: Store, id: string): Promise<Before | undefined> {
  const digest = await store.digest(id);
  if (!digest) return undefined;
  const taken = takenSchema.parse(digest.taken);
  const question = 'question' in taken ? taken.question : undefined;
  if (!question) return undefined;
  const [spread, right] = await Promise.all([store.spreadOf(id), store.rightOf(digest.subscription, longestStreak)]);
  // Streaks as they were when that question closed: those of its own answers and before.
  const since = right.findIndex((each) => each.digest === id);
  return { id, question, spread, streaks: since < 0 ? [] : streaksOf(right.slice(since)) };
}
