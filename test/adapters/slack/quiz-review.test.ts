/** Due questions by direct message on Slack: when a plan's time has come, answered there, and what a closed door does. */
import { afterAll, afterEach, expect, test } from 'vitest';
import { personId } from '../../../src/core/place.ts';
import { newMemory } from '../../../src/core/review/memory.ts';
import type { Message } from '../../kit/slack/api.ts';
import { team } from '../../kit/slack/payloads.ts';
import { openTable, pressables } from '../../kit/slack/table.ts';
import { read } from '../../kit/slack/workspace.ts';

const table = await openTable('socket');
const { slack } = table;
table.api.locales.set('UZOE', 'zh-CN');
const article = 'industrial-internet';
const day = 86_400_000;
let expected: readonly string[] = [];
afterEach(() => {
  expect(table.api.faults.splice(0)).toEqual([]);
  expect(table.complaints()).toEqual(expected.map((line) => expect.stringContaining(line)));
  expected = [];
});
afterAll(() => table.close());

const idOf = (user: string) => personId('slack', team, user);
const letters = (user: string): readonly Message[] =>
  table.api.messages.filter(({ channel }) => channel === slack.dm(user));

/** The person keeps these questions, and wants them in a second, and every day then. */
async function plans(user: string, language: 'en' | 'zh', kept: readonly string[]): Promise<void> {
  const [now, person] = [table.clock.now(), idOf(user)];
  for (const question of kept) {
    const card = { due: now, memory: newMemory(now), why: 'kept' as const, retired: false, addedAt: now };
    await table.store.keepCard({ person, article, question, ...card });
  }
  const times = { time: '09:00', zone: 'UTC', days: [1, 2, 3, 4, 5, 6, 7], most: 10, next: now + 1_000 };
  await table.store.putPlan({ person, language, ...times, refusals: 0, told: false });
}

test('told in the person’s language, answered there, and drawn anew in place', async () => {
  await plans('UZOE', 'zh', ['s0-single-1', 's0-typed-1']);
  await table.passes(1_500);
  const [first] = letters('UZOE');
  if (!first) throw new Error('nothing was told');
  expect(read(first)).toContain('该复习了');
  expect(read(first)).toContain('这道之后还有 1 道。');
  // A restart, and the same moment again, tell nothing twice.
  await table.restarts();
  await table.passes(10_000);
  expect(letters('UZOE')).toHaveLength(1);
  await slack.presses('UZOE', first, 'A');
  expect(first.edits).toBe(1);
  expect(read(first)).toContain('你的答案：A');
  expect(pressables(first).map(({ label }) => label)).not.toContain('A');
  await table.passes(day);
  expect(letters('UZOE')).toHaveLength(2);
});

test.each(['cannot_dm_bot', 'messages_tab_disabled'])(
  'a closed door (%s) is tried three times, then the plan pauses and says so at the next command',
  async (reason) => {
    const user = reason === 'cannot_dm_bot' ? 'UBEN' : 'ULUC';
    table.api.closed.set(user, reason);
    await plans(user, 'en', ['s0-single-2']);
    for (const days of [0, 1, 1]) await table.passes(days * day + 1_500);
    expect(await table.store.plan(idOf(user))).toMatchObject({ paused: 'refused', refusals: 3, told: false });
    await table.passes(2 * day);
    expect(letters(user)).toEqual([]);
    const scores = () => table.told(user, () => slack.slash(user, '/quiz scores'));
    expect(read(await scores())).toContain('your direct messages were closed to me three times');
    expect(read(await scores())).not.toContain('closed to me');
    expected = Array(3).fill(
      `a review could not be delivered PlatformError: chat.postMessage on ${idOf(user)}: ${reason}`,
    );
  },
);

test('a Slack that is out of order is no closed door', async () => {
  await plans('UOUT', 'en', ['s0-single-2']);
  table.api.refuse('chat.postMessage', { error: 'internal_error' });
  await table.passes(1_500);
  expect(await table.store.plan(idOf('UOUT'))).toMatchObject({ refusals: 0 });
  await table.passes(day);
  expect(letters('UOUT')).toHaveLength(1);
  expected = ['a review could not be delivered'];
});
