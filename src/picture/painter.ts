/** Has charts drawn, each in a thread of its own: nobody waits meanwhile, and the memory that it took is given back. */
import { Worker } from 'node:worker_threads';
import type { Chart } from '../core/chart.ts';
import type { Painter } from '../core/ports.ts';

/** Milliseconds that one may take before it is given up: less than a board is anybody’s alone (bot/boards.ts). */
const patience = 5_000;

/** One picture at a time: each takes a good deal of memory while it is drawn. */
export function createPainter(within = patience): Painter {
  let last: Promise<unknown> = Promise.resolve();
  return (chart) => {
    const next = last.then(() => drawn(chart, within));
    last = next.catch(() => {});
    return next;
  };
}

function drawn(chart: Chart, within: number): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  // Its own flags are none: what the process was started with has been done already.
  const worker = new Worker(new URL('./draw.ts', import.meta.url), { workerData: chart, execArgv: [] });
  const timer = setTimeout(() => reject(new Error(`no picture within ${within} ms`)), within);
  worker.once('message', resolve);
  worker.once('error', reject);
  worker.once('exit', (code) => reject(new Error(`the thread that draws ended with ${code}`)));
  return promise.finally(async () => {
    clearTimeout(timer);
    await worker.terminate();
  });
}
