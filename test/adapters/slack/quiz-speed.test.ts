/** Being quick is measured by Slack's own times: the board's `ts` to the press's `action_ts`. How slow the bot is changes nobody's points. */
import { afterAll, afterEach, expect, test } from 'vitest';
import { personId } from '../../../src/core/place.ts';
import { pointsOf } from '../../../src/core/quiz/grade.ts';
import { rightAnswer } from '../../kit/quiz.ts';
import { team } from '../../kit/slack/payloads.ts';
import { startsFrom } from '../../kit/slack/play.ts';
import { labelOf, openTable, sessionOf } from '../../kit/slack/table.ts';

const table = await openTable('http');
const [ada, zoe] = ['UADA', 'UZOE'] as const;
table.api.locales.set(zoe, 'zh-CN');
afterEach(() => {
  table.slow(async () => {});
  expect(table.api.faults.splice(0)).toEqual([]);
  expect(table.complaints()).toEqual([]);
});
afterAll(() => table.close());

const id = (user: string) => personId('slack', team, user);

/** A quiz whose only question is open, for ten seconds or fifteen. */
async function asking(kinds: string) {
  const line = `/quiz start kinds:${kinds} count:1 seconds:10 scoring:speed pace:host`;
  const setup = await table.told(ada, () => table.slack.slash(ada, line));
  const lobby = await startsFrom(table, ada, setup, 'en');
  for (const user of [ada, zoe]) await table.presses(user, lobby, 'Join');
  await table.presses(ada, lobby, 'Begin');
  await table.settled();
  const board = table.board('Question 1');
  const [question] = await table.questions(lobby);
  if (!question) throw new Error('a quiz without questions');
  const answerOf = async (user: string) => (await table.store.answersOf(sessionOf(lobby), id(user)))[0];
  const ends = async () => {
    await table.drawn();
    await table.presses(ada, board, labelOf(board, 'next'));
    await table.drawn();
  };
  return { board, question, answerOf, ends };
}

test('whoever pressed first is the quicker one, also when the bot hears of it last', async () => {
  const { board, question, answerOf, ends } = await asking('single');
  const gate = Promise.withResolvers<void>();
  const arrived = Promise.withResolvers<void>();
  table.slow(async ({ person }) => {
    if (person.id !== id(ada)) return;
    arrived.resolve();
    await gate.promise;
  });
  const first = table.gives(ada, board, 0, rightAnswer(question, 'en'));
  await arrived.promise;
  await table.passes(4_000);
  await table.gives(zoe, board, 0, rightAnswer(question, 'zh'));
  gate.resolve();
  await first;
  const posted = Math.round(Number(board.ts) * 1_000);
  const [adas, zoes] = [await answerOf(ada), await answerOf(zoe)];
  expect((zoes?.sentAt ?? 0) - (adas?.sentAt ?? 0)).toBeGreaterThanOrEqual(4_000);
  for (const answer of [adas, zoes]) {
    expect(answer?.points).toBe(pointsOf(1_000, { elapsed: (answer?.sentAt ?? 0) - posted, limit: 10_000 }));
  }
  expect(adas?.points).toBeGreaterThan(zoes?.points ?? 120);
  await ends();
});

test('answers that need a form have no bonus: Slack says no time for them', async () => {
  const { board, question, answerOf, ends } = await asking('typed');
  await table.gives(ada, board, 0, rightAnswer(question, 'en'));
  await table.passes(2_000);
  await table.gives(zoe, board, 0, rightAnswer(question, 'zh'));
  expect([await answerOf(ada), await answerOf(zoe)]).toMatchObject([{ points: 100 }, { points: 100 }]);
  await ends();
});
