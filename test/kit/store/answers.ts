/** The port's promises about answers: none lost, none twice, none after the close. */
import { describe, expect, test } from 'vitest';
import type { Open } from '../store.contract.ts';
import { answerTo, begun, close, factsOf, fresh, somebody, write } from './scene.ts';

export function answersContract(open: () => Open): void {
  describe('answers', () => {
    test('the first one stands, and its delivery again changes nothing', async () => {
      const { store } = open();
      const session = await begun(store);
      const ada = somebody('Ada');
      const answer = answerTo(session, ada);
      expect(await store.answer(answer)).toEqual({ is: 'kept' });
      expect(await store.answer(answer)).toEqual({ is: 'kept' });
      expect(await store.answer({ ...answer, given: 'b', sentAt: 2_500 })).toEqual({ is: 'already', given: 'a' });
      // Another answer of the very same moment is another answer.
      expect(await store.answer({ ...answer, given: 'b' })).toEqual({ is: 'already', given: 'a' });
      expect(await store.answersOf(session.id, ada.id)).toEqual([
        { round: 1, given: 'a', credit: 1_000, points: 10, sentAt: 2_000 },
      ]);
      expect((await factsOf(store, session, { round: 1 })).round?.answered).toBe(1);
    });

    test('where it may change: the later one wins, in whatever order they arrive', async () => {
      const { store } = open();
      const session = await begun(store);
      const ada = somebody('Ada');
      const at = (sentAt: number, given: string) =>
        answerTo(session, ada, { changes: true, sentAt, given, credit: sentAt });
      const given = async () => (await store.answersOf(session.id, ada.id)).map((answer) => answer.given);
      expect(await store.answer(at(20, 'b'))).toEqual({ is: 'kept' });
      expect(await store.answer(at(10, 'a'))).toEqual({ is: 'already', given: 'b' });
      expect(await store.answer(at(30, 'c'))).toEqual({ is: 'changed' });
      expect(await store.answer(at(30, 'c'))).toEqual({ is: 'kept' });
      expect(await given()).toEqual(['c']);
      expect(await store.answersOf(session.id, ada.id)).toMatchObject([{ credit: 30, sentAt: 30 }]);
    });

    test('two devices at once: one answer', async () => {
      const { store } = open();
      const session = await begun(store);
      const ada = somebody('Ada');
      const told = await Promise.all(
        ['a', 'b', 'c'].map((given, n) => store.answer(answerTo(session, ada, { given, sentAt: 10 + n }))),
      );
      expect(told).toEqual([{ is: 'kept' }, { is: 'already', given: 'a' }, { is: 'already', given: 'a' }]);
      const changes = await Promise.all(
        [50, 40, 60].map((sentAt) =>
          store.answer(answerTo(session, ada, { given: `at ${sentAt}`, sentAt, changes: true })),
        ),
      );
      expect(changes).toEqual([{ is: 'changed' }, { is: 'already', given: 'at 50' }, { is: 'changed' }]);
      expect(await store.answersOf(session.id, ada.id)).toMatchObject([{ given: 'at 60' }]);
    });

    test('a closed round takes none, and one that never was is not known', async () => {
      const { store } = open();
      const session = await begun(store, [1, 2]);
      const [ada, ben] = [somebody('Ada'), somebody('Ben')];
      await store.answer(answerTo(session, ada));
      await write(store, session, [close(1)]);
      const told = await Promise.all([
        store.answer(answerTo(session, ben)),
        store.answer(answerTo(session, ben, { round: 2 })),
        store.answer(answerTo(session, ben, { round: 3 })),
        store.answer(answerTo({ id: 'nowhere' }, ben)),
        // Again, by somebody whose answer is in: too late to change it.
        store.answer(answerTo(session, ada, { given: 'z', sentAt: 9_999, changes: true })),
      ]);
      expect(told.map(({ is }) => is)).toEqual(['closed', 'kept', 'unknown', 'unknown', 'closed']);
      expect((await factsOf(store, session, { round: 1 })).round?.answered).toBe(1);
      expect(await store.answersOf(session.id, ben.id)).toMatchObject([{ round: 2 }]);
    });

    test('whoever answers plays, in the smallest team; who left comes back to theirs', async () => {
      const { store } = open();
      const session = await begun(store);
      const teams = ['red', 'blue', 'green'];
      const people = Array.from({ length: 9 }, (_, n) => somebody(`P${n}`));
      await Promise.all(people.map((person, n) => store.answer(answerTo(session, person, { teams, at: n }))));
      const players = await store.players(session.id, 20);
      expect(players).toHaveLength(9);
      for (const team of teams) expect(players.filter((player) => player.team === team)).toHaveLength(3);
      const [first] = people;
      if (!first) throw new Error('nobody');
      const { team } = (await store.player(session.id, first.id)) ?? {};
      await write(store, session, [{ is: 'leave', person: first.id, at: 100 }]);
      // What was delivered before comes again: that is no coming back.
      await store.answer(answerTo(session, first, { teams, at: 0 }));
      expect(await store.player(session.id, first.id)).toBeUndefined();
      await store.answer(answerTo(session, first, { teams, sentAt: 5_000, changes: true, at: 200 }));
      expect(await store.player(session.id, first.id)).toEqual({ person: first.id, name: 'P0', team, joinedAt: 200 });
    });

    test('many at once, of many sessions and rounds', async () => {
      const { store } = open();
      const sessions = await Promise.all(Array.from({ length: 10 }, () => begun(store, [1, 2, 3])));
      const people = Array.from({ length: 50 }, () => somebody('P'));
      const answers = sessions.flatMap((session) =>
        people.flatMap((person) => [1, 2, 3].map((round) => answerTo(session, person, { round }))),
      );
      const told = await Promise.all(answers.map((answer) => store.answer(answer)));
      expect(told.filter(({ is }) => is === 'kept')).toHaveLength(1_500);
      for (const session of sessions) {
        const { rounds, players } = await store.tally(session.id, { most: 1 });
        expect(rounds.map(({ answered }) => answered)).toEqual([50, 50, 50]);
        expect(players.count).toBe(50);
      }
    });

    test('one that cannot be written takes no other with it', async () => {
      const { store } = open();
      const session = await begun(store);
      const people = Array.from({ length: 5 }, (_, n) => somebody(`P${n}`));
      const told = await Promise.allSettled(
        people.map((person, n) => store.answer(answerTo(session, person, n === 2 ? { credit: Number.NaN } : {}))),
      );
      expect(told.map(({ status }) => status)).toEqual([
        'fulfilled',
        'fulfilled',
        'rejected',
        'fulfilled',
        'fulfilled',
      ]);
      expect((await factsOf(store, session, { round: 1 })).round?.answered).toBe(4);
    });

    test('any text can be an answer and a name', async () => {
      const { store } = open();
      const session = await begun(store);
      const odd = { ...somebody('x'), name: '李 \u0000"\'\\ 😀' };
      const given = '"it\'s; drop table answers; -- \u0000 \u202e%_\\';
      expect(await store.answer(answerTo(session, odd, { given }))).toEqual({ is: 'kept' });
      const [kept] = await store.answersOf(session.id, odd.id);
      expect(kept?.given).toBe(given.replaceAll('\0', ''));
      expect((await store.player(session.id, odd.id))?.name).toBe('李 "\'\\ 😀');
    });

    test('a delivery is seen once', async () => {
      const { store, clock } = open();
      const delivery = fresh('delivery');
      expect(await store.claim(delivery, clock.now())).toBe(true);
      expect(await store.claim(delivery, clock.now())).toBe(false);
      expect(await store.claim(fresh('delivery'), clock.now())).toBe(true);
      const many = await Promise.all(Array.from({ length: 5 }, () => store.claim('the same', clock.now())));
      expect(many.filter(Boolean)).toHaveLength(1);
    });
  });
}
