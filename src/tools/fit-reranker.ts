/**
 * `npm run -s fit:reranker -- FILE…`: fits the weights of the reranker and of the refusal line on question sets of the shape of
 * `shared/retrieval-dev`, says how good they are on articles that were left out, and writes `src/core/retrieval/weights.ts`.
 * Same files, same weights. `--dry-run` only measures.
 */
import '../needs-node.js';
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { shuffled } from '../core/chance.ts';
import { ask } from '../core/retrieval/ask.ts';
import { signNames } from '../core/retrieval/certainty.ts';
import { featureNames } from '../core/retrieval/features.ts';
import { readQuery } from '../core/retrieval/query.ts';
import { rank } from '../core/retrieval/rank.ts';
import { indexText, type TextIndex } from '../core/retrieval/text-index.ts';
import { type Weights, weights } from '../core/retrieval/weights.ts';
import { type Choice, fitChoices, fitLine, type Judged } from './logistic.ts';

const setSchema = z.object({
  articles: z.array(z.object({ id: z.int(), title: z.string(), paras: z.array(z.string()) })),
  questions: z.array(
    z.object({ q: z.string(), a: z.int(), p: z.int(), answers: z.array(z.object({ start: z.int() })).min(1) }),
  ),
  unanswerable: z.array(z.object({ q: z.string(), a: z.int() })),
});
type QuestionSet = z.infer<typeof setSchema>;

const folds = 5;
/** How much an article without the sentence that answers counts: often another sentence still does. */
const takenOut = 0.1;
/** Several passages are also read as one long article: what is shipped has to work on both. */
const merged = 10;
/** Pulls the weights to nothing; chosen by the articles that were left out. */
const ridge = { rank: 3, answer: 1 };

const { values, positionals } = parseArgs({ allowPositionals: true, options: { 'dry-run': { type: 'boolean' } } });
if (positionals.length === 0) {
  process.stderr.write(
    'which question sets? npm run -s fit:reranker -- ../shared/retrieval-dev/cmrc2018-dev-sample.json\n',
  );
  process.exit(1);
}
const cases = positionals.map((file, at) => casesOf(setSchema.parse(JSON.parse(readFileSync(file, 'utf8'))), at));
const choices = cases.flatMap((each) => each.choices);
const rankWeights = fitChoices(choices, ridge.rank);
// Whether to answer is judged on what these weights put first.
const by: Weights = { ...weights, rank: named(featureNames, rankWeights) };
const judged = cases.flatMap((each) =>
  each.cases.map(({ q, texts, ...one }) => ({ ...one, signs: signsIn(q, texts) })),
);
report();
if (!values['dry-run']) {
  const answerWeights = fitLine(judged, ridge.answer);
  const file = new URL('../core/retrieval/weights.ts', import.meta.url);
  writeFileSync(file, write(rankWeights, answerWeights));
  process.stdout.write('written: src/core/retrieval/weights.ts\n');
}

type Case = Omit<Judged, 'signs'> & { readonly q: string; readonly texts: readonly TextIndex[] };
type Folded<T> = T & { readonly fold: number; readonly mode: string };

/** Every question of a set as a choice among sentences, and as a case to answer or to refuse. */
function casesOf(
  set: QuestionSet,
  seed: number,
): { readonly choices: Folded<Choice>[]; readonly cases: Folded<Case>[] } {
  const order = shuffled(
    set.articles.map((_, at) => at),
    `folds ${seed}`,
  );
  const foldOf = new Map(order.map((article, at) => [set.articles[article]?.id ?? -1, at % folds]));
  const byId = new Map(set.articles.map((article) => [article.id, article]));
  const alone = new Map(set.articles.map(({ id, title, paras }) => [id, indexText(title, paras)]));
  const library = [...alone.values()];
  const long = longTexts(set, foldOf);
  const choices: Folded<Choice>[] = [];
  const cases: Folded<Case>[] = [];
  const judge = (q: string, texts: readonly TextIndex[], right: boolean, fold: number, mode: string, weight = 1) =>
    cases.push({ q, texts, right, weight, fold, mode });
  for (const [at, { q, a, p, answers }] of set.questions.entries()) {
    const fold = foldOf.get(a) ?? 0;
    const own = alone.get(a);
    const inLong = long.get(a);
    const article = byId.get(a);
    if (!own || !inLong || !article) throw new Error(`question ${at} is about article ${a}, which is not in the file`);
    const starts = answers.map(({ start }) => start);
    choices.push(
      { ...choiceIn(q, [own], own, p, starts), fold, mode: 'inside' },
      { ...choiceIn(q, [inLong.index], inLong.index, inLong.from + p, starts), fold, mode: 'long' },
      { ...choiceIn(q, library, own, p, starts), fold, mode: 'library' },
    );
    judge(q, [own], true, fold, 'inside');
    judge(q, [inLong.index], true, fold, 'long');
    judge(q, library, true, fold, 'library');
    const elsewhere = [...long].find(
      ([id, { index }]) => index !== inLong.index && foldOf.get(id) === fold && (id + at) % 3 === 0,
    );
    if (elsewhere) judge(q, [elsewhere[1].index], false, fold, 'long');
    judge(
      q,
      library.filter((index) => index !== own),
      false,
      fold,
      'library',
    );
    judge(q, [withoutAnswer(article, p, starts)], false, fold, 'answer taken out', takenOut);
  }
  for (const { q, a } of set.unanswerable) {
    const index = alone.get(a);
    if (index) judge(q, [index], false, foldOf.get(a) ?? 0, 'inside');
  }
  return { choices, cases };
}

