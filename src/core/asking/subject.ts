/** What makes two questions the same. */
import { subjectsOf } from '../retrieval/question.ts';
import { fold } from '../tokens.ts';

/** The same for one question in other words, whichever order they are in; `before` is the question that it goes on from. */
export function subjectOf(question: string, before?: string): string {
  const tokens = [question, before ?? ''].flatMap(subjectsOf).flatMap((subject) => subject.tokens);
  return tokens.length > 0 ? [...new Set(tokens)].sort().join(' ') : fold(question).trim();
}
