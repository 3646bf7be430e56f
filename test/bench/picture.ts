/** What a picture of a report costs: time, and memory of the process that draws it. Beside it: the same process without pictures. */
import type { Chart } from '../../src/core/chart.ts';
import { createPainter } from '../../src/picture/painter.ts';
import type { Row } from './row.ts';

const bars = (counts: readonly number[]) => {
  const people = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count, at) => ({ label: ['赞成', '拿不准', '反对'][at] ?? '', count, share: count / people }));
};
const chart = (n: number): Chart => ({
  is: 'shift',
  title: `${7 + n} 人的立场`,
  before: { label: '开始时', bars: bars([3, 3, 1 + n]) },
  after: { label: '结束时', bars: bars([5, 0, 2 + n]) },
  moves: [
    { from: 1, to: 0, count: 2 },
    { from: 1, to: 2, count: 1 },
  ],
});

const megabytes = () => {
  globalThis.gc?.();
  return process.memoryUsage().rss / 2 ** 20;
};
const paint = createPainter();
const before = megabytes();
const started = performance.now();
await paint(chart(0));
const first = performance.now() - started;
const times: number[] = [];
for (let n = 1; n <= 20; n += 1) {
  const from = performance.now();
  await paint(chart(n));
  times.push(performance.now() - from);
}
const after = megabytes();
const median = times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
const rows: Row[] = [
  { what: 'a picture of a report: the first, in a thread of its own', unit: 'ms', ours: first },
  { what: 'a picture of a report: each after it, median of 20', unit: 'ms', ours: median },
  {
    what: 'memory after 21 pictures',
    unit: 'MB',
    ours: after,
    bare: before,
    beside: 'the same process before the first',
  },
];
process.stdout.write(JSON.stringify(rows));
