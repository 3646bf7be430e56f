/** Questions that go on from another: “and why?”, “那数据呢？”, “why does he say that?”. */
import { hasWords } from '../tokens.ts';
import { subjectsOf } from './question.ts';

/** How a question begins that goes on from another. */
const opener =
  /^(?:and|but|so|then|or|also|what about|how about|why not)\b|^(?:那么|那|还有|然后|可是|但是|但|所以|而且|以及|再说|接着)/iu;
/** What stands for something that was said before; not “this article”. */
const pointer =
  /\b(?:it|that|this|they|them|those|these|he|she|him|her|its|their|his)\b(?! (?:article|text|author|piece)\b)|(?<!其)[他她它]|这(?!篇|文)|那(?!篇|么)|其(?![他它实中])/iu;

/** Words of their own that a follow-up may have: more, and it stands alone. A Chinese character is a third of a word. */
const fewBehindOpener = 2;
const fewBesidePointer = 1;

/** Whether a question cannot be understood alone: “and why?”, “那数据呢？”, “why does he say that?”. */
export function isFollowUp(question: string): boolean {
  if (!hasWords(question)) return false;
  const subjects = subjectsOf(question);
  if (subjects.length === 0) return true;
  const words = subjects.reduce((sum, { tokens }) => sum + (tokens.some((token) => han.test(token)) ? 1 / 3 : 1), 0);
  const said = question.trim();
  return (opener.test(said) && words <= fewBehindOpener) || (pointer.test(said) && words <= fewBesidePointer);
}

const han = /\p{Script=Han}/u;

/**
 * The words to look for: the question, with the one before it where it goes on from that. The newer one stands first, on a line of its own: it says
 * what kind of answer is wanted. A question that stands by itself is read alone.
 */
export const readWith = (question: string, before: string | undefined): string =>
  before !== undefined && isFollowUp(question) ? `${question}\n${before}` : question;
