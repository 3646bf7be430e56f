/** An accepted answer between words that say nothing: in a row of tokens without breaks. */
import { nearly } from './slips.ts';
import * as frame from './typed-frame.ts';
import type { Prepared } from './typed-key.ts';
import type { Token } from './typed-tokens.ts';

/** Which places the phrases reach from the start (or, going back, from the end), one after another. */
export function reached(
  tokens: readonly Token[],
  { of, longest }: frame.Phrases,
  from: readonly number[],
): readonly number[] {
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
export function tailPlaces(tokens: readonly Token[]): readonly number[] {
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
export function isFramed(tokens: readonly Token[], known: Prepared): boolean {
  const starts = reached(tokens, frame.leads, [0]);
  const ends = tailPlaces(tokens);
  // A counter, and one token more than the right ones where a character is doubled.
  const most = known.longest + frame.counters.longest;
  const spans = starts.flatMap((start) =>
    ends.filter((end) => end > start && end - start <= most).map((end) => tokens.slice(start, end)),
  );
  return spans.some((span) => isAnswer(span, known)) || spans.some((span) => isNear(span, known));
}

/** Whether these very tokens are accepted, a counter after a bare number aside. */
export function isAnswer(span: readonly Token[], known: Prepared): boolean {
  const [first, ...rest] = span;
  if (known.answers.has(frame.joined(span))) return true;
  return first?.is === 'number' && known.bare.has(first.text) && frame.counters.of.has(frame.joined(rest));
}

function isNear(span: readonly Token[], known: Prepared): boolean {
  return known.inTokens.some((answer) => nearly(span, answer));
}

/** Whether it is accepted answers one after another: `原始 primitive`. */
export function isSeveral(tokens: readonly Token[], { answers, longest }: Prepared): boolean {
  return reached(tokens, { of: answers, longest }, [0]).includes(tokens.length);
}
