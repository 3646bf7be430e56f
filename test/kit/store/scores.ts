/** The port's promises about points over many sessions and about reports. */
import { describe, expect, test } from 'vitest';
import { placeId } from '../../../src/core/place.ts';
import type { Scope } from '../../../src/core/store.ts';
import type { Open } from '../store.contract.ts';
import { answerTo, begun, close, fresh, somebody, write } from './scene.ts';

/** Two sessions that count, one that a single person played, one round taken out, one still open. */
async function season({ store }: Open) {
  const place = placeId('test', fresh('place'));
  const server = placeId('test', fresh('server'));
  const [ada, ben, cid] = [somebody('Ada'), somebody('Ben'), somebody('Cid')];
  const play = (startedAt: number, article = 'tiny', where = place) =>
    begun(store, [1, 2, 3], { place: where, server, startedAt, article });
  const first = await play(100);
  const second = await play(200, 'other');
  const alone = await play(300);
  const elsewhere = await play(400, 'tiny', placeId('test', fresh('place')));
  await write(store, first, [
    { is: 'join', person: ada, team: 'red', at: 1 },
    { is: 'join', person: ben, team: 'blue', at: 1 },
    { is: 'join', person: cid, team: 'blue', at: 1 },
  ]);
  const answers = [
    answerTo(first, ada, { points: 10, at: 10 }),
    answerTo(first, ben, { points: 6, credit: 0, given: 'b', at: 11 }),
    answerTo(first, cid, { points: 0, credit: 0, given: 'b', at: 12 }),
    answerTo(first, ben, { round: 2, points: 1_000, at: 13 }),
    answerTo(first, ben, { round: 3, points: 1_000, at: 14 }),
    answerTo(second, ada, { points: 5, at: 20 }),
    answerTo(second, ben, { points: 20, at: 21 }),
    answerTo(alone, ada, { points: 500, at: 30 }),
    answerTo(elsewhere, ada, { points: 1, at: 40 }),
    answerTo(elsewhere, ben, { points: 2, at: 41 }),
  ];
  for (const answer of answers) await store.answer(answer);
  for (const session of [second, alone, elsewhere]) await write(store, session, [close(1)]);
  await write(store, first, [close(1), close(2), { is: 'void', round: 2, reason: 'no', at: 1 }]);
  await write(store, first, [
    { is: 'vote', kind: 'dispute', round: 1, person: ada.id, reason: 'too hard', at: 50 },
    { is: 'vote', kind: 'dispute', round: 2, person: ben.id, at: 60 },
    { is: 'vote', kind: 'skip', round: 1, person: ben.id, at: 70 },
  ]);
  const scope: Scope = { by: 'place', id: place };
  return { place, server, ada, ben, cid, first, second, alone, scope };
}

export function scoresContract(open: () => Open): void {
  describe('scores', () => {
    test('sum the closed rounds of sessions that two people played', async () => {
      const { store } = open();
      const { ada, ben, cid, scope, server } = await season(open());
      await store.setPerson(ben.id, { boards: false });
      const row = { answered: 2, hidden: false };
      expect(await store.scores(scope, 9)).toEqual([
        { ...row, person: ben.id, name: 'Ben', points: 26, right: 1, hidden: true },
        { ...row, person: ada.id, name: 'Ada', points: 15, right: 2 },
        { ...row, person: cid.id, name: 'Cid', points: 0, right: 0, answered: 1 },
      ]);
      expect(await store.scores(scope, 1)).toHaveLength(1);
      expect((await store.scores({ ...scope, since: 150 }, 9)).map(({ points }) => points)).toEqual([20, 5]);
      expect((await store.scores({ ...scope, article: 'tiny' }, 9)).map(({ points }) => points)).toEqual([10, 6, 0]);
      expect((await store.scores({ by: 'server', id: server }, 9)).map(({ points }) => points)).toEqual([28, 16, 0]);
    });

    test('a person’s own rank', async () => {
      const { store } = open();
      const { ada, ben, scope } = await season(open());
      expect(await store.rankOf(scope, ben.id)).toEqual({ rank: 1, of: 3, points: 26 });
      expect(await store.rankOf(scope, ada.id)).toEqual({ rank: 2, of: 3, points: 15 });
      expect(await store.rankOf(scope, somebody('New').id)).toBeUndefined();
    });

    test('a name that changed is the latest, and the latest alone', async () => {
      const { store } = open();
      const { ada, scope, alone } = await season(open());
      await store.answer(answerTo(alone, { ...ada, name: 'Ada L.' }, { round: 2 }));
      expect((await store.scores(scope, 9)).map(({ name }) => name)).toContain('Ada L.');
    });

    test('teams: averages, so that the larger one is not ahead', async () => {
      const { store } = open();
      const { scope } = await season(open());
      expect(await store.teamScores(scope)).toEqual([
        { team: 'red', points: 10, sessions: 1 },
        { team: 'blue', points: 3, sessions: 1 },
      ]);
    });

    test('answers of the past, the latest first, with the names of those who let them be shown', async () => {
      const { store } = open();
      const { ada, ben, first, second, alone, scope } = await season(open());
      await store.setPerson(ada.id, { names: true });
      const past = await store.pastAnswers(scope, 9);
      expect(past.map(({ session, person }) => [session, person])).toMatchObject([
        [alone.id, ada.id],
        [second.id, ben.id],
        [second.id, ada.id],
        [first.id, expect.anything()],
        [first.id, ben.id],
        [first.id, ada.id],
      ]);
      const question = { round: 1, question: 'q1', given: 'a', credit: 1_000 };
      expect(past[1]).toEqual({ ...question, session: second.id, article: 'other', person: ben.id });
      expect(past[2]).toEqual({ ...question, session: second.id, article: 'other', person: ada.id, name: 'Ada' });
      expect(await store.pastAnswers(scope, 2)).toHaveLength(2);
    });

    test('disputes, the latest first', async () => {
      const { store } = open();
      const { first, scope } = await season(open());
      const common = { session: first.id, article: 'tiny' };
      expect(await store.disputes(scope, 9)).toEqual([
        { ...common, round: 2, question: 'q2', reason: '', at: 60, status: 'void' },
        { ...common, round: 1, question: 'q1', reason: 'too hard', at: 50, status: 'closed' },
      ]);
      expect(await store.disputes(scope, 1)).toHaveLength(1);
    });
  });
}
