/**
 * Drafts in a process of its own with limits: its word lists take some 190 MB, of which a thread leaves two thirds in the process that
 * began it, even when it has ended. Its end gives everything back to a running bot.
 */
import { type ChildProcess, fork } from 'node:child_process';
import type { Answer, Order } from './child.ts';
import type { Generate } from './kept.ts';
import { DraftTrouble } from './trouble.ts';

export type Limits = {
  /** Milliseconds for one article, the start of the process among them. */
  readonly milliseconds: number;
  /** Of JavaScript's own values; the word lists lie beside them. */
  readonly memoryMiB: number;
};
/** An article of a hundred paragraphs takes some seconds. */
const usual: Limits = { milliseconds: 180_000, memoryMiB: 512 };
/** Of what a process says before it falls, in characters. */
const mostSaid = 4_000;

/** One process an article. Rejects with a `DraftTrouble` where it took too long or too much. */
export const generateApart =
  (limits: Limits = usual): Generate =>
  async (source, wish) => {
    const child = fork(new URL('./child.ts', import.meta.url), {
      // No tokens: it reads what an author wrote, and nothing else.
      env: {},
      execArgv: [`--max-old-space-size=${limits.memoryMiB}`],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    try {
      return await answerOf(child, { source, wish }, limits);
    } finally {
      child.kill('SIGKILL');
    }
  };

function answerOf(child: ChildProcess, order: Order, { milliseconds, memoryMiB }: Limits): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const timer = setTimeout(() => reject(new DraftTrouble({ is: 'slow', seconds: milliseconds / 1_000 })), milliseconds);
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (part: string) => {
    said = (said + part).slice(-mostSaid);
  });
  child.on('message', (answer) => resolve(answer as Answer));
  child.on('error', reject);
  child.on('close', (code, signal) => {
    const cause = new Error(said.trim() || `it ended with ${signal ?? code}`);
    // V8 has no other way to say it than its last words.
    if (/heap out of memory|Out of memory/i.test(said))
      reject(new DraftTrouble({ is: 'memory', megabytes: memoryMiB }, { cause }));
    else reject(new Error('the process that drafts ended by itself', { cause }));
  });
  child.send(order, (error) => {
    if (error) reject(error);
  });
  return promise.finally(() => clearTimeout(timer));
}
