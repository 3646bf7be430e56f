/** The port's promises about wakes: at their time, after a restart too, each key alone, until somebody moves it. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Store, Wake } from '../../../src/core/store.ts';
import type { Database, Kind } from '../databases.ts';
import { type HandClock, handClock } from '../hand-clock.ts';
import { begun, newSession, somebody, write } from './scene.ts';

const day = 86_400_000;

export function wakesContract(kind: Kind): void {
  describe(`wakes on ${kind.name}`, () => {
    let database: Database;
    let clock: HandClock;
    let store: Store;
    beforeEach(async () => {
      database = await kind.create();
      clock = handClock(Date.now());
      store = await database.open(clock);
    });
    afterEach(async () => {
      await store.close();
      await database.drop();
    });
    /** Writes down every wake, and takes it away as a step would. */
    const listening = async (also: (wake: Wake) => Promise<void> = async () => {}) => {
      const seen: Wake[] = [];
      await store.wakes(async (wake) => {
        seen.push(wake);
        await also(wake);
        if (wake.kind === 'session') await write(store, { id: wake.key }, []);
      });
      return seen;
    };
    const settled = (check: () => void) => vi.waitFor(check, { timeout: 5_000, interval: 5 });
    const quiet = () => new Promise((resolve) => setTimeout(resolve, 60));

    test('each at its time, the earlier first, and once', async () => {
      const seen = await listening();
      const [late, soon] = [newSession(), newSession()];
      const now = clock.now();
      await store.begin(late, { entries: [], boards: [], wake: now + 20_000 });
      await store.begin(soon, { entries: [], boards: [], wake: now + 10_000 });
      await quiet();
      clock.pass(9_999);
      await quiet();
      expect(seen).toEqual([]);
      clock.pass(1);
      await settled(() => expect(seen).toEqual([{ kind: 'session', key: soon.id, at: now + 10_000 }]));
      await quiet();
      clock.pass(10_000);
      await settled(() => expect(seen.map(({ key }) => key)).toEqual([soon.id, late.id]));
      await quiet();
      clock.pass(day);
      await quiet();
      expect(seen).toHaveLength(2);
    });

    test('what is past runs at once, also what became due while nobody ran', async () => {
      const now = clock.now();
      const [one, two] = [newSession(), newSession()];
      await store.begin(one, { entries: [], boards: [], wake: now - 5 });
      await store.begin(two, { entries: [], boards: [], wake: now + 1_000 });
      await store.close();
      clock.jump(now + 2 * day);
      store = await database.open(clock);
      const seen = await listening();
      await settled(() => expect(seen.map(({ key }) => key).sort()).toEqual([one.id, two.id].sort()));
    });

    test('a step moves it or takes it away', async () => {
      const seen = await listening();
      const session = await begun(store);
      const now = clock.now();
      await write(store, session, [], { wake: now + 1_000 });
      await write(store, session, [], { wake: now + 5_000 });
      await quiet();
      clock.pass(4_000);
      await quiet();
      expect(seen).toEqual([]);
      await write(store, session, []);
      clock.pass(4_000);
      await quiet();
      expect(seen).toEqual([]);
      // A session that is over is not woken.
      await write(store, session, [], { wake: clock.now() + 1, live: false });
      clock.pass(1_000);
      await quiet();
      expect(seen).toEqual([]);
    });

    test('further away than a timer reaches, and over a clock that jumps', async () => {
      const seen = await listening();
      const session = await begun(store);
      const at = clock.now() + 40 * day;
      await write(store, session, [], { wake: at });
      for (let days = 0; days < 39; days += 1) {
        clock.pass(day);
        await new Promise((resolve) => setTimeout(resolve, kind.name === 'sqlite' ? 2 : 8));
      }
      expect(seen).toEqual([]);
      clock.jump(at + 3_600_000);
      await settled(() => expect(seen).toMatchObject([{ key: session.id, at }]));
    });

    test('one that fails comes again after five seconds', async () => {
      let failures = 2;
      const seen = await listening(async () => {
        failures -= 1;
        if (failures >= 0) throw new Error('the platform is away');
      });
      await begun(store);
      const session = newSession();
      await store.begin(session, { entries: [], boards: [], wake: clock.now() });
      await settled(() => expect(seen).toHaveLength(1));
      await quiet();
      clock.pass(4_900);
      await quiet();
      expect(seen).toHaveLength(1);
      clock.pass(200);
      await settled(() => expect(seen).toHaveLength(2));
      await quiet();
      clock.pass(5_100);
      await settled(() => expect(seen).toHaveLength(3));
      await quiet();
      clock.pass(day);
      await quiet();
      expect(seen).toHaveLength(3);
    });

    test('one that nobody moves does not come at once again', async () => {
      let runs = 0;
      await store.wakes(async () => {
        runs += 1;
      });
      await store.begin(newSession(), { entries: [], boards: [], wake: clock.now() });
      await settled(() => expect(runs).toBe(1));
      await quiet();
      expect(runs).toBe(1);
      clock.pass(5_001);
      await settled(() => expect(runs).toBe(2));
    });

    test('each key runs alone, and slow ones hold up no other', async () => {
      let release = () => {};
      const slow = new Promise<void>((resolve) => {
        release = resolve;
      });
      const [one, two] = [newSession(), newSession()];
      const seen = await listening((wake) => (wake.key === one.id ? slow : Promise.resolve()));
      await store.begin(one, { entries: [], boards: [], wake: clock.now() });
      await settled(() => expect(seen).toHaveLength(1));
      // It is moved while it runs, and due again: it waits for the first.
      await write(store, one, [], { wake: clock.now() + 1 });
      await store.begin(two, { entries: [], boards: [], wake: clock.now() });
      clock.pass(10);
      await settled(() => expect(seen.map(({ key }) => key)).toEqual([one.id, two.id]));
      await quiet();
      expect(seen).toHaveLength(2);
      release();
    });

    test('a plan has one, unless it is paused', async () => {
      const { id: person } = somebody('Ada');
      const seen = await listening(async ({ at }) => {
        await store.movePlan(person, at, at + day);
      });
      const next = clock.now() + 1_000;
      const plan = {
        language: 'en',
        time: '09:00',
        zone: 'UTC',
        days: [1],
        most: 3,
        refusals: 0,
        told: false,
      } as const;
      await store.putPlan({ ...plan, person, next });
      await quiet();
      clock.pass(1_000);
      await settled(() => expect(seen).toEqual([{ kind: 'review', key: person, at: next }]));
      await quiet();
      clock.pass(day);
      await settled(() => expect(seen).toHaveLength(2));
      await quiet();
      await store.putPlan({ ...plan, person, next: clock.now() + 10, paused: 'asked' });
      clock.pass(3 * day);
      await quiet();
      expect(seen).toHaveLength(2);
    });

    test('many that became due in the night all run', async () => {
      const sessions = Array.from({ length: 70 }, () => newSession());
      for (const session of sessions) await store.begin(session, { entries: [], boards: [], wake: clock.now() });
      const seen = await listening();
      await settled(() => expect(new Set(seen.map(({ key }) => key)).size).toBe(70));
      expect(seen).toHaveLength(70);
    });
  });
}
