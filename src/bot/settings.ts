/** What people and places chose, as every interaction needs it: kept for a while, so that a click costs no query. */
import { LRUCache } from 'lru-cache';
import type { PersonId, PlaceId } from '../core/place.ts';
import type { Patch, PersonSettings, PlaceSettings, Store } from '../core/store.ts';

/** What another process changed is seen after this, in milliseconds. */
const keptFor = 10_000;
const most = 20_000;

export type Settings = {
  person(person: PersonId): Promise<PersonSettings>;
  place(place: PlaceId): Promise<PlaceSettings>;
  setPerson(person: PersonId, patch: Patch<PersonSettings>): Promise<void>;
  setPlace(place: PlaceId, patch: Patch<PlaceSettings>): Promise<void>;
  /** Forgets what is kept here of a person. */
  forget(person: PersonId): void;
};

export function createSettings(store: Pick<Store, 'person' | 'place' | 'setPerson' | 'setPlace'>): Settings {
  const people = new LRUCache<PersonId, PersonSettings>({ max: most, ttl: keptFor });
  const places = new LRUCache<PlaceId, PlaceSettings>({ max: most, ttl: keptFor });
  return {
    async person(id) {
      const known = people.get(id) ?? (await store.person(id));
      people.set(id, known, { noUpdateTTL: true });
      return known;
    },
    async place(id) {
      const known = places.get(id) ?? (await store.place(id));
      places.set(id, known, { noUpdateTTL: true });
      return known;
    },
    async setPerson(id, patch) {
      await store.setPerson(id, patch);
      people.delete(id);
    },
    async setPlace(id, patch) {
      await store.setPlace(id, patch);
      places.delete(id);
    },
    forget: (id) => void people.delete(id),
  };
}
