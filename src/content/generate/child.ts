/** The process that drafts one article; `apart.ts` starts and ends it. A bug is thrown: it ends, and what it said is told. */
import { generateAll } from './generate.ts';
import type { Generate } from './kept.ts';

export type Order = { readonly source: Parameters<Generate>[0]; readonly wish: Parameters<Generate>[1] };
export type Answer = Awaited<ReturnType<Generate>>;

process.once('message', async ({ source, wish }: Order) => process.send?.(await generateAll(source, wish)));
// Who would hear the answer is gone.
process.once('disconnect', () => process.exit());
