/** Opens the store that the settings name. The packages of a server are read only where one is used. */
import { realClock } from './clock.ts';
import type { Config } from './config.ts';
import type { Clock, Log } from './core/ports.ts';
import type { Store } from './core/store.ts';

/** Rejects with a `SetupError` that says what to mend. */
export async function openStore(where: Config['store'], log: Log, clock: Clock = realClock): Promise<Store> {
  if ('folder' in where) {
    const { openSqlite } = await import('./store/sqlite.ts');
    return openSqlite({ folder: where.folder, clock, log });
  }
  const { openPostgres } = await import('./store/postgres.ts');
  return openPostgres({ url: where.url, clock, log });
}
