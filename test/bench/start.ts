/** From nothing to the first answer, as a whole process, beside a Node that only says hello. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Row } from './row.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const runs = 15;

const time = (args: readonly string[]): number => {
  const begin = performance.now();
  execFileSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  return performance.now() - begin;
};
const median = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

const ours: number[] = [];
const bare: number[] = [];
// In turn, so that a machine that drifts drifts for both.
for (let run = 0; run <= runs; run += 1) {
  const pair = [time(['src/tools/play.ts', '/article section 2']), time(['-e', 'console.log("hello")'])] as const;
  // The first pair warms the disk.
  if (run > 0) {
    ours.push(pair[0]);
    bare.push(pair[1]);
  }
}
const rows: Row[] = [
  {
    what: 'start to first answer in the terminal, median',
    unit: 'ms',
    ours: median(ours),
    bare: median(bare),
    beside: 'a Node that says hello',
  },
];
process.stdout.write(JSON.stringify(rows));
