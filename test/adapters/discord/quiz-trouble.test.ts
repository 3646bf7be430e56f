/** Quizzes on Discord where something is not as it should be: double clicks, forged presses, old boards, restarts, lost messages. */
import { afterAll, afterEach, expect, test } from 'vitest';
import { did, words } from '../../kit/discord/connected.ts';
import type { Message } from '../../kit/discord/layer.ts';
import type { Person, Where } from '../../kit/discord/person.ts';
import { picture } from '../../kit/discord/picture.ts';
import { opensLobby, shown } from '../../kit/discord/play.ts';
import { channels } from '../../kit/discord/scene.ts';
import { gives, labelOf, openTable, sessionOf } from '../../kit/discord/table.ts';
import { rightAnswer, wrongAnswer } from '../../kit/quiz.ts';

const table = await openTable();
const [ada, zoe, lin, mal, mia] = (['ada', 'zoe', 'lin', 'mal', 'mia'] as const).map((name) => table.person(name)) as [
  Person,
  Person,
  Person,
  Person,
  Person,
];
let expected: readonly string[] = [];
afterEach(() => {
  expect(table.layer.faults.splice(0)).toEqual([]);
  expect(table.complaints()).toEqual(expected.map((line) => expect.stringContaining(line)));
  expected = [];
});
afterAll(() => table.close());

/** A quiz whose first question is open. */
async function asking(where: Where, players: readonly Person[], options: Readonly<Record<string, string>> = {}) {
  await opensLobby(table, where, players[0] as Person, { kinds: 'single', count: '3', ...options });
  const lobby = table.posts(where).at(-1) as Message;
  for (const player of players) await player.presses(lobby, labelOf(lobby, 'join'));
  await (players[0] as Person).presses(lobby, labelOf(lobby, 'begin'));
  await table.drawn();
  const board = table.board(where, 'Question 1');
  return { lobby, board, session: sessionOf(lobby), questions: await table.questions(lobby) };
}
const looks = (where: Where, title: string) => picture(table.board(where, title).components);
/** Ends what is going on there. */
const stops = async (where: Where) => {
  await mia.types(where, '/quiz stop');
  await table.drawn();
};
/** Sends a press as no client would let somebody. */
const forges = (person: Person, on: Message, id: string, picked?: string) =>
  person.sends(
    on.channel === channels.general.id ? 'general' : 'talk',
    3,
    {
      custom_id: id,
      component_type: picked === undefined ? 2 : 3,
      id: 7,
      ...(picked !== undefined && { values: [picked] }),
    },
    on.id,
  );

test('a double click, and another answer after the first, count once', async () => {
  const { board, session, questions } = await asking('general', [ada, zoe]);
  const question = questions[0] as (typeof questions)[number];
  const [first, second] = await Promise.all([
    gives(ada, board, 0, rightAnswer(question, 'en')),
    gives(ada, board, 0, rightAnswer(question, 'en')),
  ]);
  expect([did(first), did(second)]).toEqual([['reply privately'], ['reply privately']]);
  const [title] = words(first).split('\n');
  expect(words(second)).toContain(title);
  const other = await gives(ada, board, 0, wrongAnswer(question, 'en'));
  expect(words(other)).toContain(title);
  expect(words(other)).toContain('the first answer stands');
  expect(
    await table.store.answersOf(session, (await table.store.players(session, 9))[0]?.person as never),
  ).toHaveLength(1);
  await table.drawn();
  expect(looks('general', 'Question 1')).toContain('1 of 2 has answered.');
  await stops('general');
});

test('nobody presses what was put to somebody else', async () => {
  const { board } = await asking('general', [ada]);
  const own = await ada.types('general', '/quiz question', { kind: 'single' });
  await expect(zoe.presses(shown(own), 'A')).rejects.toThrow('does not see');
  const id = shown(own)
    ?.components.flatMap((part) => part.components ?? [])
    .flatMap((part) => part.components ?? [])
    .find(({ label }) => label === 'A')?.custom_id;
  const forged = await forges(zoe, board, id ?? '');
  expect(did(forged)).toEqual(['reply privately']);
  expect(words(forged)).toContain('这道题是出给别人的');
  const answered = await ada.presses(shown(own), 'B');
  expect(did(answered)).toEqual(['redraw privately']);
  await stops('general');
});

test('presses that no board has show and move nothing', async () => {
  const { board, session, questions } = await asking('general', [ada, zoe], { pace: 'host' });
  const before = JSON.stringify((await table.store.session(session))?.state);
  const unknown = [
    'fill:1',
    'filled:1',
    'answer:1:0',
    'answer:0:9',
    'answer:0',
    'answer:x:0',
    'keep:2',
    'object:2',
    'objected:1',
  ].concat([
    'skip:NaN',
    'skip:1e0',
    'skip:',
    'next:-1',
    'next:99',
    'void:77',
    'continue',
    'continue:1',
    'dance',
    'page:1',
  ]);
  for (const event of unknown) {
    const answer = await forges(lin, board, `quiz:${session}:${event}`);
    expect([event, did(answer), words(answer)]).toEqual([
      event,
      ['reply privately'],
      expect.stringMatching(/按钮|版本/),
    ]);
  }
  for (const event of ['next:0', 'begin', 'stop']) {
    expect(words(await forges(zoe, board, `quiz:${session}:${event}`))).toMatch(/只有这一局的主持人|还不行|已经是这样/);
  }
  expect(words(await forges(zoe, board, `quiz:${session}:void`, '0'))).toMatch(/太晚/);
  expect(words(await forges(zoe, board, `quiz:${session}:hand`, 'discord:1000000000000000012'))).toContain('只有');
  expect(words(await forges(ada, board, `quiz:${session}:hand`, 'discord:1'))).toContain('Join first');
  expect(words(await forges(ada, board, 'quiz:nosuchone:join'))).toMatch(/no longer|not kept|old/i);
  expect(JSON.stringify((await table.store.session(session))?.state)).toBe(before);
  const said = JSON.stringify([...table.layer.exchanges.values()].slice(-30).map(({ steps }) => steps));
  for (const { faces } of questions.slice(1)) expect(said).not.toContain(faces.zh.stem);
  await stops('general');
});

