/** Finds what fits a person's words in one article: its paragraphs, theses and terms, in both languages at once. */
import MiniSearch from 'minisearch';
import type { Article } from '../article/article.ts';
import { type Address, byAddress } from '../article/citation.ts';
import { sectionAt } from '../article/find.ts';
import { type Language, languages } from '../language.ts';
import { fold, tokensOf } from '../tokens.ts';
import { asksForNumber, namesOf, type Subject, strangersIn, subjectsOf } from './question.ts';

/** What was found; `score` is comparable within one search only. */
export type Hit = { readonly score: number } & (
  | { readonly of: 'passage'; readonly address: Address }
  | { readonly of: 'thesis'; readonly number: number; readonly cites: readonly Address[] }
  | { readonly of: 'term'; readonly id: string; readonly cites: readonly Address[] }
);

type Entry = {
  readonly id: number;
  readonly what:
    | Omit<Hit & { of: 'passage' }, 'score'>
    | Omit<Hit & { of: 'thesis' }, 'score'>
    | Omit<Hit & { of: 'term' }, 'score'>;
  readonly text: string;
  /** Of a term: what it is called, folded. */
  readonly names: readonly string[];
};

/** Built once for an article; opaque to everybody else. */
export type SearchIndex = {
  readonly engine: MiniSearch<Entry>;
  readonly entries: readonly Entry[];
  /** The tokens of each entry. */
  readonly tokens: readonly ReadonlySet<string>[];
  /** Whether a token stands anywhere, and how much it tells: a rare one more. */
  readonly knows: (token: string) => boolean;
  readonly weight: (token: string) => number;
  /** The terms that are one word: having one in common is not chance. */
  readonly terms: ReadonlySet<string>;
  /** The number of the section that a paragraph stands in. */
  readonly sectionOf: (address: Address) => number | undefined;
};

// Measured on CMRC 2018: as good as BM25+ written by hand.
const bm25 = { k: 0.6, b: 0.25, d: 1 };

/** Indexes everything that a pack says about its article: our words in both languages, the author's once. */
export function buildIndex(faces: Readonly<Record<Language, Article>>): SearchIndex {
  const entries: Entry[] = [];
  const known = new Set<string>();
  const add = (what: Entry['what'], texts: readonly string[], names: readonly string[] = []) => {
    const text = [...names, ...texts].join('\n');
    // Both faces of an imported article have the same words.
    const key = JSON.stringify([what, text]);
    if (text && !known.has(key)) entries.push({ id: entries.length, what, text, names: names.map(fold) });
    known.add(key);
  };
  for (const language of languages) {
    const { sections, theses, glossary } = faces[language];
    for (const { address, note, text } of sections.flatMap(({ passages }) => passages)) {
      for (const words of [note, text]) if (words) add({ of: 'passage', address }, [words]);
    }
    for (const { number, cites, claim, reasons } of theses)
      add({ of: 'thesis', number, cites }, [claim, ...reasons.map((reason) => reason.text)]);
    for (const { id, cites, term, aliases, meaning } of glossary)
      add({ of: 'term', id, cites }, [meaning], [term, ...aliases]);
  }
  const tokenLists = entries.map((entry) => tokensOf(entry.text));
  const engine = new MiniSearch<Entry>({
    fields: ['text'],
    // The engine gets tokens, joined by spaces, of the entries as of the questions.
    extractField: (entry, field) => (field === 'id' ? entry.id : (tokenLists[entry.id] ?? []).join(' ')),
    tokenize: (tokens) => tokens.split(' '),
    processTerm: (token) => token,
    searchOptions: { bm25 },
  });
  engine.addAll(entries);
  const tokens = tokenLists.map((list) => new Set(list));
  const counts = new Map<string, number>();
  for (const set of tokens) for (const token of set) counts.set(token, (counts.get(token) ?? 0) + 1);
  const weight = (token: string) => Math.log(1 + entries.length / (1 + (counts.get(token) ?? 0)));
  const names = entries.flatMap((entry) => entry.names).map(tokensOf);
  const terms = new Set(names.flatMap((name) => (name.length === 1 ? name : [])));
  const sectionOf = (address: Address) => sectionAt(faces.en, address)?.number;
  return { engine, entries, tokens, knows: (token) => counts.has(token), weight, terms, sectionOf };
}

/**
 * What fits the words, best first, each thing once whichever language matched. `section` keeps to one section.
 * What has too little of the words in common with them is left out: asking words and single characters fit everything.
 */
export function search(index: SearchIndex, words: string, section?: number): Hit[] {
  const subjects = subjectsOf(words);
  const covered = coverage(index, subjects);
  const hits = new Map<string, Hit>();
  // Whoever types a term's name wants the term first.
  const wanted = fold(words).trim();
  const isNamed = ({ entry }: { readonly entry: Entry }): number => Number(entry.names.includes(wanted));
  for (const { entry, score } of rank(index, subjects).toSorted((a, b) => isNamed(b) - isNamed(a))) {
    if (covered(entry) < searchLine || (section !== undefined && !liesIn(index, entry.what, section))) continue;
    const key = JSON.stringify(entry.what);
    if (!hits.has(key)) hits.set(key, { ...entry.what, score });
  }
  return [...hits.values()];
}

const liesIn = (index: SearchIndex, what: Entry['what'], section: number): boolean =>
  (what.of === 'passage' ? [what.address] : what.cites).some((address) => index.sectionOf(address) === section);

/**
 * What an article has to say to a question.
 * `answer`: the paragraphs answer it. `closest`: they are about it, but `missing` words of the question stand nowhere
 * in the article, so they may not answer it. `none`: the article is about something else.
 */
