/** Answers without the article: what these guess right, a reader need not have read. Pure. */
import { LRUCache } from 'lru-cache';
import { fold, tokensOf as readTokens } from '../../core/tokens.ts';
import type { AskedDraft } from './asked.ts';

/** Gives each choice a score; the highest is taken, the first of equals. `all` are the questions that are seen together. */
type Solver = (item: AskedDraft, all: Seen) => readonly number[];

/** What can be learned from the questions together, without their keys. */
export type Seen = {
  readonly tokens: (text: string) => readonly string[];
  readonly times: (token: string) => number;
  readonly written: (choice: string) => number;
};

/** The same few hundred texts are looked at again for each set of questions. */
const kept = { max: 4_000 } as const;
const readOnce = <T extends object>(read: (text: string) => T): ((text: string) => T) => {
  const known = new LRUCache<string, T>(kept);
  return (text) => {
    const found = known.get(text) ?? read(text);
    known.set(text, found);
    return found;
  };
};
const tokensOf = readOnce(readTokens);

/** Counts over the stems and choices of all the questions. */
export function seenIn(items: readonly AskedDraft[]): Seen {
  const times = new Map<string, number>();
  const written = new Map<string, number>();
  for (const { stem, choices } of items) {
    for (const token of tokensOf([stem, ...choices].join('\n'))) times.set(token, (times.get(token) ?? 0) + 1);
    for (const choice of choices) written.set(fold(choice), (written.get(fold(choice)) ?? 0) + 1);
  }
  return {
    tokens: tokensOf,
    times: (token) => times.get(token) ?? 0,
    written: (choice) => written.get(fold(choice)) ?? 0,
  };
}

const overlap = (a: readonly string[], b: readonly string[]): number => {
  const set = new Set(b);
  return a.filter((token) => set.has(token)).length / Math.max(1, a.length);
};
const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, each) => sum + each, 0) / Math.max(1, numbers.length);
const numberIn = (text: string): number => Number.parseFloat(text.replaceAll(',', ''));

/** How much a choice is like the others: characters and words in common, the same length, the same script. */
const alike: Solver = ({ choices }, all) => {
  const tokens = choices.map(all.tokens);
  return choices.map((choice, at) =>
    mean(
      choices.flatMap((other, index) =>
        index === at
          ? []
          : [
              overlap(tokens[at] ?? [], tokens[index] ?? []) -
                Math.abs(choice.length - other.length) / 10 +
                Number(/\d/.test(choice) === /\d/.test(other)),
            ],
      ),
    ),
  );
};
const negated =
  (solver: Solver): Solver =>
  (item, all) =>
    solver(item, all).map((score) => -score);
const length: Solver = ({ choices }) => choices.map((choice) => choice.length);
const likeStem: Solver = ({ stem, choices }, all) => {
  const tokens = all.tokens(stem);
  return choices.map((choice) => overlap(all.tokens(choice), tokens));
};
const frequent: Solver = ({ choices }, { times, tokens }) => choices.map((choice) => mean(tokens(choice).map(times)));
const oftenWritten: Solver = ({ choices }, { written }) => choices.map(written);
const place =
  (at: number): Solver =>
  ({ choices }) =>
    choices.map((_, index) => Number(index === Math.min(at, choices.length - 1)));
/** The middle of numbers; of words, the middle in length. */
const middle: Solver = ({ choices }) => {
  const numbers = choices.map((choice) => (Number.isNaN(numberIn(choice)) ? choice.length : numberIn(choice)));
  const centre = mean(numbers);
  return numbers.map((each) => -Math.abs(each - centre));
};
const round: Solver = ({ choices }) => choices.map((choice) => /0*\D*$/.exec(choice)?.[0].length ?? 0);

const places = { first: place(0), second: place(1), third: place(2), last: place(3) } as const;

