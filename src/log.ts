/** The only place that knows pino. Lines go to standard error as JSON; no secret ever does. */
import { pino } from 'pino';
import type { Log } from './core/ports.ts';

export type LogOptions = {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  /** Values that are taken out wherever they stand in a line, inside other words too. */
  readonly secrets: readonly string[];
  /** Where lines go; standard error unless a test listens. */
  readonly write?: (line: string) => void;
};

// Fields that carry secrets by their name, at the depths at which SDK errors and requests hold them.
const secretFields = [
  'token',
  'botToken',
  'appToken',
  'signingSecret',
  'authorization',
  'Authorization',
  'cookie',
  'response_url',
];
const paths = ['', '*.', '*.*.', '*.*.*.'].flatMap((depth) => secretFields.map((field) => `${depth}${field}`));
const gone = '[secret]';

export function createLog({ level, secrets, write = (line) => process.stderr.write(line) }: LogOptions): Log {
  // In a line of JSON a secret stands as JSON writes it.
  const forms = secrets.flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)]).filter(Boolean);
  const mask = (line: string): string => forms.reduce((masked, secret) => masked.replaceAll(secret, gone), line);
  return pino(
    { level, base: null, redact: { paths, censor: gone }, timestamp: pino.stdTimeFunctions.isoTime },
    { write: (line) => write(mask(line)) },
  );
}
