/** The accepted answers of a question, made ready once for comparing. */
import type { Bilingual, Language } from '../language.ts';
import { languages } from '../language.ts';
import { fold } from '../tokens.ts';
import { marks } from './numerals.ts';
import { joined } from './typed-frame.ts';
import { type Token, tidy, tokensOf, withoutBreaks } from './typed-tokens.ts';

/** What a typed answer is held against: the key and the accepted answers of the question in both languages. */
export type TypedKey = { readonly key: Bilingual; readonly accept: Readonly<Record<Language, readonly string[]>> };

/** Longer answers (in UTF-16 units) than this, or than the longest accepted one and this, are not read. */
const mostLetters = 280;
/** The accepted answers as grading compares them. */
export type Prepared = {
  readonly literal: ReadonlySet<string>;
  /** By joined tokens. */
  readonly answers: ReadonlySet<string>;
  /** The same in tokens; two may be joined alike (`block chain`). */
  readonly inTokens: readonly (readonly Token[])[];
  readonly longest: number;
  /** Those that are a bare number in the author's words: a counter may follow. */
  readonly bare: ReadonlySet<string>;
  readonly mostLetters: number;
};

// By the question itself: it lives as long as its pack, and so does what is made of it.
const prepared = new WeakMap<TypedKey, Prepared>();

/** What is known of a question; made at the first call, kept as long as the question is. */
export const preparedOf = (question: TypedKey): Prepared => prepared.get(question) ?? prepare(question);

function prepare(question: TypedKey): Prepared {
  const all = languages.flatMap((language) => [question.key[language], ...question.accept[language]]);
  const inTokens: (readonly Token[])[] = [];
  const bare = new Set<string>();
  for (const answer of all) {
    const tokens = withoutBreaks(tokensOf(answer));
    if (tokens.length === 0) continue;
    inTokens.push(tokens, ...shorter(tokens));
    if (tokens.length === 1 && tokens[0]?.is === 'number') bare.add(joined(tokens));
  }
  const result: Prepared = {
    literal: new Set(all.map(lettersOf)),
    answers: new Set(inTokens.map(joined)),
    inTokens,
    bare,
    longest: Math.max(...inTokens.map(({ length }) => length)),
    mostLetters: mostLetters + Math.max(...all.map(({ length }) => length)),
  };
  prepared.set(question, result);
  return result;
}

/** The letters of a text: tidy, and as one where hyphens and spaces part words, not numbers. */
export function lettersOf(text: string): string {
  const tidied = tidy(text).trim();
  // An answer may be all signs, or an emoji.
  if (tidied === '') return fold(text).trim();
  return /\d/.test(tidied) ? tidied : tidied.replace(/(?<=[\p{L}'])[- ']+(?=[\p{L}'])/gu, '');
}

const owners = /^(?:its|their|our|ones|one|my|your|his|her)$/;
const counted = /^(?:年|个|位|名|人|家|次|种|岁|person|time)$/;

/** The same answer without whose it is, or as a bare number of years or things. */
function shorter(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const [first, second] = tokens;
  if (tokens.length > 1 && first && owners.test(first.text)) return [tokens.slice(1)];
  if (first?.is !== 'number' || tokens.length > 2 || (second && !counted.test(second.text))) return [];
  // 3 may be months where the answer is 3年; 1949 is a year.
  if (second?.text === '年' && first.text.length < 5) return [];
  // Whoever types 3 means the third; whoever types "third" does not mean three.
  const cardinal: Token = { is: 'number', text: first.text.replace(marks.ordinal, marks.open) };
  return [[first], [cardinal]];
}
