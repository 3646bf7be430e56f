/** What people choose for themselves: how it is typed, and what follows it. */
import type { Texts } from '../../texts/texts.ts';
import type { Desk } from '../desk.ts';
import { movedDigest } from '../digest/setup.ts';
import { UserError } from '../errors.ts';
import { movedPlan } from '../review/plan.ts';
import type { Patch, PersonSettings, ReviewPlan } from '../store.ts';
import { readZone } from '../time-words.ts';
import { fold } from '../tokens.ts';
import { readQuiet } from './quiet-words.ts';

/** The zone that holds for a person in a place: their own, else the place's, else the bot's. */
export const zoneOf = ({ own, here, zone }: Pick<Desk, 'own' | 'here' | 'zone'>): string =>
  own.zone ?? here.zone ?? zone;

/**
 * Whether the person may decide for everybody in the place: everybody manages their own direct conversation, but only at the terminal is
 * it the whole server.
 */
export const managesHere = ({
  direct,
  manages,
  place,
  server,
}: Pick<Desk, 'direct' | 'manages' | 'place' | 'server'>): boolean => manages && (!direct || place === server);

/** A zone as it is typed; `null`: none of its own any more. What cannot be read is a `UserError`. */
export function readOwnZone(typed: string, texts: Texts): string | null {
  if (/^(?:auto|automatic|off|none|自动|默认)$/.test(fold(typed).trim())) return null;
  const zone = readZone(typed);
  if (!zone) throw new UserError(texts.own.unknownZone(typed));
  return zone;
}

/** Quiet hours as they are typed; `null`: none. What cannot be read is a `UserError`. */
export function readOwnQuiet(typed: string, texts: Texts): NonNullable<PersonSettings['quiet']> | null {
  const quiet = readQuiet(typed);
  if (!quiet) throw new UserError(texts.own.unknownQuiet(typed));
  return quiet === 'off' ? null : quiet;
}

/** What somebody has chosen, with a patch on it. */
export function patched<T extends object>(before: T, patch: Patch<T>): T {
  const said = Object.entries(patch).filter(([, value]) => value !== undefined);
  const all = { ...before, ...Object.fromEntries(said) };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null)) as T;
}

/**
 * Writes down what a person has chosen for themselves. Their review plan and their own digest follow: to their zone, out of their quiet hours, into their
 * language. Returns what holds now.
 */
export async function choose(
  desk: Desk,
  patch: Patch<PersonSettings>,
): Promise<{ readonly own: PersonSettings; readonly plan?: ReviewPlan }> {
  const own = patched(desk.own, patch);
  await desk.setOwn(patch);
  const [plan, digest] = await Promise.all([
    desk.store.plan(desk.person.id),
    desk.store.subscriptionOf(desk.person.id),
  ]);
  const moves = patch.zone !== undefined || patch.quiet !== undefined || patch.language !== undefined;
  const change = {
    now: desk.now,
    ...(patch.zone !== undefined && { zone: zoneOf({ ...desk, own }) }),
    ...(own.quiet && { quiet: own.quiet }),
    ...(patch.language !== undefined && { language: own.language ?? desk.usualLanguage }),
  };
  if (digest && moves) await desk.store.putSubscription(movedDigest(digest, change));
  if (!plan || !moves) return { own, ...(plan && { plan }) };
  const moved = movedPlan(plan, change);
  await desk.store.putPlan(moved);
  return { own, plan: moved };
}
