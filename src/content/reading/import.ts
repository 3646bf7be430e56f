/** Reads strangers' files in a thread with a limit of time and of memory: a running bot neither waits nor falls. */
import { Worker } from 'node:worker_threads';
import type { ImportFile, ImportOptions } from './formats.ts';
import { limits } from './limits.ts';
import type { Parsed } from './parsed.ts';
import { ImportTrouble } from './trouble.ts';
import type { Answer, Order } from './worker.ts';

/** `milliseconds` for each file, and memory of the thread; `limits.ts` where they are left out. */
export type ParseOptions = ImportOptions & { readonly milliseconds?: number; readonly memoryMiB?: number };

/** Reads one file after another. One that failed leaves the others alone. `close` ends the thread. */
export type Parser = { parse(file: ImportFile): Promise<readonly Parsed[]>; close(): Promise<void> };

/** All articles of all files, in order; stops at the first file that cannot be read. Throws `ImportTrouble`. */
export async function parseArticles(
  files: readonly ImportFile[],
  options: ParseOptions = {},
): Promise<readonly Parsed[]> {
  const parser = openParser(options);
  try {
    const articles: Parsed[] = [];
    for (const file of files) articles.push(...(await parser.parse(file)));
    return articles;
  } finally {
    await parser.close();
  }
}

export function openParser({
  milliseconds = limits.milliseconds,
  memoryMiB = limits.memoryMiB,
  ...options
}: ParseOptions = {}): Parser {
  let worker: Worker | undefined;
  const start = () =>
    new Worker(new URL('./worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: memoryMiB, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 },
    });
  const close = async () => {
    const ending = worker;
    worker = undefined;
    await ending?.terminate();
  };
  const parse = async (file: ImportFile): Promise<readonly Parsed[]> => {
    const most = Math.max(...Object.values(limits.bytes));
    // Before it is copied to the thread.
    if (file.bytes.length > most) throw new ImportTrouble({ code: 'large', file: file.name, most: most / 1024 / 1024 });
    worker ??= start();
    try {
      const answer = await asked(worker, { file, options }, milliseconds);
      if ('articles' in answer) return answer.articles;
      if ('trouble' in answer) throw new ImportTrouble(answer.trouble);
      throw new Error(`${file.name} could not be read\n${answer.bug}`);
    } catch (error) {
      // A thread that did not answer is not asked again.
      if (!(error instanceof ImportTrouble) || error.trouble.code === 'slow' || error.trouble.code === 'memory')
        await close();
      throw error;
    }
  };
  return { parse, close };
}

function asked(worker: Worker, order: Order, milliseconds: number): Promise<Answer> {
  const file = order.file.name;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => settle(() => reject(new ImportTrouble({ code: 'slow', file }))), milliseconds);
    const onMessage = (answer: Answer) => settle(() => resolve(answer));
    const onError = (error: Error & { code?: string }) =>
      settle(() =>
        reject(
          error.code === 'ERR_WORKER_OUT_OF_MEMORY'
            ? new ImportTrouble({ code: 'memory', file }, { cause: error })
            : error,
        ),
      );
    const settle = (how: () => void) => {
      clearTimeout(timer);
      worker.off('message', onMessage).off('error', onError);
      how();
    };
    worker.on('message', onMessage).on('error', onError);
    worker.postMessage(order);
  });
}
