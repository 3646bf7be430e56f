/** The port's promises about digests: one delivery for each moment, one result for each delivery. */
import { describe, expect, test } from 'vitest';
import { messageRef, type Person, personId, placeId } from '../../../src/core/place.ts';
import type { Digest, Store, Subscription } from '../../../src/core/store.ts';
import type { Open } from '../store.contract.ts';
import { answerTo, begun, close, fresh, somebody, write } from './scene.ts';

const far = 9_000_000_000;

export const subscriptionOf = (given: Partial<Subscription> = {}): Subscription => {
  const place = placeId('test', fresh('place'));
  return {
    id: fresh('sub'),
    target: place,
    place,
    server: placeId('test', 'server'),
    person: somebody('Ada').id,
    language: 'en',
    article: 'tiny',
    time: '09:00',
    zone: 'Asia/Shanghai',
    days: [1, 2, 3, 4, 5],
    calendar: 'china',
    content: ['thesis', 'question'],
    order: 'need',
    seed: 's',
    recap: false,
    round: 0,
    since: 1_000,
    next: far,
    noticed: false,
    ...given,
  };
};

export const digestOf = (subscription: Subscription, given: Partial<Digest> = {}): Digest => ({
  id: fresh('digest'),
  subscription: subscription.id,
  due: subscription.next,
  round: subscription.round,
  item: 't1',
  question: 'q1',
  taken: { is: 'nothing' },
  once: fresh('once'),
  tryAt: 2_000,
  until: far,
  refusals: 0,
  doubt: false,
  ...given,
});

