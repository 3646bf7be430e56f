/** Every kind of question, teams, and points for being quick. */
import { expect } from 'vitest';
import { gather, type Party } from '../kit/party.ts';
import { story } from '../kit/story.ts';

/** The places of the choices that are right, in their order, as a form has them. */
const places = async (party: Party, round: number): Promise<readonly string[]> => {
  const question = await party.question(round);
  const { choices } = question.faces.en;
  return question.key.split(/[,>]/).map((id) => String(choices.findIndex((choice) => choice.id === id)));
};

story('several choices, with credit for a part', async (party) => {
  await gather(party, ['Ada', 'Ben', 'Cleo'], 'kinds:several count:1');
  await party.presses('Ada', 'Begin');
  const right = await places(party, 0);
  const form = await party.opens('Ada', 'Choose');
  expect(form.fields[0]).toMatchObject({ is: 'pick', upTo: 4 });
  await party.sends('Ada', { choices: right });
  await party.opens('Ben', 'Choose');
  await party.sends('Ben', { choices: right.slice(0, 1) });
  await party.opens('Cleo', 'Choose');
  expect(await party.sends('Cleo', { choices: [] })).toContain('Choose at least one');
  await party.opens('Cleo', 'Choose');
  await party.sends('Cleo', { choices: ['0', '1', '2', '3'] });
  await party.waits(20_000);
  const podium = party.titled('Final standings');
  expect(podium).toMatch(/1\. Ada\s+100/);
  expect(podium).toMatch(/2\. Ben\s+(50|33)/);
});

story('an order, typed words', async (party) => {
  await gather(party, ['Ada', 'Ben'], 'kinds:ordering,typed count:2');
  await party.presses('Ada', 'Begin');
  for (const round of [0, 1]) {
    const question = await party.question(round);
    if (question.kind === 'ordering') {
      const right = await places(party, round);
      const form = await party.opens('Ada', 'Put in order');
      const fill = (order: readonly string[]) =>
        Object.fromEntries(form.fields.map(({ id }, at) => [id, order[at] ?? '']));
      await party.sends('Ada', fill(right));
      await party.opens('Ben', 'Put in order');
      expect(await party.sends('Ben', fill(right.map(() => '0')))).toContain('one place');
      await party.opens('Ben', 'Correct it');
      await party.sends('Ben', fill(right.toReversed()));
    } else {
      await party.opens('Ada', 'Type your answer');
      await party.sends('Ada', { answer: `  ${question.faces.zh.key}。` });
      await party.opens('Ben', 'Type your answer');
      expect(await party.sends('Ben', { answer: '\u200b \u2060' })).toContain('some words');
      await party.opens('Ben', 'Correct it');
      expect(await party.sends('Ben', { answer: `no idea 😀 @everyone ${'x'.repeat(2_000)}` })).toContain('no idea');
    }
    await party.waits(18_000);
  }
  const podium = party.titled('Final standings');
  expect(podium).toMatch(/1\. Ada\s+200/);
  expect(podium).toMatch(/2\. Ben\s+0/);
});

story('two teams that even out, and whoever only answers is put into the smaller one', async (party) => {
  await gather(party, ['Ada', 'Ben', 'Cleo'], 'kinds:single count:1 teams:balanced');
  await party.waits(4_000);
  expect(party.titled('Quiz:')).toMatch(/Mountain: Ada, Cleo|Mountain: Cleo, Ada/);
  await party.presses('Ada', 'Begin');
  expect(await party.presses('Dan', await party.right(0))).toContain('You play for Sea');
  await party.presses('Ada', await party.right(0));
  await party.presses('Ben', await party.right(0));
  await party.presses('Cleo', await party.wrong(0));
  await party.waits(20_000);
  const podium = party.titled('Final standings');
  expect(podium).toContain('Sea: 100 points a head');
  expect(podium).toContain('Mountain: 50 points a head');
  expect(await party.says('Ada', '/quiz scores where:teams')).toMatch(/1\. Sea/);
});

story('teams that people pick, and change in the lobby', async (party) => {
  await party.says('Ada', '/quiz start teams:pick count:1 kinds:single');
  await party.presses('Ada', 'Start');
  await party.presses('Ada', 'Join Mountain');
  await party.presses('Ben', 'Join Mountain');
  await party.presses('Ben', 'Join Sea');
  await party.waits(4_000);
  expect(party.titled('Quiz:')).toContain('Mountain: Ada');
  expect(party.titled('Quiz:')).toContain('Sea: Ben');
});

story('being quick counts by the platform’s own times, and at most 20 %', async (party) => {
  await gather(party, ['Ada', 'Ben', 'Cleo'], 'kinds:single count:1 scoring:speed');
  await party.presses('Ada', 'Begin');
  const right = await party.right(0);
  const posted = party.platform.messages.at(-1)?.at ?? 0;
  const after = (milliseconds: number, by: 'platform' | 'receipt' = 'platform') => ({
    sentAt: { at: posted + milliseconds, by },
  });
  // The slow server handles the quickest last.
  await party.presses('Ben', right, after(20_000));
  await party.presses('Cleo', right, after(1_000, 'receipt'));
  await party.presses('Ada', right, after(0));
  await party.waits(20_000);
  const podium = party.titled('Final standings');
  expect(podium).toMatch(/1\. Ada\s+120/);
  expect(podium).toMatch(/2\. Ben\s+110/);
  expect(podium).toMatch(/3\. Cleo\s+100/);
});
