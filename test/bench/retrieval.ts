/**
 * Search and ask. Processor time (a busy machine counts for nothing) and memory: libraries of 100 and of 1,000 made-up articles of 100 paragraphs, half of them Chinese, half English. How often the right
 * sentence comes first: on the tuning sample of `../shared/retrieval-dev` (skipped where it is not there), beside MiniSearch, Orama and FlexSearch
 * with their defaults, over the same sentences. `node --expose-gc test/bench/retrieval.ts` prints the rows as JSON.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { create, insertMultiple, search as searchOrama } from '@orama/orama';
import { Index as FlexIndex } from 'flexsearch';
import MiniSearch from 'minisearch';
import { shuffled } from '../../src/core/chance.ts';
import { ask } from '../../src/core/retrieval/ask.ts';
import { indexText, shownSentence, type TextIndex } from '../../src/core/retrieval/text-index.ts';
import { readShared } from '../kit/shared.ts';
import type { Row } from './row.ts';

const here = fileURLToPath(import.meta.url);
if (process.argv[2] === 'library') process.stdout.write(JSON.stringify(measureLibrary(Number(process.argv[3]))));
else {
  // Each size in a process of its own, so that memory is told apart.
  const rows = [100, 1_000].flatMap((size) => {
    const { stdout, status } = spawnSync(process.execPath, [here, 'library', String(size)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    if (status !== 0) throw new Error(`the library of ${size} articles ended with ${status}`);
    return JSON.parse(stdout) as Row[];
  });
  process.stdout.write(JSON.stringify([...rows, ...(await measureRecall())]));
}

function measureLibrary(size: number): Row[] {
  const articles = Array.from({ length: size }, (_, at) => articleOf(at));
  const before = process.memoryUsage().rss;
  const begin = process.cpuUsage();
  const indexes = articles.map((paragraphs, at) => indexText(`Article ${at}`, paragraphs));
  const { user, system } = process.cpuUsage(begin);
  const built = (user + system) / 1_000;
  const questions = Array.from({ length: 200 }, (_, at) => questionFrom(articles[(at * 7) % size] ?? [], at));
  const library = timed(questions, (question) => ask(question, indexes));
  const one = timed(questions, (question, at) => ask(question, indexes.slice((at * 7) % size, ((at * 7) % size) + 1)));
  const what = `${size.toLocaleString('en')} articles of 100 paragraphs`;
  return [
    { what: `${what}: indexing all of them, processor time`, unit: 'ms', ours: built },
    { what: `${what}: a question to one, processor time, p50`, unit: 'ms', ours: quantile(one, 0.5) },
    { what: `${what}: a question to one, processor time, p99`, unit: 'ms', ours: quantile(one, 0.99) },
    { what: `${what}: a question to all, processor time, p50`, unit: 'ms', ours: quantile(library, 0.5) },
    { what: `${what}: a question to all, processor time, p99`, unit: 'ms', ours: quantile(library, 0.99) },
    { what: `${what}: memory of the whole process (RSS)`, unit: 'MB', ours: process.memoryUsage().rss / 2 ** 20 },
    { what: `${what}: of it the index`, unit: 'MB', ours: (process.memoryUsage().rss - before) / 2 ** 20 },
  ];
}

/** A hundred paragraphs of some 350 characters, Chinese in every other article. Words follow no language's sense, but come as often as in one. */
function articleOf(at: number): string[] {
  const isChinese = at % 2 === 0;
  const chance = stream(at);
  return Array.from({ length: 100 }, () => {
    const sentences = Array.from({ length: 5 }, () => {
      const words = Array.from({ length: isChinese ? 34 : 13 }, () => wordOf(chance, isChinese));
      return isChinese ? `${words.join('')}。` : `${words.join(' ')}.`;
    });
    return sentences.join(isChinese ? '' : ' ');
  });
}

/** As in Zipf's law: the n-th word once where the first comes n times. */
function wordOf(chance: () => number, isChinese: boolean): string {
  const rank = Math.floor(Math.exp(chance() * Math.log(isChinese ? 3_000 : 20_000)));
  if (isChinese) return String.fromCharCode(0x4e00 + ((rank * 97) % 6_000));
  let word = '';
  for (let left = rank * 7 + 3; left > 0; left = Math.floor(left / 20))
    word += 'bdfgklmnprst'[left % 12] + ('aeiou'[left % 5] ?? '');
  return word;
}