export type Finding = {
  readonly outcome: 'answer' | 'closest' | 'none';
  /** How sure an answer is. */
  readonly sure?: 'certain' | 'likely' | 'closest';
  /** `mark`: the sentence that answers, as UTF-16 offsets in the words that are shown of the paragraph. */
  readonly passages: readonly {
    readonly address: Address;
    readonly score: number;
    readonly mark?: { readonly start: number; readonly end: number };
  }[];
  readonly thesis?: number;
  readonly missing: readonly string[];
};

/** The share of the subject, by weight, that has to be covered: by the best entry for an answer, by each hit of a search. */
const answerLine = 0.42;
const closestLine = 0.25;
const searchLine = 0.35;
/** One word in common is chance, unless it is a term or the question has no other. */
const fewestCovered = 2;
/** The weight of a token that stands in a quarter of all entries. */
const everywhere = Math.log(1 + 4);
const mostPassages = 3;

export type FindOptions = {
  /** The question that this one goes on from. */
  readonly before?: string;
  /** The language that the paragraphs are shown in, for their marks. */
  readonly language?: Language;
};

/** Looks for an answer. `question` needs words; without any the outcome is `none`. */
export function findAnswer(index: SearchIndex, asking: string, { before }: FindOptions = {}): Finding {
  const question = before === undefined ? asking : `${before} ${asking}`;
  const none: Finding = { outcome: 'none', passages: [], missing: [] };
  const subjects = subjectsOf(question);
  if (subjects.length === 0) return none;
  const covered = coverage(index, subjects);
  const asked = fold(question);
  const scores = new Map<Address, number>();
  const raise = (address: Address, score: number) => scores.set(address, Math.max(scores.get(address) ?? 0, score));
  const support = new Map<Address, number[]>();
  let thesis: { number: number; score: number } | undefined;
  let best = 0;
  for (const { entry, score: found } of rank(index, subjects)) {
    const share = covered(entry);
    best = Math.max(best, share);
    const score = found * share;
    if (entry.what.of === 'passage') {
      raise(entry.what.address, score);
      continue;
    }
    if (entry.what.of === 'thesis' && score > (thesis?.score ?? 0)) thesis = { number: entry.what.number, score };
    // A term that the question does not name only happens to share some words with it.
    if (entry.what.of === 'term' && !entry.names.some((name) => asked.includes(name))) continue;
    for (const address of entry.what.cites) support.set(address, [...(support.get(address) ?? []), score]);
  }
  // A thesis or a term speaks for the paragraphs that it cites, but less than their own words do, and each further one less.
  for (const [address, speaking] of support) raise(address, (scores.get(address) ?? 0) + supportOf(speaking));
  const missing = namesOf(question).filter((name) => !tokensOf(name).every(index.knows));
  if (missing.length === 0) missing.push(...strangersIn(question, index.knows));
  if (best < closestLine || scores.size === 0) return { ...none, missing };
  const ranked = [...scores].map(([address, score]) => ({ of: 'passage' as const, address, score }));
  ranked.sort((a, b) => b.score - a.score || byAddress(a.address, b.address));
  const passages = ranked.filter(({ score }) => score >= (ranked[0]?.score ?? 0) / 2).slice(0, mostPassages);
  const numberless = asksForNumber(question) && !passages.some(({ address }) => hasNumber(index, address));
  const outcome = best >= answerLine && missing.length === 0 && !numberless ? 'answer' : 'closest';
  return { outcome, passages, missing, ...(thesis && { thesis: thesis.number }) };
}

/** The share of the subjects, by what they tell, that an entry has; none where it has no more than chance would give. */
function coverage(index: SearchIndex, subjects: readonly Subject[]): (entry: Entry) => number {
  // A character tells as much as the most common of its pairs: the others run across the edge of a word.
  const weights = subjects.map(({ tokens }) => Math.min(...tokens.map(index.weight)));
  const total = sum(weights);
  const terms = subjects.flatMap(({ tokens }) => tokens).filter((token) => index.terms.has(token));
  return ({ id }) => {
    const has = index.tokens[id] ?? new Set();
    const there = weights.filter((_, at) => subjects[at]?.tokens.some((token) => has.has(token)));
    const enough = there.length >= Math.min(fewestCovered, subjects.length) || terms.some((token) => has.has(token));
    return enough ? sum(there) / total : 0;
  };
}

/** The entries that have any of the words, best first. */
function rank(index: SearchIndex, subjects: readonly Subject[]): { readonly entry: Entry; readonly score: number }[] {
  if (subjects.length === 0) return [];
  return index.engine.search(wordsToRank(index, subjects).join(' ')).flatMap(({ id, score }) => {
    const entry = index.entries[id as number];
    return entry ? [{ entry, score }] : [];
  });
}

const hasNumber = (index: SearchIndex, address: Address): boolean =>
  index.entries.some(
    ({ what, text }) =>
      what.of === 'passage' && what.address === address && /(?<![\p{L}\p{N}])\p{N}+(?![\p{L}\p{N}])/u.test(text),
  );

/** What the whole article is about tells no paragraph from another: it is left out while there are other words. */
function wordsToRank(index: SearchIndex, subjects: readonly Subject[]): readonly string[] {
  const all = [...new Set(subjects.flatMap(({ tokens }) => tokens))];
  const telling = all.filter((token) => index.weight(token) > everywhere);
  return telling.length > 0 ? telling : all;
}

/** Results come best first: half of the best, a quarter of the next, and so on. */
const supportOf = (scores: readonly number[]): number => sum(scores.map((score, at) => score / 2 ** (at + 1)));

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
