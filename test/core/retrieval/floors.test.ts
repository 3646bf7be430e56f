/** What search has to reach on the tuning sample that lies beside the repository. Final figures are taken elsewhere: these are floors. */
import { describe, expect, test } from 'vitest';
import { ask } from '../../../src/core/retrieval/ask.ts';
import { indexText } from '../../../src/core/retrieval/text-index.ts';
import { readShared } from '../../kit/shared.ts';

type Sample = {
  readonly articles: readonly { readonly id: number; readonly title: string; readonly paras: readonly string[] }[];
  readonly questions: readonly {
    readonly q: string;
    readonly a: number;
    readonly p: number;
    readonly answers: readonly { readonly start: number }[];
  }[];
  readonly unanswerable: readonly { readonly q: string; readonly a: number; readonly kind: 'random' | 'nearest' }[];
};

const file = readShared('retrieval-dev/cmrc2018-dev-sample.json', 'the floors of search and refusal are not looked at');
const sample = (file ? JSON.parse(file) : { articles: [], questions: [], unanswerable: [] }) as Sample;
const indexes = sample.articles.map(({ title, paras }) => indexText(title, paras));

describe.skipIf(!file)('on the tuning sample', () => {
  test('the sample is whole', () => {
    expect(sample.articles.every(({ id }, at) => id === at)).toBe(true);
    expect([sample.articles.length, sample.questions.length, sample.unanswerable.length]).toEqual([80, 300, 150]);
  });

  test('the right sentence of the passage comes first for at least 76 %', () => {
    expect(share((a) => [a])).toBeGreaterThanOrEqual(76);
  });

  test('the right sentence of all passages comes first for at least 70 %', () => {
    expect(share(() => indexes.map((_, at) => at))).toBeGreaterThanOrEqual(70);
  });

  test.each([
    ['random', 99.5],
    ['nearest', 98],
  ] as const)('questions are told from %s ones that the passage does not answer: AUROC at least %d', (kind, floor) => {
    const sure = (q: string, a: number) => ask(q, indexes.slice(a, a + 1)).confidence;
    const yes = sample.questions.map(({ q, a }) => sure(q, a));
    const no = sample.unanswerable.filter((one) => one.kind === kind).map(({ q, a }) => sure(q, a));
    const pairs: number[] = yes.flatMap((a) => no.map((b): number => (a > b ? 1 : a === b ? 0.5 : 0)));
    expect((100 * pairs.reduce((sum, one) => sum + one, 0)) / pairs.length).toBeGreaterThanOrEqual(floor);
  });
});

/** The share of questions, in %, whose first hit is the sentence in which a marked answer begins. */
function share(texts: (a: number) => readonly number[]): number {
  const right = sample.questions.filter(({ q, a, p, answers }) => {
    const asked = texts(a);
    const [hit] = ask(
      q,
      asked.flatMap((at) => indexes[at] ?? []),
    ).found;
    const index = indexes[asked[hit?.text ?? -1] ?? -1];
    if (!hit || !index || index !== indexes[a] || index.paragraphOf[hit.sentence] !== p) return false;
    const [start = 0, end = 0] = [index.starts[hit.sentence], index.ends[hit.sentence]];
    return answers.some((answer) => answer.start >= start && answer.start < end);
  });
  return (100 * right.length) / sample.questions.length;
}
