/** Digests on Discord: posted, answered in private, told the next day; found again after a crash; a channel that is closed to us. */
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, expect, test } from 'vitest';
import { takenSchema } from '../../../src/core/digest/taken.ts';
import { type PersonId, personId, placeId } from '../../../src/core/place.ts';
import type { Subscription } from '../../../src/core/store.ts';
import { buttonFor } from '../../kit/digest.ts';
import { did, words } from '../../kit/discord/connected.ts';
import type { Message } from '../../kit/discord/layer.ts';
import type { Where } from '../../kit/discord/person.ts';
import { picture } from '../../kit/discord/picture.ts';
import { channels, guildId, people } from '../../kit/discord/scene.ts';
import { filling, openTable, titleOf } from '../../kit/discord/table.ts';
import { lasting, rightAnswer } from '../../kit/quiz.ts';

const table = await openTable();
const [ada, zoe, mia] = [table.person('ada'), table.person('zoe'), table.person('mia')];
const minute = 60_000;
const day = 24 * 60 * minute;
let expected: readonly string[] = [];
afterEach(() => {
  expect(table.layer.faults.splice(0)).toEqual([]);
  expect(table.complaints()).toEqual(expected.map((line) => expect.stringContaining(line)));
  expected = [];
});
afterAll(() => table.close());

const placeOf = (name: keyof typeof channels) => placeId('discord', guildId, channels[name].id);

async function subscriptionOf(target: ReturnType<typeof placeOf> | PersonId): Promise<Subscription> {
  const found = await table.store.subscriptionOf(target);
  if (!found) throw new Error('there is no subscription');
  return found;
}
/** Its next time is in a second. */
async function soon(target: ReturnType<typeof placeOf> | PersonId): Promise<Subscription> {
  const subscription = { ...(await subscriptionOf(target)), next: table.clock.now() + 1_000 };
  await table.store.putSubscription(subscription);
  return subscription;
}
const digestsIn = (where: Where): readonly Message[] =>
  table.posts(where).filter((post) => /^Thesis/.test(titleOf(post)));
const snapshot = (name: string) =>
  fileURLToPath(new URL(`../../snapshots/discord/digest-${name}.txt`, import.meta.url));

async function questionOf(id: string) {
  const [latest] = await table.store.digests(id, 1);
  const taken = takenSchema.parse(latest?.taken);
  if (!('question' in taken) || !taken.question) throw new Error('no question');
  return taken.question;
}

test('set up by a typed command, posted for everybody, answered by each alone, told the next day', async () => {
  const set = await ada.types('general', '/digest subscribe', {
    time: '9:00',
    days: 'every day',
    content: 'thesis, question, prompt',
  });
  expect(did(set)).toEqual(['reply privately']);
  expect(words(set)).toContain('every day at 09:00 (UTC)');
  expect(await ada.completes('general', '/digest subscribe', 'content', 'prompt')).toContain(
    'the thesis and a prompt to think about',
  );
  const { id } = await soon(placeOf('general'));
  await table.passes(1_500);
  const [first, ...more] = digestsIn('general');
  expect(more).toEqual([]);
  await expect(lasting(picture(first?.components ?? []))).toMatchFileSnapshot(snapshot('card'));
  const other = await zoe.presses(first, 'The other side');
  expect(did(other)).toEqual(['reply privately']);
  expect(words(other)).toContain('最有力的反驳');
  const question = await questionOf(id);
  for (const person of [ada, zoe]) {
    const given = rightAnswer(question, 'en');
    const button = buttonFor(question, given);
    const modal = button === undefined ? await person.presses(first, 'Type your answer') : undefined;
    const told = modal ? await person.submits(modal, filling(modal, given)) : await person.presses(first, button ?? '');
    expect(did(told)).toEqual(['reply privately']);
    expect(words(told)).toMatch(/The right answer comes with the next digest|正确答案随下一期揭晓/);
  }
  await table.passes(day);
  const [, second] = digestsIn('general');
  const said = picture(second?.components ?? []);
  expect(said).toContain('2 of 2 got it right.');
  await expect(lasting(said)).toMatchFileSnapshot(snapshot('card-next'));
  expect(words(await mia.presses(second, 'The last question: why?'))).toContain('You did not answer this one');
  await ada.types('general', '/digest unsubscribe');
});

