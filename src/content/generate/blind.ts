/** Answers without the article: what these guess right, a reader need not have read. Pure. */
import { LRUCache } from 'lru-cache';
import { fold, tokensOf as readTokens } from '../../core/tokens.ts';
import type { AskedDraft } from './asked.ts';

/** What can be learned from the questions together, without their keys. */
export type Seen = {
  readonly times: (token: string) => number;
  readonly written: (folded: string) => number;
};

/** What a guesser goes by: a number for each choice. The last two need the questions that are seen together. */
const clues = [
  'length',
  'like the stem',
  'like the others',
  'middle',
  'round',
  'letters of the stem',
  'letters of the others',
  'frequent',
  'written often',
] as const;
type Clue = (typeof clues)[number];
type Scores = readonly number[];

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
const lettersOf = readOnce((text): ReadonlySet<string> => new Set(fold(text).replace(/[^\p{L}\p{N}]/gu, '')));

/** What a question is by itself, read once. */
type Read = {
  readonly tokens: readonly (readonly string[])[];
  readonly folded: readonly string[];
  /** Of stem and choices. */
  readonly all: readonly string[];
  readonly scores: Readonly<Record<Exclude<Clue, 'frequent' | 'written often'>, Scores>>;
};

const reads = new WeakMap<AskedDraft, Read>();
function read(item: AskedDraft): Read {
  const known = reads.get(item) ?? readItem(item);
  reads.set(item, known);
  return known;
}

function readItem({ stem, choices }: AskedDraft): Read {
  const tokens = choices.map(tokensOf);
  const ofStem = tokensOf(stem);
  return {
    tokens,
    folded: choices.map(fold),
    all: readTokens([stem, ...choices].join('\n')),
    scores: {
      length: choices.map((choice) => choice.length),
      'like the stem': tokens.map((each) => overlap(each, ofStem)),
      'like the others': likenesses(choices, tokens),
      middle: middles(choices),
      round: choices.map((choice) => /0*\D*$/.exec(choice)?.[0].length ?? 0),
      'letters of the stem': choices.map((choice) => lettersLike(choice, stem)),
      'letters of the others': choices.map((choice, at) =>
        mean(choices.flatMap((other, index) => (index === at ? [] : [lettersLike(choice, other)]))),
      ),
    },
  };
}

/** Counts over the stems and choices of all the questions. */
export function seenIn(items: readonly AskedDraft[]): Seen {
  const times = new Map<string, number>();
  const written = new Map<string, number>();
  for (const item of items) {
    const { all, folded } = read(item);
    for (const token of all) times.set(token, (times.get(token) ?? 0) + 1);
    for (const choice of folded) written.set(choice, (written.get(choice) ?? 0) + 1);
  }
  return { times: (token) => times.get(token) ?? 0, written: (folded) => written.get(folded) ?? 0 };
}

const overlap = (a: readonly string[], b: readonly string[]): number =>
  a.filter((token) => b.includes(token)).length / Math.max(1, a.length);
const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, each) => sum + each, 0) / Math.max(1, numbers.length);
const numberIn = (text: string): number => Number.parseFloat(text.replaceAll(',', ''));

