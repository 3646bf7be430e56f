/** Our ids of places, people and messages, taken apart: `discord:guild:channel`, `discord:user`, `discord:channel:message`. */
import type { MessageRef, PersonId, PlaceId } from '../../core/place.ts';

/** The last part of an id that this adapter made: of a place the channel, of a message the message, of a person the user. */
export const idOf = (made: PlaceId | MessageRef | PersonId): string => made.slice(made.lastIndexOf(':') + 1);
export const channelOf = (message: MessageRef): string => message.split(':')[1] ?? '';