const single = {
  longest: length,
  shortest: negated(length),
  'most like the stem': likeStem,
  'least like the stem': negated(likeStem),
  'odd one out': negated(alike),
  'most like the others': alike,
  'most frequent words': frequent,
  'rarest words': negated(frequent),
  'written most often': oftenWritten,
  'written least often': negated(oftenWritten),
  'the middle': middle,
  'the edge': negated(middle),
  'the roundest': round,
  ...places,
} as const satisfies Record<string, Solver>;

/** The ranks of several added up. */
const together =
  (...solvers: readonly Solver[]): Solver =>
  (item, all) => {
    const ranks = solvers.map((solver) => ranksOf(solver(item, all)));
    return item.choices.map((_, at) => ranks.reduce((sum, rank) => sum + (rank[at] ?? 0), 0));
  };
const ranksOf = (scores: readonly number[]): readonly number[] =>
  scores.map((score) => scores.filter((other) => other < score).length);

/** Letters in common with another text, as a share of a choice's own. */
const lettersOf = readOnce((text): ReadonlySet<string> => new Set(fold(text).replace(/[^\p{L}\p{N}]/gu, '')));
const lettersLike = (a: string, b: string): number => {
  const [own, other] = [lettersOf(a), lettersOf(b)];
  return [...own].filter((letter) => other.has(letter)).length / Math.max(1, own.size);
};
const lettersOfStem: Solver = ({ stem, choices }) => choices.map((choice) => lettersLike(choice, stem));
const lettersOfOthers: Solver = ({ choices }) =>
  choices.map((choice, at) =>
    mean(choices.flatMap((other, index) => (index === at ? [] : [lettersLike(choice, other)]))),
  );

const basic: Readonly<Record<string, Solver>> = {
  ...single,
  'letters of the stem': lettersOfStem,
  'letters not of the stem': negated(lettersOfStem),
  'letters of the others': lettersOfOthers,
  'letters of none of the others': negated(lettersOfOthers),
  'longest and like the stem': together(length, likeStem),
  'longest and frequent': together(length, frequent),
  'like the stem and frequent': together(likeStem, frequent),
  'like the stem and like the others': together(likeStem, alike),
  'odd and longest': together(negated(alike), length),
  'odd and like the stem': together(negated(alike), likeStem),
  'odd and rare': together(negated(alike), negated(frequent)),
  'rare and longest': together(negated(frequent), length),
  'middle and frequent': together(middle, frequent),
  'written often and like the stem': together(oftenWritten, likeStem),
  'length, stem, frequency and likeness': together(length, likeStem, frequent, alike),
};

/** Of equals the last instead of the first: who guesses so is a guesser too. */
const fromLast =
  (solver: Solver): Solver =>
  (item, all) =>
    solver({ ...item, choices: item.choices.toReversed() }, all)
      .toReversed()
      .map((score, at) => score + at * 1e-9);

/** Every cheap way to answer without reading, by its name. */
export const solvers: Readonly<Record<string, Solver>> = {
  ...basic,
  ...Object.fromEntries(
    Object.entries(basic).flatMap(([name, solver]) =>
      name in places ? [] : [[`${name}, of equals the last`, fromLast(solver)] as const],
    ),
  ),
};

/** The index that a solver takes. */
export function guess(solver: Solver, item: AskedDraft, all: Seen): number {
  const scores = solver(item, all);
  return scores.indexOf(Math.max(...scores));
}

/** The names of the solvers that find the key. */
export const foundBy = (item: AskedDraft, all: Seen): readonly string[] =>
  Object.entries(solvers).flatMap(([name, solver]) => (guess(solver, item, all) === item.key ? [name] : []));

/** The share that each solver finds, the best first. */
export function blindShares(items: readonly AskedDraft[], all = seenIn(items)): readonly (readonly [string, number])[] {
  return Object.entries(solvers)
    .map(([name, solver]) => [name, mean(items.map((item) => Number(guess(solver, item, all) === item.key)))] as const)
    .sort((a, b) => b[1] - a[1]);
}
