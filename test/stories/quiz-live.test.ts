import { expect } from 'vitest';
import { story } from '../kit/story.ts';

story('four people play a quiz together', async (party) => {
  expect(await party.says('Ada', '/quiz start kinds:single count:3')).toContain('3 questions');
  expect(await party.presses('Ada', 'Start')).toContain('lobby is open');
  expect(party.board()).toContain('Nobody is in yet');
  for (const name of ['Ada', 'Ben', 'Cleo']) expect(await party.presses(name, 'Join')).toContain('You are in');
  await party.waits(2_000);
  expect(party.board()).toContain('In: Ada, Ben and Cleo.');
});
