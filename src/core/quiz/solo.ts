/** A question put to one person in private: by `/quiz question`, or because it is due. */
import { textsOf } from '../../texts/texts.ts';
import type { Action, Block, Card, Form, Rich } from '../card.ts';
import type { Language } from '../language.ts';
import { open } from '../lookup.ts';
import { button, pressOn } from '../session.ts';
import type { Ask } from '../store.ts';
import { answerActions, answerForm, answerWords, questionBlocks, revealBlocks } from './ask.ts';
import type { AskedQuestion } from './question.ts';

/** What the presses on such a question begin with; their session is the ask's id. */
export const soloName = 'question';

const press = (ask: Pick<Ask, 'id'>, event: string, ...args: readonly number[]) =>
  pressOn(soloName, ask.id, event, ...args);

/** `left`: how many more are due today, in a review. */
export function soloCard(ask: Ask, question: AskedQuestion, language: Language, left?: number): Card {
  const texts = textsOf(language).quiz;
  return {
    title: ask.purpose === 'review' ? texts.dueTitle : texts.soloTitle,
    blocks: [
      ...(ask.draft ? [{ is: 'note' as const, text: textsOf(language).drafts.mark }] : []),
      ...questionBlocks(question, language),
      ...(left ? [{ is: 'note' as const, text: texts.dueAfter(left) }] : []),
      {
        is: 'actions',
        of: answerActions(question, language, (event, ...args) => press(ask, event, ...args)),
      },
    ],
  };
}

export const soloForm = (ask: Ask, question: AskedQuestion, language: Language): Form =>
  answerForm(question, language, press(ask, 'filled'));

/** Whether a person has approved the question; `since`: not yet when it was put. */
export type Stands = 'approved' | 'draft' | 'since';

/** What has become of it: shown after the answer, and again whenever its message is pressed. */
export type Outcome = {
  readonly given: string;
  readonly credit: number;
  /** Whether it is among the person's review cards now, and whether it was missed so often that it is asked no more. */
  readonly kept: boolean;
  readonly retired: boolean;
  /** When it is asked again, if not as soon as the person likes. */
  readonly due?: number;
  readonly rated: boolean;
  readonly stands: Stands;
};

export function outcomeCard(ask: Ask, question: AskedQuestion, language: Language, outcome: Outcome): Card {
  const texts = textsOf(language).quiz;
  const { given, credit } = outcome;
  const right = credit === 1_000;
  const title = right ? texts.right : credit > 0 ? texts.partly(Math.round(credit / 10)) : texts.wrong;
  const why = whyWrong(question, given, language);
  const notes = [standing(outcome, language), comingBack(outcome, language)].filter((note) => note !== undefined);
  return {
    title,
    ...(right && { tone: 'good' }),
    blocks: [
      { is: 'text', text: texts.youAnswered(answerWords(question, given, language)) },
      ...(why ? [{ is: 'text' as const, text: why }] : []),
      ...revealBlocks(question, language),
      ...notes.map((text): Block => ({ is: 'note', text })),
      ...ratingStep(ask, language, outcome, right),
      { is: 'actions', of: nextSteps(ask, language, outcome) },
    ],
  };
}

/** That nobody had checked it, where that is so. */
function standing({ stands }: Outcome, language: Language): Rich | undefined {
  const { drafts } = textsOf(language);
  return stands === 'draft' ? drafts.countsNowhere : stands === 'since' ? drafts.approvedSince : undefined;
}

/** When it is asked again, if it is. */
function comingBack({ retired, kept, due }: Outcome, language: Language): Rich | undefined {
  const texts = textsOf(language).quiz;
  if (retired) return texts.retired;
  if (due !== undefined) return [texts.comesBack, { time: due, as: 'moment' }, texts.period];
  return kept ? texts.inReview : undefined;
}

/** Why the choice that was taken is wrong; nothing where it is not, or where no choice was taken. */
export function whyWrong(question: AskedQuestion, given: string, language: Language): string | undefined {
  if (question.kind === 'true-false') return undefined;
  const { choices } = question.faces[language];
  const reasons = given.split(',').flatMap((id) => choices.find((choice) => choice.id === id)?.wrong ?? []);
  return reasons.join(' ') || undefined;
}

/** How it felt decides when it comes back; wrong is wrong. */
function ratingStep(ask: Ask, language: Language, { rated, retired }: Outcome, right: boolean): Block[] {
  const texts = textsOf(language).quiz;
  if (ask.purpose !== 'review' || rated || retired || !right) return [];
  return [
    { is: 'text', text: texts.howWasIt },
    {
      is: 'actions',
      of: (['easy', 'fine', 'hard'] as const).map((felt) => button(texts.felt[felt], press(ask, felt))),
    },
  ];
}

function nextSteps(ask: Ask, language: Language, { kept, stands }: Outcome): Action[] {
  const texts = textsOf(language).quiz;
  if (ask.purpose === 'review') return [{ label: texts.nextDue, press: open('review now'), main: true }];
  return [
    { label: texts.another, press: open('quiz question', { article: ask.article }), main: true },
    ...(kept || stands === 'draft' ? [] : [button(texts.keep, press(ask, 'keep'))]),
  ];
}
