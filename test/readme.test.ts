/** The README tells the truth: the parts made from the code are what the code says. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fill, generatedParts, reachOf } from '../src/tools/readme.ts';
import { openRoom } from './kit/room.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const { catalogue } = await openRoom();

test('what is made from the code is up to date: npm run readme', async () => {
  for (const [name, part] of Object.entries(await generatedParts())) expect(fill(readme, name, part)).toBe(readme);
});

test('every command can be reached on both platforms, by slash and by mention', () => {
  const reach = reachOf(catalogue);
  for (const command of catalogue.commands) {
    expect(reach(command), command.words.join(' ')).toEqual({ discord: true, slack: true, mention: true });
  }
});

test('every npm script that it names is there', () => {
  const { scripts } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    scripts: Record<string, string>;
  };
  const named = [...readme.matchAll(/npm run (?:-s )?([\w:]+)/g)].map((match) => match[1] ?? '');
  expect(named.length).toBeGreaterThan(4);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});
