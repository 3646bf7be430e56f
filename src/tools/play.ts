/** `npm run play`: the chat in the terminal. `npm run -s play -- "/article section 2"` answers and ends. */
import '../needs-node.js';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createTerminal } from '../adapters/terminal/connect.ts';
import { assemble } from '../assemble.ts';
import { realClock } from '../clock.ts';
import { type Config, readEnvironment } from '../config.ts';
import { SetupError } from '../core/errors.ts';
import type { Log, Platform } from '../core/ports.ts';
import type { Store } from '../core/store.ts';
import { createLog } from '../log.ts';
import { openInMemory, openSqlite } from '../store/sqlite.ts';
import { textsOf } from '../texts/texts.ts';
import { runTool } from './run-tool.ts';

const usage = `usage: npm run -s play -- [--as NAME] [--lang zh|en] [--json] ["/article section 2"]`;

/** Plays until the input ends; resolves to the exit code: 1 when an answer was a refusal. */
export async function play(
  config: Config,
  words: readonly string[],
  { connectHint }: { readonly connectHint: boolean },
): Promise<number> {
  const { values, positionals } = readWords(words);
  const language = values.lang ?? config.terminalLanguage;
  const log = createLog({ level: config.logLevel ?? 'warn', secrets: config.secrets });
  const store = await openOwn(config, log);
  const platforms: Platform[] = [];
  const bot = await assemble({ ...config, language }, { log, store, platforms: () => platforms });
  const line = positionals.join(' ');
  const conversation = Boolean(process.stdin.isTTY && process.stdout.isTTY && !line);
  const texts = textsOf(language).terminal;
  const hint = connectHint ? texts.connect : [texts.welcome];
  // A pipe gets answers only; how to connect goes beside them.
  if (connectHint && !conversation) process.stderr.write(`${texts.connect.join('\n')}\n`);
  const terminal = createTerminal({
    speaker: { name: values.as ?? 'you', language },
    now: Date.now,
    zone: Temporal.Now.timeZoneId(),
    run: randomUUID().slice(0, 8),
    input: process.stdin,
    output: process.stdout,
    conversation,
    ansi: conversation && config.colour,
    json: values.json ?? false,
    settled: bot.settled,
    ...(line && { line }),
    ...(conversation && { greeting: hint.join('\n') }),
  });
  platforms.push(terminal);
  // What goes on from another time stands there before the first line; whoever wants one answer wakes nothing.
  if (!line) await bot.start();
  await bot.settled();
  await terminal.connect(bot);
  const good = await terminal.ended;
  await bot.close();
  await store.close();
  return good ? 0 : 1;
}

/** The terminal has a database of its own beside the bot's. While another terminal has it, this one remembers nothing. */
async function openOwn(config: Config, log: Log): Promise<Store> {
  try {
    return await openSqlite({ folder: join(config.data, 'play'), clock: realClock, log });
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    process.stderr.write(`${error.message}\nThis chat goes on without it, and forgets everything at its end.\n`);
    return openInMemory({ clock: realClock, log });
  }
}

function readWords(words: readonly string[]): {
  values: { as?: string; lang?: 'zh' | 'en'; json?: boolean };
  positionals: string[];
} {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { as: { type: 'string' }, lang: { type: 'string' }, json: { type: 'boolean' } },
    });
    const { as, lang, json } = values;
    if (lang !== undefined && lang !== 'zh' && lang !== 'en') throw new Error(`--lang is zh or en, not ${lang}`);
    return { values: { ...(as && { as }), ...(lang && { lang }), ...(json && { json }) }, positionals };
  } catch (error) {
    throw new SetupError(`${(error as Error).message}\n${usage}`);
  }
}

if (import.meta.main) {
  await runTool(async () => {
    process.exitCode = await play(readEnvironment(), process.argv.slice(2), { connectHint: false });
  });
}
