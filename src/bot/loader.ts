/** Finds the commands: the path of a file in `commands/` is what people type. */
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Catalogue, Command, CommandDefinition, Group } from '../core/command.ts';
import { SetupError } from '../core/errors.ts';

const name = /^[a-z][a-z0-9-]{0,31}$/;
/** The order in which a family is shown; a command that is not named here comes after, by its name. */
const order = [
  ...['article', 'quiz', 'review', 'digest', 'colloquy'],
  ...[
    'help',
    'summary',
    'outline',
    'section',
    'thesis',
    'passage',
    'search',
    'ask',
    'question',
    'start',
    'now',
    'plan',
    'subscribe',
    'preview',
    'status',
  ],
];

/** Loads all of `folder`. Rejects with every file that is not a command and what is wrong with it. */
export async function loadCommands(folder: string): Promise<Catalogue> {
  const faults: string[] = [];
  const groups: Record<string, Group> = {};
  const commands: Command[] = [];
  for (const group of sorted(await foldersIn(folder))) {
    const files = (await readdir(join(folder, group))).filter((file) => file.endsWith('.ts'));
    if (!files.includes('_group.ts'))
      faults.push(`${group}/: has no _group.ts that says what the commands in it are about`);
    for (const file of sorted(files.map((entry) => basename(entry, '.ts')))) {
      const exported = await defaultOf(join(folder, group, `${file}.ts`));
      const fault = file === '_group' ? faultOfGroup(exported) : faultOfCommand(file, exported);
      if (fault) faults.push(`${group}/${file}.ts: ${fault}`);
      else if (file === '_group') groups[group] = exported as Group;
      else commands.push({ ...(exported as CommandDefinition), words: [group, file] });
    }
  }
  if (faults.length > 0)
    throw new SetupError(`commands cannot be loaded:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
  return { groups, commands };
}

async function foldersIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

const rank = (word: string): number => (order.includes(word) ? order.indexOf(word) : order.length);
const sorted = (words: readonly string[]): string[] =>
  words.toSorted((a, b) => rank(a) - rank(b) || a.localeCompare(b, 'en'));

async function defaultOf(file: string): Promise<unknown> {
  const module: { default?: unknown } = await import(pathToFileURL(file).href);
  return module.default;
}

function faultOfGroup(exported: unknown): string | undefined {
  return isObject(exported) && isObject(exported.about) && isObject(exported.called)
    ? undefined
    : 'does not export a group as its default (defineGroup)';
}

function faultOfCommand(file: string, exported: unknown): string | undefined {
  if (!name.test(file)) return 'a command’s name is lower-case letters, digits and hyphens, at most 32';
  const does = isObject(exported) && (typeof exported.run === 'function' || typeof exported.act === 'function');
  if (!does) return 'does not export a command as its default (defineCommand)';
  const missing = ['about', 'called', 'shownTo', 'reads', 'options', 'examples'].filter(
    (key) => exported[key] === undefined,
  );
  return missing.length > 0 ? `has no ${missing.join(', no ')}` : undefined;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
