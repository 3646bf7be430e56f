/** A conversation at the screen: numbers press, fields are asked for one by one, and what is being typed stays whole. */
import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { converse } from './screenplay.ts';

test('a number does what stands behind it; one person alone needs no names', async () => {
  const { types, ends } = await converse({ name: 'ada' });
  expect(await types('/host')).toMatch(
    /^\/host\n\nFor the host\n\n\[1\] End the quiz {3}\[2\] Site: https:\/\/a\.example\n\nada> $/,
  );
  expect(await types('1')).toContain('Pressed stop');
  expect(await types('99')).toContain('There is nothing to choose from right now');
  expect(await types('End the quiz')).toContain('Pressed stop');
  expect(await types('why?')).toContain('You asked: why?');
  expect(await ends()).toBe('\n');
});

test('a form asks field by field; nothing typed is never mind', async () => {
  const { types, party } = await converse();
  expect(await types('/ask')).toMatch(/\nYour question: $/);
  expect(await types('blockchain')).toMatch(/\nSection \(or just Enter\): $/);
  expect(await types('')).toContain('Filled in');
  expect(party.heard.at(-1)).toMatchObject({ is: 'form', values: { question: ['blockchain'] } });
  await types('/ask');
  expect(await types('')).toContain('Never mind, then.');
});

test('what can be picked stands above; a slip is asked for again', async () => {
  const { types, party } = await converse({ language: 'zh' });
  expect(await types('/several')).toContain('  [A] Users\n  [B] Traffic\n  [C] Data\n可选多项，例如：A C\n\nWhich?：');
  expect(await types('x')).toMatch(/没有这一项。请输入方括号里的编号。\n\nWhich\?：$/);
  await types('1 c');
  expect(party.heard.at(-1)).toMatchObject({ values: { choices: ['c0', 'c2'] } });
});

test('the prompt says whose a plain line is: who is being asked, else whoever opened the terminal', async () => {
  const { types, party } = await converse({ name: 'zoe' });
  expect(await types('ada> /ask')).toMatch(/\(only ada\)\narticle ask\n\nada · Your question: $/);
  expect(await types('ben> /several')).toMatch(/ben · Which\?: $/);
  expect(await types('zoe> hello')).toMatch(/\(only zoe\)\nYou asked: hello\n\nben · Which\?: $/);
  expect(await types('a')).toMatch(/\(only ben\)\nFilled in\n\nada · Your question: $/);
  expect(await types('why?')).toMatch(/ada · Section \(or just Enter\): $/);
  expect(await types('2')).toMatch(/\(only ada\)\nFilled in\n\nzoe> $/);
  expect(party.heard.map(({ person, is }) => `${person.name} ${is}`)).toEqual([
    'ada line',
    'ben line',
    'zoe mention',
    'ben form',
    'ada form',
  ]);
});

test('the input may end while a field is being asked for, and after a refusal', async () => {
  const { types, ends } = await converse();
  await types('/nonsense');
  await types('ada> /ask');
  expect(await ends()).toBe('\n(only ada)\nNever mind, then.\n\n');
});

test('a board that comes meanwhile stands above the line that is being typed', async () => {
  const { types, begins, written, terminal } = await converse();
  await types('hello');
  begins('half a li');
  await expect.poll(() => written().endsWith('half a li')).toBe(true);
  await terminal.post(
    'terminal:here' as Parameters<typeof terminal.post>[0],
    { language: 'en', card: { title: 'Board', blocks: [] } },
    'k',
  );
  const [typed, after = ''] = written().split('half a li');
  expect(typed).toBe('');
  // Back to the line's beginning, everything from there taken away, and put back below.
  expect(after.startsWith('\u001b[1G\u001b[0JBoard\n\n')).toBe(true);
  expect(stripVTControlCharacters(written())).toMatch(/Board\n\nyou> half a li$/);
});

test('a quiz at the screen: the answer first, then what it changed on the board', async () => {
  const { types } = await converse({ name: 'ada' });
  expect(await types('/quiz start')).toMatch(/A quiz is open[\s\S]*→ \[1\] Join {3}\[2\] Begin\n\nada> $/);
  expect(await types('1')).toMatch(/\(only ada\)\n✓ You are in[\s\S]*\nIn: ada\n\nada> $/);
  expect(await types('ben> 1')).toMatch(/\(only ben\)\n✓ You are in[\s\S]*\nIn: ada, ben\n\nada> $/);
  await types('2');
  expect(await types('b')).toMatch(/Your answer: B[\s\S]*1 of 2 have answered\.\n\nada> $/);
  expect(await types('ben> A')).toMatch(/✓ B {2}Traffic[\s\S]*→ \[1\] Next question\n\nada> $/);
});
