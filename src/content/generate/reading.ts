/** An article read once for drafting: its sentences in words, what could be asked for, and how often it stands there. Pure. */
import type { Address } from '../../core/article/citation.ts';
import { createRanking, type Ranking } from './ranking.ts';
import { type Sentence, type Source, sentencesOf } from './source.ts';
import { edgesOf, type Word, type WordClass, wordsOf } from './words.ts';

/** A stretch of a sentence that may be asked for or stand as a wrong choice. Offsets are in its paragraph. */
export type Span = {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly is: WordClass;
  /** The index of its sentence in the article. */
  readonly at: number;
  /** Of a number: the word that follows it. */
  readonly unit?: string;
  /** What stands before and after it; `mark` at the ends of the sentence. */
  readonly beside: readonly [WordClass, WordClass];
};

export type ReadSentence = {
  readonly sentence: Sentence;
  /** Offsets are in the paragraph. */
  readonly tokens: readonly Word[];
  readonly edges: ReadonlySet<number>;
  readonly spans: readonly Span[];
};

export type Reading = {
  readonly source: Source;
  readonly sentences: readonly ReadSentence[];
  readonly spans: readonly Span[];
  /** How often a text stands in the article; in English as whole words, whatever their case. */
  readonly count: (text: string) => number;
  /** The sentences (by index) that have a text. */
  readonly standsIn: (text: string) => readonly number[];
  /** Under which classes a text stands in the article. */
  readonly classesOf: (text: string) => ReadonlySet<WordClass>;
  readonly passages: ReadonlyMap<Address, string>;
  readonly ranking: Ranking;
  /** `wordsOf` and `edgesOf` in the article's language. */
  readonly wordsIn: (text: string) => readonly Word[];
  readonly edgesIn: (text: string) => ReadonlySet<number>;
};

export function readSource(source: Source): Reading {
  const sentences = sentencesOf(source).map((sentence) => readSentence(sentence, source));
  const spans = sentences.flatMap((each) => each.spans);
  const classes = new Map<string, Set<WordClass>>();
  for (const { text, is } of spans) classes.set(text, (classes.get(text) ?? new Set()).add(is));
  const standsIn = remember((text: string) =>
    sentences.flatMap(({ sentence }) => (timesIn(sentence.words, text, source) > 0 ? [sentence.at] : [])),
  );
  const passages = source.sections.flatMap((section) => section.passages);
  return {
    source,
    sentences,
    spans,
    standsIn,
    count: remember((text: string) => passages.reduce((sum, passage) => sum + timesIn(passage.text, text, source), 0)),
    classesOf: (text) => classes.get(text) ?? new Set(),
    passages: new Map(passages.map(({ address, text }) => [address, text])),
    ranking: remember(createRanking(source)),
    wordsIn: remember((text) => wordsOf(text, source.language)),
    edgesIn: remember((text) => edgesOf(text, source.language)),
  };
}

/** Keeps what was found for a text: the same few are looked up again and again. */
export function remember<T>(find: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text) ?? find(text);
    known.set(text, found);
    return found;
  };
}

/** How often `part` stands in `text`; in English only as whole words. */
export function timesIn(text: string, part: string, { language }: Pick<Source, 'language'>): number {
  const [whole, piece] = language === 'zh' ? [text, part] : [text.toLowerCase(), part.toLowerCase()];
  if (!piece) return 0;
  let times = 0;
  for (let at = whole.indexOf(piece); at >= 0; at = whole.indexOf(piece, at + 1)) {
    if (language === 'zh' || (!isLetter(whole[at - 1]) && !isLetter(whole[at + piece.length]))) times += 1;
  }
  return times;
}

const isLetter = (character: string | undefined): boolean => character !== undefined && /[\p{L}\p{N}]/u.test(character);

function readSentence(sentence: Sentence, { language }: Source): ReadSentence {
  const move = ({ text, start, end, is }: Word): Word => ({
    text,
    is,
    start: start + sentence.start,
    end: end + sentence.start,
  });
  const tokens = wordsOf(sentence.words, language).map(move);
  const edges = new Set([...edgesOf(sentence.words, language)].map((edge) => edge + sentence.start));
  return { sentence, tokens, edges, spans: spansOf(tokens, sentence, language) };
}

/** What may be joined into one span: nouns into a term, the parts of a name. */
const joins = {
  zh: (a: Word, b: Word) => a.is === 'noun' && b.is === 'noun',
  en: (a: Word, b: Word) =>
    (names.has(a.is) && names.has(b.is)) ||
    ((a.is === 'noun' || a.is === 'adjective') && (b.is === 'noun' || b.is === 'plural')),
} as const;
const names: ReadonlySet<WordClass> = new Set(['person', 'place', 'name']);
const asked: ReadonlySet<WordClass> = new Set<WordClass>([
  ...names,
  ...(['year', 'number', 'noun', 'plural', 'verb', 'past', 'gerund', 'third', 'adjective', 'idiom'] as const),
]);
const longest = { zh: 8, en: 32 } as const;

function spansOf(tokens: readonly Word[], sentence: Sentence, language: 'zh' | 'en'): readonly Span[] {
  const runs: Word[][] = [];
  for (const token of tokens) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    const near = last && token.start - last.end <= (language === 'en' ? 1 : 0);
    if (run && last && near && joins[language](last, token)) run.push(token);
    else runs.push([token]);
  }
  return runs.flatMap((run) => {
    const first = run[0];
    const last = run.at(-1);
    if (!first || !last || !asked.has(last.is)) return [];
    const text = sentence.words.slice(first.start - sentence.start, last.end - sentence.start);
    const is = kindOf(run, text, tokens, language);
    if (!is || text.length > longest[language] || (language === 'zh' && text.length < 2 && is !== 'number')) return [];
    const left = tokens[tokens.indexOf(first) - 1]?.is ?? 'mark';
    const right = tokens[tokens.indexOf(last) + 1]?.is ?? 'mark';
    const span: Span = { text, start: first.start, end: last.end, is, at: sentence.at, beside: [left, right] };
    if (is !== 'number') return [span];
    const unit = unitAfter(last, tokens);
    return [unit ? { ...span, unit } : span];
  });
}

function kindOf(
  run: readonly Word[],
  text: string,
  tokens: readonly Word[],
  language: 'zh' | 'en',
): WordClass | undefined {
  const last = run.at(-1);
  if (!last) return undefined;
  if (last.is !== 'number')
    return run.some(({ is }) => is === 'person') ? 'person' : run.some(({ is }) => is === 'place') ? 'place' : last.is;
  const after = tokens.find(({ start }) => start === last.end);
  const isYear = language === 'zh' && /^(?:1\d|20)\d\d$/.test(text) && after?.text.startsWith('年');
  return isYear ? 'year' : 'number';
}

/** The measure behind a number, across one space. */
function unitAfter(number: Word, tokens: readonly Word[]): string | undefined {
  const next = tokens.find(({ start }) => start >= number.end && start <= number.end + 1);
  return next && next.is !== 'mark' ? next.text.toLowerCase() : undefined;
}
