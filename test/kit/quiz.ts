/** What a test knows of a quiz that its players do not: the keys. And what nobody may see before a question has closed. */
import type { Language } from '../../src/core/language.ts';
import type { AskedQuestion } from '../../src/core/quiz/question.ts';
import { takenSchema } from '../../src/core/quiz/state.ts';
import type { Store } from '../../src/core/store.ts';

/** An answer as a person gives it: by the places of choices, or typed. */
export type Given = { readonly at: readonly number[] } | { readonly typed: string };

export const questionsOf = async (store: Store, session: string): Promise<readonly AskedQuestion[]> =>
  takenSchema.parse(await store.taken(session)).questions;

export const keyOf = (question: AskedQuestion): readonly string[] => question.key.split(/[,>]/);
const placeOf = ({ faces }: AskedQuestion, id: string): number =>
  faces.en.choices.findIndex((choice) => choice.id === id);

export function rightAnswer(question: AskedQuestion, language: Language): Given {
  if (question.kind === 'typed') return { typed: question.faces[language].key ?? '' };
  return { at: keyOf(question).map((id) => placeOf(question, id)) };
}

/** An answer that is worth nothing. */
export function wrongAnswer(question: AskedQuestion, language: Language): Given {
  const key = keyOf(question);
  switch (question.kind) {
    case 'typed':
      return { typed: language === 'zh' ? '完全不知道' : 'no idea at all' };
    case 'ordering':
      return { at: key.toReversed().map((id) => placeOf(question, id)) };
    default:
      return { at: [question.faces.en.choices.findIndex(({ id }) => !key.includes(id))] };
  }
}

/** Words that only whoever knows the key can write; `echoed`: beside what whoever answers may have typed. */
const secretsOf = ({ faces }: AskedQuestion, echoed: boolean): readonly string[] =>
  [faces.zh, faces.en].flatMap(({ explanation, key, trap, accept, choices }) => [
    explanation,
    ...(trap ? [trap] : []),
    ...choices.flatMap(({ wrong }) => wrong ?? []),
    ...(echoed ? [] : [...(key ? [key] : []), ...accept.filter((words) => words.length > 3)]),
  ]);

/** A picture without what is another one each time: moments, and the ids of sessions. */
export const lasting = (picture: string): string =>
  picture
    .replaceAll(/\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?(\.\d+)?(Z| UTC)?/g, '…')
    .replaceAll(/\b\d\d:\d\d:\d\d UTC/g, '…');

const bare = (words: string): string => words.replaceAll(/[\\\u200b]/g, '');

/**
 * Which of these questions' secrets stand in what was said. Words that another question has too betray nothing, and
 * neither does what its own stem says. `echoed`: people were told what they had answered themselves.
 */
export function betrayed(
  said: readonly unknown[],
  secret: readonly AskedQuestion[],
  all: readonly AskedQuestion[],
  echoed = false,
): readonly string[] {
  const written = bare(JSON.stringify(said));
  return secret.flatMap((question) => {
    const { stem: zh } = question.faces.zh;
    const { stem: en } = question.faces.en;
    const open = bare(JSON.stringify([zh, en, all.filter((other) => other !== question)]));
    const words = secretsOf(question, echoed).map((one) => bare(JSON.stringify(one).slice(1, -1)));
    return words.filter((one) => !open.includes(one) && written.includes(one));
  });
}
