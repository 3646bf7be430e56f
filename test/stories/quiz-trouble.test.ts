/** What goes wrong around a quiz. */
import { expect } from 'vitest';
import { gather } from '../kit/party.ts';
import { story } from '../kit/story.ts';

const minute = 60_000;

story('a deadline that passed while nobody ran the bot closes when it starts', async (party) => {
  await gather(party, ['Ada', 'Ben'], 'kinds:single count:2');
  await party.presses('Ada', 'Begin');
  await party.presses('Ada', await party.right(0));
  await party.sleeps(10 * minute);
  expect(party.titled('Question 1')).toContain('1 of 1 got it right');
  await party.waits(14_000);
  expect(party.titled('Question 2')).toContain('Nobody has answered yet');
});

story('an answer that was sent after the deadline does not count, even where the bot woke late', async (party) => {
  await gather(party, ['Ada', 'Ben'], 'kinds:single count:1');
  await party.presses('Ada', 'Begin');
  const right = await party.right(0);
  const late = { sentAt: { at: party.clock.now() + 41_500, by: 'platform' as const } };
  const inTime = { sentAt: { at: party.clock.now() + 40_500, by: 'platform' as const } };
  expect(await party.presses('Ben', right, late)).toContain('had closed');
  expect(await party.presses('Ben', right, inTime)).toContain(`Your answer: ${right}`);
});

story('somebody deletes a board: it is posted anew', async (party) => {
  await gather(party, ['Ada', 'Ben'], 'kinds:single count:1');
  await party.presses('Ada', 'Begin');
  await party.waits(4_000);
  const board = party.platform.messages.at(-1);
  if (board) party.platform.deletes(board.ref);
  await party.says('Ada', '/quiz skip');
  await party.waits(6_000);
  expect(party.board()).toContain('Question 1 of 1: the answer');
  await party.waits(20_000);
  expect(party.board()).toContain('No question has counted');
});

story('a channel that is gone ends the quiz, and the next one can start', async (party) => {
  await gather(party, ['Ada', 'Ben'], 'kinds:single count:2');
  party.platform.refuses('post', 'gone');
  await party.presses('Ada', 'Begin');
  await party.waits(2_000);
  party.platform.refuses('post', undefined);
  expect(await party.says('Ada', '/quiz stop')).toContain('no quiz going on');
  expect(party.room.log.lines.some(({ message }) => message === 'a board could not be shown')).toBe(true);
});

story('a platform that cannot be reached is tried again, and nothing is lost', async (party) => {
  await gather(party, ['Ada', 'Ben'], 'kinds:single count:1');
  await party.presses('Ada', 'Begin');
  await party.waits(4_000);
  party.platform.refuses('edit', 'unreachable');
  await party.presses('Ada', await party.right(0));
  await party.presses('Ben', await party.wrong(0));
  await party.waits(10_000);
  expect(party.titled('Question 1')).toContain('[A]');
  party.platform.refuses('edit', undefined);
  await party.waits(65_000);
  expect(party.titled('Question 1')).toContain('1 of 2 got it right');
});

story('nonsense on buttons is refused kindly', async (party) => {
  await gather(party, ['Ada'], 'kinds:single count:1');
  await party.presses('Ada', 'Begin');
  const session = (await party.session()).id;
  const press = async (event: string, ...args: string[]) => {
    const reply = await party.room.send({
      is: 'press',
      press: { machine: 'quiz', session, event, args },
      message: { ref: party.platform.messages[0]?.ref ?? party.nowhere, shownTo: 'everyone' },
    });
    return reply?.is === 'card' ? JSON.stringify(reply.card) : JSON.stringify(reply);
  };
  for (const [event, ...args] of [
    ['answer', '0', '7'],
    ['answer', '99', '0'],
    ['answer', 'x', 'y'],
    ['fill', '-1'],
    ['hack'],
    ['object', '42'],
    ['keep', '42'],
    ['hand'],
    ['void', '0'],
    ['keep', '0'],
    ['next', '7'],
    ['page', '9', 'mine'],
  ] as const) {
    expect(await press(event, ...args)).toMatch(/did not work/);
  }
  const gone = await party.room.card({
    is: 'press',
    press: { machine: 'quiz', session: 'nosuchone', event: 'join', args: [] },
    message: { ref: party.nowhere, shownTo: 'everyone' },
  });
  expect(JSON.stringify(gone.card)).toContain('no longer have anything');
  expect(party.room.log.lines.filter(({ level }) => level === 'error')).toEqual([]);
});
