/** The port's promises about questions that were not answered, and about what was asked last in a place. */
import { describe, expect, test } from 'vitest';
import { placeId } from '../../../src/core/place.ts';
import type { NewAsking } from '../../../src/core/store.ts';
import type { Open } from '../store.contract.ts';
import { fresh, somebody } from './scene.ts';

const hour = 3_600_000;
const day = 24 * hour;
const asked = (more: Partial<NewAsking> = {}): NewAsking => ({
  person: somebody('Ada').id,
  place: placeId('test', 'place'),
  server: placeId('test', fresh('server')),
  article: 'tiny',
  subject: 'train',
  question: 'When does the train leave?',
  outcome: 'none',
  at: 1_000,
  ...more,
});
const of = ({ server }: NewAsking) => ({ by: 'server', id: server }) as const;

export function askingsContract(open: () => Open): void {
  describe('what was not answered', () => {
    test('is one gap a subject, whoever asked and in what words; it says how often and of how many people', async () => {
      const { store } = open();
      const first = asked();
      await store.noteAsking(first);
      await store.noteAsking({ ...first, person: somebody('Ben').id, question: 'When the train leaves', at: 3_000 });
      await store.noteAsking({ ...first, subject: 'bus', question: 'And the bus?', outcome: 'closest', at: 2_000 });
      const train = {
        article: 'tiny',
        question: 'When the train leaves',
        why: 'none',
        times: 2,
        people: 2,
        last: 3_000,
      };
      const gaps = await store.unanswered(of(first), 'newest', 9);
      expect(gaps).toMatchObject([train, { question: 'And the bus?', why: 'closest', times: 1, people: 1 }]);
      expect(Object.keys(gaps[0] ?? {}).sort()).toEqual([
        'article',
        'key',
        'last',
        'people',
        'question',
        'times',
        'why',
      ]);
      expect(await store.unanswered(of(first), 'newest', 1)).toHaveLength(1);
      expect(await store.unanswered({ ...of(first), article: 'other' }, 'newest', 9)).toEqual([]);
      expect(await store.unanswered({ by: 'place', id: placeId('test', 'elsewhere') }, 'newest', 9)).toEqual([]);
    });

    test('a flood of the same by one person counts once, an hour later it counts again', async () => {
      const { store } = open();
      const first = asked();
      for (let n = 0; n < 5; n++) await store.noteAsking({ ...first, at: 1_000 + n });
      expect(await store.unanswered(of(first), 'most', 9)).toMatchObject([{ times: 1, people: 1 }]);
      await store.noteAsking({ ...first, at: 2_000 + hour });
      expect(await store.unanswered(of(first), 'most', 9)).toMatchObject([{ times: 2, people: 1 }]);
    });

    test('most asked first', async () => {
      const { store } = open();
      const bus = asked({ subject: 'bus', question: 'Bus?' });
      await store.noteAsking(bus);
      await store.noteAsking({ ...bus, person: somebody('Ben').id });
      await store.noteAsking({ ...bus, subject: 'tram', question: 'Tram?', at: 9_000 });
      const questions = async (order: 'most' | 'newest') =>
        (await store.unanswered(of(bus), order, 9)).map(({ question }) => question);
      expect(await questions('most')).toEqual(['Bus?', 'Tram?']);
      expect(await questions('newest')).toEqual(['Tram?', 'Bus?']);
    });

    test('what is settled is gone until it is asked again', async () => {
      const { store } = open();
      const first = asked();
      await store.noteAsking(first);
      const [gap] = await store.unanswered(of(first), 'newest', 9);
      const key = gap?.key ?? '';
      expect(key.length).toBeLessThan(25);
      expect(await store.settleGap({ by: 'server', id: placeId('test', 'else') }, 'tiny', key)).toBe(false);
      expect(await store.settleGap(of(first), 'tiny', key)).toBe(true);
      expect(await store.settleGap(of(first), 'tiny', key)).toBe(false);
      await store.noteAsking({ ...first, at: 2_000 });
      expect(await store.unanswered(of(first), 'newest', 9)).toEqual([]);
      await store.noteAsking({ ...first, at: 2_000 + hour });
      expect(await store.unanswered(of(first), 'newest', 9)).toHaveLength(1);
    });

    test('an answer leaves nothing, unless somebody says something of it; the last word counts', async () => {
      const { store } = open();
      const good = asked({ outcome: 'answer' });
      await store.noteAsking(good);
      expect(await store.asking(good.person, 'tiny', good.subject)).toBeUndefined();
      expect(await store.judgeAsking(good, { helped: false })).toMatchObject({ helped: false, kept: true });
      expect(await store.unanswered(of(good), 'newest', 9)).toMatchObject([{ why: 'unhelpful' }]);
      expect(await store.judgeAsking(good, { kept: false })).toMatchObject({ helped: false, kept: false });
      expect(await store.judgeAsking(good, { helped: true })).toMatchObject({ helped: true, kept: false });
      expect(await store.asking(good.person, 'tiny', good.subject)).toMatchObject({ helped: true, times: 1 });
      expect(await store.unanswered(of(good), 'newest', 9)).toEqual([]);
    });

    test('what the article answers by now is no gap any more', async () => {
      const { store } = open();
      const first = asked();
      await store.noteAsking(first);
      await store.noteAsking({ ...first, outcome: 'answer', at: 2_000 });
      expect(await store.unanswered(of(first), 'newest', 9)).toEqual([]);
      await store.judgeAsking({ ...first, outcome: 'answer' }, { helped: false });
      await store.noteAsking({ ...first, outcome: 'answer', at: 3_000 });
      expect(await store.unanswered(of(first), 'newest', 9)).toMatchObject([{ why: 'unhelpful' }]);
    });

    test('what nobody asked for half a year goes', async () => {
      const { store } = open();
      const old = asked({ at: 10 * 365 * day });
      await store.noteAsking(old);
      await store.noteAsking(asked({ at: old.at + 181 * day }));
      expect(await store.unanswered(of(old), 'newest', 9)).toEqual([]);
    });
  });

  describe('what was asked last in a place', () => {
    test('is the latest, for three weeks', async () => {
      const { store } = open();
      const place = placeId('test', fresh('thread'));
      const first = { place, person: somebody('Ada').id, article: 'tiny', question: 'First?', at: 5_000 };
      expect(await store.lastAsked(place, 5_000)).toBeUndefined();
      await store.putLastAsked(first);
      const second = { ...first, person: somebody('Ben').id, question: 'Second?', at: 6_000 };
      await store.putLastAsked(second);
      // Two at once: the earlier one comes late.
      await store.putLastAsked(first);
      expect(await store.lastAsked(place, 6_000)).toEqual(second);
      expect(await store.lastAsked(place, 6_000 + 21 * day)).toEqual(second);
      expect(await store.lastAsked(place, 6_001 + 21 * day)).toBeUndefined();
      await store.deletePerson(second.person);
      expect(await store.lastAsked(place, 6_000)).toBeUndefined();
    });
  });

  describe('what was shared', () => {
    test('is shared once in a place, whoever presses, and again after a day', async () => {
      const { store } = open();
      const [here, there] = [placeId('test', fresh('place')), placeId('test', fresh('place'))];
      const [ada, ben] = [somebody('Ada').id, somebody('Ben').id];
      const together = [ada, ben, ada].map((person) => store.share(here, person, 'tiny', 'train', 1_000));
      expect((await Promise.all(together)).filter(Boolean)).toHaveLength(1);
      expect(await store.share(there, ada, 'tiny', 'train', 1_000)).toBe(true);
      expect(await store.share(here, ada, 'tiny', 'bus', 1_000)).toBe(true);
      expect(await store.share(here, ada, 'tiny', 'train', 1_000 + day)).toBe(false);
      expect(await store.share(here, ada, 'tiny', 'train', 1_001 + day)).toBe(true);
    });
  });
}
