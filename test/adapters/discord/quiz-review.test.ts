/** Due questions by direct message on Discord: when a plan's time has come, answered there, and what a closed door does. */
import { afterAll, afterEach, expect, test } from 'vitest';
import { personId } from '../../../src/core/place.ts';
import { newMemory } from '../../../src/core/review/memory.ts';
import type { ReviewPlan } from '../../../src/core/store.ts';
import { did, words } from '../../kit/discord/connected.ts';
import type { Message } from '../../kit/discord/layer.ts';
import { walk } from '../../kit/discord/parts.ts';
import { picture } from '../../kit/discord/picture.ts';
import { shown } from '../../kit/discord/play.ts';
import { type PersonName, people } from '../../kit/discord/scene.ts';
import { filling, openTable } from '../../kit/discord/table.ts';

const table = await openTable();
const article = 'industrial-internet';
const day = 86_400_000;
let expected: readonly string[] = [];
afterEach(() => {
  expect(table.layer.faults.splice(0)).toEqual([]);
  expect(table.complaints()).toEqual(expected.map((line) => expect.stringContaining(line)));
  expected = [];
});
afterAll(() => table.close());

const idOf = (name: PersonName) => personId('discord', people[name].id);

/** The person keeps that many questions of a kind, and wants them in a second, and every day then. */
const press = (message: Message | undefined, at: number) => ({
  custom_id:
    message?.components.flatMap(walk).find(({ custom_id }) => custom_id?.endsWith(`:answer:${at}`))?.custom_id ?? '',
  component_type: 2,
  id: 7,
});

async function plans(name: PersonName, language: 'en' | 'zh', kept: readonly string[]): Promise<void> {
  const now = table.clock.now();
  for (const question of kept) {
    await table.store.keepCard({
      person: idOf(name),
      article,
      question,
      due: now,
      memory: newMemory(now),
      why: 'kept',
      retired: false,
      addedAt: now,
    });
  }
  const plan: ReviewPlan = {
    person: idOf(name),
    language,
    time: '09:00',
    zone: 'UTC',
    days: [1, 2, 3, 4, 5, 6, 7],
    most: 10,
    next: now + 1_000,
    refusals: 0,
    told: false,
  };
  await table.store.putPlan(plan);
}

const typing = (name: PersonName) => table.posts({ with: name }).at(-1);

test('told in the person’s language, answered there, and drawn anew in place', async () => {
  const zoe = table.person('zoe');
  await plans('zoe', 'zh', ['s0-single-1', 's0-typed-1']);
  await table.passes(1_500);
  expect(table.posts({ with: 'zoe' })).toHaveLength(1);
  const first = typing('zoe');
  const asked = picture(first?.components ?? []);
  expect(asked).toContain('█ 该复习了');
  expect(asked).toContain('这道之后还有 1 道。');
  // A restart, and the same moment again, tell nothing twice.
  await table.restarts();
  await table.passes(10_000);
  expect(table.posts({ with: 'zoe' })).toHaveLength(1);
  const answered = await zoe.presses(first, 'A');
  expect(did(answered)).toEqual(['redraw']);
  expect(shown(answered)?.id).toBe(first?.id);
  expect(words(answered)).toContain('你的答案：A');
  expect(table.posts({ with: 'zoe' })).toHaveLength(1);
  // Pressed again: what became of it, and nothing more.
  expect(words(await zoe.sends({ with: 'zoe' }, 3, press(first, 0), first?.id))).toBe(words(answered));
  await table.passes(day);
  expect(table.posts({ with: 'zoe' })).toHaveLength(2);
});

test('how it felt is asked after a right answer, and decides when it comes back', async () => {
  const mia = table.person('mia');
  await plans('mia', 'en', ['s0-typed-2']);
  await table.passes(1_500);
  const first = typing('mia');
  const modal = await mia.presses(first, 'Type your answer');
  const question = table.library[0].faces.en.questions.find(({ id }) => id === 's0-typed-2');
  const right = await mia.submits(modal, filling(modal, { typed: question?.kind === 'typed' ? question.key : '' }));
  // A form that a button of this message opened may draw it anew.
  expect(words(right)).toContain('Right!');
  expect(words(right)).toContain('How was it?');
  const rated = await mia.presses(shown(right), 'Hard');
  expect(did(rated)).toEqual(['redraw']);
  expect(words(rated)).not.toContain('How was it?');
  expect(words(rated)).toContain('It comes back');
});

test('a closed door is tried three times, then the plan pauses and says so at the next command', async () => {
  const ben = table.person('ben');
  await plans('ben', 'en', ['s0-single-2']);
  for (const days of [0, 1, 1]) await table.passes(days * day + 1_500);
  expect(await table.store.plan(idOf('ben'))).toMatchObject({ paused: 'refused', refusals: 3, told: false });
  await table.passes(2 * day);
  expect(table.posts({ with: 'ben' })).toEqual([]);
  const told = await ben.types('general', '/quiz scores');
  expect(did(told)).toEqual(['reply privately']);
  expect(words(told)).toContain('your direct messages were closed to me three times');
  expect(words(told)).toContain('Review plan');
  expect(words(await ben.types('general', '/quiz scores'))).not.toContain('closed to me');
  expected = Array(3).fill(
    'a review could not be delivered PlatformError: post on channel 2000000000000000013: 403 Cannot send',
  );
});
