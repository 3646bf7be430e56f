/** The thread that reads strangers' files; `import.ts` starts and ends it. */
import { parentPort } from 'node:worker_threads';
import { type ImportFile, type ImportOptions, readFileOf } from './formats.ts';
import type { Parsed } from './parsed.ts';
import { ImportTrouble, type Trouble } from './trouble.ts';

export type Order = { readonly file: ImportFile; readonly options: ImportOptions };
/** `bug` is a stack: something that is not the file's fault. */
export type Answer =
  | { readonly articles: readonly Parsed[] }
  | { readonly trouble: Trouble }
  | { readonly bug: string };

async function answer({ file, options }: Order): Promise<Answer> {
  try {
    return { articles: await readFileOf(file, options) };
  } catch (error) {
    if (error instanceof ImportTrouble) return { trouble: error.trouble };
    return { bug: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

parentPort?.on('message', async (order: Order) => parentPort?.postMessage(await answer(order)));
