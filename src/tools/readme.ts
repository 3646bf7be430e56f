/** `npm run readme`: writes the parts of the README that are made from the code. */
import '../needs-node.js';
import { readFile, writeFile } from 'node:fs/promises';
import { commandsFor } from '../adapters/discord/publish.ts';
import { manifestFor } from '../adapters/slack/publish.ts';
import { inbound } from '../adapters/terminal/inbound.ts';
import { draw } from '../adapters/terminal/render.ts';
import { assemble } from '../assemble.ts';
import { realClock } from '../clock.ts';
import { type Catalogue, type Command, usage } from '../core/command.ts';
import { SetupError } from '../core/errors.ts';
import type { Bot } from '../core/interaction.ts';
import { createLog } from '../log.ts';
import { openInMemory } from '../store/sqlite.ts';
import { digestOfADay } from './readme-digest.ts';
import { discussionOfFour, quizOfFour } from './readme-scenes.ts';
import { runTool } from './run-tool.ts';

const file = new URL('../../README.md', import.meta.url);

/** A row a command: how it is typed, in both languages, what it does, and where it can be reached. */
function commandTable(catalogue: Catalogue): string {
  const reach = reachOf(catalogue);
  const row = (command: Command): string => {
    const [group] = command.words;
    const chinese = `/${catalogue.groups[group]?.called.zh ?? group} ${command.called.zh}`;
    const { discord, slack, mention } = reach(command);
    const marks = [discord, slack, mention].map((there) => (there ? 'yes' : '**no**'));
    return `| ${[`\`/${usage(command)}\``, `\`${chinese}\``, command.about.en, ...marks].join(' | ')} |`;
  };
  return [
    '| type | in Chinese | what it does | Discord | Slack | by mention |',
    '| --- | --- | --- | --- | --- | --- |',
    ...catalogue.commands.map(row),
  ].join('\n');
}

/** Where a command can be reached, read from what is really published: a gap between the platforms shows here. */
export function reachOf(
  catalogue: Catalogue,
): (command: Command) => Readonly<Record<'discord' | 'slack' | 'mention', boolean>> {
  const published = commandsFor(catalogue);
  const manifest = manifestFor(catalogue, { mode: 'socket' });
  const slashes = manifest.features?.slash_commands ?? [];
  return ({ words: [group, name] }) => ({
    discord: published.some((each) => each.name === group && each.options?.some((option) => option.name === name)),
    slack: slashes.some(
      ({ command, usage_hint: hint = '' }) => command === `/${group}` && hint.split(/\W+/).includes(name),
    ),
    mention: (manifest.settings?.event_subscriptions?.bot_events ?? []).includes('app_mention'),
  });
}

/** The text with what stands between the marks of `name` replaced. */
export function fill(text: string, name: string, part: string): string {
  const [begin, end] = [`<!-- ${name}: made from the code by npm run readme -->`, `<!-- end of ${name} -->`];
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new SetupError(`README.md has lost its marks ${begin} and ${end}`);
  return `${text.slice(0, from + begin.length)}\n${part}\n${text.slice(to)}`;
}

/** The parts of the README that are made from the code, by the name of their marks. */
export async function generatedParts(): Promise<Readonly<Record<string, string>>> {
  const log = createLog({ level: 'error', secrets: [] });
  const store = await openInMemory({ clock: realClock, log });
  const bot = await assemble({ article: undefined, language: 'en', zone: 'UTC' }, { log, store, platforms: () => [] });
  return {
    example: await exampleOf(bot),
    quiz: await quizOfFour(log),
    discussion: await discussionOfFour(log),
    digest: await digestOfADay(log),
    commands: commandTable(bot.catalogue),
  };
}

/** A question and its answer, as the terminal shows them. */
async function exampleOf(bot: Bot): Promise<string> {
  const line = '/article ask Why is it not the final state?';
  const you = { name: 'you', language: 'en', manages: true } as const;
  const reply = await bot.handle(inbound({ line }, you, { delivery: 'terminal:readme:1', at: 0 }));
  if (reply?.is !== 'card') throw new Error('the example of the README has no answer');
  return [
    '```',
    `you> ${line}`,
    '',
    draw(reply, { ansi: false, conversation: true, zone: 'UTC', now: 0 }).drawn.text,
    '```',
  ].join('\n');
}

if (import.meta.main) {
  await runTool(async () => {
    const parts = Object.entries(await generatedParts());
    const text = await readFile(file, 'utf8');
    await writeFile(
      file,
      parts.reduce((filled, [name, part]) => fill(filled, name, part), text),
    );
  });
}
