/** What people chose is kept for a while, and never an old choice over a new one. */
import { expect, test } from 'vitest';
import { createSettings } from '../../src/bot/settings.ts';
import { personId, placeId } from '../../src/core/place.ts';
import type { PersonSettings } from '../../src/core/store.ts';

test('a choice is asked for once, and again when it has changed', async () => {
  let asked = 0;
  let chosen: PersonSettings = { names: false, boards: true };
  const settings = createSettings({
    person: async () => {
      asked += 1;
      return chosen;
    },
    place: async () => ({ hosts: 'everyone' }),
    setPerson: async (_, patch) => {
      chosen = { ...chosen, ...(patch.names != null && { names: patch.names }) };
    },
    setPlace: async () => {},
  });
  const ada = personId('test', 'ada');
  expect(await settings.person(ada)).toMatchObject({ names: false });
  expect(await settings.person(ada)).toMatchObject({ names: false });
  expect(asked).toBe(1);
  await settings.setPerson(ada, { names: true });
  expect(await settings.person(ada)).toMatchObject({ names: true });
  settings.forget(ada);
  await settings.person(ada);
  expect(asked).toBe(3);
});

test('what was read while it was being changed is not kept', async () => {
  const { promise: slow, resolve } = Promise.withResolvers<void>();
  let hosts: 'everyone' | 'managers' = 'everyone';
  let reads = 0;
  const settings = createSettings({
    person: async () => ({ names: false, boards: true }),
    place: async () => {
      const old = hosts;
      reads += 1;
      if (reads === 1) await slow;
      return { hosts: old };
    },
    setPerson: async () => {},
    setPlace: async () => {
      hosts = 'managers';
    },
  });
  const place = placeId('test', 'room');
  const before = settings.place(place);
  await settings.setPlace(place, { hosts: 'managers' });
  resolve();
  expect(await before).toEqual({ hosts: 'everyone' });
  expect(await settings.place(place)).toEqual({ hosts: 'managers' });
});
