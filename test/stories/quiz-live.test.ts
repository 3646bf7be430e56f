/** A quiz that people play together, one question at a time. */
import { expect } from 'vitest';
import { gather } from '../kit/party.ts';
import { story } from '../kit/story.ts';

const minute = 60_000;

story(
  'four people, two languages, one board',
  async (party) => {
    expect(await party.says('Ada', '/quiz start kinds:single count:2')).toContain('2 questions');
    expect(await party.presses('Ada', 'Start')).toContain('The lobby is open');
    expect(party.board()).toContain('Nobody is in yet');
    for (const name of ['Ada', 'Ben', 'Zoe']) {
      await party.presses(name, 'Join');
      await party.waits(10);
    }
    expect(await party.presses('Mei', 'Join')).toContain('你加入了');
    await party.waits(4_000);
    expect(party.titled('Quiz:')).toContain('In: Ada, Ben, Zoe and Mei.');
    expect(await party.presses('Ben', 'Begin')).toContain('Only the host');
    expect(await party.presses('Ada', 'Begin')).toContain('Here we go');

    const right = await party.right(0);
    const wrong = await party.wrong(0);
    expect(party.titled('Question 1')).toContain('Nobody has answered yet');
    expect(await party.presses('Ada', right)).toContain(`Your answer: ${right}`);
    expect(await party.presses('Ben', wrong)).toContain('shows when the question closes');
    expect(await party.presses('Mei', right)).toContain(`你的答案：${right}`);
    await party.waits(4_000);
    expect(party.titled('Question 1')).toMatch(/3 of 4 have answered/);
    expect(party.titled('Question 1')).not.toContain('✓');
    await party.presses('Zoe', right);
    await party.waits(4_000);
    expect(party.titled('Question 1')).toContain('3 of 4 got it right.');
    expect(party.titled('Question 1')).toContain('✓');

    await party.waits(12_000);
    expect(party.titled('Question 2')).toContain('Nobody has answered yet');
    await party.presses('Ada', await party.right(1));
    await party.waits(41_000);
    await party.waits(4_000);
    expect(party.titled('Question 2')).toContain('1 of 1 got it right.');
    await party.waits(15_000);
    const podium = party.titled('Final standings');
    expect(podium).toMatch(/1\. Ada\s+200/);
    expect(podium).toMatch(/2\. Zoe\s+100/);
    expect(podium).toMatch(/2\. Mei\s+100/);
    expect(podium).toMatch(/4\. Ben\s+0/);
    expect(await party.presses('Mei', 'My answers')).toContain('未作答');
    expect(party.platform.messages.length).toBe(4);
    expect(party.platform.editing.most).toBe(1);
  },
  { chinese: ['Mei'] },
);

story('whoever answers plays, and the first answer stands', async (party) => {
  await gather(party, ['Ada']);
  await party.presses('Ada', 'Begin');
  const right = await party.right(0);
  const wrong = await party.wrong(0);
  const sent = { at: party.clock.now() + 500, by: 'platform' as const };
  expect(await party.presses('Ben', wrong, { delivery: 'twice', sentAt: sent })).toContain(`Your answer: ${wrong}`);
  // The same click, delivered again, and then a click on another device.
  expect(await party.presses('Ben', wrong, { delivery: 'twice', sentAt: sent })).not.toContain('first answer stands');
  await party.waits(1_000);
  expect(await party.presses('Ben', right)).toContain(`Your answer: ${wrong}`);
  expect(party.last('Ben')?.card.blocks.at(-1)).toMatchObject({ text: expect.stringContaining('first answer stands') });
  await party.waits(3_000);
  expect(party.titled('Question 1')).toContain('1 of 2 has answered');
  await party.presses('Ada', right);
  await party.waits(4_000);
  expect(party.titled('Question 1')).toContain('1 of 2 got it right.');
});

