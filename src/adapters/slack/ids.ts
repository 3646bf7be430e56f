/** Our ids of places, people and messages, taken apart: `slack:team:channel[:thread]`, `slack:team:user`, `slack:team:channel:ts[:thread]`. */
import type { MessageRef, PersonId, PlaceId } from '../../core/place.ts';

export function readPlace(place: PlaceId): {
  readonly team: string;
  readonly channel: string;
  readonly thread?: string;
} {
  const [, team = '', channel = '', thread] = place.split(':');
  return { team, channel, ...(thread && { thread }) };
}

export function readPerson(person: PersonId): { readonly team: string; readonly user: string } {
  const [, team = '', user = ''] = person.split(':');
  return { team, user };
}

/** `thread`: the one that it was posted into. */
export function readMessage(message: MessageRef): {
  readonly team: string;
  readonly channel: string;
  readonly ts: string;
  readonly thread?: string;
} {
  const [, team = '', channel = '', ts = '', thread] = message.split(':');
  return { team, channel, ts, ...(thread && { thread }) };
}
