/**
 * Grading of a typed answer: right or not, in either language, as a fair reader would. Knows the key and the accepted answers, not the stem.
 * An answer counts where what is left without words such as "I think" is accepted, or where a sentence plainly ends in it.
 */
import { isInClauses } from './typed-clauses.ts';
import { lettersOf, preparedOf, type TypedKey } from './typed-key.ts';
import { isFramed, isSeveral } from './typed-span.ts';
import { tokensOf, withoutBreaks } from './typed-tokens.ts';

export type { TypedKey } from './typed-key.ts';

/** What may stand around an answer, in tokens. */
const mostAround = 40;

/** Whether what a person typed is right. Never throws; the same for either script, width and case. */
export function isAccepted(typed: string, question: TypedKey): boolean {
  const known = preparedOf(question);
  if (typed.length > known.mostLetters) return false;
  const letters = lettersOf(typed);
  if (letters !== '' && known.literal.has(letters)) return true;
  const tokens = tokensOf(typed);
  const words = withoutBreaks(tokens);
  if (words.length === 0 || words.length > known.longest + mostAround) return false;
  return isFramed(words, known) || isSeveral(words, known) || isInClauses(tokens, known);
}
