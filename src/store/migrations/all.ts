/** Brings a database to the schema that this version knows. */
import type { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { SetupError } from '../../core/errors.ts';
import type { Tables } from '../schema.ts';
import { first } from './0001.ts';

const migrations: Readonly<Record<string, Migration>> = { '0001': first };

/** Kysely lists the tables of every schema of the server: one that somebody drops meanwhile makes that fail. */
const schemaIsGone = '3F000';
const mostTries = 10;

/** The newest migration: what a dump says that it was made from. */
export const newest = Object.keys(migrations).sort().at(-1) ?? '';

/**
 * Runs what has not run yet. The caller sees to it that no other process does the same at the same time, and that a half-done one is
 * rolled back. A database of a newer version is refused with a `SetupError`. `where` names the database in it.
 */
export async function migrate(db: Kysely<Tables>, where: string, schema?: string): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...migrations }) },
    ...(schema && { migrationTableSchema: schema }),
  });
  let error: unknown;
  for (let tries = 0; tries < mostTries; tries++) {
    ({ error } = await migrator.migrateToLatest());
    if (!error) return;
    if (!(error instanceof Error && 'code' in error && error.code === schemaIsGone)) break;
  }
  if (error instanceof Error && /corrupted migrations/.test(error.message)) throw newer(where);
  throw error;
}

/** For a reader, which changes nothing: refuses a database that is not of this version. */
export async function checkMigrated(db: Kysely<Tables>, where: string): Promise<void> {
  const all = db as unknown as Kysely<{ kysely_migration: { name: string } }>;
  const rows = await all
    .selectFrom('kysely_migration')
    .select('name')
    .execute()
    .catch((error: unknown) => {
      if (error instanceof Error && /no such table/.test(error.message)) return [];
      throw error;
    });
  const ran = new Set(rows.map(({ name }) => name));
  if (rows.some(({ name }) => !(name in migrations))) throw newer(where);
  if (Object.keys(migrations).some((name) => !ran.has(name))) {
    throw new SetupError(
      `${where} is of an older version. Start the bot once, which brings it up to date, then try again.`,
    );
  }
}

const newer = (where: string) =>
  new SetupError(
    `${where} was written by a newer version of the bot. Update the bot, or restore a copy from before the update.`,
  );
