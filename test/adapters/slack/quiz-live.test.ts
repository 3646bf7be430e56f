/** Quizzes of four people on Slack, from the command to the podium; two of them read Chinese, two English. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Message } from '../../kit/slack/api.ts';
import { bones, type Played, playsOn, startsFrom } from '../../kit/slack/play.ts';
import { betweenEdits, labelOf, openTable, pressables, type Table, titleOf } from '../../kit/slack/table.ts';
import { general, labelsOf, read } from '../../kit/slack/workspace.ts';

const seat = {
  ada: { user: 'UADA', language: 'en', right: () => true },
  zoe: { user: 'UZOE', language: 'zh', right: () => true },
  lin: { user: 'ULIN', language: 'zh', right: () => false },
  mal: { user: 'UMAL', language: 'en', right: (round: number) => round % 2 === 0 },
} as const;
const wanted = 'kinds:single,several,true-false,typed,ordering,which-section count:6 seconds:60 pace:host';

describe.each([
  ['http', 'en', [seat.ada, seat.zoe, seat.lin, seat.mal]],
  ['socket', 'zh', [seat.zoe, seat.ada, seat.mal, seat.lin]],
] as const)('over %s, boards in %s', (transport, language, seats) => {
  let table: Table;
  let played: Played;
  const [host] = seats;
  beforeAll(async () => {
    table = await openTable(transport);
    table.api.locales.set('UZOE', 'zh-CN').set('ULIN', 'zh-TW').set('UADA', 'en-GB');
  });
  afterEach(() => {
    expect(table.api.faults.splice(0)).toEqual([]);
    expect(table.complaints()).toEqual([]);
  });
  afterAll(() => table.close());
  const boards = () => table.api.messages.filter(({ onlyFor, by }) => !onlyFor && by);

  test('the whole quiz', async () => {
    const setup = await table.told(host.user, () => table.slack.slash(host.user, `/quiz start ${wanted}`));
    expect(setup.onlyFor).toBe(host.user);
    const lobby = await startsFrom(table, host.user, setup, language);
    // The set-up card itself says that the lobby is open.
    expect([setup.edits, labelsOf(setup)]).toEqual([1, []]);
    played = await playsOn(table, lobby, seats, language);
    expect(played.answers).toHaveLength(24);
    await expect(`${played.scenes.join('\n')}`).toMatchFileSnapshot(`../../snapshots/slack/quiz-${language}.txt`);
  });

  test('one message a question, and each answer is told by its press’s own URL', () => {
    // The lobby, six questions, the podium.
    expect(boards()).toHaveLength(8);
    for (const { thread } of boards()) expect(thread).toBeUndefined();
    expect(table.api.callsOf('chat.postEphemeral')).toEqual([]);
    for (const { message } of played.answers) expect(message).toMatchObject({ channel: general, edits: 0 });
  });

  test('edits keep to the workspace’s budget', () => {
    const edits = table.api.callsOf('chat.update');
    expect(edits.length).toBeGreaterThan(12);
    const gaps = edits.slice(1).map(({ at }, n) => at - (edits[n]?.at ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(betweenEdits);
    expect(table.api.mostInAMinute('chat.update')).toBeLessThanOrEqual(45);
  });

  test('nothing tells a right answer from a wrong one before its time', () => {
    expect(played.betrayed).toEqual([]);
    for (const round of new Set(played.answers.map((answer) => answer.round))) {
      const [first, ...others] = played.answers.filter((answer) => answer.round === round);
      expect(others.some(({ right }) => !right)).toBe(true);
      for (const { message } of others) expect(bones(message)).toEqual(bones(first?.message));
    }
  });

  test('one’s own answers, an objection, and a question that is taken out', async () => {
    const podium = boards().find(
      (message) => titleOf(message) === (language === 'en' ? 'Final standings' : '最终排名'),
    );
    const mine = await table.presses('ULIN', podium as Message, labelOf(podium as Message, 'mine'));
    expect(read(mine).match(/✗/g)).toHaveLength(6);
    const second = boards()[2] as Message;
    const form = await table.opens('ULIN', second, labelOf(second, 'object'));
    expect(read(await table.submits('ULIN', form, { reason: '两个选项都对 <!channel>' }))).toContain(
      '目前 1 票，需要 3 票',
    );
    expect(read(await table.presses('ULIN', podium as Message, labelOf(podium as Message, 'host')))).toContain(
      '主持人',
    );
    const menu = await table.presses(host.user, podium as Message, labelOf(podium as Message, 'host'));
    const hint = language === 'en' ? 'Take a question out of the scores' : '撤下一道题，不计分';
    await table.slack.picks(host.user, menu, hint, '1');
    await table.drawn();
    expect(boards()).toHaveLength(9);
    expect(read(second)).toContain(language === 'en' ? 'does not count' : '不计分');
    expect(read(podium as Message)).toContain('500');
    expect(pressables(second).map(({ event }) => event)).not.toContain('object:1');
  });
});
