/** Being quick is measured by Discord's own times: the board's message to the click. How slow the bot is changes nobody's points. */

import { SnowflakeUtil } from 'discord.js';
import { afterAll, afterEach, expect, test } from 'vitest';
import { personId } from '../../../src/core/place.ts';
import { pointsOf } from '../../../src/core/quiz/grade.ts';
import { did } from '../../kit/discord/connected.ts';
import type { Exchange, Message } from '../../kit/discord/layer.ts';
import type { Person } from '../../kit/discord/person.ts';
import { opensLobby } from '../../kit/discord/play.ts';
import { gives, labelOf, openTable, sessionOf } from '../../kit/discord/table.ts';
import { rightAnswer } from '../../kit/quiz.ts';

const table = await openTable();
const [ada, zoe, mal] = [table.person('ada'), table.person('zoe'), table.person('mal')];
afterEach(() => {
  table.slow(async () => {});
  expect(table.layer.faults.splice(0)).toEqual([]);
  expect(table.complaints()).toEqual([]);
});
afterAll(() => table.close());

const at = (id: string) => SnowflakeUtil.timestampFrom(id);
const elapsed = (board: Message, { id }: Exchange) => at(id) - at(board.id);

async function asking(kinds: string, players: readonly Person[]) {
  await opensLobby(table, 'general', players[0] as Person, {
    kinds,
    count: '1',
    seconds: '10',
    scoring: 'speed',
    pace: 'host',
  });
  const lobby = table.posts('general').at(-1) as Message;
  for (const player of players) await player.presses(lobby, labelOf(lobby, 'join'));
  await (players[0] as Person).presses(lobby, labelOf(lobby, 'begin'));
  await table.settled();
  const board = table.board('general', 'Question 1 of 1');
  const [question] = await table.questions(lobby);
  if (!question) throw new Error('a quiz without questions');
  const points = async ({ id }: Person) =>
    (await table.store.answersOf(sessionOf(lobby), personId('discord', id)))[0]?.points;
  return { board, question, points };
}
const ends = async (board: Message) => {
  await table.drawn();
  await ada.presses(
    table.board('general', 'Question 1 of 1'),
    labelOf(table.board('general', 'Question 1 of 1'), 'next'),
  );
  await table.drawn();
  return board;
};

test('whoever pressed first is the quicker one, also when the bot hears of it last', async () => {
  const { board, question, points } = await asking('single', [ada, zoe, mal]);
  const gate = Promise.withResolvers<void>();
  table.slow(({ person }) => (person.id === personId('discord', ada.id) ? gate.promise : Promise.resolve()));
  const first = gives(ada, board, 0, rightAnswer(question, 'en'));
  await table.layer.until('the press', () =>
    [...table.layer.exchanges.values()].find(({ user, steps }) => user === ada.id && steps.length === 0),
  );
  await table.passes(2_000);
  const second = await gives(zoe, board, 0, rightAnswer(question, 'zh'));
  gate.resolve();
  const [adas, zoes] = [await first, second];
  expect([did(adas), did(zoes)]).toEqual([['reply privately'], ['reply privately']]);
  expect(elapsed(board, zoes) - elapsed(board, adas)).toBeGreaterThanOrEqual(2_000);
  for (const [person, exchange] of [
    [ada, adas],
    [zoe, zoes],
  ] as const) {
    expect(await points(person)).toBe(pointsOf(1_000, { elapsed: elapsed(board, exchange), limit: 10_000 }));
  }
  expect(await points(ada)).toBeGreaterThan((await points(zoe)) ?? 120);
  await gives(mal, board, 0, rightAnswer(question, 'en'));
  await ends(board);
});

test('answers that need a form have no bonus: when they were begun nobody knows', async () => {
  const { board, question, points } = await asking('typed', [ada, zoe]);
  await gives(ada, board, 0, rightAnswer(question, 'en'));
  await table.passes(2_000);
  await gives(zoe, board, 0, rightAnswer(question, 'zh'));
  expect([await points(ada), await points(zoe)]).toEqual([100, 100]);
  await ends(board);
});
