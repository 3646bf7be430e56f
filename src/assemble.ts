/** Puts the bot together: commands, articles, log. */
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { createBot, type RunningBot } from './bot/bot.ts';
import { loadCommands } from './bot/loader.ts';
import { realClock } from './clock.ts';
import type { Config } from './config.ts';
import { generateApart } from './content/generate/apart.ts';
import { createDrafter } from './content/generate/drafter.ts';
import { createImporter } from './content/import/importer.ts';
import { fetchPage } from './content/import/page-fetch.ts';
import { explainImport } from './content/import/told.ts';
import { writeDraftPack } from './content/import/write.ts';
import { openLibrary } from './content/library.ts';
import { packsFolder } from './content/packs-folder.ts';
import { endings } from './content/reading/endings.ts';
import { parseArticles } from './content/reading/import.ts';
import { limits } from './content/reading/limits.ts';
import type { Drafter } from './core/drafter.ts';
import type { Importer } from './core/importer.ts';
import type { Clock, Log, Painter, Platform } from './core/ports.ts';
import type { Store } from './core/store.ts';
import { createPainter } from './picture/painter.ts';

const folder = (name: string): string => fileURLToPath(new URL(`../${name}/`, import.meta.url));
export const contentFolder = folder('content');
export const commandsFolder = folder('commands');

/** What the bot is put together with beside what is in its folders. */
export type Surroundings = {
  readonly log: Log;
  readonly store: Store;
  /** What `/article add` brings articles in by. */
  readonly importer?: Importer;
  /** The platforms that the bot speaks on; asked each time. */
  readonly platforms: () => readonly Platform[];
  /** The real one unless told. */
  readonly clock?: Clock;
  /** Ids of 12 characters that nobody can guess unless told. */
  readonly newId?: () => string;
  /** The real one unless told. */
  readonly painter?: Painter;
};

/** The bot with all of `commands/` and `content/`, and with what was imported into `data`. Rejects with what to mend. */
export async function assemble(
  config: Pick<Config, 'article' | 'language' | 'zone'> & Partial<Pick<Config, 'data'>>,
  { log, store, importer, platforms, clock = realClock, newId = randomId, painter = createPainter() }: Surroundings,
): Promise<RunningBot> {
  const [catalogue, library, version] = await Promise.all([
    loadCommands(commandsFolder),
    openLibrary({ folder: contentFolder, drafts: config.data && packsFolder(config.data), first: config.article }, log),
    readVersion(),
  ]);
  const bot = createBot({
    catalogue,
    library: library.current,
    log,
    version,
    language: config.language,
    zone: config.zone,
    reference: () => randomUUID().slice(0, 8),
    newId,
    store,
    ...((importer ?? config.data) && { importer: importer ?? importerInto(config.data ?? '', library.reload) }),
    ...(config.data && { drafter: drafterIn(config.data, library.reload) }),
    clock,
    platforms,
    painter,
  });
  return {
    ...bot,
    async close() {
      await library.close();
      await bot.close();
    },
  };
}

/** What `/article add` brings in is kept in `data`, beside what was imported from a shell. `reload` has the library read it. */
export const importerInto = (data: string, reload: () => Promise<void>): Importer =>
  createImporter({
    fetchPage,
    parse: parseArticles,
    write: (parsed, how) => writeDraftPack(packsFolder(data), parsed, { ...how, content: contentFolder }),
    reload,
    explain: explainImport,
    most: Math.max(...Object.values(limits.bytes)),
    endings: Object.values(endings).flat(),
  });

/** What `/article draft` drafts is kept with the article, in `data`. */
const drafterIn = (data: string, reload: () => Promise<void>): Drafter =>
  createDrafter({ folder: packsFolder(data), generate: generateApart(), reload });

const randomId = (): string => randomUUID().replaceAll('-', '').slice(0, 12);

async function readVersion(): Promise<string> {
  const { version } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  return version;
}
