/** Questions for one person, and what becomes of them. */
import { expect } from 'vitest';
import { gather, textOfForm } from '../kit/party.ts';
import { story } from '../kit/story.ts';

story('a question of one’s own: answered, explained, kept, another one', async (party) => {
  expect(await party.says('Ada', '/quiz question kind:single')).toContain('A question for you');
  const outcome = await party.presses('Ada', 'A');
  expect(outcome).toMatch(/Right!|Not quite/);
  expect(outcome).toMatch(/¶\d\.\d/);
  // The same card pressed again: the first answer stands.
  expect(await party.presses('Ada', 'Another one')).toContain('A question for you');
  const wrongly = outcome.includes('Not quite');
  const kept = await party.room.store.countCards(party.idOf('Ada'), party.clock.now());
  expect(kept.all).toBe(wrongly ? 1 : 0);
});

story('somebody else’s question cannot be answered', async (party) => {
  await party.says('Ada', '/quiz question kind:typed');
  const form = await party.opens('Ada', 'Type your answer');
  expect(textOfForm(form)).toContain('Type your answer');
  const reply = await party.room.fills(form, { answer: 'river' }, { person: party.personOf('Ben') });
  expect(JSON.stringify(reply.card)).toContain('somebody else');
  expect(await party.sends('Ada', { answer: 'surely nothing of this' })).toContain('Not quite');
  expect(await party.sends('Ada', { answer: 'another try' })).toContain('surely nothing of this');
});

story('what a quiz has taken is not put to anybody alone while it goes on', async (party) => {
  await party.says('Ada', '/quiz start mode:window kinds:typed sections:5 count:1');
  await party.presses('Ada', 'Start');
  expect(await party.says('Ben', '/quiz question section:5 kind:typed')).toContain('No question fits');
  await party.says('Ada', '/quiz stop');
  expect(await party.says('Ben', '/quiz question section:5 kind:typed')).toContain('A question for you');
});

story('what is missed in a quiz comes back as a review', async (party) => {
  await gather(party, ['Ada', 'Ben'], 'kinds:single count:1');
  await party.presses('Ada', 'Begin');
  await party.presses('Ada', await party.wrong(0));
  await party.presses('Ben', await party.right(0));
  await party.waits(4_000);
  expect(await party.presses('Ben', 'Keep for review')).toContain('Kept');
  expect(await party.presses('Ben', 'Keep for review')).toContain('already');
  expect(await party.presses('Ada', 'Keep for review')).toContain('already');
  for (const name of ['Ada', 'Ben']) {
    const { all, due } = await party.room.store.countCards(party.idOf(name), party.clock.now());
    expect({ all, due }).toEqual({ all: 1, due: 1 });
  }
});