/** How much a choice is like the others: characters and words in common, the same length, the same script. */
const likenesses = (choices: readonly string[], tokens: readonly (readonly string[])[]): Scores =>
  choices.map((choice, at) =>
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

/** The middle of numbers; of words, the middle in length. */
function middles(choices: readonly string[]): Scores {
  const numbers = choices.map((choice) => (Number.isNaN(numberIn(choice)) ? choice.length : numberIn(choice)));
  const centre = mean(numbers);
  return numbers.map((each) => -Math.abs(each - centre));
}

/** Letters in common with another text, as a share of a choice's own. */
const lettersLike = (a: string, b: string): number => {
  const [own, other] = [lettersOf(a), lettersOf(b)];
  return [...own].filter((letter) => other.has(letter)).length / Math.max(1, own.size);
};

function scoresBy(clue: Clue, item: AskedDraft, seen: Seen): Scores {
  const { scores, tokens, folded } = read(item);
  if (clue === 'frequent') return tokens.map((each) => mean(each.map(seen.times)));
  return clue === 'written often' ? folded.map(seen.written) : scores[clue];
}

/** Clues, with `-` where the least is taken; of several the ranks are added up. */
type Recipe = readonly (Clue | `-${Clue}`)[];

const recipes: Readonly<Record<string, Recipe>> = {
  longest: ['length'],
  shortest: ['-length'],
  'most like the stem': ['like the stem'],
  'least like the stem': ['-like the stem'],
  'odd one out': ['-like the others'],
  'most like the others': ['like the others'],
  'most frequent words': ['frequent'],
  'rarest words': ['-frequent'],
  'written most often': ['written often'],
  'written least often': ['-written often'],
  'the middle': ['middle'],
  'the edge': ['-middle'],
  'the roundest': ['round'],
  'letters of the stem': ['letters of the stem'],
  'letters not of the stem': ['-letters of the stem'],
  'letters of the others': ['letters of the others'],
  'letters of none of the others': ['-letters of the others'],
  'longest and like the stem': ['length', 'like the stem'],
  'longest and frequent': ['length', 'frequent'],
  'like the stem and frequent': ['like the stem', 'frequent'],
  'like the stem and like the others': ['like the stem', 'like the others'],
  'odd and longest': ['-like the others', 'length'],
  'odd and like the stem': ['-like the others', 'like the stem'],
  'odd and rare': ['-like the others', '-frequent'],
  'rare and longest': ['-frequent', 'length'],
  'middle and frequent': ['middle', 'frequent'],
  'written often and like the stem': ['written often', 'like the stem'],
  'length, stem, frequency and likeness': ['length', 'like the stem', 'frequent', 'like the others'],
};
const places = ['first', 'second', 'third', 'last'] as const;

/** Every cheap way to answer without reading; of equals the first is taken, and by another solver the last. */
export const solverNames: readonly string[] = [
  ...places,
  ...Object.keys(recipes).flatMap((name) => [name, `${name}, of equals the last`]),
];

const isStill = (recipe: Recipe): boolean => recipe.every((clue) => !/frequent|written often/.test(clue));
const [still, moving] = [true, false].map((are) =>
  Object.entries(recipes).filter(([, recipe]) => isStill(recipe) === are),
);
const stills = new WeakMap<AskedDraft, readonly string[]>();

/** The names of the solvers that find the key. */
export function foundBy(item: AskedDraft, seen: Seen): readonly string[] {
  const known = stills.get(item) ?? [
    ...places.filter((_, at) => Math.min(at, item.choices.length - 1) === item.key),
    ...(still ?? []).flatMap((each) => findings(each, item, seen)),
  ];
  stills.set(item, known);
  return [...known, ...(moving ?? []).flatMap((each) => findings(each, item, seen))];
}

function findings([name, recipe]: readonly [string, Recipe], item: AskedDraft, seen: Seen): readonly string[] {
  const scores = guessesBy(recipe, item, seen);
  const best = Math.max(...scores);
  // What rounding alone tells apart is equal to who takes the last.
  const last = scores.findLastIndex((score) => score > best - 1e-9);
  return [
    ...(scores.indexOf(best) === item.key ? [name] : []),
    ...(last === item.key ? [`${name}, of equals the last`] : []),
  ];
}

function guessesBy(recipe: Recipe, item: AskedDraft, seen: Seen): Scores {
  const signed = recipe.map((clue): Scores => {
    if (!clue.startsWith('-')) return scoresBy(clue as Clue, item, seen);
    return scoresBy(clue.slice(1) as Clue, item, seen).map((score) => -score);
  });
  const [only = []] = signed;
  if (signed.length === 1) return only;
  const ranks = signed.map(ranksOf);
  return item.choices.map((_, at) => ranks.reduce((sum, rank) => sum + (rank[at] ?? 0), 0));
}
const ranksOf = (scores: Scores): Scores => scores.map((score) => scores.filter((other) => other < score).length);

/** The share that each solver finds, the best first. */
export function blindShares(
  items: readonly AskedDraft[],
  seen = seenIn(items),
): readonly (readonly [string, number])[] {
  const times = new Map(solverNames.map((name) => [name, 0]));
  for (const item of items) for (const name of foundBy(item, seen)) times.set(name, (times.get(name) ?? 0) + 1);
  return [...times]
    .map(([name, found]) => [name, found / Math.max(1, items.length)] as const)
    .sort((a, b) => b[1] - a[1]);
}