/** A delivery that was posted (or not) by a process that died before it could write down what came of it. */
async function cutOff(channel: 'general' | 'forgetful', posts: boolean) {
  const place = placeOf(channel);
  await ada.types(channel, '/digest subscribe', { time: '9:00', days: 'every day', content: 'thesis' });
  const subscription = await subscriptionOf(place);
  const now = table.clock.now();
  const once = `cut-off-${channel}-${posts}`;
  const item = { is: 'item', item: 't9', at: 1, of: 20 };
  const digest = {
    id: once,
    subscription: subscription.id,
    due: now,
    round: subscription.round,
    item: 't9',
    taken: item,
    once,
    tryAt: now + minute,
    until: now + 360 * minute,
    refusals: 0,
    doubt: true,
  };
  await table.store.beginDigest(digest);
  const before = table.posts(channel).length;
  if (posts) {
    const shown = {
      card: { title: 'Thesis 9 of 20', blocks: [{ is: 'text' as const, text: 'As it was posted.' }] },
      language: 'en' as const,
    };
    await table.running[0]?.discord.post(place, shown, once);
  }
  await table.restarts();
  await table.passes(minute + 10_000);
  const [kept] = await table.store.digests(subscription.id, 1);
  return { posted: table.posts(channel).length - before, result: kept?.result };
}

test('after a crash its own post is found in the history, and one that is not there is posted', async () => {
  expect(await cutOff('general', true)).toEqual({ posted: 1, result: 'posted' });
  expect(await cutOff('general', false)).toEqual({ posted: 1, result: 'posted' });
});

test('where the history may not be read, it is not posted again, and the subscriber is told', async () => {
  const letters = () => table.posts({ with: 'ada' }).map(titleOf);
  expect(await cutOff('forgetful', true)).toEqual({ posted: 1, result: 'unknown' });
  expect(letters()).toEqual(['About the digest you set up']);
  expect(words(await ada.types('forgetful', '/digest log'))).toContain('may not look whether it stands');
  await table.passes(10 * minute);
  expect(letters()).toHaveLength(1);
});

test('a channel that does not let the bot write: three tries, then it pauses and says so once', async () => {
  await mia.types('quiet', '/digest subscribe', { time: '9:00', days: 'every day' });
  const { id } = await soon(placeOf('quiet'));
  await table.passes(15 * minute);
  expect(await table.store.subscription(id)).toMatchObject({ paused: 'refused' });
  expect(table.posts({ with: 'mia' }).map(titleOf)).toEqual(['About the digest you set up']);
  expect(words(await mia.types('quiet', '/digest status'))).toContain('I was not allowed to post here three times');
  expected = Array(3).fill('a digest could not be posted PlatformError: post on channel');
});

test('one’s own by direct message; a closed door pauses, and is told at the next command', async () => {
  const ben = table.person('ben');
  for (const [person, name] of [
    [ada, 'ada'],
    [ben, 'ben'],
  ] as const) {
    await person.types('general', '/digest subscribe', {
      time: '9:00',
      days: 'every day',
      content: 'thesis',
      to: 'me',
    });
    await soon(personId('discord', people[name].id));
  }
  // In the direct conversation itself it is one’s own without a word.
  await zoe.types({ with: 'zoe' }, '/digest subscribe', { time: '9:00', days: 'every day', content: 'thesis' });
  await soon(personId('discord', people.zoe.id));
  await table.passes(15 * minute);
  expect(table.posts({ with: 'ada' }).map(titleOf)).toContain('Thesis 1 of 20');
  expect(table.posts({ with: 'zoe' }).map(titleOf)).toContain('论点 1（共 20 个）');
  const told = await ben.types('general', '/article list');
  expect(words(told)).toContain('your direct messages were closed to me three times');
  expect(words(await ben.types('general', '/article list'))).not.toContain('closed to me');
  expected = Array(3).fill('a digest could not be posted PlatformError: post on channel');
});
