/** `npm run -s manifest:slack -- [--prefix acme] [--name Colloquy] [--http https://bot.example.com] [--history]`: writes an app manifest. */
import '../needs-node.js';
import { parseArgs } from 'node:util';
import { manifestFor } from '../adapters/slack/publish.ts';
import { commandsFolder } from '../assemble.ts';
import { loadCommands } from '../bot/loader.ts';
import { SetupError } from '../core/errors.ts';
import { runTool } from './run-tool.ts';

const usage =
  'usage: npm run -s manifest:slack -- [--prefix acme] [--name Colloquy] [--http https://bot.example.com] [--history]';

await runTool(async () => {
  const { prefix, name, http, history } = readWords();
  if (prefix !== undefined && !/^[a-z0-9][a-z0-9-]{0,19}$/.test(prefix)) {
    throw new SetupError(
      `--prefix is lower-case letters, digits and hyphens, at most 20: acme makes /acme-article\n${usage}`,
    );
  }
  if (http !== undefined && !/^https:\/\/\S+$/.test(http)) {
    throw new SetupError(`--http is the public https address that Slack can reach this bot at\n${usage}`);
  }
  const manifest = manifestFor(await loadCommands(commandsFolder), {
    ...(prefix && { prefix }),
    ...(name && { name }),
    ...(history && { history }),
    ...(http ? { mode: 'http', url: http } : { mode: 'socket' }),
  });
  process.stdout.write(`${JSON.stringify(manifest, undefined, 2)}\n`);
});

function readWords(): { prefix?: string; name?: string; http?: string; history?: boolean } {
  try {
    const text = { type: 'string' } as const;
    return parseArgs({ options: { prefix: text, name: text, http: text, history: { type: 'boolean' } } }).values;
  } catch (error) {
    throw new SetupError(`${(error as Error).message}\n${usage}`);
  }
}
