/** Names, scores over time, and reports. */
import { expect } from 'vitest';
import { gather, type Party } from '../kit/party.ts';
import { story } from '../kit/story.ts';

const day = 24 * 3_600_000;

/** Ada is right, Ben is wrong, in a quiz of one question. */
async function played(party: Party): Promise<void> {
  await gather(party, ['Ada', 'Ben'], 'kinds:single count:1');
  await party.presses('Ada', 'Begin');
  await party.presses('Ada', await party.right(0));
  await party.presses('Ben', await party.wrong(0));
  await party.waits(30_000);
}

/** The text of a file on a person’s last card. */
const fileOf = (party: Party, name: string) => party.last(name)?.card.blocks.find((block) => block.is === 'file');

story('names stand where people let them, and nowhere else', async (party) => {
  await played(party);
  // Nobody has said that their name may stand beside what was right or missed.
  expect(party.titled('Question 1')).toContain('1 of 2 got it right.');
  expect(await party.says('Ada', '/quiz report')).not.toMatch(/Ben/);
  await party.says('Ada', '/colloquy settings names:show');
  await party.says('Ben', '/colloquy settings names:show boards:hide');
  await played(party);
  expect(party.titled('Question 1')).toContain('1 of 2 got it right: Ada.');
  const podium = party.titled('Final standings');
  expect(podium).toMatch(/1\. Ada\s+100/);
  expect(podium).toMatch(/2\. somebody\s+0/);
  expect(await party.says('Ada', '/quiz report')).toMatch(/Missed most by Ben/);
  const scores = await party.says('Ben', '/quiz scores');
  expect(scores).toMatch(/1\. Ada\s+200/);
  expect(scores).not.toMatch(/Ben/);
  expect(scores).toContain('You: place 2 of 2');
  expect(await party.presses('Ben', 'Show my name')).toMatch(/2\. Ben\s+0/);
  await party.presses('Ben', 'Show everyone');
  expect(party.last('Ben')).toMatchObject({ shownTo: 'everyone' });
});

story('scores of this week and this month', async (party) => {
  await played(party);
  expect(await party.says('Ada', '/quiz scores since:week')).toMatch(/1\. Ada\s+100/);
  // From Wednesday, 25 November to Tuesday, 1 December.
  await party.waits(6 * day);
  expect(await party.says('Ada', '/quiz scores since:week')).toContain('No points yet');
  expect(await party.says('Ada', '/quiz scores since:month')).toContain('No points yet');
  await played(party);
  expect(await party.says('Ada', '/quiz scores since:month')).toMatch(/1\. Ada\s+100/);
  expect(await party.says('Ada', '/quiz scores')).toMatch(/1\. Ada\s+200/);
  expect(await party.says('Ada', '/quiz scores where:everywhere article:nothing')).toContain('no article');
});

story('a table and Anki cards of what was asked here, and of nothing else', async (party) => {
  await played(party);
  await party.says('Ada', '/quiz report what:csv');
  const table = fileOf(party, 'Ada');
  expect(table).toMatchObject({ name: 'industrial-internet.csv', mime: 'text/csv' });
  const rows = table?.is === 'file' ? table.text.trim().split('\r\n') : [];
  expect(rows).toHaveLength(2);
  expect(rows[1]).toMatch(/,1,2,1,0\.5,/);
  await party.says('Ada', '/quiz report what:anki');
  const cards = fileOf(party, 'Ada');
  const notes =
    cards?.is === 'file'
      ? cards.text
          .trim()
          .split('\n')
          .filter((line) => !line.startsWith('#'))
      : [];
  expect(notes).toHaveLength(1);
  expect(notes[0]).toMatch(/¶\d\.\d/);
  expect(await party.says('Ada', '/quiz report what:questions')).toContain('The hardest');
});