function stream(seed: number): () => number {
  let state = (seed + 1) * 2_654_435_761;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Some words of a paragraph, as a question about it has them. */
function questionFrom(paragraphs: readonly string[], at: number): string {
  const paragraph = paragraphs[(at * 13) % paragraphs.length] ?? '';
  const [sentence = ''] = paragraph.split(/[。.]/);
  return /\p{Script=Han}/u.test(sentence)
    ? `${sentence.slice(2, 14)}是什么时候？`
    : `When did ${sentence.split(' ').slice(2, 8).join(' ')}?`;
}

function timed(questions: readonly string[], run: (question: string, at: number) => unknown): number[] {
  const times: number[] = [];
  for (let round = 0; round < 2; round += 1) {
    for (const [at, question] of questions.entries()) {
      const begin = process.cpuUsage();
      run(question, at);
      const { user, system } = process.cpuUsage(begin);
      // The first round warms up.
      if (round > 0) times.push((user + system) / 1_000);
    }
  }
  return times.sort((a, b) => a - b);
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

type Sample = {
  readonly articles: readonly { readonly id: number; readonly title: string; readonly paras: readonly string[] }[];
  readonly questions: readonly {
    readonly q: string;
    readonly a: number;
    readonly p: number;
    readonly answers: readonly { readonly start: number }[];
  }[];
};
/** The text and the sentence that comes first. */
type First = (question: string, texts: readonly TextIndex[]) => Promise<readonly [TextIndex, number] | undefined>;

async function measureRecall(): Promise<Row[]> {
  const file = readShared(
    'retrieval-dev/cmrc2018-dev-sample.json',
    'how often the right sentence comes first is not measured',
  );
  if (!file) return [];
  const { articles, questions } = JSON.parse(file) as Sample;
  const texts = articles.map(({ title, paras }) => indexText(title, paras));
  const some = shuffled(questions, 'bench').slice(0, 300);
  const share = async (first: First, scope: (a: number) => readonly TextIndex[]): Promise<number> => {
    let right = 0;
    for (const { q, a, p, answers } of some) {
      const [text, sentence] = (await first(q, scope(a))) ?? [];
      if (!text || text !== texts[a] || sentence === undefined || text.paragraphOf[sentence] !== p) continue;
      const [start = 0, end = 0] = [text.starts[sentence], text.ends[sentence]];
      if (answers.some((answer) => answer.start >= start && answer.start < end)) right += 1;
    }
    return (100 * right) / some.length;
  };
  const scopes = [
    ['the passage', (a: number) => texts.slice(a, a + 1)],
    ['all 80 passages', () => texts],
  ] as const;
  const rows: Row[] = [];
  for (const [where, scope] of scopes) {
    const ours = await share(async (question, asked) => {
      const [hit] = ask(question, asked).found;
      const text = asked[hit?.text ?? -1];
      return hit && text ? [text, hit.sentence] : undefined;
    }, scope);
    for (const [name, first] of await engines(scope === scopes[1][1] ? [texts] : texts.map((text) => [text]))) {
      const what = `CMRC 2018 tuning sample, which our weights are fitted on: the right sentence of ${where} comes first`;
      rows.push({ what, unit: '%', ours, bare: await share(first, scope), beside: `${name} with its defaults` });
    }
  }
  return rows;
}

/** Each engine with an index for each of the groups of texts. */
async function engines(groups: readonly (readonly TextIndex[])[]): Promise<readonly (readonly [string, First])[]> {
  const filled = await Promise.all(groups.map(fill));
  const of = (texts: readonly TextIndex[]) => filled.find(({ group }) => group[0] === texts[0]);
  return [
    ['MiniSearch', async (question, texts) => of(texts)?.mini(question)],
    ['Orama', async (question, texts) => of(texts)?.orama(question)],
    ['FlexSearch', async (question, texts) => of(texts)?.flex(question)],
  ];
}

async function fill(group: readonly TextIndex[]) {
  const places = group.flatMap((text) => Array.from(text.starts, (_, sentence) => [text, sentence] as const));
  const documents = places.map(([text, sentence], id) => ({ id: String(id), words: shownSentence(text, sentence) }));
  const mini = new MiniSearch<(typeof documents)[number]>({ fields: ['words'] });
  mini.addAll(documents);
  const orama = create({ schema: { id: 'string', words: 'string' } as const });
  await insertMultiple(orama, documents);
  const flex = new FlexIndex();
  for (const { id, words } of documents) flex.add(Number(id), words);
  return {
    group,
    mini: (question: string) => places[Number(mini.search(question)[0]?.id ?? -1)],
    orama: async (question: string) => {
      const { hits } = await searchOrama(orama, { term: question, properties: ['words'] });
      return places[Number(hits[0]?.document.id ?? -1)];
    },
    flex: (question: string) => places[Number(flex.search(question)[0] ?? -1)],
  };
}
