/** What digests are put together from: the day's subject, its question, and how the last one went. */
import type { Texts } from '../../texts/texts.ts';
import type { Article, Section, Thesis } from '../article/article.ts';
import { centralOf } from '../article/excerpt.ts';
import { attribution } from '../article/wording.ts';
import type { Action, Block } from '../card.ts';
import type { Language } from '../language.ts';
import type { Library } from '../library.ts';
import { cite, cited, citedLine, open } from '../lookup.ts';
import { answerActions, countChoices, keyWords, questionBlocks, revealBlocks } from '../quiz/ask.ts';
import type { AskedQuestion } from '../quiz/question.ts';
import type { Item } from './choose.ts';
import { digestPress } from './presses.ts';
import type { Spread, Subscription } from './records.ts';
import type { Streak } from './streaks.ts';

/** The question that a digest tells the answer of: by its delivery, with what people gave. */
export type Before = {
  readonly id: string;
  readonly question: AskedQuestion;
  readonly spread: Spread;
  readonly streaks: readonly Streak[];
};

/** What a digest is drawn from, beside what it took with it. */
export type Scene = {
  readonly id: string;
  readonly subscription: Subscription;
  readonly library: Library;
  readonly language: Language;
  /** Whether there is a command that opens a discussion. */
  readonly discusses: boolean;
  readonly before?: Before;
  /** Of one for a person alone. */
  readonly due?: number;
};

/** People that are named for their streak; of more it is said how many. */
const mostNamed = 5;

/** What the day's thesis or section says. One that was taken out of the article meanwhile is said to be. */
export function subjectBlocks(article: Article, item: Item, scene: Scene, texts: Texts): Block[] {
  if (item.is === 'section') return sectionBlocks(article, item.number, texts);
  const thesis = article.theses.find(({ number }) => number === item.number);
  return thesis ? thesisBlocks(article, thesis, scene, texts) : [{ is: 'text', text: texts.digest.thesisGone }];
}

function thesisBlocks(article: Article, thesis: Thesis, { id, discusses, subscription }: Scene, texts: Texts): Block[] {
  // Nobody discusses alone.
  const opens = discusses && subscription.target !== subscription.person;
  const { number, claim, cites, reasons, counterpoint } = thesis;
  const given = { which: number, article: article.id };
  const steps: Action[] = [
    ...(counterpoint ? [{ label: texts.digest.otherSide, press: digestPress(id, 'other', number, article.id) }] : []),
    ...(opens
      ? [{ label: texts.digest.discuss, press: open('discuss start', { thesis: number, article: article.id }) }]
      : []),
    { label: texts.digest.more, press: open('article thesis', given) },
  ];
  return [
    { is: 'text', text: cited(article, [{ bold: claim }], cites) },
    ...(reasons.length > 0
      ? [
          { is: 'text' as const, text: texts.digest.reasons },
          { is: 'list' as const, items: reasons.map((reason) => citedLine(article, reason)) },
        ]
      : []),
    { is: 'actions', of: steps },
  ];
}

function sectionBlocks(article: Article, number: number, texts: Texts): Block[] {
  const section = article.sections.find((each) => each.number === number);
  if (!section) return [{ is: 'text', text: texts.digest.thesisGone }];
  return [
    ...gistOf(article, section),
    attribution(article, texts),
    {
      is: 'actions',
      of: [
        {
          label: texts.digest.readSection,
          press: open('article section', { which: number, article: article.id }),
        },
      ],
    },
  ];
}

/** Sentences that stand for a section which nobody has summed up. */
const mostQuoted = 2;

function gistOf(article: Article, section: Section): Block[] {
  const first = section.passages[0]?.address;
  if (section.gist) return [{ is: 'text', text: [section.gist, ...(first ? [' ', cite(article, first)] : [])] }];
  return centralOf(article, section, mostQuoted).map(({ text, address }) => ({
    is: 'quote',
    words: text,
    from: { article: article.id, address },
  }));
}

/** The question of the day, and how it is answered. */
export function askBlocks(question: AskedQuestion, { id, language, subscription }: Scene, texts: Texts): Block[] {
  const alone = subscription.target === subscription.person;
  return [
    { is: 'text', text: [{ bold: texts.digest.question }] },
    ...questionBlocks(question, language),
    {
      is: 'actions',
      of: answerActions(question, language, (event, ...args) => digestPress(id, event, ...args)),
    },
    { is: 'note', text: alone ? texts.digest.answerNoteAlone : texts.digest.answerNote },
  ];
}

/** What is due for review, where that is wanted. */
export function dueBlocks({ subscription, due }: Scene, texts: Texts): Block[] {
  if (!subscription.content.includes('due')) return [];
  return [
    { is: 'text', text: due === undefined ? texts.digest.dueForEverybody : texts.digest.due(due) },
    { is: 'actions', of: [{ label: texts.digest.myReviews, press: open('review now') }] },
  ];
}

/** How the question before went: who chose what, the key, who is on a streak. Why is behind a button: this card has another subject. */
export function beforeBlocks({ before, language }: Scene, texts: Texts): Block[] {
  if (!before) return [];
  const { id, question, spread, streaks } = before;
  const answered = spread.reduce((sum, { count }) => sum + count, 0);
  const right = spread.reduce((sum, { count, credit }) => sum + (credit >= 1_000 ? count : 0), 0);
  // The words that say why come last, and are behind the button.
  const shown = revealBlocks(question, language, countChoices(question, spread)).filter(
    ({ is }, at) => at === 0 || is === 'choices' || is === 'facts',
  );
  return [
    { is: 'text', text: [{ bold: texts.digest.before }] },
    ...(shown.length > 1 ? shown : [...shown, { is: 'text' as const, text: keyWords(question, language) }]),
    {
      is: 'text',
      text: [
        answered === 0 ? texts.quiz.nobodyAnswered : texts.quiz.wereRight(right, answered, []),
        ...(streaks.length > 0
          ? [texts.quiz.gap, texts.digest.streaks(streaks.slice(0, mostNamed), Math.max(0, streaks.length - mostNamed))]
          : []),
      ],
    },
    { is: 'actions', of: [{ label: texts.digest.why, press: digestPress(id, 'why') }] },
  ];
}