export function digestsContract(open: () => Open): void {
  describe('subscriptions', () => {
    test('one for each target: put, changed where what is known of it still holds, dropped', async () => {
      const { store } = open();
      const first = subscriptionOf();
      await store.putSubscription(first);
      expect(await store.subscription(first.id)).toEqual(first);
      expect(await store.subscriptionOf(first.target)).toEqual(first);
      await store.putSubscription({ ...first, time: '10:00', paused: 'asked', recap: true, round: 2 });
      expect(await store.subscription(first.id)).toEqual({
        ...first,
        time: '10:00',
        paused: 'asked',
        recap: true,
        round: 2,
      });
      expect(await store.changeSubscription(first.id, { notice: 'gone' }, { paused: 'gone' })).toBe(false);
      expect(await store.changeSubscription(first.id, { paused: null, notice: 'gone' }, { paused: 'asked' })).toBe(
        true,
      );
      expect(await store.noticesFor(first.person)).toMatchObject([{ id: first.id, notice: 'gone' }]);
      expect(await store.changeSubscription(first.id, { notice: null, noticed: true }, { notice: 'gone' })).toBe(true);
      expect(await store.noticesFor(first.person)).toEqual([]);
      const second = subscriptionOf({ target: first.target });
      await store.putSubscription(second);
      expect(await store.subscription(first.id)).toBeUndefined();
      expect(await store.subscriptionOf(first.target)).toEqual(second);
      const both = [1, 2].map(() => subscriptionOf({ target: first.target }));
      await Promise.all(both.map(store.putSubscription));
      const last = await store.subscriptionOf(first.target);
      expect(both).toContainEqual(last);
      await store.dropSubscription(last?.id ?? '', 5_000);
      expect(await store.subscriptionOf(first.target)).toBeUndefined();
      expect(await store.changeSubscription(second.id, { paused: 'asked' })).toBe(false);
    });
  });

  describe('deliveries', () => {
    const subscribed = async (store: Store, given: Partial<Subscription> = {}) => {
      const subscription = subscriptionOf(given);
      await store.putSubscription(subscription);
      return subscription;
    };

    test('of those who try, one begins the delivery of a moment', async () => {
      const { store } = open();
      const subscription = await subscribed(store);
      const move = { from: far, to: far + 100 };
      const tries = [1, 2, 3].map(() => digestOf(subscription));
      const begun = await Promise.all(tries.map((digest) => store.beginDigest(digest, move)));
      expect(begun.filter(Boolean)).toHaveLength(1);
      expect((await store.subscription(subscription.id))?.next).toBe(far + 100);
      const kept = tries[begun.indexOf(true)];
      expect(await store.openDigests(subscription.id)).toEqual([kept]);
      // The same moment again, by the clock or by hand.
      expect(await store.beginDigest(digestOf(subscription))).toBe(false);
      expect(await store.beginDigest(digestOf(subscription), { from: far + 100, to: far + 200 })).toBe(false);
      // It moved on all the same: that moment is done.
      expect((await store.subscription(subscription.id))?.next).toBe(far + 200);
      expect(await store.digests(subscription.id, 9)).toHaveLength(1);
    });

    test('none begins for a subscription that is paused, elsewhere or gone', async () => {
      const { store } = open();
      const subscription = await subscribed(store, { paused: 'asked' });
      expect(await store.beginDigest(digestOf(subscription), { from: far, to: far + 1 })).toBe(false);
      await store.changeSubscription(subscription.id, { paused: null });
      expect(await store.beginDigest(digestOf(subscription), { from: far - 1, to: far + 1 })).toBe(false);
      expect(await store.beginDigest(digestOf(subscription, { subscription: 'nowhere' }))).toBe(false);
      expect(await store.digests(subscription.id, 9)).toEqual([]);
    });

    test('a lease is one process’s, and says how it was before', async () => {
      const { store } = open();
      const digest = digestOf(await subscribed(store));
      await store.beginDigest(digest);
      expect(await store.leaseDigest(digest.id, 1_999, 3_000)).toBeUndefined();
      const leases = await Promise.all([1, 2].map(() => store.leaseDigest(digest.id, 2_000, 3_000)));
      expect(leases.filter(Boolean)).toEqual([digest]);
      expect(await store.leaseDigest(digest.id, 3_000, 4_000)).toEqual({ ...digest, tryAt: 3_000, doubt: true });
      await store.postponeDigest(digest.id, 5_000, { doubt: false, refused: true });
      expect(await store.digest(digest.id)).toEqual({ ...digest, tryAt: 5_000, refusals: 1 });
    });

    test('the first result is kept, and what follows for the subscription with it', async () => {
      const { store } = open();
      const subscription = await subscribed(store);
      const digest = digestOf(subscription);
      await store.beginDigest(digest);
      const posted = { message: messageRef('test', 'm1'), at: 2_500 };
      expect(await store.endDigest(digest.id, { result: 'posted', at: 2_600, posted }, { paused: 'ended' })).toBe(true);
      expect(await store.endDigest(digest.id, { result: 'gone', at: 2_700, why: 'no' }, { notice: 'gone' })).toBe(
        false,
      );
      expect(await store.digest(digest.id)).toEqual({ ...digest, result: 'posted', endedAt: 2_600, posted });
      expect(await store.leaseDigest(digest.id, far, far + 1)).toBeUndefined();
      await store.postponeDigest(digest.id, 9, { doubt: true, refused: true });
      expect(await store.openDigests(subscription.id)).toEqual([]);
      expect(await store.subscription(subscription.id)).toEqual({ ...subscription, paused: 'ended' });
      // Whoever paused it meanwhile has the last word.
      await store.changeSubscription(subscription.id, { paused: 'asked' });
      const next = digestOf(subscription, { due: 7 });
      await store.beginDigest(next);
      await store.endDigest(
        next.id,
        { result: 'refused', at: 9, why: 'no\0' },
        { paused: 'refused', notice: 'refused' },
      );
      expect(await store.subscription(subscription.id)).toMatchObject({ paused: 'asked', notice: 'refused' });
      expect((await store.digest(next.id))?.why).toBe('no');
    });

    test('what was shown in a round: not what was missed or refused', async () => {
      const { store } = open();
      const subscription = await subscribed(store);
      const results = ['posted', 'unknown', 'late', 'refused', undefined] as const;
      for (const [n, result] of results.entries()) {
        const digest = digestOf(subscription, { due: n, item: `t${n + 1}` });
        await store.beginDigest(digest);
        if (result) await store.endDigest(digest.id, { result, at: 9 });
      }
      await store.beginDigest(digestOf(subscription, { due: 99, round: 1, item: 't9' }));
      expect(await store.shownItems(subscription.id, 0)).toEqual(['t1', 't2', 't5']);
      expect(await store.shownItems(subscription.id, 1)).toEqual(['t9']);
      expect(await store.digestQuestions(subscription.id)).toEqual(Array(6).fill('q1'));
      expect((await store.digests(subscription.id, 2)).map(({ item }) => item)).toEqual(['t9', 't5']);
    });

    test('dropped with what was not delivered yet; what was stays, its question closed', async () => {
      const { store } = open();
      const subscription = await subscribed(store);
      const [there, open_] = [digestOf(subscription, { due: 1 }), digestOf(subscription, { due: 2, tryAt: far })];
      await store.beginDigest(there);
      await store.endDigest(there.id, { result: 'posted', at: 3 });
      await store.beginDigest(open_);
      await store.dropSubscription(subscription.id, 4_000);
      expect(await store.digest(open_.id)).toBeUndefined();
      expect((await store.digest(there.id))?.closedAt).toBeDefined();
    });
  });

  describe('questions of the day', () => {
    const answered = (digest: Digest, person: Person, given: string, credit: number, sentAt: number) => ({
      digest: digest.id,
      person,
      given,
      credit,
      sentAt,
    });

    test('the latest answer by the platform’s time stands, until the next delivery', async () => {
      const { store } = open();
      const subscription = subscriptionOf();
      await store.putSubscription(subscription);
      const [first, second] = [digestOf(subscription, { due: 1 }), digestOf(subscription, { due: 2 })];
      await store.beginDigest(first);
      const [ada, ben] = [somebody('Ada'), somebody('Ben')];
      expect(await store.answerDigest(answered(first, ada, 'a', 0, 10), 11)).toBe('kept');
      expect(await store.answerDigest(answered(first, ada, 'b', 1_000, 30), 31)).toBe('changed');
      expect(await store.answerDigest(answered(first, ada, 'c', 0, 20), 32)).toBe('older');
      expect(await store.answerDigest(answered(first, ben, 'a\0', 0, 12), 33)).toBe('kept');
      expect(await store.digestAnswer(first.id, ada.id)).toMatchObject({ given: 'b', credit: 1_000, sentAt: 30 });
      expect(await store.spreadOf(first.id)).toEqual([
        { given: 'a', count: 1, credit: 0 },
        { given: 'b', count: 1, credit: 1_000 },
      ]);
      await store.beginDigest(second);
      expect(await store.answerDigest(answered(first, ben, 'b', 1_000, 40), 41)).toBe('closed');
      expect((await store.digest(first.id))?.closedAt).toBe(2);
      expect((await store.digest(second.id))?.closedAt).toBeUndefined();
      expect(await store.answerDigest({ ...answered(first, ben, 'b', 0, 1), digest: 'nowhere' }, 1)).toBe('closed');
    });

    test('right answers by those who let their name be shown, the latest question first', async () => {
      const { store } = open();
      const subscription = subscriptionOf();
      await store.putSubscription(subscription);
      const [ada, ben] = [somebody('Ada'), somebody('Ben')];
      await store.setPerson(ada.id, { names: true });
      const digests = [1, 2, 3].map((due) => digestOf(subscription, { due }));
      for (const digest of digests) {
        await store.beginDigest(digest);
        await store.endDigest(digest.id, { result: 'posted', at: 9 });
        for (const person of [ada, ben]) await store.answerDigest(answered(digest, person, 'a', 1_000, 1), 1);
      }
      // The last one is open still: nothing of it is told.
      expect(await store.rightOf(subscription.id, 9)).toEqual(
        [1, 0].map((at) => ({ digest: digests[at]?.id, right: [{ person: ada.id, name: 'Ada' }] })),
      );
      expect(await store.rightOf(subscription.id, 1)).toHaveLength(1);
    });

    test('what is needed: quizzes of the place and its digests; of a person whatever they answered', async () => {
      const { store } = open();
      const [ada, ben] = [somebody('Ada'), somebody('Ben')];
      const subscription = subscriptionOf();
      const place = subscription.place ?? placeId();
      await store.putSubscription(subscription);
      const session = await begun(store, [1], { place });
      await store.answer(answerTo(session, ada, { credit: 0 }));
      await store.answer(answerTo(session, ben));
      await write(store, session, [close(1)]);
      const digest = digestOf(subscription, { due: 1 });
      await store.beginDigest(digest);
      await store.answerDigest(answered(digest, ada, 'a', 1_000, 1), 1);
      const ask = {
        id: fresh('ask'),
        person: ada.id,
        article: 'tiny',
        seed: 's',
        purpose: 'solo',
        askedAt: 1,
      } as const;
      await store.putAsk({ ...ask, question: 'q7' });
      await store.answerAsk(ask.id, { given: 'a', credit: 500, at: 2 });
      expect(await store.needs({ place }, 'tiny')).toEqual([{ question: 'q1', answered: 3, right: 2 }]);
      const own = await store.needs({ person: ada.id }, 'tiny');
      expect(own.toSorted((a, b) => (a.question < b.question ? -1 : 1))).toEqual([
        { question: 'q1', answered: 2, right: 1 },
        { question: 'q7', answered: 1, right: 0 },
      ]);
      expect(await store.needs({ place }, 'another')).toEqual([]);
      expect(await store.needs({ person: personId('test', 'nobody') }, 'tiny')).toEqual([]);
    });
  });
}
