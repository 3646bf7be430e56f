/** The port's promises about sessions, steps and what steps write. */
import { describe, expect, test } from 'vitest';
import type { Change } from '../../../src/core/store.ts';
import type { Open } from '../store.contract.ts';
import { answerTo, begun, close, factsOf, fresh, newSession, round, somebody, write } from './scene.ts';

export function sessionsContract(open: () => Open): void {
  describe('sessions', () => {
    test('what was begun is there, whole, and live', async () => {
      const { store } = open();
      const session = newSession({
        state: { phase: 'lobby', list: [1, null, 'ä\u0000𝄞'] },
        taken: { questions: ['q'] },
      });
      expect(await store.begin(session, { entries: [], boards: ['lobby'] })).toBe(true);
      const { taken, ...rest } = session;
      expect(await store.session(session.id)).toEqual({ ...rest, version: 1, live: true });
      expect(await store.taken(session.id)).toEqual(taken);
      expect(await store.session('nowhere')).toBeUndefined();
      expect(await store.taken('nowhere')).toBeUndefined();
      expect((await store.boards(session.id)).map(({ name }) => name)).toEqual(['lobby']);
    });

    test('only one live session has the same `only`, and another one may when it is over', async () => {
      const { store } = open();
      const only = fresh('only');
      const first = await begun(store, [1], { only });
      const second = newSession({ only });
      expect(await store.begin(second, { entries: [round(1)], boards: ['lobby'] })).toBe(false);
      expect(await store.session(second.id)).toBeUndefined();
      expect(await store.boards(second.id)).toEqual([]);
      await write(store, first, [], { live: false });
      expect(await store.begin(second, { entries: [], boards: [] })).toBe(true);
      expect((await store.session(first.id))?.live).toBe(false);
    });

    test('two at once: one of them begins', async () => {
      const { store } = open();
      const only = fresh('only');
      const began = await Promise.all(
        [1, 2, 3, 4].map(() => store.begin(newSession({ only }), { entries: [], boards: [] })),
      );
      expect(began.filter(Boolean)).toHaveLength(1);
    });

    test('live sessions, of all places or of one', async () => {
      const { store } = open();
      const session = await begun(store);
      const over = await begun(store, [1], { place: session.place });
      await write(store, over, [], { live: false });
      expect((await store.liveSessions(session.place)).map(({ id }) => id)).toEqual([session.id]);
      const all = (await store.liveSessions()).map(({ id }) => id);
      expect(all).toContain(session.id);
      expect(all).not.toContain(over.id);
    });

    test('a step changes state, version and liveness; one without a change nothing', async () => {
      const { store } = open();
      const session = await begun(store);
      const stepped = await store.step(session.id, {}, (before) => ({
        change: { state: { was: before.state }, live: true, entries: [], boards: [] },
        result: 'done',
      }));
      expect(stepped).toMatchObject({ result: 'done', session: { state: { was: session.state }, version: 2 } });
      expect(await store.session(session.id)).toEqual(stepped?.session);
      expect(await store.step(session.id, {}, () => ({ result: 7 }))).toMatchObject({
        result: 7,
        session: { version: 2 },
      });
      expect(await store.step('nowhere', {}, () => ({ result: 7 }))).toBeUndefined();
    });

    test('what decide throws comes out, and nothing is written', async () => {
      const { store } = open();
      const session = await begun(store);
      const failing = store.step(session.id, {}, () => {
        throw new Error('decided badly');
      });
      await expect(failing).rejects.toThrow('decided badly');
      // A change of which one row cannot be written is not written at all.
      const bad: Change = { state: { other: 1 }, live: true, entries: [round(2), round(Number.NaN)], boards: ['x'] };
      await expect(store.step(session.id, {}, () => ({ change: bad, result: 0 }))).rejects.toThrow();
      expect(await store.session(session.id)).toMatchObject({ version: 1, state: session.state });
      expect((await store.tally(session.id, { most: 1 })).rounds).toHaveLength(1);
      expect(await store.boards(session.id)).toEqual([]);
    });

    test('steps of one session run one after the other', async () => {
      const { store } = open();
      const session = await begun(store, [1], { state: 0 });
      const steps = Array.from({ length: 20 }, () =>
        store.step(session.id, { round: 1 }, ({ state }) => ({
          change: { state: Number(state) + 1, live: true, entries: [], boards: [] },
          result: undefined,
        })),
      );
      await Promise.all(steps);
      expect(await store.session(session.id)).toMatchObject({ state: 20, version: 21 });
    });

    test('facts: who plays, who would be next, who answered, who voted', async () => {
      const { store } = open();
      const session = await begun(store, []);
      const [ada, ben, cid] = [somebody('Ada'), somebody('Ben'), somebody('Cid')];
      expect(await factsOf(store, session, { person: ada.id })).toEqual({ players: 0 });
      await write(store, session, [
        round(1, { closesAt: 9_000 }),
        { is: 'join', person: ada, at: 10 },
        { is: 'join', person: ben, team: 'red', at: 20 },
        { is: 'join', person: cid, at: 30 },
        { is: 'vote', kind: 'skip', round: 1, person: ada.id, at: 1 },
        { is: 'vote', kind: 'skip', round: 1, person: ada.id, at: 2 },
        { is: 'vote', kind: 'dispute', round: 1, person: ben.id, reason: 'no', at: 2 },
      ]);
      for (const person of [ada, ben, cid]) await store.answer(answerTo(session, person));
      await write(store, session, [{ is: 'leave', person: cid.id, at: 40 }]);
      expect(await factsOf(store, session, { person: ada.id, round: 1 })).toEqual({
        players: 2,
        player: { person: ada.id, name: 'Ada', joinedAt: 10 },
        heir: { person: ben.id, name: 'Ben', team: 'red', joinedAt: 20 },
        round: {
          round: 1,
          status: 'open',
          closesAt: 9_000,
          answered: 2,
          votes: { skip: 1, dispute: 1 },
          voted: { skip: true, dispute: false },
        },
      });
      expect(await factsOf(store, session, { person: cid.id, round: 2 })).toEqual({
        players: 2,
        heir: { person: ada.id, name: 'Ada', joinedAt: 10 },
      });
    });

    test('joining: again changes the team, coming back begins anew, the smallest team is found', async () => {
      const { store } = open();
      const session = await begun(store, []);
      const people = [1, 2, 3, 4].map((n) => somebody(`P${n}`));
      const [first, , third] = people;
      if (!first || !third) throw new Error('nobody');
      const smallest = ['red', 'blue'];
      await write(
        store,
        session,
        people.map((person, n) => ({ is: 'join', person, smallest, at: n })),
      );
      const teams = async () => (await store.players(session.id, 9)).map(({ team }) => team);
      expect(await teams()).toEqual(['red', 'blue', 'red', 'blue']);
      await write(store, session, [{ is: 'join', person: first, team: 'blue', at: 50 }]);
      expect(await store.player(session.id, first.id)).toMatchObject({ team: 'blue', joinedAt: 0 });
      await write(store, session, [{ is: 'leave', person: third.id, at: 60 }]);
      expect(await store.player(session.id, third.id)).toBeUndefined();
      await write(store, session, [{ is: 'join', person: third, smallest, at: 70 }]);
      expect(await store.player(session.id, third.id)).toMatchObject({ team: 'red', joinedAt: 70 });
      expect((await store.players(session.id, 2)).map(({ name }) => name)).toEqual(['P1', 'P2']);
    });

    test('rounds: opened once, closed once, taken out once and only when closed', async () => {
      const { store } = open();
      const session = await begun(store);
      const host = somebody('Host');
      const takeOut = { is: 'void', round: 1, by: host.id, reason: 'wrong key', at: 9 } as const;
      const status = async () => (await factsOf(store, session, { round: 1 })).round?.status;
      await write(store, session, [takeOut]);
      expect(await status()).toBe('open');
      await write(store, session, [close(1), close(1), round(1)]);
      expect(await status()).toBe('closed');
      await write(store, session, [takeOut]);
      await write(store, session, [takeOut, close(1), { ...takeOut, reason: 'again' }]);
      expect(await status()).toBe('void');
      expect((await store.exportPerson(host.id)).voids).toMatchObject([{ reason: 'wrong key', round: 1 }]);
    });

    test('everybody who missed a question gets a card, once', async () => {
      const { store } = open();
      const session = await begun(store);
      const [right, half, wrong] = [somebody('Right'), somebody('Half'), somebody('Wrong')];
      await store.answer(answerTo(session, right));
      await store.answer(answerTo(session, half, { credit: 500 }));
      await store.answer(answerTo(session, wrong, { credit: 0 }));
      const missed = { is: 'missed', round: 1, due: 77, memory: { s: 1 }, at: 7 } as const;
      await write(store, session, [close(1), missed]);
      await write(store, session, [{ ...missed, due: 99 }]);
      expect(await store.reviewCard(right.id, 'tiny', 'q1')).toBeUndefined();
      const card = {
        article: 'tiny',
        question: 'q1',
        due: 77,
        memory: { s: 1 },
        why: 'missed',
        retired: false,
        addedAt: 7,
      };
      expect(await store.reviewCard(half.id, 'tiny', 'q1')).toEqual({ ...card, person: half.id });
      expect(await store.reviewCard(wrong.id, 'tiny', 'q1')).toEqual({ ...card, person: wrong.id });
    });
  });
}
