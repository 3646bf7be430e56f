/** The port's promises about boards and tallies. */
import { describe, expect, test } from 'vitest';
import { messageRef } from '../../../src/core/place.ts';
import type { Open } from '../store.contract.ts';
import { answerTo, begun, close, somebody, write } from './scene.ts';

export function boardsContract(open: () => Open): void {
  describe('boards', () => {
    const withBoard = async () => {
      const { store } = open();
      const session = await begun(store, []);
      await write(store, session, [], { boards: ['lobby', 'q1', 'lobby'] });
      await write(store, session, [], { boards: ['lobby'] });
      return { store, session };
    };

    test('each has a row, once, and a mark that platforms can carry', async () => {
      const { store, session } = await withBoard();
      const boards = await store.boards(session.id);
      expect(boards.map(({ name }) => name)).toEqual(['lobby', 'q1']);
      expect(boards[0]).toMatchObject({ session: session.id, place: session.place, tried: false, editedAt: 0 });
      expect(new Set(boards.map(({ once }) => once)).size).toBe(2);
      for (const { once } of boards) expect(once).toMatch(/^[a-z0-9-]{1,25}$/);
    });

    test('one holder at a time, until it gives it back or its time is over', async () => {
      const { store, session } = await withBoard();
      const lease = (holder: string, now: number) => store.leaseBoard(session.id, 'lobby', holder, now, now + 100);
      expect(await store.leaseBoard(session.id, 'nothing', 'a', 0, 1)).toBeUndefined();
      expect(await lease('a', 1_000)).toMatchObject({ name: 'lobby', tried: false });
      expect(await lease('b', 1_050)).toBeUndefined();
      await store.returnBoard(session.id, 'lobby', 'b', { editedAt: 5 });
      expect(await lease('b', 1_050)).toBeUndefined();
      expect(await lease('b', 1_101)).toMatchObject({ tried: true });
      await store.returnBoard(session.id, 'lobby', 'b', { editedAt: 1_150 });
      expect(await lease('c', 1_151)).toMatchObject({ tried: true, editedAt: 1_150 });
      const both = await Promise.all(['d', 'e', 'f'].map((holder) => lease(holder, 2_000)));
      expect(both.filter(Boolean)).toHaveLength(1);
    });

    test('where it was posted is kept, also from one whose time was over', async () => {
      const { store, session } = await withBoard();
      const posted = { message: messageRef('test', 'm1'), at: 777 };
      await store.leaseBoard(session.id, 'q1', 'a', 0, 10);
      await store.leaseBoard(session.id, 'q1', 'b', 20, 30);
      await store.returnBoard(session.id, 'q1', 'a', { posted });
      // Another one's message does not replace it, unless that one holds the board.
      await store.returnBoard(session.id, 'q1', 'a', { posted: { message: messageRef('test', 'm2'), at: 888 } });
      expect((await store.boards(session.id))[1]).toMatchObject({ posted, tried: true });
      await store.returnBoard(session.id, 'q1', 'b', {
        posted: { message: messageRef('test', 'm3'), at: 9 },
        editedAt: 25,
      });
      expect((await store.boards(session.id))[1]).toMatchObject({
        posted: { message: 'test:m3', at: 9 },
        editedAt: 25,
      });
    });
  });

  describe('tallies', () => {
    test('rounds, what was given, who was right, standings and teams', async () => {
      const { store } = open();
      const session = await begun(store, [1, 2, 3]);
      const [ada, ben, cid, dot] = [somebody('Ada'), somebody('Ben'), somebody('Cid'), somebody('Dot')];
      await store.setPerson(ada.id, { names: true });
      await store.setPerson(cid.id, { names: true });
      await store.setPerson(ben.id, { boards: false });
      await write(store, session, [
        { is: 'join', person: ada, team: 'red', at: 1 },
        { is: 'join', person: ben, team: 'red', at: 2 },
        { is: 'join', person: cid, team: 'blue', at: 3 },
        { is: 'join', person: dot, team: 'blue', at: 4 },
      ]);
      const wrong = { credit: 0, points: 0, given: 'b' };
      await store.answer(answerTo(session, ada, { points: 10 }));
      await store.answer(answerTo(session, ben, { points: 9 }));
      await store.answer(answerTo(session, cid, wrong));
      await store.answer(answerTo(session, ada, { round: 2, ...wrong }));
      await store.answer(answerTo(session, cid, { round: 2, points: 100 }));
      await store.answer(answerTo(session, cid, { round: 3, points: 1_000 }));
      await write(store, session, [
        close(1),
        close(2),
        { is: 'void', round: 2, reason: 'votes', at: 5 },
        { is: 'vote', kind: 'dispute', round: 1, person: ada.id, at: 5 },
      ]);
      const tally = await store.tally(session.id, { round: 1, most: 2 });
      expect(await store.rounds(session.id)).toEqual(
        tally.rounds.map(({ round, status, disputes }) => ({ round, status, disputes })),
      );
      expect(tally.players).toMatchObject({ count: 4, some: [{ name: 'Ada', team: 'red' }, { name: 'Ben' }] });
      const common = { opensAt: 1_000, disputes: 0 };
      expect(tally.rounds).toEqual([
        { ...common, round: 1, question: 'q1', status: 'closed', answered: 3, right: 2, disputes: 1 },
        { ...common, round: 2, question: 'q2', status: 'void', answered: 2, right: 1 },
        { ...common, round: 3, question: 'q3', status: 'open', answered: 1, right: 1 },
      ]);
      expect(tally.spread).toEqual([
        { given: 'a', count: 2, credit: 1_000 },
        { given: 'b', count: 1, credit: 0 },
      ]);
      expect(tally.right).toEqual(['Ada']);
      expect(tally.standings).toEqual([
        { person: ada.id, name: 'Ada', team: 'red', points: 10, right: 1, hidden: false },
        { person: ben.id, name: 'Ben', team: 'red', points: 9, right: 1, hidden: true },
      ]);
      expect(tally.teams).toEqual([
        { team: 'red', players: 2, points: 9.5 },
        { team: 'blue', players: 2, points: 0 },
      ]);
      expect(await store.tally(session.id, { most: 1 })).toMatchObject({ spread: [], right: [] });
    });

    test('standings go on while the points are the same, up to twice as many', async () => {
      const { store } = open();
      const session = await begun(store);
      const points = [50, 40, 30, 30, 30, 30, 30, 10];
      for (const each of points) await store.answer(answerTo(session, somebody(`P${each}`), { points: each }));
      await write(store, session, [close(1)]);
      const shown = async (most: number) =>
        (await store.tally(session.id, { most })).standings.map((row) => row.points);
      expect(await shown(1)).toEqual([50]);
      expect(await shown(2)).toEqual([50, 40]);
      expect(await shown(3)).toEqual([50, 40, 30, 30, 30, 30]);
      expect(await shown(4)).toEqual([50, 40, 30, 30, 30, 30, 30]);
      expect(await shown(20)).toEqual(points);
    });
  });
}
