/** The SDK's own log lines, in ours. */
import { type Logger, LogLevel } from '@slack/bolt';
import type { Log } from '../../core/ports.ts';

/** Tokens, and the addresses that anybody could post with. */
const secrets = /\bx(?:ox[a-z]|app)-[\w-]+|https:\/\/hooks\.slack\.com\/\S+|\bwss?:\/\/\S+/gi;

/** Takes the secrets out of a line. */
export const mask = (line: string): string => line.replace(secrets, '[secret]');

/** A logger for Bolt. Its debug lines carry whole payloads, with addresses that must stay secret: they are dropped. */
export function createSdkLog(log: Log): Logger {
  const write =
    (level: 'debug' | 'warn' | 'error') =>
    (...said: unknown[]): void =>
      log[level](
        { from: 'bolt' },
        mask(said.map((part) => (part instanceof Error ? part.message : String(part))).join(' ')),
      );
  return {
    debug: () => undefined,
    info: write('debug'),
    warn: write('warn'),
    error: write('error'),
    setLevel: () => undefined,
    setName: () => undefined,
    getLevel: () => LogLevel.INFO,
  };
}
