import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { loadCommands } from '../../src/bot/loader.ts';
import { SetupError } from '../../src/core/errors.ts';

/** A folder of commands with these files. */
async function folderWith(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'commands-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}

const group = `export default { about: { en: 'Talk', zh: '聊' }, called: { zh: '聊' } };`;
const command = `export default { about: { en: 'Hi', zh: '你好' }, called: { zh: '你好' }, shownTo: 'asker', reads: 'library', options: {}, examples: [], run: () => ({ title: 'Hi', blocks: [] }) };`;

test('a file’s path is its command', async () => {
  const { groups, commands } = await loadCommands(
    await folderWith({ 'talk/_group.ts': group, 'talk/hi.ts': command, 'talk/bye.ts': command }),
  );
  expect(Object.keys(groups)).toEqual(['talk']);
  expect(commands.map(({ words }) => words)).toEqual([
    ['talk', 'bye'],
    ['talk', 'hi'],
  ]);
});

test('what is no command is refused by name, all of it at once', async () => {
  const folder = await folderWith({
    'talk/hi.ts': 'export const hi = 1;',
    'talk/half.ts': `export default { run: () => undefined };`,
    'talk/Loud.ts': command,
    'quiet/_group.ts': 'export default 5;',
  });
  const error = await loadCommands(folder).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(SetupError);
  const { message } = error as Error;
  for (const told of [
    'talk/: has no _group.ts',
    'talk/hi.ts: does not export a command',
    'talk/half.ts: has no about, no called',
    'talk/Loud.ts: a command’s name is lower-case',
    'quiet/_group.ts: does not export a group',
  ]) {
    expect(message).toContain(told);
  }
});
