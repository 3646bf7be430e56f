/** The port's promises about what is stored of a person: all of it is given, and all of it can go. */
import { describe, expect, test, vi } from 'vitest';
import { type Person, personId, placeId } from '../../../src/core/place.ts';
import type { Store } from '../../../src/core/store.ts';
import { exportAll } from '../../../src/store/dump.ts';
import { type TableName, tables } from '../../../src/store/schema.ts';
import type { Kind } from '../databases.ts';
import { handClock } from '../hand-clock.ts';
import type { Open } from '../store.contract.ts';
import { digestOf, subscriptionOf } from './digests.ts';
import { answerTo, begun, close, factsOf, fresh, somebody, write } from './scene.ts';

/** Leaves something of a person in every table. */
async function everywhere(store: Store, person: Person, other: Person) {
  const state = {
    host: person.id,
    next: [other.id],
    by: { [person.id]: 3 },
    who: { id: person.id, name: person.name },
  };
  const session = await begun(store, [1, 2], { state, taken: { asked: person.id }, only: `solo:${person.id}` });
  for (const each of [person, other]) await store.answer(answerTo(session, each, { points: 7 }));
  await store.answer(answerTo(session, person, { round: 2, given: '"my own words' }));
  await write(store, session, [
    close(1),
    { is: 'vote', kind: 'dispute', round: 1, person: person.id, reason: 'in my own words', at: 1 },
    { is: 'void', round: 1, by: person.id, reason: 'so say my own words', at: 1 },
    { is: 'vote', kind: 'skip', round: 2, person: person.id, at: 1 },
    { is: 'stand', person: person.id, stand: 'agree', reason: 'my own words', sentAt: 1, at: 1 },
    { is: 'reason', number: 0, person: person.id, words: 'my own words', at: 1 },
    { is: 'reason', number: 1, person: other.id, words: 'of another', at: 1 },
    { is: 'think', number: 1, person: person.id, at: 1 },
  ]);
  await store.setPerson(person.id, { zone: 'Europe/Berlin' });
  const card = { person: person.id, article: 'tiny', question: 'q1', memory: {}, why: 'kept', retired: false } as const;
  await store.putCard({ ...card, due: 1, addedAt: 1 });
  const ask = { person: person.id, article: 'tiny', question: 'q1', seed: 's', purpose: 'solo' } as const;
  await store.putAsk({ ...ask, id: fresh('ask'), askedAt: 1, given: '"my own words' });
  await store.keepPressed(person.id, [{ key: fresh('~'), args: ['question=my own words'] }], 1);
  const place = placeId('test', fresh('place'));
  const asked = { person: person.id, place, article: 'tiny', question: 'my own words?', at: 1 } as const;
  const asking = { ...asked, server: placeId('test', 'server'), subject: 'my own words', outcome: 'none' } as const;
  await store.noteAsking(asking);
  await store.putLastAsked(asked);
  await store.share(place, person.id, 'tiny', 'my own words', 1);
  const plan = { language: 'en', time: '09:00', zone: 'UTC', days: [1], most: 3, refusals: 0, told: false } as const;
  await store.putPlan({ ...plan, person: person.id, next: 9_000_000_000_000 });
  const [channel, alone] = [
    subscriptionOf({ person: person.id }),
    subscriptionOf({ person: person.id, target: person.id }),
  ];
  for (const subscription of [channel, alone]) {
    await store.putSubscription(subscription);
    const own = subscription === alone && { person: person.id };
    const digest = digestOf(subscription, { ...own, tryAt: 9_000_000_000_000 });
    await store.beginDigest(digest);
    await store.answerDigest({ digest: digest.id, person, given: '"my own words', credit: 0, sentAt: 1 }, 1);
  }
  return session;
}

const personal = (Object.keys(tables) as TableName[]).filter((name) =>
  Object.values(tables[name].columns).includes('person'),
);

