/** Digests on Slack: posted, answered in private, told the next day; found again after a crash; a channel that is closed to us. */
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { takenSchema } from '../../../src/core/digest/taken.ts';
import { personId, placeId } from '../../../src/core/place.ts';
import type { Subscription } from '../../../src/core/store.ts';
import { buttonFor } from '../../kit/digest.ts';
import { lasting, rightAnswer } from '../../kit/quiz.ts';
import type { Message } from '../../kit/slack/api.ts';
import { team } from '../../kit/slack/payloads.ts';
import { picture } from '../../kit/slack/picture.ts';
import { filling, openTable, type Table, titleOf } from '../../kit/slack/table.ts';
import { read, type Transport } from '../../kit/slack/workspace.ts';

const transports: readonly Transport[] = ['http', 'socket'];
const [ada, zoe, ben] = ['UADA', 'UZOE', 'UBEN'] as const;
const minute = 60_000;
const day = 24 * 60 * minute;
const general = placeId('slack', team, 'C0GENERAL');

describe.each(transports)('over %s', (transport) => {
  let table: Table;
  let expected: readonly string[] = [];
  beforeAll(async () => {
    table = await openTable(transport);
    table.api.locales.set(zoe, 'zh-CN');
  });
  afterEach(() => {
    expect(table.api.faults.splice(0)).toEqual([]);
    expect(table.complaints()).toEqual(expected.map((line) => expect.stringContaining(line)));
    expected = [];
  });
  afterAll(() => table.close());

  const slash = (user: string, line: string): Promise<Message> => table.told(user, () => table.slack.slash(user, line));
  const digests = (channel = 'C0GENERAL'): readonly Message[] =>
    table.api.messages.filter((each) => each.channel === channel && !each.onlyFor && /^Thesis/.test(titleOf(each)));
  const letters = (user: string): readonly string[] =>
    table.api.messages.filter(({ channel }) => channel === table.slack.dm(user)).map(titleOf);
  async function soon(target: Subscription['target']): Promise<Subscription> {
    const found = await vi.waitFor(async () => {
      const it = await table.store.subscriptionOf(target);
      if (!it) throw new Error('there is no subscription');
      return it;
    });
    const subscription = { ...found, next: table.clock.now() + 1_000 };
    await table.store.putSubscription(subscription);
    return subscription;
  }

  test('set up by a line, posted for everybody, answered by each alone, told the next day', async () => {
    expect(read(await slash(ada, '/digest subscribe 9:00 every day content:thesis, question, prompt'))).toContain(
      'every day at 09:00 (UTC)',
    );
    const { id } = await soon(general);
    await table.passes(1_500);
    const [first, ...more] = digests();
    if (!first) throw new Error('no digest came');
    expect(more).toEqual([]);
    await expect(lasting(picture(first.blocks))).toMatchFileSnapshot(
      fileURLToPath(new URL('../../snapshots/slack/digest-card.txt', import.meta.url)),
    );
    expect(read(await table.presses(zoe, first, 'The other side'))).toContain('最有力的反驳');
    const [latest] = await table.store.digests(id, 1);
    const taken = takenSchema.parse(latest?.taken);
    if (taken.is !== 'item' || !taken.question) throw new Error('no question');
    for (const user of [ada, zoe]) {
      const given = rightAnswer(taken.question, 'en');
      const button = buttonFor(taken.question, given);
      const view = button === undefined ? await table.opens(user, first, 'Type your answer') : undefined;
      const told = view
        ? await table.submits(user, view, filling(view, given))
        : await table.presses(user, first, button ?? '');
      expect(read(told)).toMatch(/The right answer comes with the next digest|正确答案随下一期揭晓/);
    }
    await table.passes(day);
    const [, second] = digests();
    if (!second) throw new Error('no second digest came');
    expect(read(second)).toContain('2 of 2 got it right.');
    await expect(lasting(picture(second.blocks))).toMatchFileSnapshot(
      fileURLToPath(new URL('../../snapshots/slack/digest-card-next.txt', import.meta.url)),
    );
    expect(read(await table.presses(ben, second, 'The last question: why?'))).toContain('You did not answer this one');
    await slash(ada, '/digest unsubscribe');
  });

  /** A delivery that was posted (or not) by a process that died before it could write down what came of it. */
  async function cutOff(posts: boolean): Promise<{ readonly posted: number; readonly result: string | undefined }> {
    await slash(ada, '/digest subscribe 9:00 every day content:thesis');
    const subscription = await table.store.subscriptionOf(general);
    if (!subscription) throw new Error('there is no subscription');
    const now = table.clock.now();
    const once = `cut-off-${transport}-${now % 100_000}`;
    await table.store.beginDigest({
      id: once,
      subscription: subscription.id,
      due: now,
      round: subscription.round,
      item: 't9',
      taken: { is: 'item', item: 't9', at: 1, of: 20 },
      once,
      tryAt: now + minute,
      until: now + 360 * minute,
      refusals: 0,
      doubt: true,
    });
    const before = digests().length;
    if (posts) {
      const card = { title: 'Thesis 9 of 20', blocks: [{ is: 'text' as const, text: 'As it was posted.' }] };
      await table.slack.slack.post(general, { card, language: 'en' }, once);
    }
    await table.restarts();
    await table.passes(minute + 10_000);
    const [kept] = await table.store.digests(subscription.id, 1);
    return { posted: digests().length - before, result: kept?.result };
  }

  test('without the optional scopes it is not posted again, and the subscriber is told', async () => {
    expect(await cutOff(true)).toEqual({ posted: 1, result: 'unknown' });
    expect(letters(ada)).toEqual(['About the digest you set up']);
    expect(read(await slash(ada, '/digest log'))).toContain('may not look whether it stands');
  });

  test('with them its own post is found in the history, and one that is not there is posted', async () => {
    table.api.scopes.add('channels:history');
    expect(await cutOff(true)).toEqual({ posted: 1, result: 'posted' });
    expect(await cutOff(false)).toEqual({ posted: 1, result: 'posted' });
  });

  test('a post whose answer was lost stands once', async () => {
    await soon(general);
    const before = digests().length;
    table.api.refuse('chat.postMessage', { lost: true });
    await table.passes(5 * minute);
    expect(digests()).toHaveLength(before + 1);
    expected = ['a digest could not be posted', 'http request failed'];
  });

  test('a channel that is archived: three tries, then it pauses and says so once', async () => {
    const { id } = await soon(general);
    for (let tries = 0; tries < 3; tries++) table.api.refuse('chat.postMessage', { error: 'is_archived' });
    const before = letters(ada).length;
    await table.passes(15 * minute);
    expect(await table.store.subscription(id)).toMatchObject({ paused: 'gone' });
    expect(letters(ada)).toHaveLength(before + 1);
    expect(read(await slash(ada, '/digest status'))).toContain('three times I could not find the place');
    expected = Array(3).fill(
      'a digest could not be posted PlatformError: chat.postMessage on slack:T0TEAM000:C0GENERAL: is_archived',
    );
  });

  test('one’s own by direct message; a closed door pauses, and is told at the next command', async () => {
    table.api.closed.set(ben, 'cannot_dm_bot');
    // In the direct conversation itself it is one's own without a word.
    await table.slack.says(zoe, 'digest subscribe 9:00 every day content:thesis');
    await soon(personId('slack', team, zoe));
    for (const user of [ada, ben]) {
      await slash(user, '/digest subscribe 9:00 every day content:thesis to:me');
      await soon(personId('slack', team, user));
    }
    await table.passes(15 * minute);
    expect(letters(ada).at(-1)).toBe('Thesis 1 of 20');
    expect(letters(zoe).at(-1)).toBe('论点 1（共 20 个）');
    expect(read(await slash(ben, '/article list'))).toContain('your direct messages were closed to me three times');
    expected = Array(3).fill(
      'a digest could not be posted PlatformError: chat.postMessage on slack:T0TEAM000:UBEN: cannot_dm_bot',
    );
  });
});