story('an answer may be changed where the quiz says so, and the latest by the platform’s time wins', async (party) => {
  await gather(party, ['Ada', 'Ben'], 'kinds:single count:1 changes:yes');
  await party.presses('Ada', 'Begin');
  const [right, wrong] = [await party.right(0), await party.wrong(0)];
  const at = (after: number) => ({ sentAt: { at: party.clock.now() + after, by: 'platform' as const } });
  expect(await party.presses('Ben', wrong, at(100))).toContain('You may change it');
  expect(await party.presses('Ben', right, at(900))).toContain('Changed.');
  expect(await party.presses('Ben', wrong, at(300))).toContain(`Your answer: ${right}`);
  await party.presses('Ada', wrong, at(200));
  // Everybody has answered, but may still change their mind.
  await party.waits(5_000);
  expect(party.titled('Question 1')).toContain('2 of 2 have answered');
  await party.waits(40_000);
  expect(party.titled('Question 1')).toContain('1 of 2 got it right.');
});

story('a late answer is told so, and clicks on old boards have an answer', async (party) => {
  await gather(party, ['Ada', 'Ben'], 'kinds:single count:1');
  await party.presses('Ada', 'Begin');
  const [right, wrong] = [await party.right(0), await party.wrong(0)];
  await party.presses('Ada', right);
  await party.presses('Ben', wrong);
  const board = party.platform.messages.findLast(({ shown }) => shown.card.title.startsWith('Question 1'));
  const open = board?.shown;
  await party.waits(4_000);
  expect(party.titled('Question 1')).toContain('the answer');
  await party.waits(minute);
  // Somebody's client still shows the buttons.
  if (board && open) board.shown = open;
  expect(await party.presses('Cleo', right)).toContain('had closed');
  expect(await party.presses('Ada', 'Skip')).toContain('over');
  await party.waits(8 * 24 * 60 * minute);
  expect(await party.presses('Ben', 'Host')).toContain('Only the host');
  if (board && open) board.shown = open;
  expect(await party.presses('Ben', wrong)).toContain('had closed');
});

story('two questions without an answer end it, and it says so', async (party) => {
  await gather(party, ['Ada'], 'kinds:single count:5');
  await party.presses('Ada', 'Begin');
  for (let moments = 0; moments < 6; moments++) await party.waits(20_000);
  await party.waits(minute);
  expect(party.titled('The result')).toContain('without an answer');
  expect(await party.says('Ada', '/quiz stop')).toContain('no quiz going on');
  expect(await party.says('Ada', '/quiz start')).toContain('5 questions');
});

story('the host skips at once, others by vote; a skipped question counts for nobody', async (party) => {
  await gather(party, ['Ada', 'Ben', 'Cleo'], 'kinds:single count:3');
  await party.presses('Ada', 'Begin');
  await party.presses('Ben', await party.right(0));
  expect(await party.says('Ada', '/quiz skip')).toContain('Skipped');
  await party.waits(4_000);
  expect(party.titled('Question 1')).toContain('does not count');
  await party.waits(13_000);
  expect(await party.presses('Dan', 'Skip')).toContain('Join first');
  expect(await party.presses('Ben', 'Skip')).toContain('1 of 2');
  expect(await party.presses('Ben', 'Skip')).toContain('1 of 2');
  expect(await party.presses('Cleo', 'Skip')).toContain('Skipped');
  await party.waits(18_000);
  await party.presses('Cleo', await party.right(2));
  await party.presses('Ada', await party.wrong(2));
  await party.presses('Ben', await party.wrong(2));
  await party.waits(18_000);
  const podium = party.titled('Final standings');
  expect(podium).toMatch(/1\. Cleo\s+100/);
  expect(podium).toMatch(/2\. Ben\s+0/);
  expect(podium.match(/did not count/g)).toHaveLength(2);
});

