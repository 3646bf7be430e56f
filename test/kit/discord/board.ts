/** What core hands to the adapter when the bot does something by itself. */
import { messageRef, type PersonId, type PlaceId, personId, placeId } from '../../../src/core/place.ts';
import type { Shown } from '../../../src/core/ports.ts';
import { type ChannelName, channels, guildId, type PersonName, people } from './scene.ts';

export const place = (name: ChannelName): PlaceId => placeId('discord', guildId, channels[name].id);
export const direct = (name: PersonName): PlaceId => placeId('discord', '@me', `2${people[name].id.slice(1)}`);
export const user = (name: PersonName): PersonId => personId('discord', people[name].id);
export const messageIn = (name: ChannelName, id: string | undefined) =>
  messageRef('discord', channels[name].id, id ?? '1000000000000000999');

/** What the button of a board carries. */
export const answer = { machine: 'quiz', session: 'k3f9', event: 'answer', args: ['1', '0'] };

/** A board of a session, with one button `A`. */
export const board = (title: string): Shown => ({
  language: 'en',
  card: { title, blocks: [{ is: 'actions', of: [{ label: 'A', press: answer }] }] },
});