export function peopleContract(open: () => Open, kind: Kind): void {
  describe('what is stored about a person', () => {
    test('is given whole: every table that has a column for people', async () => {
      const { store } = open();
      const [ada, ben] = [somebody('Ada'), somebody('Ben')];
      const session = await everywhere(store, ada, ben);
      const all = await store.exportPerson(ada.id);
      expect(Object.keys(all).sort()).toEqual([...personal, 'sessions'].sort());
      expect(all.answers).toHaveLength(2);
      expect(all.sessions).toEqual([{ id: session.id, machine: 'quiz', place: session.place, started_at: 1_000 }]);
      expect(JSON.stringify(all)).not.toContain(ben.id);
      expect(await store.exportPerson(somebody('New').id)).toEqual({});
    });

    test('goes, and leaves the counts of others as they were', async () => {
      const { store } = open();
      // One id is the beginning of the other.
      const ada = { id: personId('test', 't', 'U1'), name: 'Ada Unmistakable' };
      const ben = { id: personId('test', 't', 'U12'), name: 'Ben' };
      const session = await everywhere(store, ada, ben);
      const before = await store.tally(session.id, { round: 2, most: 9 });
      const touched = await store.deletePerson(ada.id);
      expect(touched).toBeGreaterThan(8);
      expect(await store.exportPerson(ada.id)).toEqual({});
      expect(await store.person(ada.id)).toEqual({ names: false, boards: true });
      expect(await store.deletePerson(ada.id)).toBe(0);
      const after = await store.tally(session.id, { round: 2, most: 9 });
      expect(after.players.count).toBe(before.players.count);
      expect(after.rounds).toEqual(before.rounds);
      expect(after.spread).toEqual([{ given: '', count: 1, credit: 1_000 }]);
      // A live session goes on: the same stranger in its state and in its rows.
      const stepped = await write(store, session, [close(2)]);
      const { host, by, next, who } = stepped.state as Record<string, unknown> & { host: string };
      expect(host).toMatch(/^nobody:/);
      expect({ by, next, who }).toEqual({ by: { [host]: 3 }, next: [ben.id], who: { id: host, name: '' } });
      expect((await factsOf(store, session, { round: 2 })).players).toBe(2);
      expect((await store.player(session.id, personId(host)))?.name).toBe('');
      expect(await store.tally(session.id, { most: 9 })).toMatchObject({
        standings: [{ person: host, name: '', points: 10, hidden: true }],
      });
      // The place is free for them again, and they are somebody new.
      expect(await store.answer(answerTo(session, ada))).toEqual({ is: 'closed' });
    });

    test('is nowhere any more, in no row of any table', async () => {
      const database = await kind.create();
      const clock = handClock(1_000);
      const store = await database.open(clock);
      const ada = { id: personId('test', 't', 'Ada-1'), name: 'Ada Unmistakable' };
      await everywhere(store, ada, somebody('Ben'));
      await store.deletePerson(ada.id);
      await store.close();
      const engine = await database.engine(clock);
      const lines: string[] = [];
      await exportAll(engine, (line) => void lines.push(line));
      await engine.close();
      await database.drop();
      expect(lines.join('\n')).toContain('nobody:');
      for (const trace of ['Ada', 'my own words']) expect(lines.filter((line) => line.includes(trace))).toEqual([]);
    });

    test('is asked for in every column of the real tables that may hold it', async () => {
      const database = await kind.create();
      const engine = await database.engine(handClock(1_000));
      // It looks at all schemas: another test's may go away meanwhile.
      const found = await vi.waitFor(() => engine.db.introspection.getTables(), { timeout: 10_000 });
      const real = found.filter(({ name, schema }) =>
        !('schema' in database.where) || schema === database.where.schema ? name in tables : false,
      );
      await engine.close();
      await database.drop();
      const columns = Object.fromEntries(
        real.map(({ name, columns }) => [name, columns.map((each) => each.name).sort()]),
      );
      const declared = Object.fromEntries(
        Object.entries(tables).map(([name, table]) => [name, Object.keys(table.columns).sort()]),
      );
      expect(columns).toEqual(declared);
      const undeclared = Object.entries(tables).flatMap(([name, table]) =>
        Object.entries(table.columns).flatMap(([column, holds]) =>
          /person|user|author|host$|who/.test(column) && holds !== 'person' ? [`${name}.${column}`] : [],
        ),
      );
      expect(undeclared).toEqual([]);
    });
  });
}
