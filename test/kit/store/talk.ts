/** The port's promises about discussions: stands with their history, reasons, and whom those made think. */
import { describe, expect, test } from 'vitest';
import { messageRef, type PersonId, placeId } from '../../../src/core/place.ts';
import type { Entry, Stand, Store } from '../../../src/core/store.ts';
import type { Open } from '../store.contract.ts';
import { begun, factsOf, somebody, write } from './scene.ts';

const stand = (
  person: PersonId,
  where: Stand,
  sentAt: number,
  more: { reason?: string; address?: string } = {},
): Entry => ({
  is: 'stand',
  person,
  stand: where,
  sentAt,
  at: sentAt,
  ...more,
});
const reason = (number: number, person: PersonId, more: Partial<Extract<Entry, { is: 'reason' }>> = {}): Entry => ({
  is: 'reason',
  number,
  person,
  words: `reason ${number}`,
  at: 1,
  ...more,
});
const think = (number: number, person: PersonId): Entry => ({ is: 'think', number, person, at: 1 });

export function talkContract(open: () => Open): void {
  describe('discussions', () => {
    const discussed = async () => {
      const { store } = open();
      const session = await begun(store, [], { machine: 'discussion' });
      return {
        store,
        session,
        people: ['Ada', 'Ben', 'Cleo'].map((name) => somebody(name).id) as [PersonId, PersonId, PersonId],
      };
    };
    const counted = async (store: Store, session: string) =>
      (await store.talk(session)).stands.map(({ first, now, count }) => `${first} ${now} ${count}`);

    test('one stand a person: where they stood first and where they stand now', async () => {
      const { store, session, people } = await discussed();
      const [ada, ben, cleo] = people;
      expect(await store.talk(session.id)).toEqual({ stands: [], changed: 0, cited: [], reasons: [] });
      await write(store, session, [stand(ada, 'agree', 1), stand(ben, 'unsure', 2), stand(cleo, 'agree', 3)]);
      await write(store, session, [stand(ben, 'disagree', 4, { reason: 'since\u0000', address: '1.1' })]);
      expect(await counted(store, session.id)).toEqual(['agree agree 2', 'unsure disagree 1']);
      expect((await store.ownTalk(session.id, ben)).stance).toEqual({
        stand: 'disagree',
        reason: 'since',
        address: '1.1',
        sentAt: 4,
      });
      // The same again, and one that was sent earlier and arrives later.
      await write(store, session, [stand(ada, 'agree', 5), stand(ben, 'agree', 3)]);
      expect(await counted(store, session.id)).toEqual(['agree agree 2', 'unsure disagree 1']);
      expect((await store.talk(session.id)).changed).toBe(1);
      // Who comes back has changed all the same.
      await write(store, session, [stand(ada, 'disagree', 6)]);
      await write(store, session, [stand(ada, 'agree', 7)]);
      expect(await counted(store, session.id)).toEqual(['agree agree 2', 'unsure disagree 1']);
      expect((await store.talk(session.id)).changed).toBe(2);
    });

    test('reasons keep their numbers; a thought counts once a person; what is taken back is gone with its thoughts', async () => {
      const { store, session, people } = await discussed();
      const [ada, ben, cleo] = people;
      await write(store, session, [
        reason(0, ada, { stand: 'agree', address: '2.1' }),
        reason(0, ben, { words: 'not this one' }),
        reason(1, ben, { prompt: 2 }),
        think(0, ben),
        think(0, ben),
        think(0, cleo),
      ]);
      expect((await store.talk(session.id)).reasons).toEqual([
        { number: 0, stand: 'agree', words: 'reason 0', address: '2.1', thoughts: 2 },
        { number: 1, prompt: 2, words: 'reason 1', thoughts: 0 },
      ]);
      expect(await store.ownTalk(session.id, ben)).toEqual({ reasons: [1], thoughts: [0] });
      await write(store, session, [{ is: 'unreason', number: 0, person: ben }]);
      expect((await store.talk(session.id)).reasons).toHaveLength(2);
      await write(store, session, [{ is: 'unreason', number: 0, person: ada }]);
      expect((await store.talk(session.id)).reasons.map(({ number }) => number)).toEqual([1]);
      await write(store, session, [reason(0, cleo)]);
      expect((await store.talk(session.id)).reasons[0]).toMatchObject({ thoughts: 0 });
    });

    test('a paragraph counts once a person and side, in private and in public', async () => {
      const { store, session, people } = await discussed();
      const [ada, ben, cleo] = people;
      await write(store, session, [
        stand(ada, 'agree', 1, { address: '2.1' }),
        reason(0, ada, { stand: 'agree', address: '2.1' }),
        stand(ben, 'disagree', 1, { address: '2.1' }),
        reason(1, cleo, { address: '2.10' }),
      ]);
      expect((await store.talk(session.id)).cited).toEqual(
        expect.arrayContaining([
          { address: '2.1', stand: 'agree', count: 1 },
          { address: '2.1', stand: 'disagree', count: 1 },
          { address: '2.10', count: 1 },
        ]),
      );
      expect((await store.talk(session.id)).cited).toHaveLength(3);
    });

    test('a step is told what it is about, and nothing of others', async () => {
      const { store, session, people } = await discussed();
      const [ada, ben] = people;
      await write(store, session, [stand(ada, 'agree', 1), reason(0, ada), think(0, ben)]);
      expect((await factsOf(store, session, { person: ada })).talk).toBeUndefined();
      expect((await factsOf(store, session, { person: ada, talk: { reason: 0 } })).talk).toEqual({
        own: { stand: 'agree', sentAt: 1 },
        people: 1,
        ownReasons: 1,
        reason: { own: true, thought: false },
      });
      expect((await factsOf(store, session, { person: ben, talk: { reason: 0 } })).talk).toEqual({
        people: 1,
        ownReasons: 0,
        reason: { own: false, thought: true },
      });
      expect((await factsOf(store, session, { person: ben, talk: { reason: 9 } })).talk).toEqual({
        people: 1,
        ownReasons: 0,
      });
    });

    test('a session is found by its thread, and boards can stand in it', async () => {
      const { store, session } = await discussed();
      const thread = placeId(session.place, 'thread');
      expect(await store.inThread(thread)).toBeUndefined();
      await write(store, session, [], { boards: ['claim', 'guide'], places: { guide: thread }, thread });
      expect((await store.session(session.id))?.thread).toBe(thread);
      expect((await store.inThread(thread))?.id).toBe(session.id);
      expect((await store.liveSessions(thread)).map(({ id }) => id)).toEqual([session.id]);
      expect((await store.liveSessions(session.place)).map(({ id }) => id)).toEqual([session.id]);
      expect((await store.boards(session.id)).map(({ name, place }) => [name, place])).toEqual([
        ['claim', session.place],
        ['guide', thread],
      ]);
      await write(store, session, [], { live: false });
      expect((await store.inThread(thread))?.live).toBe(false);
      expect(await store.liveSessions(thread)).toEqual([]);
      expect((await store.pastSessions(session.place, 'discussion', 5)).map(({ id }) => id)).toEqual([session.id]);
      expect(await store.pastSessions(session.place, 'quiz', 5)).toEqual([]);
    });

    test('who is forgotten is in no count, and the boards that showed it are to be drawn again', async () => {
      const { store, session, people } = await discussed();
      const [ada, ben] = people;
      await write(store, session, [stand(ada, 'agree', 1), stand(ben, 'agree', 1), reason(0, ada), think(0, ben)], {
        boards: ['claim', 'reason0', 'never'],
      });
      for (const name of ['claim', 'reason0']) {
        const board = await store.leaseBoard(session.id, name, 'a', 1, 2);
        const posted = { message: messageRef('test', session.id, name), at: 1 };
        await store.returnBoard(session.id, name, 'a', { posted, drawn: board?.stale ?? 0 });
      }
      const stale = async () =>
        (await store.staleBoards()).filter((board) => board.session === session.id).map(({ name }) => name);
      expect(await stale()).toEqual(['never']);
      await store.deletePerson(ada);
      expect((await stale()).toSorted()).toEqual(['claim', 'never', 'reason0']);
      expect(await counted(store, session.id)).toEqual(['agree agree 1']);
      expect((await store.talk(session.id)).reasons).toEqual([]);
      expect(await store.exportPerson(ada)).toEqual({});
      expect(Object.keys(await store.exportPerson(ben))).toEqual(['stances', 'moves', 'thoughts']);
    });
  });
}
