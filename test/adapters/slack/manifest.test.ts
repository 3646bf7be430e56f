import { existsSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { manifestFor } from '../../../src/adapters/slack/publish.ts';
import { commandsFolder } from '../../../src/assemble.ts';
import { loadCommands } from '../../../src/bot/loader.ts';
import { SetupError } from '../../../src/core/errors.ts';

const catalogue = await loadCommands(commandsFolder);
const schemaFile = new URL('../../../../shared/platform-schemas/slack-manifest.schema.json', import.meta.url);
const known = existsSync(schemaFile);
if (!known)
  console.warn(`SKIPPED: ${schemaFile.pathname} is not there, the Slack manifest is not held against Slack’s schema`);

const all = {
  'Socket Mode': manifestFor(catalogue, { mode: 'socket' }),
  HTTP: manifestFor(catalogue, { mode: 'http', url: 'https://bot.example.com/' }),
  'with history': manifestFor(catalogue, { mode: 'socket', history: true }),
  'with a prefix and a name': manifestFor(catalogue, {
    mode: 'socket',
    prefix: 'a-prefix-of-20-signs',
    name: '共读'.repeat(17),
  }),
};

describe.each(Object.entries(all))('the manifest for %s', (_, manifest) => {
  test.skipIf(!known)('is what Slack’s schema wants', () => {
    const ajv = new Ajv({ strict: false, allErrors: true });
    // A CommonJS module: its function is the default of its default.
    (addFormats as unknown as { default: (to: Ajv) => void }).default(ajv);
    const validate = ajv.compile(JSON.parse(readFileSync(schemaFile, 'utf8')));
    expect(validate(manifest) ? [] : validate.errors).toEqual([]);
  });

  test('asks for eight scopes and two events, and no more, but for what is optional', () => {
    const { bot, ...others } = manifest.oauth_config.scopes;
    const optional = 'bot_optional' in others ? others.bot_optional : [];
    // An optional scope stands among the others too: https://docs.slack.dev/reference/app-manifest#oauth
    expect(bot).toEqual(expect.arrayContaining(optional));
    expect(bot.filter((scope) => !optional.some((one) => one === scope)).toSorted()).toEqual([
      'app_mentions:read',
      'chat:write',
      'commands',
      'files:read',
      'files:write',
      'im:history',
      'pins:write',
      'users:read',
    ]);
    expect(manifest.settings.event_subscriptions.bot_events).toEqual(['app_mention', 'message.im']);
    expect(manifest.features.app_home).toMatchObject({
      messages_tab_enabled: true,
      messages_tab_read_only_enabled: false,
    });
  });

  test('has one slash command a family, each with all that can follow', () => {
    const { slash_commands } = manifest.features;
    expect(slash_commands).toHaveLength(Object.keys(catalogue.groups).length);
    for (const { words } of catalogue.commands) {
      const command = slash_commands.find((one) => one.command.endsWith(words[0]));
      expect(command?.usage_hint).toContain(words[1]);
    }
  });
});

test('history is optional, and asked for only when it is wanted', () => {
  expect(all['with history'].oauth_config.scopes).toMatchObject({
    bot_optional: ['channels:history', 'groups:history'],
  });
  expect(all['Socket Mode'].oauth_config.scopes).not.toHaveProperty('bot_optional');
});

test('Socket Mode needs no address, HTTP sends everything to one', () => {
  expect(JSON.stringify(all['Socket Mode'])).not.toContain('http');
  expect(all['Socket Mode'].settings.socket_mode_enabled).toBe(true);
  const url = 'https://bot.example.com/slack/events';
  expect(all.HTTP.settings).toMatchObject({
    socket_mode_enabled: false,
    event_subscriptions: { request_url: url },
    interactivity: { is_enabled: true, request_url: url, message_menu_options_url: url },
  });
  const urls = all.HTTP.features.slash_commands.map((command) => command.url);
  expect(urls).toEqual(Object.keys(catalogue.groups).map(() => url));
});

test.each(['', '/', '//', '/slack/events', '/slack/events/'])('an address that ends in “%s” is the same one', (end) => {
  const manifest = manifestFor(catalogue, { mode: 'http', url: `https://bot.example.com/a${end}` });
  expect(manifest.settings.interactivity).toMatchObject({ request_url: 'https://bot.example.com/a/slack/events' });
});

test('a name of 35 characters is taken, one more is refused in words', () => {
  const named = (length: number) => manifestFor(catalogue, { mode: 'socket', name: 'x'.repeat(length) });
  expect(named(35).display_information.name).toHaveLength(35);
  expect(() => named(36)).toThrow(SetupError);
  expect(() => named(36)).toThrow(/“x{36}” has 36 characters, and Slack takes 35/);
});

test('the prefix stands before every command', () => {
  expect(
    manifestFor(catalogue, { mode: 'socket', prefix: 'acme' }).features.slash_commands.map(({ command }) => command),
  ).toEqual(Object.keys(catalogue.groups).map((group) => `/acme-${group}`));
});
