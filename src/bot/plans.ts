/** Brings people their due questions by direct message, when they want them. */
import { PlatformError } from '../core/errors.ts';
import type { Library } from '../core/library.ts';
import type { PersonId } from '../core/place.ts';
import type { Clock, Log, Platform } from '../core/ports.ts';
import { askable } from '../core/review/due.ts';
import { dueBefore, nextDelivery } from '../core/review/plan.ts';
import type { ReviewPlan, Store } from '../core/store.ts';
import type { Asks } from './asks.ts';

export type PlanParts = {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly library: () => Library;
  readonly asks: Asks;
  readonly newId: () => string;
  readonly platformOf: (id: PersonId) => Platform | undefined;
};

/** Direct messages refused in a row after which a plan pauses. */
const mostRefusals = 3;
/** More than anybody keeps: those whose question is gone are left out of them. */
const mostCards = 1_000;

/** What a wake of a plan does. Moving the plan to its next time comes first: a crash after that loses one message, and never sends two. */
export async function deliverDue(person: PersonId, parts: PlanParts): Promise<void> {
  const { store, clock } = parts;
  const plan = await store.plan(person);
  if (!plan || plan.paused || clock.now() < plan.next) return;
  const { quiet } = await store.person(person);
  const next = nextDelivery({ ...plan, ...(quiet && { quiet }) }, clock.now());
  if (!(await store.movePlan(person, plan.next, next))) return;
  await send({ ...plan, next }, parts);
}

async function send(
  plan: ReviewPlan,
  { store, clock, log, library, asks, newId, platformOf }: PlanParts,
): Promise<void> {
  const { person, language } = plan;
  const cards = await store.dueCards(person, dueBefore(clock.now(), plan.zone), mostCards);
  const due = askable(cards, library()).slice(0, plan.most);
  const [first] = due;
  const platform = platformOf(person);
  if (!first || !platform) return;
  const card = await asks.put(person, first.pack, first.card.question, 'review', language, due.length - 1);
  try {
    await platform.tell(person, { card, language }, newId());
    if (plan.refusals > 0) await change({ refusals: 0 });
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    log.warn({ err: error, person }, 'a review could not be delivered');
    if (error.why === 'unreachable') return;
    const refusals = plan.refusals + 1;
    await change({ refusals, ...(refusals >= mostRefusals && { paused: 'refused', told: false }) });
  }

  /** Sending takes a while: whoever has set, paused or deleted their plan meanwhile has the last word. */
  async function change(to: Partial<ReviewPlan>): Promise<void> {
    const now = await store.plan(person);
    if (now && !now.paused && now.next === plan.next) await store.putPlan({ ...now, ...to });
  }
}
