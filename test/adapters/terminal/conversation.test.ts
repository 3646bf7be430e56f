/** A conversation at the screen: numbers press, fields are asked for one by one. */
import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { createTerminal } from '../../../src/adapters/terminal/connect.ts';
import { openRoom } from '../../kit/room.ts';

/** Types the lines one after the other, each when the answer to the one before is out; returns what the screen then shows. */
async function converse(lines: readonly string[]): Promise<string[]> {
  const { bot } = await openRoom();
  const input = new PassThrough();
  const output = new PassThrough({ encoding: 'utf8' });
  let screen = '';
  output.on('data', (part: string) => {
    screen += part;
  });
  const terminal = createTerminal({
    speaker: { name: 'ada', language: 'en', now: () => 0 },
    input,
    output,
    conversation: true,
    ansi: false,
    json: false,
    greeting: 'Welcome.',
  });
  await terminal.connect(bot);
  const answers: string[] = [];
  for (const line of lines) {
    screen = '';
    input.write(`${line}\n`);
    await expect.poll(() => /(ada> |: )$/.test(stripVTControlCharacters(screen))).toBe(true);
    answers.push(screen);
  }
  input.end();
  // Whatever was refused on the way: whoever saw it needs no exit code.
  expect(await terminal.ended).toBe(true);
  await terminal.close();
  return answers;
}

test('a number does what stands behind it', async () => {
  const [section, next, none] = await converse(['/article section 2', '12', '99']);
  expect(section).toMatch(/\[12\] .*Leaving the internet model/);
  expect(next).toContain('1 · Leaving the internet model');
  expect(none).toContain('There is no 99 to choose');
});

test('a command that needs something asks for it, field by field; nothing typed is never mind', async () => {
  const [words, section, found, again, cancelled] = await converse([
    '/article search',
    'blockchain',
    '1',
    '/article ask',
    '',
  ]);
  expect(words).toContain('What to look for: ');
  expect(section).toContain('Only in this section (or just Enter): ');
  expect(found).toContain('¶1.6');
  expect(again).toContain('Your question');
  expect(cancelled).toContain('Never mind');
});

test('the input may end while a field is being asked for, and after a refusal', async () => {
  expect((await converse(['/nonsense', '/article ask'])).at(-1)).toContain('Your question');
});