story('the host ends it in the middle: what is open counts for nobody', async (party) => {
  await gather(party, ['Ada', 'Ben'], 'kinds:single count:3');
  await party.presses('Ada', 'Begin');
  await party.presses('Ada', await party.right(0));
  await party.presses('Ben', await party.wrong(0));
  await party.waits(16_000);
  await party.presses('Ben', await party.right(1));
  expect(await party.says('Ben', '/quiz stop')).toContain('Only the host');
  expect(await party.says('Ada', '/quiz stop')).toContain('The quiz is over');
  await party.waits(4_000);
  const podium = party.titled('Final standings');
  expect(podium).toContain('The host has ended it here');
  expect(podium).toMatch(/1\. Ada\s+100/);
  expect(podium).toMatch(/2\. Ben\s+0/);
});

story('the host hands over, and a host who leaves is followed by whoever has played longest', async (party) => {
  await gather(party, ['Ada', 'Ben', 'Cleo'], 'kinds:single count:3');
  await party.presses('Ada', 'Host');
  expect(party.menuOf('Ada').of.map(({ label }) => label)).toEqual(['Ben', 'Cleo']);
  expect(await party.picks('Ada', party.idOf('Ben'))).toContain('new host');
  expect(await party.presses('Ada', 'Begin')).toContain('Only the host');
  expect(await party.presses('Ben', 'Leave')).toContain('new host');
  expect(await party.presses('Ben', 'Leave')).toContain('Join first');
  expect(await party.presses('Cleo', 'Begin')).toContain('Only the host');
  expect(await party.presses('Ada', 'Begin')).toContain('Here we go');
  await party.waits(2_000);
  // Who left is not waited for.
  await party.presses('Ada', await party.right(0));
  await party.presses('Cleo', await party.right(0));
  await party.waits(4_000);
  expect(party.titled('Question 1')).toContain('2 of 2 got it right.');
});

story(
  'somebody who manages the place may act for the host',
  async (party) => {
    await gather(party, ['Ada', 'Ben'], 'kinds:single count:2');
    expect(await party.presses('Mia', 'Begin')).toContain('Here we go');
    expect(await party.says('Mia', '/quiz stop')).toContain('over');
  },
  { managers: ['Mia'] },
);

story('one quiz at a time in a place', async (party) => {
  await gather(party, ['Ada']);
  expect(await party.says('Ben', '/quiz start')).toContain('[Start]');
  expect(await party.presses('Ben', 'Start')).toContain('going on here already');
  await party.says('Ada', '/quiz stop');
  await party.says('Ben', '/quiz start');
  expect(await party.presses('Ben', 'Start')).toContain('The lobby is open');
});

story('without a time limit the host moves it on', async (party) => {
  await gather(party, ['Ada', 'Ben'], 'kinds:single count:2 seconds:0');
  await party.presses('Ada', 'Begin');
  await party.waits(5 * minute);
  expect(party.titled('Question 1')).toContain('No hurry');
  await party.presses('Ada', await party.right(0));
  await party.presses('Ben', await party.wrong(0));
  await party.waits(5 * minute);
  expect(party.titled('Question 1')).toContain('The host goes on');
  expect(await party.presses('Ben', 'Next question')).toContain('Only the host');
  expect(await party.presses('Ada', 'Next question')).toContain('On we go');
  await party.waits(31 * minute);
  expect(party.titled('Question 2')).toContain('Nobody answered');
});

story('a lobby that nobody begins is over after half an hour', async (party) => {
  await gather(party, ['Ada']);
  await party.waits(29 * minute);
  expect(party.titled('Quiz:')).toContain('[Begin]');
  await party.waits(2 * minute);
  expect(party.titled('Quiz:')).toContain('Nothing happened for half an hour');
  expect(await party.presses('Ada', 'My answers').catch(() => 'no such button')).toBe('no such button');
});

story('alone there is a result, but no ranking and no score', async (party) => {
  await gather(party, ['Ada'], 'kinds:single count:1');
  await party.presses('Ada', 'Begin');
  await party.presses('Ada', await party.right(0));
  await party.waits(20_000);
  expect(party.titled('The result')).toContain('1 of 1 right, 100 points');
  expect(await party.says('Ada', '/quiz scores')).toContain('No points yet');
});
