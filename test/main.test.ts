/** The program itself on both platforms at once, as an operator starts and stops it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { openWorld } from './kit/discord/world.ts';
import { openApi } from './kit/slack/api.ts';
import { slashCommand } from './kit/slack/payloads.ts';
import { openSocketWire } from './kit/slack/wire.ts';
import { tokens } from './kit/slack/workspace.ts';

const discord = await openWorld();
const api = await openApi(tokens);
const wire = await openSocketWire(api);
// An empty folder, so that nobody's .env is read.
const folder = await mkdtemp(join(tmpdir(), 'main-'));

afterAll(async () => {
  await wire.close();
  await api.close();
  await discord.close();
  await rm(folder, { recursive: true });
});

const settings = {
  DISCORD_TOKEN: discord.token,
  DISCORD_API_URL: discord.api,
  SLACK_BOT_TOKEN: tokens.bot,
  SLACK_APP_TOKEN: tokens.app,
  SLACK_API_URL: api.url,
};

function start(env: Record<string, string>) {
  const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
  const child = spawn(process.execPath, [main], { cwd: folder, env: { PATH: process.env.PATH ?? '', ...env } });
  onTestFinished(() => void child.kill('SIGKILL'));
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (part: string) => {
      said += part;
    });
  }
  return { child, said: () => said, ended: once(child, 'exit') as Promise<[number | null, string | null]> };
}

test('one process answers on Discord and on Slack, and stops when it is told to, without a secret in its log', async () => {
  const { child, said, ended } = start({ ...settings, LOG_LEVEL: 'debug' });
  await expect.poll(said, { timeout: 15_000 }).toContain('"msg":"ready"');

  await discord.person('ada').types('general', '/article section', { which: '2' });
  expect(discord.screen('ada', 'general')).toContain('2 · Repair');

  const at = { user: 'U0ADA0000', channel: 'C0GENERAL' };
  const url = api.newUrl(at);
  await wire.send('command', slashCommand('/article', 'section 3', at, url, api.newTrigger()));
  await expect.poll(() => JSON.stringify(api.messages)).toContain('3 · Letting go of traffic');

  child.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
  expect(said()).toContain('"msg":"stopping"');
  for (const secret of [discord.token, tokens.bot, tokens.app, 'ticket=secret', 'verification-token', url]) {
    expect(said(), secret).not.toContain(secret);
  }
});

test('tokens that are refused stop the start, each with what to do', async () => {
  const wrong = { DISCORD_TOKEN: 'MTAwMDAwMDAwMDAwMDAwMDAwMg.Wrong.token' };
  const one = start({ ...settings, ...wrong });
  expect(await one.ended).toEqual([1, null]);
  expect(one.said()).toContain('Discord does not know this token.');
  expect(one.said()).toContain('Bot → Reset Token');
  expect(one.said()).not.toContain('    at ');

  const both = start({ ...settings, ...wrong, SLACK_BOT_TOKEN: 'xoxb-wrong' });
  expect(await both.ended).toEqual([1, null]);
  expect(both.said()).toContain('Discord does not know this token.');
  expect(both.said()).toContain('Slack does not accept SLACK_BOT_TOKEN');
});
