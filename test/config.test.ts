import { describe, expect, test } from 'vitest';
import { readConfig } from '../src/config.ts';
import { SetupError } from '../src/core/errors.ts';

const discord = 'MTIzNDU2Nzg5MDEyMzQ1Njc4.GabcdE.abcdefghijklmnopqrstuvwxyz0123456789';
const slack = { SLACK_BOT_TOKEN: 'xoxb-1-2-abc', SLACK_APP_TOKEN: 'xapp-1-A-2-abc' };

const messageFor = (variables: Record<string, string>): string => {
  try {
    readConfig(variables);
  } catch (error) {
    if (error instanceof SetupError) return error.message;
    throw error;
  }
  return '';
};

describe('the configuration', () => {
  test('without anything is a terminal in English', () => {
    expect(readConfig({})).toMatchObject({
      discord: undefined,
      slack: undefined,
      language: 'en',
      terminalLanguage: 'en',
      secrets: [],
    });
  });

  test('empty lines, as in .env.example, count as left out', () => {
    expect(readConfig({ DISCORD_TOKEN: '', SLACK_BOT_TOKEN: ' ', LOG_LEVEL: '' })).toEqual(readConfig({}));
  });

  test('the terminal follows the shell’s locale', () => {
    expect(readConfig({ LANG: 'zh_CN.UTF-8' }).terminalLanguage).toBe('zh');
    expect(readConfig({ LANG: 'fr_FR.UTF-8', COLLOQUY_LANGUAGE: 'zh' }).terminalLanguage).toBe('zh');
  });

  test('with tokens has both platforms, and knows its secrets', () => {
    const config = readConfig({ DISCORD_TOKEN: discord, ...slack, SLACK_PREFIX: 'acme' });
    expect(config.discord).toEqual({ token: discord });
    expect(config.slack).toEqual({ botToken: 'xoxb-1-2-abc', appToken: 'xapp-1-A-2-abc', port: 3000, prefix: 'acme' });
    expect(config.secrets).toEqual([discord, 'xoxb-1-2-abc', 'xapp-1-A-2-abc']);
  });

  test('names every faulty variable at once, what it should be and where to get it, and never its value', () => {
    const message = messageFor({
      DISCORD_TOKEN: 'hunter2-secret',
      SLACK_BOT_TOKEN: 'xoxp-wrong-secret',
      SLACK_SIGNING_SECRET: 'short-secret',
      SLACK_PORT: '99999',
      SLACK_PREFIX: 'Big Co',
      SLACK_API_URL: 'ftp://example.com/',
      COLLOQUY_LANGUAGE: 'fr',
      LOG_LEVEL: 'loud',
    });
    for (const name of [
      'DISCORD_TOKEN',
      'SLACK_BOT_TOKEN',
      'SLACK_SIGNING_SECRET',
      'SLACK_PORT',
      'SLACK_PREFIX',
      'SLACK_API_URL',
      'COLLOQUY_LANGUAGE',
      'LOG_LEVEL',
    ]) {
      expect(message).toContain(name);
    }
    expect(message).toContain('xoxb-');
    expect(message).toContain('Discord developer portal');
    expect(message).not.toContain('secret\n');
    for (const value of ['hunter2', 'xoxp-wrong', 'short-secret', 'Big Co']) expect(message).not.toContain(value);
  });

  test.each([
    [{ SLACK_APP_TOKEN: 'xapp-1' }, 'SLACK_BOT_TOKEN is missing beside SLACK_APP_TOKEN'],
    [{ SLACK_PREFIX: 'acme' }, 'SLACK_BOT_TOKEN is missing beside SLACK_PREFIX'],
    [{ SLACK_BOT_TOKEN: 'xoxb-1' }, 'SLACK_APP_TOKEN is missing'],
    [{ DISCORD_API_URL: 'http://127.0.0.1:1' }, 'DISCORD_TOKEN is missing beside DISCORD_API_URL'],
  ])('half-filled %j is told', (variables, told) => {
    expect(messageFor(variables)).toContain(told);
  });
});
