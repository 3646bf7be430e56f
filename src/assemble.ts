/** Puts the bot together: commands, articles, log. */
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { createBot } from './bot/bot.ts';
import { loadCommands } from './bot/loader.ts';
import type { Config } from './config.ts';
import { loadLibrary } from './content/load.ts';
import type { Bot } from './core/interaction.ts';
import type { Log } from './core/ports.ts';

const folder = (name: string): string => fileURLToPath(new URL(`../${name}/`, import.meta.url));
export const contentFolder = folder('content');
export const commandsFolder = folder('commands');

/** The bot with all of `commands/` and `content/`. Rejects with what to mend. */
export async function assemble(config: Pick<Config, 'article' | 'language'>, log: Log): Promise<Bot> {
  const [catalogue, library, version] = await Promise.all([
    loadCommands(commandsFolder),
    loadLibrary(contentFolder, log, config.article),
    readVersion(),
  ]);
  return createBot({
    catalogue,
    library: () => library,
    log,
    version,
    language: config.language,
    reference: () => randomUUID().slice(0, 8),
  });
}

async function readVersion(): Promise<string> {
  const { version } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  return version;
}
