/** The port's promises about settings, questions in private, cards and plans. */
import { describe, expect, test } from 'vitest';
import { placeId } from '../../../src/core/place.ts';
import type { Ask, ReviewCard, ReviewPlan } from '../../../src/core/store.ts';
import type { Open } from '../store.contract.ts';
import { fresh, somebody } from './scene.ts';

export function reviewsContract(open: () => Open): void {
  describe('settings', () => {
    test('a person’s: what is given changes, what is null is forgotten', async () => {
      const { store } = open();
      const { id } = somebody('Ada');
      expect(await store.person(id)).toEqual({ names: false, boards: true });
      await store.setPerson(id, {});
      await store.setPerson(id, { names: true, language: 'zh', quiet: { from: '22:00', to: '08:00' } });
      await store.setPerson(id, { boards: false, zone: 'Asia/Shanghai' });
      expect(await store.person(id)).toEqual({
        names: true,
        boards: false,
        language: 'zh',
        zone: 'Asia/Shanghai',
        quiet: { from: '22:00', to: '08:00' },
      });
      await store.setPerson(id, { names: null, boards: null, language: null, zone: null, quiet: null });
      expect(await store.person(id)).toEqual({ names: false, boards: true });
    });

    test('a place’s', async () => {
      const { store } = open();
      const place = placeId('test', fresh('place'));
      expect(await store.place(place)).toEqual({ hosts: 'everyone' });
      await store.setPlace(place, { hosts: 'managers', article: 'tiny', drafts: true });
      await store.setPlace(place, { language: 'zh', zone: 'Europe/Berlin', article: null });
      expect(await store.place(place)).toEqual({
        hosts: 'managers',
        drafts: true,
        language: 'zh',
        zone: 'Europe/Berlin',
      });
      await store.setPlace(place, { drafts: null });
      expect(await store.place(place)).not.toHaveProperty('drafts');
    });
  });

  describe('what is too long for a button', () => {
    test('is known by its key, and goes with the person', async () => {
      const { store } = open();
      const [ada, ben] = [somebody('Ada').id, somebody('Ben').id];
      const [own, shared] = [fresh('~'), fresh('~')];
      await store.keepPressed(ada, [], 1);
      await store.keepPressed(
        ada,
        [
          { key: own, args: ['question=为什么？', 'lang=zh'] },
          { key: shared, args: ['a=1'] },
        ],
        1,
      );
      await store.keepPressed(ben, [{ key: shared, args: ['a=1'] }], 2);
      expect(await store.pressed(own)).toEqual(['question=为什么？', 'lang=zh']);
      expect(await store.pressed(fresh('~'))).toBeUndefined();
      expect((await store.exportPerson(ada)).pressed).toHaveLength(2);
      await store.deletePerson(ada);
      expect(await store.pressed(own)).toBeUndefined();
    });

    test('is forgotten after some weeks', async () => {
      const { store } = open();
      const { id } = somebody('Ada');
      const key = fresh('~');
      const day = 86_400_000;
      await store.keepPressed(id, [{ key, args: ['a'] }], 100 * day);
      await store.keepPressed(id, [], 159 * day);
      expect(await store.pressed(key)).toEqual(['a']);
      await store.keepPressed(id, [], 161 * day);
      expect(await store.pressed(key)).toBeUndefined();
    });
  });

  const askOf = (given: Partial<Ask> = {}): Ask => ({
    id: fresh('ask'),
    person: somebody('Ada').id,
    article: 'tiny',
    question: 'q1',
    seed: 's',
    purpose: 'review',
    askedAt: 5,
    ...given,
  });
  const cardOf = (given: Partial<ReviewCard> = {}): ReviewCard => ({
    person: somebody('Ada').id,
    article: 'tiny',
    question: 'q1',
    due: 100,
    memory: { stability: 1.5 },
    why: 'kept',
    retired: false,
    addedAt: 5,
    ...given,
  });

  describe('questions in private', () => {
    test('the first answer and the first rating are kept, each with its card', async () => {
      const { store } = open();
      const ask = askOf();
      await store.putAsk(ask);
      expect(await store.ask(ask.id)).toEqual(ask);
      const card = cardOf({ person: ask.person });
      const answers = await Promise.all(
        ['a', 'b'].map((given, n) => store.answerAsk(ask.id, { given, credit: 500, at: 9 }, { ...card, due: n })),
      );
      expect(answers.filter(Boolean)).toHaveLength(1);
      const first = answers[0] ? 'a' : 'b';
      expect(await store.ask(ask.id)).toEqual({ ...ask, given: first, credit: 500, answeredAt: 9 });
      expect(await store.reviewCard(ask.person, 'tiny', 'q1')).toEqual({ ...card, due: answers[0] ? 0 : 1 });
      // The question again is the same question: its answer stays.
      await store.putAsk(ask);
      expect(await store.rateAsk(ask.id, 'good', { ...card, due: 500 })).toBe(true);
      expect(await store.rateAsk(ask.id, 'easy', { ...card, due: 900 })).toBe(false);
      expect(await store.ask(ask.id)).toMatchObject({ given: first, rating: 'good' });
      expect(await store.reviewCard(ask.person, 'tiny', 'q1')).toMatchObject({ due: 500 });
    });

    test('an answer without a card, and to a question that never was', async () => {
      const { store } = open();
      const ask = askOf({ purpose: 'solo' });
      await store.putAsk(ask);
      expect(await store.answerAsk(ask.id, { given: 'a', credit: 0, at: 1 })).toBe(true);
      expect(await store.reviewCard(ask.person, 'tiny', 'q1')).toBeUndefined();
      expect(await store.answerAsk('nowhere', { given: 'a', credit: 0, at: 1 }, cardOf())).toBe(false);
      expect(await store.ask('nowhere')).toBeUndefined();
    });
  });

  describe('cards', () => {
    test('kept where there is none, put where there is one; due in order, counted', async () => {
      const { store } = open();
      const { id: person } = somebody('Ada');
      const card = cardOf({ person });
      expect(await store.keepCard(card)).toBe(true);
      expect(await store.keepCard({ ...card, due: 1 })).toBe(false);
      await store.putCard(cardOf({ person, question: 'q2', due: 50, memory: null }));
      await store.putCard(cardOf({ person, question: 'q3', due: 300 }));
      await store.putCard(cardOf({ person, question: 'q4', due: 1, retired: true, why: 'missed' }));
      expect((await store.dueCards(person, 100, 9)).map(({ question }) => question)).toEqual(['q2', 'q1']);
      expect(await store.dueCards(person, 100, 1)).toHaveLength(1);
      expect(await store.countCards(person, 100)).toEqual({ all: 4, due: 2, retired: 1, next: 300 });
      await store.putCard({ ...card, due: 800, retired: true });
      expect(await store.reviewCard(person, 'tiny', 'q1')).toEqual({ ...card, due: 800, retired: true });
      expect(await store.countCards(somebody('Nobody').id, 100)).toEqual({ all: 0, due: 0, retired: 0 });
    });
  });

  describe('plans', () => {
    test('put, changed, and moved by one of those who try', async () => {
      const { store } = open();
      const plan: ReviewPlan = {
        person: somebody('Ada').id,
        language: 'zh',
        time: '09:00',
        zone: 'Asia/Shanghai',
        days: [1, 3, 5],
        most: 4,
        next: 9_000_000_000,
        refusals: 0,
        told: false,
      };
      expect(await store.plan(plan.person)).toBeUndefined();
      await store.putPlan({ ...plan, paused: 'asked' });
      await store.putPlan(plan);
      expect(await store.plan(plan.person)).toEqual(plan);
      const moved = await Promise.all([1, 2, 3].map((n) => store.movePlan(plan.person, plan.next, plan.next + n)));
      expect(moved.filter(Boolean)).toHaveLength(1);
      expect(await store.movePlan(plan.person, plan.next, 1)).toBe(false);
      expect((await store.plan(plan.person))?.next).toBe(plan.next + 1 + moved.indexOf(true));
      await store.putPlan({ ...plan, paused: 'refused', refusals: 3, told: true });
      expect(await store.plan(plan.person)).toEqual({ ...plan, paused: 'refused', refusals: 3, told: true });
    });
  });
}