test('boards of a quiz that is over answer in words', async () => {
  const { board, lobby } = await asking('talk', [ada, zoe]);
  await stops('talk');
  expect(words(await forges(zoe, board, `quiz:${sessionOf(lobby)}:answer:0:0`))).toContain('不计分');
  expect(
    words(await zoe.presses(lobby, '加入').catch(() => forges(zoe, lobby, `quiz:${sessionOf(lobby)}:join`))),
  ).toContain('已经结束');
  expect(words(await ada.types('talk', '/quiz skip'))).toContain('no quiz going on');
  expect(looks('talk', 'Final standings')).toContain('The host has ended it here.');
  expect(looks('talk', 'Question 1')).toContain('This question does not count.');
});

test('the host skips at once, others vote; the host goes and the next one is host', async () => {
  const { board } = await asking('general', [ada, zoe, lin, mal]);
  expect(words(await zoe.presses(board, 'Skip'))).toContain('目前 1 票，需要 2 票');
  expect(words(await zoe.presses(board, 'Skip'))).toContain('目前 1 票，需要 2 票');
  expect(words(await mal.presses(board, 'Skip'))).toContain('Skipped');
  await table.drawn();
  expect(looks('general', 'Question 1')).toContain('This question does not count.');
  await table.passes(12_000);
  await table.drawn();
  expect(words(await ada.presses(table.board('general', 'Question 2'), 'Skip'))).toContain('Skipped');
  const lobby = table.board('general', 'Quiz');
  expect(words(await ada.presses(lobby, 'Leave'))).toContain('new host');
  expect(words(await ada.types('general', '/quiz stop'))).toContain('Only the host');
  expect(words(await zoe.types('general', '/quiz stop'))).toContain('结束了');
  await table.drawn();
});

test('what nobody answers closes by itself, twice in a row ends it', async () => {
  await asking('general', [ada, zoe], { seconds: '5' });
  await table.passes(6_100);
  await table.drawn();
  expect(looks('general', 'Question 1')).toContain('Nobody answered this one.');
  await table.passes(12_000);
  await table.drawn();
  await table.passes(6_100);
  await table.drawn();
  expect(looks('general', 'Final standings')).toContain('Two questions went by without an answer');
});

test('after a restart the boards are found, and the quiz goes on in them', async () => {
  const { board, lobby, questions } = await asking('general', [ada, zoe], { pace: 'host' });
  const posts = table.posts('general').length;
  await gives(ada, board, 0, rightAnswer(questions[0] as never, 'en'));
  await table.restarts();
  await table.drawn();
  expect(looks('general', 'Question 1')).toContain('1 of 2 has answered.');
  const answered = await gives(zoe, board, 0, rightAnswer(questions[0] as never, 'zh'));
  expect(did(answered)).toEqual(['reply privately']);
  await table.drawn();
  expect(looks('general', 'Question 1')).toContain('2 of 2 got it right');
  await table.restarts();
  await ada.presses(table.board('general', 'Question 1'), 'Next question');
  await table.drawn();
  expect(table.posts('general')).toHaveLength(posts + 1);
  await table.restarts();
  await table.drawn();
  expect(table.posts('general')).toHaveLength(posts + 1);
  expect(sessionOf(table.board('general', 'Question 2'))).toBe(sessionOf(lobby));
  await stops('general');
});

test('a question that runs out while the bot is away closes when it is back', async () => {
  const { board, questions } = await asking('general', [ada, zoe], { seconds: '30' });
  await gives(ada, board, 0, rightAnswer(questions[0] as never, 'en'));
  await table.restarts(() => table.clock.leap(60_000, async () => {}));
  await table.drawn();
  expect(looks('general', 'Question 1')).toContain('1 of 1 got it right');
  await stops('general');
});

test('a board that somebody deletes is posted anew; a channel that is closed to us ends the quiz', async () => {
  const { board, session, questions } = await asking('talk', [ada, zoe]);
  const posts = table.posts('talk').length;
  table.refuse(`/messages/${board.id}`, 404, 10008, 'Unknown Message');
  await gives(ada, board, 0, rightAnswer(questions[0] as never, 'en'));
  await table.drawn();
  expect(table.posts('talk')).toHaveLength(posts + 1);
  expect(looks('talk', 'Question 1')).toContain('1 of 2 has answered.');
  const again = table.board('talk', 'Question 1');
  table.refuse(`/messages/${again.id}`, 403, 50001, 'Missing Access');
  await gives(zoe, again, 0, rightAnswer(questions[0] as never, 'zh'));
  await table.drawn();
  expect(await table.store.session(session)).toMatchObject({ live: false, state: { ended: 'gone' } });
  expected = ['a board could not be shown'];
});
