/** The slash commands: what Discord is told of the catalogue. */
import { expect, test } from 'vitest';
import { commandsFor } from '../../../src/adapters/discord/publish.ts';
import { commandsFolder } from '../../../src/assemble.ts';
import { loadCommands } from '../../../src/bot/loader.ts';
import { type Catalogue, type Command, defineCommand, pick, text } from '../../../src/core/command.ts';
import { bodyFaults } from '../../kit/discord/openapi.ts';

const shipped = await loadCommands(commandsFolder);
const about = { en: 'About it', zh: '关于它' };

/** A catalogue of one command with these options. */
const one = (options: Command['options'], more: Partial<Command> = {}): Catalogue => ({
  groups: { article: { about, called: { zh: '文章' } } },
  commands: [
    {
      ...defineCommand({
        about,
        called: { zh: '看' },
        shownTo: 'asker',
        reads: 'library',
        options,
        examples: [],
        run: () => ({ title: '', blocks: [] }),
      }),
      words: ['article', 'look'],
      ...more,
    } as Command,
  ],
});
const optionsOf = (catalogue: Catalogue) => {
  const [sub] = commandsFor(catalogue)[0]?.options ?? [];
  return sub && 'options' in sub ? (sub.options ?? []) : [];
};

test('the shipped commands are what Discord takes', async () => {
  const commands = commandsFor(shipped);
  expect(bodyFaults('PUT', '/applications/1/commands', commands)).toEqual([]);
  await expect(`${commands.map((command) => listing(command, '/')).join('\n')}\n`).toMatchFileSnapshot(
    '../../snapshots/discord/commands.txt',
  );
});

/** A command, subcommand or option with all below it, one a line. */
function listing(part: object, before: string): string {
  const { name, name_localizations: names, description, description_localizations: about, ...more } = part as Named;
  const marks = [
    ...(more.required ? ['required'] : []),
    ...(more.autocomplete ? ['completes'] : []),
    ...(more.max_length ? [`at most ${more.max_length}`] : []),
    ...(more.choices ?? []).map((choice) => `${choice.value} = ${choice.name} ${choice.name_localizations?.['zh-CN']}`),
  ];
  const line = `${before}${name} ${names?.['zh-CN']}: ${description} · ${about?.['zh-CN']}${marks.length > 0 ? ` (${marks.join(', ')})` : ''}`;
  return [line, ...(more.options ?? []).map((option) => listing(option, before === '/' ? `/${name} ` : '    '))].join(
    '\n',
  );
}
type Named = {
  readonly name: string;
  readonly name_localizations?: Record<string, string>;
  readonly description?: string;
  readonly description_localizations?: Record<string, string>;
  readonly required?: boolean;
  readonly autocomplete?: boolean;
  readonly max_length?: number;
  readonly value?: string;
  readonly choices?: readonly Named[];
  readonly options?: readonly Named[];
};

test('one slash command a group, one subcommand a command, both languages', () => {
  const [article] = commandsFor(shipped);
  expect(article).toMatchObject({
    name: 'article',
    name_localizations: { 'zh-CN': '文章', 'zh-TW': '文章' },
    contexts: [0, 1],
    integration_types: [0],
  });
  expect(article?.options?.map(({ name }) => name)).toEqual(
    shipped.commands.flatMap(({ words }) => (words[0] === 'article' ? [words[1]] : [])),
  );
});

test('options: required ones first, then the order of the catalogue, the common ones last', () => {
  const [free, needed] = [
    text({ about, called: { zh: '甲' }, most: 80 }),
    text({ about, called: { zh: '乙' }, most: 9_000 }, { required: true, suggest: () => [] }),
  ];
  expect(optionsOf(one({ free, needed }))).toMatchObject([
    { name: 'needed', required: true, max_length: 6_000, autocomplete: true },
    { name: 'free', max_length: 80 },
    { name: 'lang', choices: [{ value: 'zh' }, { value: 'en' }] },
  ]);
});

test('fixed values are localised choices', () => {
  const size = pick(
    { about, called: { zh: '长度' } },
    { line: { en: 'One line', zh: '一句话' }, page: { en: 'x'.repeat(200), zh: '一页' } },
  );
  expect(optionsOf(one({ size }))[0]).toMatchObject({
    name: 'size',
    choices: [
      { name: 'One line', name_localizations: { 'zh-CN': '一句话', 'zh-TW': '一句话' }, value: 'line' },
      { name: `${'x'.repeat(99)}…`, value: 'page' },
    ],
  });
});

test('a description is cut to a hundred characters', () => {
  const [command] = commandsFor(one({}, { about: { en: 'e'.repeat(101), zh: '长'.repeat(100) } }));
  expect(command?.options?.[0]).toMatchObject({
    description: `${'e'.repeat(99)}…`,
    description_localizations: { 'zh-CN': '长'.repeat(100) },
  });
});

test.each([
  ['a name with a space', one({ 'two words': text({ about, called: { zh: '甲' }, most: 9 }) }), '“two words”'],
  ['a name with a capital', one({ Which: text({ about, called: { zh: '甲' }, most: 9 }) }), '“Which”'],
  ['a name of 33 characters', one({}, { called: { zh: '长'.repeat(33) } }), 'cannot be the name'],
  [
    'two options of one Chinese name',
    one({ a: text({ about, called: { zh: '甲' }, most: 9 }), b: text({ about, called: { zh: '甲' }, most: 9 }) }),
    '/article look has two options called “甲”',
  ],
  [
    'more than 25 options',
    one(
      Object.fromEntries(
        Array.from({ length: 25 }, (_, n) => [`o${n}`, text({ about, called: { zh: `项${n}` }, most: 9 })]),
      ),
    ),
    '/article look has more than 25 options',
  ],
])('%s is refused before Discord does', (_, catalogue, message) => {
  expect(() => commandsFor(catalogue)).toThrow(message);
});

test('a command of 8,000 characters is taken, one of more is not', () => {
  const choices = (length: number) => {
    const of = Object.fromEntries(
      Array.from({ length: 25 }, (_, n) => [`${n}`.padEnd(100, 'v'), { en: 'e'.repeat(100), zh: '长' }]),
    );
    const options = Object.fromEntries(
      ['a', 'b'].map((name) => [name, pick({ about: { en: 'd', zh: 'd' }, called: { zh: name } }, of)]),
    );
    return one(options, { about: { en: 'd'.repeat(length), zh: 'd' } });
  };
  // Two options of 5,002 characters are too much by themselves; one is not.
  expect(() => commandsFor(choices(1))).toThrow('/article has');
  const half = choices(100);
  const [command] = half.commands;
  if (!command) throw new Error('no command');
  const { a } = command.options;
  expect(commandsFor({ ...half, commands: [{ ...command, options: a ? { a } : {} }] })).toHaveLength(1);
});
