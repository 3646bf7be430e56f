/** Brings people their due questions by direct message, when they want them. */
import { PlatformError } from '../core/errors.ts';
import type { Library } from '../core/library.ts';
import type { PersonId } from '../core/place.ts';
import type { Clock, Log, Platform } from '../core/ports.ts';
import { dueBefore, nextDelivery } from '../core/review/plan.ts';
import type { ReviewPlan, Store } from '../core/store.ts';
import type { Asks } from './asks.ts';

export type PlanParts = {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly library: () => Library;
  readonly asks: Asks;
  readonly platformOf: (id: PersonId) => Platform | undefined;
};

/** Direct messages refused in a row after which a plan pauses. */
const mostRefusals = 3;

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

async function send(plan: ReviewPlan, { store, clock, log, library, asks, platformOf }: PlanParts): Promise<void> {
  const { person, language } = plan;
  const due = await store.dueCards(person, dueBefore(clock.now(), plan.zone), plan.most);
  const known = due.filter(({ article }) => library().some(({ id }) => id === article));
  const [first] = known;
  const pack = first && library().find(({ id }) => id === first.article);
  const platform = platformOf(person);
  if (!first || !pack || !platform) return;
  const card = await asks.put(person, pack, first.question, 'review', language, known.length - 1);
  try {
    await platform.tell(
      person,
      { card, language },
      `due-${plan.next.toString(36)}-${person
        .slice(-8)
        .toLowerCase()
        .replace(/[^a-z0-9]/g, '')}`,
    );
    if (plan.refusals > 0) await store.putPlan({ ...plan, refusals: 0 });
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    log.warn({ err: error, person }, 'a review could not be delivered');
    if (error.why === 'unreachable') return;
    const refusals = plan.refusals + 1;
    await store.putPlan({ ...plan, refusals, ...(refusals >= mostRefusals && { paused: 'refused', told: false }) });
  }
}
