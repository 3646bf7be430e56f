/** Runs the bot on every platform that has a token; without any, opens the chat in the terminal. */
import './needs-node.js';
import { assemble } from './assemble.ts';
import { type Config, readEnvironment } from './config.ts';
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
  const bot = await assemble(config, log);
  const platforms = await openPlatforms(config, log);
  try {
    await Promise.all(platforms.map((platform) => platform.connect(bot)));
  } catch (error) {
    // A bot that answers on one platform only would look healthy; whoever started it should see that it is not.
    await Promise.allSettled(platforms.map((platform) => platform.close()));
    throw error;
  }
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
