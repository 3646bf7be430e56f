/** An embedded database in a folder of its own, gone afterwards. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock, Log } from '../../src/core/ports.ts';
import type { Store } from '../../src/core/store.ts';
import { openSqlite } from '../../src/store/sqlite.ts';

const silent: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

export function temporaryStore(log: Log = silent): {
  readonly folder: string;
  /** Opens it, again after it was closed. */
  readonly open: (clock: Clock) => Promise<Store>;
  readonly remove: () => void;
} {
  const folder = mkdtempSync(join(tmpdir(), 'colloquy-'));
  return {
    folder,
    open: (clock) => openSqlite({ folder, clock, log }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
