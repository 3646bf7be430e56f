/** What can be done with an answer: its buttons. */
import type { Texts } from '../../texts/texts.ts';
import type { Article } from '../article/article.ts';
import { findPassage, sectionAt } from '../article/find.ts';
import type { Action } from '../card.ts';
import { type Catalogue, findCommand } from '../command.ts';
import { fillIn, open, turn } from '../lookup.ts';
import type { Finding } from '../retrieval/answer.ts';
import type { Asking } from '../store.ts';

export type Answer = {
  readonly article: Article;
  readonly catalogue: Catalogue;
  readonly texts: Texts;
  readonly question: string;
  /** The question that this one was read with. */
  readonly before: string | undefined;
  readonly finding: Finding;
  /** The paragraph to show, where that is another than the best. */
  readonly at: string | undefined;
};

/** For whom it is drawn: what they said of it, and whether there is anybody to share it with. */
export type Reader = { readonly asking: Asking | undefined; readonly direct: boolean; readonly toldNow: boolean };

type Values = Readonly<Record<string, string | undefined>>;

/** What the buttons of an answer say of its question. */
export const asked = ({ question, before }: Pick<Answer, 'question' | 'before'>): Values => ({
  question,
  // Said also where there is none, or an answer that was read alone would be read with another question the next time.
  ...(before === undefined ? { alone: 'yes' } : { before }),
});

/** The paragraphs before and after the one that is shown. */
export function neighbours(answer: Answer, shown: string): readonly Action[] {
  const { before, after } = findPassage(answer.article, shown) ?? {};
  return [
    ...(before ? [{ label: `← ¶${before.address}`, press: showing(answer, before.address) }] : []),
    ...(after ? [{ label: `¶${after.address} →`, press: showing(answer, after.address) }] : []),
  ];
}

/** What else was found, but for what a neighbour's button opens. */
export function others(answer: Answer, shown: string): readonly Action[] {
  const { before, after } = findPassage(answer.article, shown) ?? {};
  const there = [shown, before?.address, after?.address];
  return answer.finding.passages
    .filter(({ address }) => !there.includes(address))
    .map(({ address }) => ({ label: `¶${address}`, press: showing(answer, address) }));
}

const showing = (answer: Answer, address: string) => turn('article ask', { ...asked(answer), at: address });

/** The thesis that the paragraph supports. */
export function thesisOf({ article, finding, texts }: Answer, shown: string): readonly Action[] {
  const number = supported({ article, finding }, shown);
  return number === undefined
    ? []
    : [{ label: texts.thesis(number), press: open('article thesis', { which: number }) }];
}

const supported = ({ article, finding }: Pick<Answer, 'article' | 'finding'>, shown: string): number | undefined =>
  finding.thesis ?? article.theses.find(({ cites }) => cites.includes(shown))?.number;

/** What was chosen has a sign. */
export function judgements(answer: Answer, { asking }: Reader, shown: string): readonly Action[] {
  const { ask } = answer.texts;
  const at = answer.at === undefined ? undefined : shown;
  const say = (helped: boolean, label: string): Action => ({
    label: asking?.helped === helped ? `✓ ${label}` : label,
    press: turn('article ask', { ...asked(answer), at, helped: helped ? 'yes' : 'no' }),
  });
  return [say(true, ask.helped), say(false, ask.didNot)];
}

/** Where there is anybody to share it with. */
export const sharing = (answer: Answer, { direct }: Reader): readonly Action[] =>
  direct
    ? []
    : [
        {
          label: answer.texts.ask.share,
          press: open('article ask', { ...asked(answer), at: answer.at, share: 'yes' }),
        },
      ];

/** What a discussion or a question of the same place would be, where the bot has them. */
export function onward({ article, catalogue, finding, texts }: Answer, shown: string): readonly Action[] {
  const takes = (group: string, name: string, option: string): boolean =>
    option in (findCommand(catalogue, [group, name])?.options ?? {});
  const thesis = supported({ article, finding }, shown);
  const section = sectionAt(article, shown)?.number;
  const isAsked = article.questions.some((question) => question.section === section);
  return [
    ...(thesis !== undefined && takes('discuss', 'start', 'thesis')
      ? [{ label: texts.ask.discuss, press: open('discuss start', { thesis }) }]
      : []),
    ...(isAsked && takes('quiz', 'question', 'section')
      ? [{ label: texts.ask.quizMe, press: open('quiz question', { section }) }]
      : []),
  ];
}

/** Another try, and whether the question is kept. */
export function lastSteps(answer: Answer, { asking }: Reader): readonly Action[] {
  const { texts, before, question } = answer;
  const mayBeKept = asking !== undefined && asking.helped !== true;
  return [
    ...(asking?.helped === false ? [{ label: texts.ask.otherwise, press: fillIn('article ask', { question }) }] : []),
    { label: texts.askAnother, press: fillIn('article ask') },
    ...(before ? [{ label: texts.ask.alone, press: turn('article ask', { question, alone: 'yes' }) }] : []),
    ...(mayBeKept
      ? [
          {
            label: asking.kept ? texts.ask.doNotKeep : texts.ask.keep,
            press: turn('article ask', { ...asked(answer), at: answer.at, keep: asking.kept ? 'no' : 'yes' }),
          },
        ]
      : []),
  ];
}
