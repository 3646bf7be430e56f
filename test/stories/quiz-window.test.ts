/** A quiz that stays open: everybody in their own time. */
import { expect } from 'vitest';
import type { Party } from '../kit/party.ts';
import { story } from '../kit/story.ts';

const hour = 3_600_000;

async function openWindow(party: Party, how: string): Promise<void> {
  await party.says('Ada', `/quiz start mode:window kinds:single ${how}`);
  await party.presses('Ada', 'Start');
  await party.presses('Ada', 'Begin');
  await party.waits(4_000);
}

/** Answers all of a window’s questions, right or wrong as the letters say. */
async function answerAll(party: Party, name: string, letters: string, button = 'Answer'): Promise<string> {
  let card = await party.presses(name, button);
  for (const [round, letter] of [...letters].entries()) {
    card = await party.presses(name, letter === 'r' ? await party.right(round) : await party.wrong(round));
  }
  return card;
}

story(
  'each answers privately, the answers come at the close',
  async (party) => {
    await openWindow(party, 'count:3');
    // It is 10:00 there; it closes at 09:00 of the next day.
    expect(party.titled('Quiz, in your own time')).toContain('Nobody has answered yet');
    const card = await party.presses('Ben', 'Answer');
    expect(card).toContain('Question 1 of 3');
    const next = await party.presses('Ben', await party.right(0));
    expect(next).toContain('Question 2 of 3');
    expect(next).toContain('Noted:');
    await party.waits(5 * hour);
    expect(party.titled('Quiz, in your own time')).toContain('One person has answered');
    // Later, on another device: it goes on where it was.
    expect(await party.presses('Ben', 'Answer')).toContain('Question 2 of 3');
    await party.presses('Ben', await party.wrong(1));
    expect(await party.presses('Ben', await party.right(2))).toContain('That was the last one');
    expect(await answerAll(party, 'Mei', 'rrr', '作答').catch((error: Error) => error.message)).toContain('no button');
    expect(await answerAll(party, 'Mei', 'rrr')).toContain('最后一题也答完了');
    expect(await party.presses('Ben', 'Answer')).toContain('That was the last one');
    expect(party.boards()).not.toContain('✓');

    await party.waits(15 * hour);
    expect(party.titled('The quiz closes soon')).toContain('2 people have answered so far');
    await party.waits(4 * hour);
    const podium = party.titled('Final standings');
    expect(podium).toMatch(/1\. Mei\s+300/);
    expect(podium).toMatch(/2\. Ben\s+200/);
    expect(party.titled('Quiz, in your own time')).toContain('It has closed. 2 people took part.');
    expect(party.titled('The quiz closes soon')).not.toContain('[Answer]');
    expect(await party.presses('Ben', 'My answers')).toMatch(/✗/);
    // Somebody who comes too late.
    expect(party.titled('Quiz, in your own time')).not.toContain('[Answer]');
    expect(await party.presses('Dan', 'My answers')).toContain('Not answered');
  },
  { chinese: ['Mei'] },
);

story('answers may be changed until the close, where the quiz says so', async (party) => {
  await openWindow(party, 'count:2 changes:yes until:8h');
  const done = await answerAll(party, 'Ben', 'wr');
  expect(done).toContain('That was the last one');
  expect(await party.picks('Ben', '0')).toContain('Question 1 of 2');
  await party.waits(1_000);
  await party.presses('Ben', await party.right(0));
  await answerAll(party, 'Cleo', 'ww');
  await party.waits(8 * hour);
  expect(party.titled('Final standings')).toMatch(/1\. Ben\s+200/);
});

story('what is typed as the end is read, or what to type is said', async (party) => {
  expect(await party.says('Ada', '/quiz start until:18:00')).toContain('in their own time');
  expect(await party.says('Ada', '/quiz start mode:window until:soon')).toContain('18:00');
  expect(await party.says('Ada', '/quiz start mode:window until:5 minutes')).toContain('ten minutes');
  expect(await party.says('Ada', '/quiz start mode:window until:99 days')).toContain('thirty days');
  expect(await party.says('Ada', '/quiz start seconds:9999')).toContain('whole number from 0 to 600');
  expect(await party.says('Ada', '/quiz start kinds:poetry')).toContain('single choice');
  expect(await party.says('Ada', '/quiz start sections:9')).toContain('sections 0 to 5');
  expect(await party.says('Ada', '/quiz start kinds:typed sections:5 count:9')).toContain('there are no 9 that fit');
});

story('a window and a quiz together can go on in one place, and the host ends the window early', async (party) => {
  await openWindow(party, 'count:2');
  await answerAll(party, 'Ben', 'rr');
  await answerAll(party, 'Cleo', 'rw');
  await party.says('Ada', '/quiz start kinds:single count:1');
  expect(await party.presses('Ada', 'Start')).toContain('lobby is open');
  expect(await party.says('Ada', '/quiz stop')).toContain('over');
  expect(party.titled('Quiz, in your own time')).toContain('[Answer]');
  expect(await party.says('Ada', '/quiz stop')).toContain('over');
  await party.waits(6_000);
  expect(party.titled('Final standings')).toMatch(/1\. Ben\s+200/);
});

story('it closes at its time also where nobody ran the bot then', async (party) => {
  await openWindow(party, 'count:1 until:1h');
  await answerAll(party, 'Ben', 'r');
  await answerAll(party, 'Cleo', 'w');
  await party.sleeps(5 * hour);
  expect(party.titled('Final standings')).toMatch(/1\. Ben\s+100/);
  const closed = await party.room.store.tally((await party.session()).id, { most: 1 });
  expect(closed.rounds).toMatchObject([{ status: 'closed', answered: 2 }]);
});
