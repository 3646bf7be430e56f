/** Questions on Slack: follow-ups in threads, answers that are shared, and what is said of them. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openTable, type Table } from '../../kit/slack/table.ts';
import { labelsOf, read, type Transport } from '../../kit/slack/workspace.ts';

const transports: readonly Transport[] = ['http', 'socket'];
const [ada, zoe] = ['UADA', 'UZOE'] as const;
const general = 'C0GENERAL';

describe.each(transports)('over %s', (transport) => {
  let table: Table;
  beforeAll(async () => {
    table = await openTable(transport);
    table.api.locales.set(zoe, 'zh-CN').set(ada, 'en-GB');
  });
  afterEach(() => {
    expect(table.api.faults.splice(0)).toEqual([]);
    expect(table.complaints()).toEqual([]);
  });
  afterAll(() => table.close());

  test('a follow-up in the thread that began on a mention goes on from it, after a restart too', async () => {
    const first = await table.slack.mentions(ada, 'Why let go of traffic?');
    const { thread = '' } = first;
    expect(thread).not.toBe('');
    await table.restarts();
    const next = await table.slack.mentions(zoe, 'and why?', { thread });
    expect([next.thread, next.onlyFor]).toEqual([thread, undefined]);
    expect(read(next)).toContain('Why let go of traffic?');
    const opened = await table.slack.presses(ada, next, labelsOf(next)[0] ?? '');
    expect(opened).toMatchObject({ thread, onlyFor: ada });
    expect(read(opened)).toContain('¶3.5');
    expect(read(opened)).toContain('I read it with the question before it: Why let go of traffic?');
    // The channel around the thread is another place.
    expect(read(await table.slack.mentions(zoe, 'and why?'))).not.toContain('traffic');
  });

  test('an answer is shared by its asker: once, for everybody, and anybody opens it for themselves', async () => {
    const answer = await table.slack.types(ada, '/article ask Why do platforms exist?');
    expect(answer.onlyFor).toBe(ada);
    const shared = await table.slack.presses(ada, answer, 'Share with everyone');
    expect([shared.channel, shared.thread, shared.onlyFor]).toEqual([general, undefined, undefined]);
    expect(read(shared)).toContain('“Why do platforms exist?”');
    expect(labelsOf(shared).join()).not.toMatch(/helped|Share/);
    const again = await table.slack.presses(ada, answer, 'Share with everyone');
    expect(again.onlyFor).toBe(ada);
    expect(read(again)).toContain('already');
    const opened = await table.slack.presses(zoe, shared, 'Open for me');
    expect(opened.onlyFor).toBe(zoe);
    expect(read(opened)).toContain('文章怎么说');
  });

  test('in a thread it is shared in the thread, and is what the thread goes on from', async () => {
    const { ts: root } = table.api.keep({ channel: general, text: 'What do you all think?', blocks: [] });
    table.api.threads.add(root);
    const asked = await table.slack.mentions(ada, 'article ask What is S2B?', { thread: root });
    const answer = await table.slack.presses(ada, asked, 'Open for me');
    const shared = await table.slack.presses(ada, answer, 'Share with everyone');
    expect([shared.channel, shared.thread, shared.onlyFor]).toEqual([general, root, undefined]);
    expect(read(await table.slack.mentions(zoe, 'and why?', { thread: root }))).toContain('What is S2B?');
  });

  test('what is said of an answer stays between the two, and shows on it', async () => {
    const answer = await table.slack.types(ada, '/article ask What are data hubs');
    const no = await table.slack.presses(ada, answer, 'Did not help');
    expect(no).toMatchObject({ onlyFor: ada });
    expect(labelsOf(no)).toContain('✓ Did not help');
    const yes = await table.slack.presses(ada, no, 'This helped');
    expect(labelsOf(yes)).toEqual(expect.arrayContaining(['✓ This helped', 'Did not help']));
  });

  test('in a direct conversation one goes on from one’s own question, and shares with nobody', async () => {
    const first = await table.slack.says(zoe, '为什么要去流量');
    expect(labelsOf(first).join()).not.toContain('给大家看');
    const next = await table.slack.says(zoe, '为什么呢？');
    expect(read(next)).toContain('我是接着前一个问题来理解的：为什么要去流量');
  });
});
