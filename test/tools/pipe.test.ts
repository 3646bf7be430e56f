/** The real process of `npm run pipe`: JSON lines in, JSON lines out. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

type Hit = {
  readonly a: number | string;
  readonly p: number;
  readonly start: number;
  readonly end: number;
  readonly score: number;
};
type Line = {
  readonly id: unknown;
  readonly ok?: boolean;
  readonly error?: string;
  readonly hits?: readonly Hit[];
  readonly confidence?: number;
  readonly refused?: boolean;
};

const harbour = [
  'The harbour of Lindow was built in 1874. Its lighthouse, 31 metres high, stands on the northern pier. Fishing boats still leave every morning at four.',
  'Since the railway closed, most visitors come by ferry. Anna Fell, who keeps the museum, says that the ferry saved the town.',
];
const 茶馆 = [
  '城南的茶馆开了四十年。老板陈伯每天清晨五点烧水。“茶要趁热喝。”他总这么说。',
  '2015年，茶馆搬到了河边的旧仓库。搬家那天，街坊们帮着抬了三十张桌子。',
];
const index = {
  id: 1,
  op: 'index',
  articles: [
    { id: 0, title: 'The harbour of Lindow', paras: harbour },
    { id: 'tea', title: '城南茶馆', paras: 茶馆 },
  ],
};

test('indexes, asks one article, some or all, and cites whole sentences', async () => {
  const answers = await talk([
    index,
    { id: 2, op: 'ask', q: 'How high is the lighthouse?', articles: [0], k: 2 },
    { id: 3, op: 'ask', q: '茶馆哪一年搬到河边的？', articles: null },
    { id: 4, op: 'ask', q: '茶館哪一年搬到河邊的？', articles: ['tea', 0], k: 1 },
    { id: 5, op: 'ask', q: 'Who won the football cup in Brazil?', articles: [0] },
  ]);
  expect(answers.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5]);
  expect(answers[0]).toEqual({ id: 1, ok: true });
  const [, high, moved, traditional, football] = answers;
  expect(words(high)).toBe('Its lighthouse, 31 metres high, stands on the northern pier.');
  expect(high).toMatchObject({ refused: false });
  expect(high?.hits?.length).toBeLessThanOrEqual(2);
  expect(words(moved)).toBe('2015年，茶馆搬到了河边的旧仓库。');
  expect(traditional?.hits).toHaveLength(1);
  expect(words(traditional)).toBe(words(moved));
  expect(football?.refused).toBe(true);
  for (const { hits, confidence, refused } of answers.slice(1)) {
    expect(hits?.map(({ score }) => score)).toEqual(hits?.map(({ score }) => score).toSorted((a, b) => b - a));
    expect(confidence).toBeGreaterThanOrEqual(0);
    expect(confidence).toBeLessThanOrEqual(1);
    expect(refused).toBe((confidence ?? 0) < 0.5);
  }
});

test('the same id again replaces the article', async () => {
  const again = {
    id: 2,
    op: 'index',
    articles: [{ id: 0, title: 'Bread', paras: ['Rye bread needs two hours in the oven.'] }],
  };
  const [, , old, fresh] = await talk([
    index,
    again,
    { id: 3, op: 'ask', q: 'How high is the lighthouse?', articles: [0] },
    { id: 4, op: 'ask', q: 'How many hours does rye bread need?', articles: [0] },
  ]);
  expect(old?.refused).toBe(true);
  expect(fresh?.hits?.[0]).toMatchObject({ a: 0, p: 0, start: 0, end: 38 });
});

test('what cannot be read or done is said, and the next line is read', async () => {
  const answers = await talk([
    '{"id":1,',
    '',
    '[]',
    { id: 2, op: 'dance' },
    { id: 3, op: 'ask', q: 'Who?', articles: [7] },
    { id: 4, op: 'ask', q: 5 },
    { id: 5, op: 'index', articles: [{ id: 0, paras: ['\ud800 \u200b 🙂', ''] }] },
    { id: 6, op: 'ask', q: '\udfff🙂', articles: null },
    { id: 7, op: 'ask', q: '', articles: [] },
    { id: 8, op: 'ask', q: '茶'.repeat(10_000), articles: [0], k: 0 },
  ]);
  expect(answers.map(({ id, ok }) => [id, ok])).toEqual([
    [null, false],
    [null, false],
    [2, false],
    [3, false],
    [4, false],
    [5, true],
    [6, undefined],
    [7, undefined],
    [8, undefined],
  ]);
  expect(answers[3]?.error).toContain('7');
  expect(answers.slice(-3).every(({ hits, refused }) => hits?.length === 0 && refused)).toBe(true);
});

test('a large library streams through', async () => {
  const paragraph = (a: number, p: number) =>
    `Paragraph ${p} of volume ${a} tells of the mill by the river. Its wheel number ${a * 100 + p} turned at night. `.repeat(
      4,
    );
  const lines = Array.from({ length: 60 }, (_, a) => ({
    id: a,
    op: 'index',
    articles: [{ id: a, title: `Volume ${a}`, paras: Array.from({ length: 60 }, (_, p) => paragraph(a, p)) }],
  }));
  const answers = await talk([
    ...lines,
    { id: 'last', op: 'ask', q: 'Which wheel has number 4217?', articles: null, k: 3 },
  ]);
  expect(answers).toHaveLength(61);
  expect(answers.at(-1)?.hits?.[0]).toMatchObject({ a: 42, p: 17 });
});

function words(answer: Line | undefined): string | undefined {
  const [hit] = answer?.hits ?? [];
  return (hit?.a === 'tea' ? 茶馆 : harbour)[hit?.p ?? -1]?.slice(hit?.start, hit?.end);
}

async function talk(lines: readonly unknown[]): Promise<Line[]> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('../../src/tools/pipe.ts', import.meta.url))], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (chunk) => {
    said += chunk;
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  child.stdin.end(lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join(''));
  expect(await ended).toBe(0);
  return said
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
}
