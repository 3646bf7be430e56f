/** An answer in a sentence, or in several clauses: with a reason, with what it is not, with another name. Guesses side by side are none. */
import * as frame from './typed-frame.ts';
import type { Prepared } from './typed-key.ts';
import { isAnswer, isFramed, reached, tailPlaces } from './typed-span.ts';
import type { Token } from './typed-tokens.ts';

/** What a person may say of their own before or after the answer, in tokens. */
const mostOwnWords = 18;
const mostClauses = 6;

/** Whether every clause is the answer, says nothing, or supports it. */
export function isInClauses(tokens: readonly Token[], known: Prepared): boolean {
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