function choiceIn(
  q: string,
  texts: readonly TextIndex[],
  own: TextIndex,
  paragraph: number,
  starts: readonly number[],
): Choice {
  const { found } = rank(readQuery(q), texts, 80);
  return {
    features: found.map(({ features }) => Float64Array.from(featureNames, (name) => features[name])),
    right: found.map(({ text, sentence }) => {
      const index = texts[text];
      const [start = 0, end = 0] = [index?.starts[sentence], index?.ends[sentence]];
      return index === own && index.paragraphOf[sentence] === paragraph && starts.some((at) => at >= start && at < end);
    }),
  };
}

function signsIn(q: string, texts: readonly TextIndex[]): Float64Array {
  const { signs } = ask(q, texts, 10, by);
  return Float64Array.from(signNames, (name) => signs[name]);
}

/** The articles of a fold, ten to a text; for each article its text and where its paragraphs begin in it. */
function longTexts(set: QuestionSet, foldOf: ReadonlyMap<number, number>) {
  const found = new Map<number, { readonly index: TextIndex; readonly from: number }>();
  for (const [, articles] of Map.groupBy(set.articles, ({ id }) => foldOf.get(id))) {
    for (let at = 0; at < articles.length; at += merged) {
      const some = articles.slice(at, at + merged);
      const index = indexText(
        '',
        some.flatMap(({ paras }) => paras),
      );
      let from = 0;
      for (const { id, paras } of some) {
        found.set(id, { index, from });
        from += paras.length;
      }
    }
  }
  return found;
}

/** The article as it would be if it did not answer: without the sentence of the answer. */
function withoutAnswer(
  article: QuestionSet['articles'][number],
  paragraph: number,
  starts: readonly number[],
): TextIndex {
  const whole = indexText(article.title, article.paras);
  const paras = article.paras.map((text, at) => {
    if (at !== paragraph) return text;
    let kept = '';
    for (let s = whole.firsts[at] ?? 0; s < (whole.firsts[at + 1] ?? 0); s += 1) {
      const [start = 0, end = 0] = [whole.starts[s], whole.ends[s]];
      if (!starts.some((answer) => answer >= start && answer < end)) kept += `${text.slice(start, end)} `;
    }
    return kept;
  });
  return indexText(article.title, paras);
}

/** Each fold by the weights of the others. */
function report(): void {
  const recall = new Map<string, boolean[]>();
  const answers = new Map<string, { readonly right: boolean; readonly score: number }[]>();
  for (let fold = 0; fold < folds; fold += 1) {
    const others = <T extends { readonly fold: number }>(all: readonly T[]) => all.filter((one) => one.fold !== fold);
    const rankWeights = fitChoices(others(choices), ridge.rank);
    const answerWeights = fitLine(others(judged), ridge.answer);
    for (const { features, right, mode } of choices.filter((one) => one.fold === fold)) {
      const scores = features.map((one) => dot(one, rankWeights));
      const best = scores.indexOf(Math.max(...scores));
      recall.set(mode, [...(recall.get(mode) ?? []), right[best] ?? false]);
    }
    for (const { signs, right, mode } of judged.filter((one) => one.fold === fold)) {
      answers.set(mode, [...(answers.get(mode) ?? []), { right, score: dot(signs, answerWeights) }]);
    }
  }
  process.stdout.write('by the weights of the other folds:\n');
  for (const [mode, hits] of recall) {
    process.stdout.write(
      `  ${mode}: the right sentence first in ${percent(hits.filter(Boolean).length / hits.length)} of ${hits.length}\n`,
    );
  }
  const positives = answers.get('inside')?.filter(({ right }) => right) ?? [];
  for (const [mode, list] of answers) {
    const yes = mode === 'answer taken out' ? positives : list.filter(({ right }) => right);
    const no = list.filter(({ right }) => !right);
    const kept = yes.filter(({ score }) => score >= 0).length / yes.length;
    const refused = no.filter(({ score }) => score < 0).length / no.length;
    process.stdout.write(
      `  ${mode}: AUROC ${percent(auroc(yes, no))}, answered ${percent(kept)}, rightly refused ${percent(refused)}\n`,
    );
  }
}

function auroc(yes: readonly { readonly score: number }[], no: readonly { readonly score: number }[]): number {
  let above = 0;
  for (const a of yes) for (const b of no) above += a.score > b.score ? 1 : a.score === b.score ? 0.5 : 0;
  return above / (yes.length * no.length);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}

function named<Name extends string>(names: readonly Name[], numbers: Float64Array): Record<Name, number> {
  return Object.fromEntries(names.map((name, at) => [name, numbers[at] ?? 0])) as Record<Name, number>;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

function write(rankWeights: Float64Array, answerWeights: Float64Array): string {
  const record = (names: readonly string[], weights: Float64Array) =>
    names.map((name, at) => `    ${name}: ${Number((weights[at] ?? 0).toFixed(2))},`).join('\n');
  return `/** Made by \`npm run -s fit:reranker\`; what each weighs is told in rank.ts and certainty.ts. */
export const weights = {
  rank: {
${record(featureNames, rankWeights)}
  },
  answer: {
${record(signNames, answerWeights)}
  },
};
export type Weights = typeof weights;
`;
}
