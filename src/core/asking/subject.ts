/** What makes two questions the same, and one question the follow-up of another. */
import { subjectsOf } from '../retrieval/question.ts';
import { fold, hasWords } from '../tokens.ts';

/** The same for one question in other words, whichever order they are in; `before` is the question that it goes on from. */
export function subjectOf(question: string, before?: string): string {
  const tokens = [question, before ?? ''].flatMap(subjectsOf).flatMap((subject) => subject.tokens);
  return tokens.length > 0 ? [...new Set(tokens)].sort().join(' ') : fold(question).trim();
}

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
