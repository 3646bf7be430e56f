/** What the tools that move everything have in common: which database, which file. */
import { parseArgs } from 'node:util';
import { SetupError } from '../core/errors.ts';
import type { Clock, Log } from '../core/ports.ts';
import type { Sums } from '../store/dump.ts';
import type { Engine } from '../store/engine.ts';
import { openPostgresEngine } from '../store/postgres.ts';
import { openSqliteEngine } from '../store/sqlite.ts';

export type StorePlace = { readonly name: string } & ({ readonly url: string } | { readonly folder: string });

/** `--to FILE` or `--from FILE`, and the folder of a SQLite database or the URL of a PostgreSQL one. */
export function readWords(option: 'to' | 'from', usage: string): { readonly place: StorePlace; readonly file: string } {
  const read = () => {
    try {
      return parseArgs({ allowPositionals: true, options: { [option]: { type: 'string' } } });
    } catch (error) {
      throw new SetupError(`${error instanceof Error ? error.message : error}\n${usage}`);
    }
  };
  const { values, positionals } = read();
  const [where] = positionals;
  const file = values[option];
  if (positionals.length !== 1 || !where || typeof file !== 'string' || file === '') throw new SetupError(usage);
  // A URL may hold a password: it is not shown.
  return {
    file,
    place: /^postgres(ql)?:/.test(where) ? { name: 'PostgreSQL', url: where } : { name: where, folder: where },
  };
}

export function openEngine(place: StorePlace, to: 'read' | 'write'): Promise<Engine> {
  const common = { clock: still, log: quiet };
  return 'url' in place
    ? openPostgresEngine({ ...common, url: place.url })
    : openSqliteEngine({ ...common, folder: place.folder, ...(to === 'read' && { readOnly: true as const }) });
}

export const told = (sums: Sums): string =>
  Object.entries(sums)
    .filter(([, { rows }]) => rows > 0)
    .map(([name, { rows }]) => `${rows} ${name}`)
    .join(', ') || 'nothing is stored yet';

/** Neither asks for the time. */
const still: Clock = { now: () => 0, at: () => () => {} };
const say = (fields: Readonly<Record<string, unknown>>, message: string) =>
  void process.stderr.write(`${message} ${fields.err ?? ''}\n`);
const quiet: Log = { debug: () => {}, info: () => {}, warn: say, error: say };
