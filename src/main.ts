/** Runs the bot on every platform that has a token; without any, opens the chat in the terminal. */
import './needs-node.js';
import { assemble } from './assemble.ts';
import { type Config, readEnvironment } from './config.ts';
import { SetupError } from './core/errors.ts';
import type { Bot } from './core/interaction.ts';
import type { Log, Platform } from './core/ports.ts';
import { createLog } from './log.ts';
import { play } from './tools/play.ts';
import { runTool } from './tools/run-tool.ts';

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
  const bot = await assemble(config, log);
  const platforms = await openPlatforms(config, log);
  await connectAll(platforms, bot);
  log.info({ platforms: platforms.map(({ name }) => name) }, 'ready');
  const stop = async (signal: string) => {
    log.info({ signal }, 'stopping');
    await Promise.all(platforms.map((platform) => platform.close()));
    process.exit(0);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
});

/** The adapters that have a token. An SDK is read only when it is needed: each takes tens of megabytes. */
async function openPlatforms({ discord, slack }: Config, log: Log): Promise<readonly Platform[]> {
  const platforms: Platform[] = [];
  if (discord) platforms.push((await import('./adapters/discord/connect.ts')).createDiscord(discord, log));
  if (slack) platforms.push((await import('./adapters/slack/connect.ts')).createSlack(slack, log));
  return platforms;
}

/**
 * A bot that answers on one platform only would look healthy; whoever started it should see that it is not. So all are
 * tried, and when one of them fails the others are closed and every reason is told.
 */
async function connectAll(platforms: readonly Platform[], bot: Bot): Promise<void> {
  const outcomes = await Promise.allSettled(platforms.map((platform) => platform.connect(bot)));
  const reasons: unknown[] = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
  if (reasons.length === 0) return;
  await Promise.allSettled(platforms.map((platform) => platform.close()));
  const mendable = reasons.filter((reason) => reason instanceof SetupError);
  throw mendable.length === reasons.length
    ? new SetupError(mendable.map(({ message }) => message).join('\n'))
    : reasons[0];
}
