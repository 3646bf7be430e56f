import { expect, test } from 'vitest';
import { createLog } from '../src/log.ts';

const secrets = ['xoxb-1-2-SECRET', 'quote"and\\SECRET'];

function logged(write: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = [];
  write(createLog({ level: 'debug', secrets, write: (line) => lines.push(line) }));
  return lines.join('');
}

test('a secret is taken out wherever it stands: fields, messages, errors, inside other words', () => {
  const text = logged((log) => {
    log.info(
      { header: `Bearer ${secrets[0]}`, list: [secrets[1]], deep: { url: `https://x/?t=${secrets[0]}` } },
      `token ${secrets[0]}`,
    );
    log.error({ err: new Error(`refused for ${secrets[0]} and ${secrets[1]}`) }, 'failed');
  });
  expect(text).not.toContain('SECRET');
  expect(text.split('[secret]').length - 1).toBeGreaterThanOrEqual(6);
});

test('a field that is a secret by its name is taken out though its value is unknown', () => {
  const text = logged((log) => {
    log.warn(
      { token: 'unknown-1', request: { headers: { authorization: 'unknown-2' } }, body: { response_url: 'unknown-3' } },
      'a call',
    );
  });
  expect(text).not.toContain('unknown');
  expect(JSON.parse(text)).toMatchObject({ token: '[secret]', msg: 'a call' });
});

test('lines are JSON with level, time and message; below the level there are none', () => {
  const lines: string[] = [];
  const log = createLog({ level: 'warn', secrets: [], write: (line) => lines.push(line) });
  log.info({}, 'quiet');
  log.error({ place: 'discord:1:2' }, 'loud');
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ place: 'discord:1:2', msg: 'loud', level: 50 });
});
