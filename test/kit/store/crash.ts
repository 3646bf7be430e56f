/** Kills a process that writes answers, at any moment, and looks what is left of them. */
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Store } from '../../../src/core/store.ts';
import type { Database } from '../databases.ts';
import { handClock } from '../hand-clock.ts';
import { begun } from './scene.ts';

const writer = fileURLToPath(new URL('writer.ts', import.meta.url));

/** A process that has the database open; resolves when it has, rejects with what it said when it ends before. */
export async function openElsewhere(
  database: Database,
  words: readonly string[] = [],
): Promise<{ child: ChildProcess; lines: () => readonly string[] }> {
  const child = spawn(process.execPath, [writer, JSON.stringify(database.where), ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let said = '';
  child.stderr?.on('data', (chunk) => {
    said += chunk;
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', (chunk) => {
      out += chunk;
      if (out.startsWith('open\n')) resolve();
    });
    child.once('exit', () => reject(new Error(said)));
  });
  // The last line may be half a line.
  return {
    child,
    lines: () =>
      out
        .slice(5, out.lastIndexOf('\n') + 1)
        .split('\n')
        .filter(Boolean),
  };
}

/** Ends a process of ours at once, and waits until it is gone. */
export async function kill(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGKILL');
  await gone;
}

/** What was acknowledged and is not there (`lost`), what is there twice, and how many were acknowledged. */
export type Left = { readonly acknowledged: number; readonly lost: readonly string[]; readonly twice: number };

/** As many kills as asked for, each at a moment of its own, all into one session. */
export async function killAndLook(database: Database, kills: number, moment: (kill: number) => number): Promise<Left> {
  const clock = handClock(1_000);
  const open = async <Result>(use: (store: Store) => Promise<Result>): Promise<Result> => {
    const store = await database.open(clock);
    try {
      return await use(store);
    } finally {
      await store.close();
    }
  };
  const session = await open((store) => begun(store));
  const acknowledged: string[] = [];
  for (let n = 0; n < kills; n += 1) {
    const { child, lines } = await openElsewhere(database, [session.id, String(n * 1_000_000), 'answers']);
    await new Promise((resolve) => setTimeout(resolve, moment(n)));
    await kill(child);
    acknowledged.push(...lines().flatMap((line) => (line.startsWith('kept ') ? [line.slice(5)] : [])));
  }
  return open(async (store) => {
    const kept = (await store.players(session.id, 10_000_000)).map(({ person }) => person as string);
    const there = new Set(kept);
    const { rounds } = await store.tally(session.id, { most: 1 });
    return {
      acknowledged: acknowledged.length,
      lost: acknowledged.filter((person) => !there.has(person)),
      // Whoever answered plays and answered once: rows of both are as many.
      twice: Math.abs((rounds[0]?.answered ?? 0) - there.size),
    };
  });
}
