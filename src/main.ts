/** Runs the bot on every platform that has a token; without any, opens the chat in the terminal. */
import './needs-node.js';
import { setTimeout as sleep } from 'node:timers/promises';
import { assemble } from './assemble.ts';
import { type Config, readEnvironment } from './config.ts';
import { SetupError } from './core/errors.ts';
import type { Bot } from './core/interaction.ts';
import type { Log, Platform } from './core/ports.ts';
import { createLog } from './log.ts';
import { openStore } from './open-store.ts';
import { play } from './tools/play.ts';
import { runTool, tellError } from './tools/run-tool.ts';

/** Milliseconds. Whoever stops a container kills it after ten seconds. */
const longestFarewell = 8_000;

await runTool(async () => {
  const config = readEnvironment();
  if (!config.discord && !config.slack) {
    process.exitCode = await play(config, process.argv.slice(2), { connectHint: true });
    return;
  }
  const log = createLog({ level: config.logLevel ?? 'info', secrets: config.secrets });
  // A bug that nobody caught ends the process, but its line goes through the log, where secrets are taken out.
  process.once('uncaughtException', (error) => {
    log.error({ err: error }, 'a bug nobody caught; stopping');
    process.exit(1);
  });
  const platforms: Platform[] = [];
  const store = await openStore(config.store, log);
  const bot = await assemble(config, { log, store, platforms: () => platforms });
  let stopping = false;
  /** Ends the process when everything under way is answered, or when that takes too long for whoever waits. */
  const stop = async (why: string, code: number): Promise<void> => {
    if (stopping) return;
    stopping = true;
    log.info({ why }, 'stopping');
    const late = await Promise.race([close().then(() => false), sleep(longestFarewell, true)]);
    if (late) log.warn({}, 'stopped before everything was answered');
    process.exit(code);
  };
  /** People first, for what they have sent is answered; then what goes on by itself; the store last. */
  const close = async (): Promise<void> => {
    await Promise.allSettled(platforms.map((platform) => platform.close()));
    await bot.close();
    await store.close();
  };
  const lost = (reason: SetupError): void => {
    log.error({ err: reason }, 'a platform has closed its connection for good');
    void stop('a platform is lost', 1);
  };
  platforms.push(...(await openPlatforms(config, log, lost)));
  try {
    await connectAll(platforms, bot);
    await bot.start();
  } catch (error) {
    await close();
    throw error;
  }
  log.info({ platforms: platforms.map(({ name }) => name) }, 'ready');
  process.on('SIGINT', () => void stop('SIGINT', 0));
  process.on('SIGTERM', () => void stop('SIGTERM', 0));
});

/** The adapters that have a token. An SDK is read only when it is needed: each takes tens of megabytes. */
async function openPlatforms(
  { discord, slack }: Config,
  log: Log,
  lost: (reason: SetupError) => void,
): Promise<readonly Platform[]> {
  const platforms: Platform[] = [];
  if (discord) platforms.push((await import('./adapters/discord/connect.ts')).createDiscord({ ...discord, lost }, log));
  if (slack) platforms.push((await import('./adapters/slack/connect.ts')).createSlack(slack, log));
  return platforms;
}

/**
 * A bot that answers on one platform only would look healthy; whoever started it should see that it is not. So all are
 * tried, and when one of them fails the others are closed and every reason is told.
 */
async function connectAll(platforms: readonly Platform[], bot: Bot): Promise<void> {
  const outcomes = await Promise.allSettled(platforms.map((platform) => platform.connect(bot)));
  const reasons = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [tellError(outcome.reason)] : []));
  if (reasons.length === 0) return;
  await Promise.allSettled(platforms.map((platform) => platform.close()));
  throw new SetupError(reasons.join('\n'));
}
