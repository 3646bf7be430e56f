/** The digest that a command means, and who may change it. */
import type { Texts } from '../../texts/texts.ts';
import type { Desk } from '../desk.ts';
import { UserError } from '../errors.ts';
import { open } from '../lookup.ts';
import type { PersonId, PlaceId } from '../place.ts';
import type { Quiet } from '../time.ts';
import type { Subscription } from './records.ts';

export type Whose = 'channel' | 'me' | undefined;

/** Whether the person and the bot are among themselves. At a terminal several may be. */
export const isAlone = ({ direct, place, server }: Pick<Desk, 'direct' | 'place' | 'server'>): boolean =>
  direct && place !== server;

/** The person alone in a direct conversation, or where they say so; else the place. */
export const targetOf = (desk: Desk, to: Whose): PlaceId | PersonId =>
  isAlone(desk) || to === 'me' ? desk.person.id : desk.place;

/** Whether it is for the person who asks alone. */
export const isOwn = (desk: Desk, to: Whose): boolean => targetOf(desk, to) === desk.person.id;

/** What a channel gets is its hosts' to say; what one gets alone is one's own. */
export function mayChange(desk: Desk, to: Whose, texts: Texts): void {
  if (isOwn(desk, to) || desk.here.hosts === 'everyone' || desk.manages) return;
  throw new UserError(texts.digest.managersOnly, [
    { label: texts.digest.subscribe, press: open('digest subscribe', { to: 'me' }) },
  ]);
}

/** The subscription that is meant; none is a `UserError`. */
export async function subscriptionHere(desk: Desk, to: Whose, texts: Texts): Promise<Subscription> {
  const found = await desk.store.subscriptionOf(targetOf(desk, to));
  if (found) return found;
  const own = isOwn(desk, to);
  throw new UserError(own ? texts.digest.notForYou : texts.digest.notHere, [
    { label: texts.digest.subscribe, press: open('digest subscribe', own && !isAlone(desk) ? { to: 'me' } : {}) },
  ]);
}

/** Their quiet hours, where it is theirs alone. */
export const quietFor = (desk: Desk, { target, person }: Pick<Subscription, 'target' | 'person'>): Quiet | undefined =>
  target === person ? desk.own.quiet : undefined;

/** Carried by every button of a digest that is for somebody alone and is not spoken of in their direct conversation. */
export const carried = (desk: Desk, { target, person }: Pick<Subscription, 'target' | 'person'>) =>
  target === person && !isAlone(desk) ? { to: 'me' } : {};
