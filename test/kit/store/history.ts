/** A past: sessions that are long over. */
import { sql } from 'kysely';
import { placeId } from '../../../src/core/place.ts';
import { chunks, type Engine } from '../../../src/store/engine.ts';

/** Sessions of the past, written in bulk. */
export async function fill({ db }: Engine, sessions: number): Promise<void> {
  const at = 1_000;
  for (let n = 0; n < sessions; n += 1) {
    const id = `history${n}`;
    const people = Array.from({ length: 50 }, (_, p) => `person ${(n * 7 + p) % 2_000}`);
    await db.transaction().execute(async (inside) => {
      await inside
        .insertInto('sessions')
        .values({
          id,
          machine: 'quiz',
          place: placeId('p', `${n % 20}`),
          server: 'server',
          language: 'en',
          article: 'tiny',
          state: '{}',
          version: 9,
          live: 0,
          started_at: at + n,
        })
        .execute();
      const numbers = Array.from({ length: 10 }, (_, r) => r);
      const common = { session: id, status: 'closed', opens_at: at };
      await inside
        .insertInto('rounds')
        .values(numbers.map((r) => ({ ...common, round: r, question: `q${r}` })))
        .execute();
      const players = people.map((person) => ({ session: id, person, name: person, here: 1, joined_at: at }));
      await inside.insertInto('players').values(players).execute();
      const answers = numbers.flatMap((r) =>
        people.map((person) => ({
          session: id,
          round: r,
          person,
          given: 'a',
          credit: 1_000,
          points: 10,
          sent_at: at,
          at,
        })),
      );
      for (const part of chunks(answers, 500)) await inside.insertInto('answers').values(part).execute();
    });
  }
  if (db.getExecutor().adapter.supportsTransactionalDdl) await sql`analyze`.execute(db);
}
