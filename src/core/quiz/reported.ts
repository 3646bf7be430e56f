/** The questions of an article as reports name them. */
import type { Language } from '../language.ts';
import type { Pack } from '../library.ts';
import { keyWords } from './ask.ts';
import { asked } from './question.ts';
import type { ReportedQuestion } from './report.ts';

/** All of the pack's questions, in the order in which the pack has them: a report shuffles nothing. */
export const reportedQuestions = (pack: Pack, language: Language): readonly ReportedQuestion[] =>
  pack.faces.zh.questions.flatMap(({ id }) => {
    const question = asked(pack, id, '');
    if (!question) return [];
    const { stem, choices, explanation } = question.faces[language];
    const inOrder = choices.toSorted((a, b) => a.id.localeCompare(b.id, 'en'));
    return {
      id,
      section: question.section,
      stem,
      choices: inOrder.map(({ id: choice, text }) => ({ id: choice, text })),
      key: question.key,
      answer: answerOf(question, language),
      explanation,
      cites: question.cites,
    };
  });

type Asked = NonNullable<ReturnType<typeof asked>>;

/** The right answer in words, for letters mean something else in every run. */
function answerOf(question: Asked, language: Language): string {
  const { choices } = question.faces[language];
  const texts = question.key.split(/[,>]/).flatMap((id) => choices.find((choice) => choice.id === id)?.text || []);
  return texts.length > 0 ? texts.join(question.kind === 'ordering' ? ' → ' : ' · ') : keyWords(question, language);
}
