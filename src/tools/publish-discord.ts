/** `npm run publish:discord`: publishes the slash commands now, without starting the bot. */
import '../needs-node.js';
import { publishCommands } from '../adapters/discord/publish.ts';
import { commandsFolder } from '../assemble.ts';
import { loadCommands } from '../bot/loader.ts';
import { readEnvironment } from '../config.ts';
import { SetupError } from '../core/errors.ts';
import { createLog } from '../log.ts';
import { runTool } from './run-tool.ts';

await runTool(async () => {
  const config = readEnvironment();
  if (!config.discord) {
    throw new SetupError(
      'DISCORD_TOKEN is not set: put it into .env (Discord developer portal → your application → Bot → Reset Token)',
    );
  }
  const log = createLog({ level: config.logLevel ?? 'info', secrets: config.secrets });
  const changed = await publishCommands(config.discord, await loadCommands(commandsFolder), log);
  process.stdout.write(changed ? 'Published.\n' : 'Nothing to do: Discord has these commands already.\n');
});
