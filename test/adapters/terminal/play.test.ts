/** The program itself, as people start it: one process a test. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const data = mkdtempSync(join(tmpdir(), 'colloquy-play-'));
afterAll(() => rmSync(data, { recursive: true }));

type Ended = { readonly code: number | null; readonly out: string; readonly err: string };

/** Runs a script of src with nothing of this machine's settings in its environment. */
function run(
  script: string,
  args: readonly string[],
  { input = '', env = {} }: { input?: string; env?: Record<string, string> } = {},
): Promise<Ended> {
  const child = spawn(process.execPath, [script, ...args], {
    cwd: root,
    env: {
      PATH: process.env.PATH ?? '',
      DISCORD_TOKEN: '',
      SLACK_BOT_TOKEN: '',
      SLACK_APP_TOKEN: '',
      SLACK_SIGNING_SECRET: '',
      DATA_DIR: data,
      ...env,
    },
  });
  const collected = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    collected.out += part;
  });
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    collected.err += part;
  });
  child.stdin.end(input);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, ...collected }));
  });
}

const play = (args: readonly string[], more = {}) => run('src/tools/play.ts', args, more);

describe('npm run play', () => {
  test('answers an argument as plain text and ends well', async () => {
    const { code, out, err } = await play(['/article section 2']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('2 · Repair');
    expect(out).toContain('¶2.7');
    expect(out).not.toContain('\u001b');
  });

  test('answers the Chinese question from section four, and says what is not in the article', async () => {
    const answered = await play(['/article ask 为什么说产业互联网不是终极状态']);
    expect(answered).toMatchObject({ code: 0 });
    expect(answered.out).toMatch(/Section 4[\s\S]*¶4\.1/);
    const none = await play(['/article ask Who won the 2018 World Cup']);
    expect(none).toMatchObject({ code: 0 });
    expect(none.out).toContain('Not in this article');
  });

  test.each([['/article section 9'], ['/flying'], ['/article ask'], ['/article ask 🙂']])(
    '%s is refused kindly, exit 1',
    async (line) => {
      const { code, out, err } = await play([line]);
      expect(code).toBe(1);
      expect(out.length).toBeGreaterThan(20);
      expect(err).toBe('');
    },
  );

  test('--lang and --json', async () => {
    expect((await play(['--lang', 'zh', '/article section 2'])).out).toContain('2 · 修补裂痕');
    const { out } = await play(['--json', '/article section 2']);
    expect(JSON.parse(out)).toMatchObject({
      title: '2 · Repair',
      blocks: [{ is: 'text' }, { is: 'list' }, { is: 'note' }, { is: 'menu' }, { is: 'actions' }],
    });
  });

  test('a pipe is answered line by line, and one refusal makes the end a bad one', async () => {
    const good = await play([], { input: '/article section 2\n\nWhat is S2B?\n' });
    expect(good.code).toBe(0);
    expect(good.out).toContain('2 · Repair');
    expect(good.out).toContain('¶0.7');
    expect((await play([], { input: '/nonsense\n/article section 2\n' })).code).toBe(1);
  });

  test('several people share one pipe, and what one of them looks up is theirs', async () => {
    const { code, out } = await play([], { input: 'ada> /article section 2\nben> What is S2B?\n' });
    expect(code).toBe(0);
    expect(out).toMatch(/^ada> \/article section 2\n\n\(only ada\)\n2 · Repair\n/);
    expect(out).toMatch(/\nben> What is S2B\?\n\n\(only ben\)\n/);
  });

  test('an unknown flag or language is told how it goes', async () => {
    expect(await play(['--loud'])).toMatchObject({ code: 1, err: expect.stringContaining('usage:') });
    expect(await play(['--lang', 'fr'])).toMatchObject({ code: 1, err: expect.stringContaining('--lang is zh or en') });
  });
});

describe('npm start', () => {
  test('without tokens opens the chat and says in two lines how to connect', async () => {
    const { code, out, err } = await run('src/main.ts', [], { input: '/article section 2\n' });
    expect(code).toBe(0);
    expect(err.trim().split('\n')).toHaveLength(2);
    expect(err).toContain('DISCORD_TOKEN');
    expect(err).toContain('SLACK_BOT_TOKEN');
    expect(out).toContain('2 · Repair');
  });

  test('with a half-filled .env stops with one message', async () => {
    const { code, out, err } = await run('src/main.ts', [], {
      env: { SLACK_BOT_TOKEN: 'xoxb-1-secret', DISCORD_TOKEN: 'nonsense' },
    });
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(err).toContain('DISCORD_TOKEN');
    expect(err).toContain('SLACK_APP_TOKEN');
    expect(err).not.toContain('xoxb-1-secret');
    expect(err).not.toContain('    at ');
  });
});
