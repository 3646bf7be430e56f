/** What a digest shows to one person alone: the other side, what they answered, and what the answer is. */
import { textsOf } from '../../texts/texts.ts';
import type { Article } from '../article/article.ts';
import type { Block, Card } from '../card.ts';
import type { Language } from '../language.ts';
import { open } from '../lookup.ts';
import { answerWords, countChoices, revealBlocks } from '../quiz/ask.ts';
import type { AskedQuestion } from '../quiz/question.ts';
import { whyWrong } from '../quiz/solo.ts';
import { button } from '../session.ts';
import { digestPress } from './presses.ts';
import type { Spread } from './records.ts';

/** The counterpoint of a thesis, and what would change one's mind. */
export function otherSideCard(article: Article | undefined, number: number, language: Language): Card {
  const texts = textsOf(language);
  const thesis = article?.theses.find((each) => each.number === number);
  if (!article || !thesis) {
    return { title: texts.digest.otherTitle(number), blocks: [{ is: 'text', text: texts.digest.thesisGone }] };
  }
  return {
    title: texts.digest.otherTitle(number),
    blocks: [
      { is: 'text', text: thesis.claim },
      ...against(texts.counterpoint, thesis.counterpoint),
      ...against(texts.mind, thesis.mind),
      { is: 'note', text: article.imported ? texts.packs.approvedByPerson : texts.counterpointIsOurs },
      {
        is: 'actions',
        of: [{ label: texts.digest.more, press: open('article thesis', { which: number, article: article.id }) }],
      },
    ],
  };
}

const against = (label: string, words: string | undefined): Block[] =>
  words === undefined ? [] : [{ is: 'text', text: [{ bold: label }, words] }];

/** An answer that is kept while the question is open. */
export function notedCard(question: AskedQuestion, given: string, language: Language, isOlder: boolean): Card {
  const texts = textsOf(language);
  return {
    title: texts.digest.notedTitle,
    tone: 'good',
    blocks: [
      { is: 'text', text: texts.quiz.youAnswered(answerWords(question, given, language)) },
      { is: 'note', text: isOlder ? texts.digest.notedOlder : texts.digest.noted },
    ],
  };
}

/** What a question's answer is, once it is closed, with what this person gave. */
export type Outcome = {
  readonly given?: string;
  readonly credit: number;
  readonly spread: Spread;
  readonly late: boolean;
};

export function outcomeCard(id: string, question: AskedQuestion, language: Language, outcome: Outcome): Card {
  const texts = textsOf(language);
  const { given, credit, spread, late } = outcome;
  const right = credit >= 1_000;
  const partly = credit > 0 ? texts.quiz.partly(Math.round(credit / 10)) : texts.quiz.wrong;
  const why = given === undefined ? undefined : whyWrong(question, given, language);
  const answered = spread.reduce((sum, { count }) => sum + count, 0);
  const rights = spread.reduce((sum, each) => sum + (each.credit >= 1_000 ? each.count : 0), 0);
  const counted: Block[] = answered > 1 ? [{ is: 'text', text: texts.quiz.wereRight(rights, answered, []) }] : [];
  return {
    title: given === undefined ? texts.digest.answerIs : right ? texts.quiz.right : partly,
    ...(given !== undefined && right && { tone: 'good' }),
    blocks: [
      {
        is: 'text',
        text:
          given === undefined ? texts.digest.youDidNot : texts.quiz.youAnswered(answerWords(question, given, language)),
      },
      ...(why ? [{ is: 'text' as const, text: why }] : []),
      ...revealBlocks(question, language, countChoices(question, spread)),
      ...counted,
      ...(late ? [{ is: 'note' as const, text: texts.digest.closedNote }] : []),
      { is: 'actions', of: [button(texts.quiz.keep, digestPress(id, 'keep'))] },
    ],
  };
}
