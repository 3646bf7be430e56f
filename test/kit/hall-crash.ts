/** Kills the whole bot in the middle of answers, again and again, and looks what is left of what it acknowledged. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { realClock } from '../../src/clock.ts';
import type { Database } from './databases.ts';

export type Left = { readonly acknowledged: number; readonly lost: readonly string[]; readonly twice: number };

const file = fileURLToPath(new URL('hall-process.ts', import.meta.url));

/** Runs it until `moment` milliseconds after its first word; resolves to what it acknowledged, and its session. */
function runAndKill(database: Database, from: number, moment: number): Promise<{ session: string; kept: string[] }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [file, JSON.stringify(database.where), String(from)], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let said = '';
    child.stderr.on('data', (chunk) => {
      said += chunk;
    });
    child.stdout.on('data', (chunk) => {
      if (out === '') setTimeout(() => child.kill('SIGKILL'), moment);
      out += chunk;
    });
    child.once('close', () => {
      // The last line may be half a line.
      const [first = '', ...lines] = out.slice(0, out.lastIndexOf('\n')).split('\n');
      if (!first.startsWith('open ')) return reject(new Error(`it ended by itself: ${said}`));
      resolve({ session: first.slice(5), kept: lines.map((line) => line.slice(5)) });
    });
  });
}

export async function killHall(database: Database, kills: number, moment: () => number): Promise<Left> {
  const acknowledged: string[] = [];
  let session = '';
  for (let n = 0; n < kills; n++) {
    const ran = await runAndKill(database, n * 1_000_000, moment());
    session = ran.session;
    acknowledged.push(...ran.kept);
  }
  const store = await database.open(realClock);
  const players = await store.players(session, 10_000_000);
  const there = new Set(players.map(({ name }) => name));
  const { rounds } = await store.tally(session, { most: 1 });
  await store.close();
  return {
    acknowledged: acknowledged.length,
    lost: acknowledged.filter((name) => !there.has(name)),
    // Whoever answered plays, and the host plays without having answered.
    twice: Math.abs((rounds[0]?.answered ?? 0) + 1 - there.size),
  };
}
