/** Questions that people object to. */
import { expect } from 'vitest';
import { gather } from '../kit/party.ts';
import { story } from '../kit/story.ts';

story('three people take a question out: scores are set right once, and one correction is posted', async (party) => {
  await gather(party, ['Ada', 'Ben', 'Cleo', 'Dan'], 'kinds:single count:2 pace:host');
  await party.presses('Ada', 'Begin');
  const right = await party.right(0);
  for (const name of ['Ada', 'Ben', 'Cleo']) await party.presses(name, await party.wrong(0));
  await party.presses('Dan', right);
  await party.waits(4_000);
  const form = await party.opens('Ada', 'Object');
  expect(form.fields[0]?.label).toContain('wrong with it');
  expect(await party.sends('Ada', { reason: 'Two of them are right' })).toContain('1 of 3');
  // The same person twice is one.
  await party.opens('Ada', 'Object');
  expect(await party.sends('Ada', { reason: 'I mean it' })).toContain('1 of 3');
  await party.opens('Ben', 'Object');
  expect(await party.sends('Ben', { reason: '@everyone <b>' })).toContain('2 of 3');
  await party.opens('Eve', 'Object');
  expect(await party.sends('Eve', { reason: 'I do not play' })).toContain('Join first');
  await party.opens('Cleo', 'Object');
  expect(await party.sends('Cleo', { reason: 'See ¶2.3' })).toContain('taken out');
  await party.waits(6_000);
  expect(party.titled('Question 1 no longer counts')).toContain('set right');
  expect(party.titled('Question 1 of 2')).toContain('This question does not count');
  // An old copy of the board still has the button.
  await party.opens('Dan', 'Object').catch(() => undefined);

  await party.presses('Ada', 'Next question');
  await party.presses('Ada', await party.right(1));
  for (const name of ['Ben', 'Cleo', 'Dan']) await party.presses(name, await party.wrong(1));
  await party.waits(3_000);
  await party.presses('Ada', 'To the result');
  await party.waits(4_000);
  const podium = party.titled('Final standings');
  expect(podium).toMatch(/1\. Ada\s+100/);
  expect(podium).toMatch(/2\. Dan\s+0/);
  expect(podium).toContain('did not count');
  expect(party.boards().match(/no longer counts/g)).toHaveLength(1);
  const report = await party.says('Ada', '/quiz report what:disputes');
  expect(report).toContain('Two of them are right');
  expect(report).toContain('(taken out)');
  expect(report).not.toContain('Ben');
});

story('the host takes one out after the end, within a week', async (party) => {
  await gather(party, ['Ada', 'Ben'], 'kinds:single count:1');
  await party.presses('Ada', 'Begin');
  await party.presses('Ada', await party.wrong(0));
  await party.presses('Ben', await party.right(0));
  await party.waits(20_000);
  expect(party.titled('Final standings')).toMatch(/1\. Ben\s+100/);
  expect(await party.says('Ben', '/quiz scores')).toMatch(/1\. Ben\s+100/);
  expect(await party.presses('Ben', 'Host')).toContain('Only the host');
  await party.presses('Ada', 'Host');
  expect(await party.picks('Ada', '0')).toContain('taken out');
  await party.waits(4_000);
  expect(party.titled('Final standings')).toContain('No question has counted');
  expect(await party.says('Ben', '/quiz scores')).toContain('No points yet');
  await party.presses('Ada', 'Host');
  expect(party.last('Ada')?.card.blocks.some(({ is }) => is === 'menu')).toBe(false);
});

story('after a week it stands', async (party) => {
  await gather(party, ['Ada', 'Ben'], 'kinds:single count:1');
  await party.presses('Ada', 'Begin');
  await party.presses('Ada', await party.wrong(0));
  await party.presses('Ben', await party.right(0));
  await party.waits(20_000);
  await party.waits(8 * 24 * 3_600_000);
  await party.opens('Ada', 'Object');
  expect(await party.sends('Ada', { reason: 'Too late' })).toContain('too late');
});
