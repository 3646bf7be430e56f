/** /colloquy help: what one can type. */
import {
  type Catalogue,
  type Command,
  defineCommand,
  fillIn,
  open,
  text,
  UserError,
  usage,
} from '../../src/core/kit.ts';

export default defineCommand({
  about: { en: 'What you can type, and what it does', zh: '可以输入什么，各有什么用' },
  called: { zh: '帮助' },
  shownTo: 'asker',
  reads: 'library',
  options: {
    about: text(
      {
        about: { en: 'One command or family, such as section', zh: '某个命令或一组命令，例如 章节' },
        called: { zh: '关于' },
        most: 40,
      },
      { rest: true },
    ),
  },
  examples: [
    { type: 'colloquy help', shows: { en: '/article summary', zh: '/article summary' } },
    { type: 'colloquy help section', shows: { en: '/article section', zh: '/article section' } },
    { type: 'colloquy help flying', shows: { en: 'no command', zh: '没有' }, failed: true },
  ],
  run({ options, catalogue, language, texts }) {
    const commands = options.about ? commandsAbout(catalogue, options.about) : catalogue.commands;
    if (commands.length === 0) {
      throw new UserError(texts.unknownCommand(options.about ?? ''), [
        { label: texts.help, press: open('colloquy help') },
      ]);
    }
    const [only] = commands;
    const one = only && commands.length === 1 ? only : undefined;
    return {
      title: one ? one.words.join(' ') : texts.helpTitle,
      blocks: [
        ...(one ? [] : [{ is: 'text' as const, text: [texts.helpIntro, ' ', { command: 'article 章节 2' }] }]),
        {
          is: 'list',
          items: commands.map((command) => [{ command: usage(command) }, texts.colon, command.about[language]]),
        },
        ...(one
          ? [
              {
                is: 'list' as const,
                items: one.examples.filter(({ failed }) => !failed).map(({ type }) => [{ command: type }]),
              },
            ]
          : []),
        { is: 'note', text: texts.helpTips },
        {
          is: 'actions',
          of: one
            ? [
                { label: texts.tryIt, press: open(one.words.join(' ')) },
                { label: texts.allCommands, press: open('colloquy help') },
              ]
            : [
                { label: texts.summary, press: open('article summary') },
                { label: texts.askTheArticle, press: fillIn('article ask') },
                { label: texts.aboutBot, press: open('colloquy about') },
              ],
        },
      ],
    };
  },
});

/** The commands of a family, or the one of that name; in words of either language, with or without the family. */
function commandsAbout(catalogue: Catalogue, typed: string): readonly Command[] {
  const wanted = typed
    .toLowerCase()
    .replace(/^[/／]/, '')
    .split(/\s+/);
  return catalogue.commands.filter(({ words: [group, name], called }) => {
    const families = [group, catalogue.groups[group]?.called.zh];
    const names: readonly string[] = [name, called.zh];
    const [first = '', second] = wanted;
    if (wanted.length > 2) return false;
    return second === undefined
      ? families.includes(first) || names.includes(first)
      : families.includes(first) && names.includes(second);
  });
}
