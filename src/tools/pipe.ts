/**
 * `npm run -s pipe`: search and ask as JSON lines on stdin and stdout, for measuring. What answers is `core/retrieval/ask.ts`, as in `/article ask`.
 *
 *     {"id":1,"op":"index","articles":[{"id":0,"title":"…","paras":["…"]}]}   →  {"id":1,"ok":true}
 *     {"id":2,"op":"ask","q":"…","articles":[0],"k":10}                       →  {"id":2,"hits":[{"a":0,"p":3,"start":0,"end":42,"score":1.2}],"confidence":0.93,"refused":false}
 *
 * `articles: null` asks everything that was indexed; an article that is indexed again replaces the one of its id. Hits are sentences, best first, with UTF-16 offsets in paragraph `p`.
 * A line that cannot be read or done gives `{"id":…,"ok":false,"error":"…"}`, and the next one is read.
 */
import '../needs-node.js';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { ask } from '../core/retrieval/ask.ts';
import { indexText, type TextIndex } from '../core/retrieval/text-index.ts';

const name = z.union([z.int(), z.string()]);
const requestId = z.union([z.number(), z.string(), z.null()]).optional();
const requestSchema = z.discriminatedUnion('op', [
  z.object({
    id: requestId,
    op: z.literal('index'),
    articles: z.array(z.object({ id: name, title: z.string().nullish(), paras: z.array(z.string()) })),
  }),
  z.object({
    id: requestId,
    op: z.literal('ask'),
    q: z.string(),
    articles: z.array(name).nullish(),
    k: z.int().min(0).max(1_000).nullish(),
  }),
]);
type Request = z.infer<typeof requestSchema>;
type Name = z.infer<typeof name>;

const usualHits = 10;
const articles = new Map<Name, TextIndex>();

for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
  if (line.trim() === '') continue;
  if (!process.stdout.write(`${JSON.stringify(answer(line))}\n`)) await once(process.stdout, 'drain');
}

/** Whoever read the answers is gone: there is nobody to tell. */
process.stdout.on('error', (trouble: NodeJS.ErrnoException) => {
  if (trouble.code !== 'EPIPE') throw trouble;
  process.exit(0);
});

function answer(line: string): object {
  let request: unknown;
  try {
    request = JSON.parse(line);
  } catch (trouble) {
    return { id: null, ok: false, error: `not JSON: ${trouble instanceof Error ? trouble.message : trouble}` };
  }
  const id = idOf(request);
  const read = requestSchema.safeParse(request);
  if (!read.success) return { id, ok: false, error: z.prettifyError(read.error).replaceAll('\n', ' ') };
  try {
    return { id, ...carryOut(read.data) };
  } catch (trouble) {
    return { id, ok: false, error: trouble instanceof Error ? trouble.message : String(trouble) };
  }
}

function idOf(request: unknown): unknown {
  return typeof request === 'object' && request !== null && 'id' in request ? (request.id ?? null) : null;
}

function carryOut(request: Request): object {
  if (request.op === 'index') {
    for (const { id, title, paras } of request.articles) articles.set(id, indexText(title ?? '', paras));
    return { ok: true };
  }
  const names = request.articles ? [...new Set(request.articles)] : [...articles.keys()];
  const indexes = names.map((one) => {
    const index = articles.get(one);
    if (!index) throw new Error(`article ${JSON.stringify(one)} was not indexed`);
    return index;
  });
  const { found, confidence } = ask(request.q, indexes, request.k ?? usualHits);
  const hits = found.map(({ text, sentence, score }) => {
    const index = indexes[text];
    return {
      a: names[text],
      p: index?.paragraphOf[sentence],
      start: index?.starts[sentence],
      end: index?.ends[sentence],
      score,
    };
  });
  return { hits, confidence, refused: confidence < 0.5 };
}
