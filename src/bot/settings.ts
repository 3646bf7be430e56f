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
  let changes = 0;
  /** What was read while something was being changed may be the old: it is not kept. */
  async function read<Id extends string, Value extends object>(
    cache: LRUCache<Id, Value>,
    id: Id,
    ask: (id: Id) => Promise<Value>,
  ): Promise<Value> {
    const known = cache.get(id);
    if (known) return known;
    const before = changes;
    const value = await ask(id);
    if (before === changes) cache.set(id, value);
    return value;
  }
  async function change(write: () => Promise<void>, forget: () => void): Promise<void> {
    changes += 1;
    await write();
    changes += 1;
    forget();
  }
  return {
    person: (id) => read(people, id, store.person),
    place: (id) => read(places, id, store.place),
    setPerson: (id, patch) =>
      change(
        () => store.setPerson(id, patch),
        () => people.delete(id),
      ),
    setPlace: (id, patch) =>
      change(
        () => store.setPlace(id, patch),
        () => places.delete(id),
      ),
    forget(id) {
      changes += 1;
      people.delete(id);
    },
  };
}
