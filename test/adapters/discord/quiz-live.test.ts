/** Quizzes of four people on Discord, from the command to the podium; two of them read Chinese, two English. */
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { did, words } from '../../kit/discord/connected.ts';
import { picture } from '../../kit/discord/picture.ts';
import {
  answerButtons,
  bones,
  editsOf,
  everyKind,
  hurried,
  type Played,
  playsWhole,
  shown,
} from '../../kit/discord/play.ts';
import { betweenEdits, labelOf, openTable } from '../../kit/discord/table.ts';

const table = await openTable();
const [ada, zoe, lin, mal] = [table.person('ada'), table.person('zoe'), table.person('lin'), table.person('mal')];
const seat = {
  ada: { person: ada, language: 'en', right: () => true },
  zoe: { person: zoe, language: 'zh', right: () => true },
  lin: { person: lin, language: 'zh', right: () => false },
  mal: { person: mal, language: 'en', right: (round: number) => round % 2 === 0 },
} as const;
afterEach(() => {
  expect(table.layer.faults.splice(0)).toEqual([]);
  expect(table.complaints()).toEqual([]);
});
afterAll(() => table.close());

describe.each([
  ['en', 'general', [seat.ada, seat.zoe, seat.lin, seat.mal]],
  ['zh', 'talk', [seat.zoe, seat.ada, seat.mal, seat.lin]],
] as const)('boards in %s', (language, where, seats) => {
  let played: Played;
  test('the whole quiz', async () => {
    played = await playsWhole(table, where, seats, language, { kinds: everyKind, count: '6', seconds: '60' });
    expect(played.answers).toHaveLength(24);
    await expect(`${played.scenes.join('\n\n')}\n`).toMatchFileSnapshot(`../../snapshots/discord/quiz-${language}.txt`);
  });

  test('one message a question, and each answer is told in the press’s own callback', () => {
    // The lobby, six questions, the podium.
    expect(table.posts(where)).toHaveLength(8);
    for (const { exchange } of played.answers) expect(did(exchange)).toEqual(['reply privately']);
    expect(table.layer.calls.filter(({ path }) => path.startsWith('/webhooks/'))).toEqual([]);
  });

  test('edits keep to their pace, one at a time', () => {
    expect(editsOf(table).length).toBeGreaterThan(12);
    expect(hurried(table, betweenEdits)).toEqual([]);
  });

  test('nothing tells a right answer from a wrong one before its time', () => {
    expect(played.betrayed).toEqual([]);
    for (const board of played.open) {
      const buttons = answerButtons(board);
      expect(new Set(buttons.map(({ style }) => style)).size).toBeLessThan(2);
      for (const [at, { custom_id }] of buttons.entries()) {
        expect(custom_id).toMatch(new RegExp(`^quiz:k\\d{11}:answer:\\d:${at}$`));
      }
    }
    for (const round of played.open.keys()) {
      const [first, ...others] = played.answers.filter((answer) => answer.round === round);
      expect(others.some(({ right }) => !right)).toBe(true);
      for (const { exchange } of others) {
        expect(bones(shown(exchange))).toEqual(bones(first && shown(first.exchange)));
      }
    }
  });
});

test('a name is only letters, on boards and in menus', async () => {
  const podium = table.board('general', 'Final standings');
  expect(picture(podium.components)).toContain('3.* @\u200beveryone <@1000000000000000011> **x** · 300');
  expect(picture(podium.components)).not.toContain('ping');
  const host = await ada.presses(podium, 'Host');
  expect(words(host)).toContain('The quiz is over');
});

test('one’s own answers, an objection, and a question that is taken out', async () => {
  const mine = await lin.presses(table.board('general', 'Final standings'), 'My answers');
  expect(did(mine)).toEqual(['reply privately']);
  expect(words(mine)).toContain('我的答案');
  expect(words(mine).match(/✗/g)).toHaveLength(6);
  const board = table.board('general', 'Question 2 of 6');
  const form = await lin.presses(board, labelOf(board, 'object'));
  expect(did(form)).toEqual(['modal']);
  const objected = await lin.submits(form, { '哪里有问题？': '两个选项都对 @everyone' });
  expect([did(objected), words(objected)]).toEqual([
    ['reply privately'],
    expect.stringContaining('目前 1 票，需要 3 票'),
  ]);
  const refused = await lin.presses(table.board('general', 'Final standings'), 'Host');
  expect(words(refused)).toContain('主持人');
  const host = await ada.presses(table.board('general', 'Final standings'), 'Host');
  const option = picture(shown(host)?.components ?? [])
    .split('\n')
    .find((line) => line.includes('(1)'));
  const out = await ada.picks(shown(host), option?.replace(/^[│\s]+/, '').replace(/ {2}\(1\)$/, '') ?? '');
  expect([did(out), words(out)]).toEqual([['redraw privately'], expect.stringContaining('taken out')]);
  await table.drawn();
  expect(picture(table.board('general', 'Question 2 no longer counts').components)).toContain('*1.* ada · 500');
  expect(picture(table.board('general', 'Final standings').components)).toContain('*1.* ada · 500');
  expect(picture(table.board('general', 'Question 2 of 6').components)).toContain('This question does not count.');
  expect(table.posts('general')).toHaveLength(9);
});
