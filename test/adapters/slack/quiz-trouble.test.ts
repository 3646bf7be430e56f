/** Quizzes on Slack where something is not as it should be: threads, repeated deliveries, forged presses, restarts. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { personId } from '../../../src/core/place.ts';
import { rightAnswer, wrongAnswer } from '../../kit/quiz.ts';
import type { Message } from '../../kit/slack/api.ts';
import { team } from '../../kit/slack/payloads.ts';
import { startsFrom } from '../../kit/slack/play.ts';
import { labelOf, openTable, sessionOf, type Table } from '../../kit/slack/table.ts';
import { labelsOf, read, type Transport } from '../../kit/slack/workspace.ts';

const transports: readonly Transport[] = ['http', 'socket'];
const [ada, zoe, lin] = ['UADA', 'UZOE', 'ULIN'] as const;

describe.each(transports)('over %s', (transport) => {
  let table: Table;
  beforeAll(async () => {
    table = await openTable(transport);
    table.api.locales.set(zoe, 'zh-CN').set(ada, 'en-GB').set(lin, 'en-US');
    table.api.admins.add('UBOSS');
  });
  afterEach(async () => {
    expect(table.api.faults.splice(0)).toEqual([]);
    expect(table.complaints()).toEqual([]);
    await table.told('UBOSS', () => table.slack.slash('UBOSS', '/quiz stop'));
    await table.drawn();
  });
  afterAll(() => table.close());
  const posts = () => table.api.messages.filter(({ onlyFor, by }) => !onlyFor && by);

  /** A quiz of Ada and Zoe whose first question is open. */
  async function asking(options = '') {
    const line = `/quiz start kinds:single count:3 ${options}`;
    const setup = await table.told(ada, () => table.slack.slash(ada, line));
    return begun(await startsFrom(table, ada, setup, 'en'));
  }
  async function begun(lobby: Message) {
    for (const user of [ada, zoe]) await table.presses(user, lobby, 'Join');
    await table.presses(ada, lobby, 'Begin');
    await table.drawn();
    const [question] = await table.questions(lobby);
    if (!question) throw new Error('a quiz without questions');
    return { lobby, board: table.board('Question 1'), question };
  }
  const forges = (user: string, on: Message, event: string, selected?: string) =>
    table.told(user, () =>
      table.slack.act(user, on, {
        type: selected === undefined ? 'button' : 'static_select',
        action_id: `0|quiz:${event}`,
        ...(selected !== undefined && {
          selected_option: { text: { type: 'plain_text', text: 'x' }, value: selected },
        }),
      }),
    );

  test('a quiz that is started in a thread plays in that thread', async () => {
    const { ts: root } = table.api.keep({ channel: 'C0GENERAL', text: 'Friday quiz?', blocks: [] });
    table.api.threads.add(root);
    const said = await table.slack.mentions(ada, 'quiz start kinds:several count:1 pace:host', { thread: root });
    expect([said.thread, said.onlyFor]).toEqual([root, undefined]);
    const [open = ''] = labelsOf(said);
    const setup = await table.presses(ada, said, open);
    expect(setup.thread).toBe(root);
    const { board, question, lobby } = await begun(await startsFrom(table, ada, setup, 'en'));
    const answers = [
      await table.gives(ada, board, 0, rightAnswer(question, 'en')),
      await table.gives(zoe, board, 0, wrongAnswer(question, 'zh')),
    ];
    await table.drawn();
    expect(read(board)).toContain('1 of 2 got it right');
    await table.presses(ada, board, labelOf(board, 'next'));
    await table.drawn();
    expect([lobby, board, table.board('Final'), ...answers].map(({ thread }) => thread)).toEqual(Array(5).fill(root));
    // Meanwhile the channel itself has a quiz of its own.
    expect((await asking()).lobby.thread).toBeUndefined();
  });

  test('a delivery that Slack repeats, a double click and a second answer count once', async () => {
    const { board, question, lobby } = await asking();
    const right = rightAnswer(question, 'en');
    const at = 'at' in right ? right.at[0] : 0;
    const label = labelOf(board, `answer:0:${at}`);
    const before = table.api.messages.length;
    await Promise.all([table.slack.press(ada, board, label), table.slack.press(ada, board, label)]);
    await table.api.until('both answers', () => table.api.messages.length >= before + 2);
    const other = await table.gives(ada, board, 0, wrongAnswer(question, 'en'));
    expect(read(other)).toContain('the first answer stands');
    expect(await table.store.answersOf(sessionOf(lobby), personId('slack', team, ada))).toMatchObject([
      { credit: 1_000 },
    ]);
    await table.drawn();
    expect(read(board)).toContain('1 of 2 has answered.');
    const said = table.api.messages.length;
    await table.slack.again();
    await table.slack.again();
    await table.settled();
    expect(table.api.messages).toHaveLength(said);
  });

  test('presses that no board has show and move nothing', async () => {
    const { board, lobby } = await asking('pace:host');
    const session = sessionOf(lobby);
    const state = JSON.stringify((await table.store.session(session))?.state);
    for (const event of ['fill:1', 'answer:1:0', 'answer:0:9', 'keep:2', 'object:2', 'skip:NaN', 'continue', 'dance']) {
      expect([event, read(await forges(lin, board, `${session}:${event}`))]).toEqual([
        event,
        expect.stringContaining('button'),
      ]);
    }
    expect(read(await forges(zoe, board, `${session}:next:0`))).toMatch(/还不行/);
    expect(read(await forges(zoe, board, `${session}:stop`))).toContain('主持人');
    expect(read(await forges(zoe, board, `${session}:void`, '0'))).toContain('太晚');
    expect(JSON.stringify((await table.store.session(session))?.state)).toBe(state);
  });

  test('after a restart the boards are found, and the quiz goes on in them', async () => {
    const { board, question } = await asking('pace:host');
    const before = posts().length;
    await table.gives(ada, board, 0, rightAnswer(question, 'en'));
    await table.restarts();
    await table.drawn();
    expect(read(board)).toContain('1 of 2 has answered.');
    await table.gives(zoe, board, 0, rightAnswer(question, 'zh'));
    await table.drawn();
    expect(read(board)).toContain('2 of 2 got it right');
    await table.restarts();
    await table.presses(ada, board, 'Next question');
    await table.drawn();
    await table.restarts();
    await table.drawn();
    expect(posts()).toHaveLength(before + 1);
  });

  test('boards of a quiz that is over answer in words', async () => {
    const { board, lobby } = await asking();
    await table.told(ada, () => table.slack.slash(ada, '/quiz stop'));
    const session = sessionOf(lobby);
    await table.drawn();
    expect(read(await forges(zoe, board, `${session}:answer:0:0`))).toContain('不计分');
    expect(read(await forges(zoe, lobby, `${session}:join`))).toContain('已经结束');
    expect(read(table.board('Final'))).toContain('The host has ended it here.');
    await asking();
  });

  test('many quizzes at once share one budget of edits, and closing goes first', async () => {
    const { board, question } = await asking('pace:host');
    const since = table.api.callsOf('chat.update').length;
    for (const user of ['U1', 'U2', 'U3', 'U4', 'U5', 'U6']) {
      await table.gives(user, board, 0, wrongAnswer(question, 'en'));
    }
    await table.gives(ada, board, 0, rightAnswer(question, 'en'));
    await table.gives(zoe, board, 0, rightAnswer(question, 'zh'));
    await table.drawn();
    expect(read(board)).toContain('2 of 8 got it right');
    // Eight answers and the close are few edits: what waits is drawn together.
    expect(table.api.callsOf('chat.update').length - since).toBeLessThanOrEqual(3);
  });
});
