/**
 * Grading of a typed answer: right or not, in either language, as a fair reader would. Knows the key and the accepted answers, not the stem.
 * An answer counts where what is left without words such as "I think" is accepted, or where a sentence plainly ends in it.
 */
import type { Bilingual, Language } from '../language.ts';
import { languages } from '../language.ts';
import { marks } from './numerals.ts';
import { nearly } from './slips.ts';
import * as frame from './typed-frame.ts';
import { type Token, tidy, tokensOf } from './typed-tokens.ts';

/** What a typed answer is held against: the key and the accepted answers of the question in both languages. */
export type TypedKey = { readonly key: Bilingual; readonly accept: Readonly<Record<Language, readonly string[]>> };

/** Longer answers (in UTF-16 units) than this, or than the longest accepted one and this, are not read. */
const mostLetters = 280;
/** What may stand around an answer, in tokens. */
const mostAround = 40;
/** What a person may say of their own before or after the answer, in tokens. */
const mostOwnWords = 18;
const mostClauses = 6;

type Prepared = {
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

const prepared = new WeakMap<TypedKey, Prepared>();

/** Whether what a person typed is right. Never throws; the same for either script, width and case. */
export function isAccepted(typed: string, question: TypedKey): boolean {
  const known = prepared.get(question) ?? prepare(question);
  if (typed.length > known.mostLetters) return false;
  if (known.literal.has(lettersOf(typed))) return true;
  const tokens = tokensOf(typed);
  const words = withoutBreaks(tokens);
  if (words.length === 0 || words.length > known.longest + mostAround) return false;
  return isFramed(words, known) || isSeveral(words, known) || isInClauses(tokens, known);
}

function prepare(question: TypedKey): Prepared {
  const all = languages.flatMap((language) => [question.key[language], ...question.accept[language]]);
  const inTokens: (readonly Token[])[] = [];
  const bare = new Set<string>();
  for (const answer of all) {
    const tokens = withoutBreaks(tokensOf(answer));
    if (tokens.length === 0) continue;
    inTokens.push(tokens, ...shorter(tokens));
    if (tokens.length === 1 && tokens[0]?.is === 'number') bare.add(frame.joined(tokens));
  }
  const result: Prepared = {
    literal: new Set(all.map(lettersOf)),
    answers: new Set(inTokens.map(frame.joined)),
    inTokens,
    bare,
    longest: Math.max(...inTokens.map(({ length }) => length)),
    mostLetters: mostLetters + Math.max(...all.map(({ length }) => length)),
  };
  prepared.set(question, result);
  return result;
}

/** Tidy, and as one where hyphens and spaces part words, not numbers. */
function lettersOf(text: string): string {
  const tidied = tidy(text).trim();
  return /\d/.test(tidied) ? tidied : tidied.replace(/(?<=[\p{L}'])[- ']+(?=[\p{L}'])/gu, '');
}

const owners = /^(?:its|their|our|ones|one|my|your|his|her)$/;
const counted = /^(?:年|个|位|名|人|家|次|种|岁|person|time)$/;

/** The same answer without whose it is, or as a bare number of years or things. */
function shorter(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const [first, second] = tokens;
  if (tokens.length > 1 && first && owners.test(first.text)) return [tokens.slice(1)];
  if (first?.is !== 'number' || tokens.length > 2 || (second && !counted.test(second.text))) return [];
  // Whoever types 3 means the third; whoever types "third" does not mean three.
  const cardinal: Token = { is: 'number', text: first.text.replace(marks.ordinal, marks.open) };
  return [[first], [cardinal]];
}

const withoutBreaks = (tokens: readonly Token[]): readonly Token[] => tokens.filter(({ is }) => is !== 'break');

/** Which places the phrases reach from the start (or, going back, from the end), one after another. */
function reached(tokens: readonly Token[], { of, longest }: frame.Phrases, from: readonly number[]): readonly number[] {
  const places = new Set(from);
  for (const place of places) {
    let text = '';
    for (let end = place; end < Math.min(tokens.length, place + longest); end += 1) {
      text += tokens[end]?.text ?? '';
      if (of.has(text)) places.add(end + 1);
    }
  }
  return [...places];
}

/** The places from which tails lead to the end. */
function tailPlaces(tokens: readonly Token[]): readonly number[] {
  const places = new Set([tokens.length]);
  for (const place of places) {
    let text = '';
    for (let start = place - 1; start >= Math.max(0, place - frame.tails.longest); start -= 1) {
      text = `${tokens[start]?.text ?? ''}${text}`;
      if (frame.tails.of.has(text)) places.add(start);
    }
  }
  return [...places];
}

/** Whether the tokens are an accepted answer, perhaps with a slip, between words that say nothing. */
function isFramed(tokens: readonly Token[], known: Prepared): boolean {
  const starts = reached(tokens, frame.leads, [0]);
  const ends = tailPlaces(tokens);
  // A counter, and one token more than the right ones where a character is doubled.
  const most = known.longest + frame.counters.longest;
  const spans = starts.flatMap((start) =>
    ends.filter((end) => end > start && end - start <= most).map((end) => tokens.slice(start, end)),
  );
  return spans.some((span) => isAnswer(span, known)) || spans.some((span) => isNear(span, known));
}

function isAnswer(span: readonly Token[], known: Prepared): boolean {
  const [first, ...rest] = span;
  if (known.answers.has(frame.joined(span))) return true;
  return first?.is === 'number' && known.bare.has(first.text) && frame.counters.of.has(frame.joined(rest));
}

function isNear(span: readonly Token[], known: Prepared): boolean {
  return known.inTokens.some((answer) => nearly(span, answer));
}

/** Whether it is accepted answers one after another: `原始 primitive`. */
function isSeveral(tokens: readonly Token[], { answers, longest }: Prepared): boolean {
  return reached(tokens, { of: answers, longest }, [0]).includes(tokens.length);
}

/** Whether every clause is the answer, says nothing, or supports it. */
function isInClauses(tokens: readonly Token[], known: Prepared): boolean {
  const clauses = clausesOf(tokens);
  if (clauses.length > mostClauses) return false;
  let found = false;
  for (const clause of clauses) {
    if (candidatesOf(clause).every((candidate) => isFramed(candidate, known))) found = true;
    else if (isSentence(clause, known) || isTurned(clause, known)) found = true;
    else if (!saysNothing(clause) && !(found && isReason(clause)) && !isContrast(clause, known)) return false;
  }
  return found;
}

function clausesOf(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const clauses: Token[][] = [[]];
  for (const token of tokens) {
    if (token.is === 'break') clauses.push([]);
    else clauses.at(-1)?.push(token);
  }
  return clauses.filter(({ length }) => length > 0);
}

/** What stands between the conjunctions of a clause. */
function candidatesOf(clause: readonly Token[]): readonly (readonly Token[])[] {
  const candidates: Token[][] = [[]];
  for (let at = 0; at < clause.length; ) {
    const [end] = reached(clause, frame.conjunctions, [at]).toSorted((a, b) => b - a);
    if (end !== undefined && end > at) candidates.push([]);
    else candidates.at(-1)?.push(...clause.slice(at, at + 1));
    at = Math.max(at + 1, end ?? 0);
  }
  return candidates.filter(({ length }) => length > 0);
}

const saysNothing = (clause: readonly Token[]): boolean =>
  reached(clause, frame.leads, [0]).includes(clause.length) || tailPlaces(clause).includes(0);

const isReason = (clause: readonly Token[]): boolean =>
  clause.length <= mostOwnWords && plainStart(clause, frame.reasons) > 0 && frame.plainlyAffirm(clause);

/** Where the longest of the phrases that begin the clause ends; 0 where none does. */
function plainStart(clause: readonly Token[], { of, longest }: frame.Phrases): number {
  for (let end = Math.min(longest, clause.length); end > 0; end -= 1) {
    if (of.has(frame.joined(clause.slice(0, end)))) return end;
  }
  return 0;
}

/** "…, not a sea": says what the answer is not, and that is not the answer. */
function isContrast(clause: readonly Token[], known: Prepared): boolean {
  const start = plainStart(clause, frame.contrasts);
  if (start === 0 || clause.length > mostOwnWords) return false;
  const denied = clause.slice(start);
  return denied.length > 0 && frame.plainlyAffirm(denied) && !mentions(denied, known);
}

/** "Not a sea but a river", 不是大海而是长河. */
function isTurned(clause: readonly Token[], known: Prepared): boolean {
  if (plainStart(clause, frame.contrasts) === 0 || clause.length > mostOwnWords) return false;
  for (let at = 1; at < clause.length; at += 1) {
    const turn = plainStart(clause.slice(at), frame.turns);
    if (turn > 0 && isContrast(clause.slice(0, at), known) && isFramed(clause.slice(at + turn), known)) return true;
  }
  return false;
}

function mentions(tokens: readonly Token[], known: Prepared): boolean {
  for (let start = 0; start < tokens.length; start += 1) {
    for (let end = start + 1; end <= tokens.length; end += 1) {
      if (known.answers.has(frame.joined(tokens.slice(start, end)))) return true;
    }
  }
  return false;
}

/** Whether a sentence of the person's own ends in the answer after a word that leads to it, or begins with it and goes on plainly. */
function isSentence(clause: readonly Token[], known: Prepared): boolean {
  if (clause.length > mostOwnWords * 2) return false;
  return endsInAnswer(clause, known) || beginsWithAnswer(clause, known);
}

function endsInAnswer(clause: readonly Token[], known: Prepared): boolean {
  const ends = tailPlaces(clause);
  for (let own = 1; own <= Math.min(mostOwnWords, clause.length - 2); own += 1) {
    if (!frame.plainlyAffirm(clause.slice(0, own))) return false;
    // 还是 and 要是 end in a link and are none.
    const link = linkAt(clause, own).filter((end) => frame.plainlyAffirm(clause.slice(0, end)));
    if (link.length === 0) continue;
    for (const start of reached(clause, frame.leads, link)) {
      if (ends.some((end) => end > start && isWeighty(clause.slice(start, end), known))) return true;
    }
  }
  return false;
}

/** Where the words end that lead to an answer and begin at that place. */
function linkAt(clause: readonly Token[], at: number): readonly number[] {
  const ends: number[] = [];
  for (let end = at + 1; end <= Math.min(clause.length, at + frame.links.longest); end += 1) {
    if (frame.links.of.has(frame.joined(clause.slice(at, end)))) ends.push(end);
  }
  return ends;
}

function beginsWithAnswer(clause: readonly Token[], known: Prepared): boolean {
  for (const start of reached(clause, frame.leads, [0])) {
    for (let end = start + 1; end < clause.length; end += 1) {
      if (!isWeighty(clause.slice(start, end), known)) continue;
      const rest = clause.slice(end);
      const own = rest.length <= mostOwnWords && frame.plainlyAffirm(rest);
      if (own && plainStart(rest, frame.verbs) > 0) return true;
    }
  }
  return false;
}

/** An accepted answer that is long enough to be told from a part of another word. */
function isWeighty(span: readonly Token[], known: Prepared): boolean {
  if (!isAnswer(span, known)) return false;
  const [first] = span;
  return span.length > 1 || first?.is === 'number' || (first?.is === 'word' && first.text.length >= 4);
}
