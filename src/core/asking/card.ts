/** The answer to a question as a card: the paragraph, how sure it is, and what can be done next. */
import type { Texts } from '../../texts/texts.ts';
import type { Article } from '../article/article.ts';
import { findPassage, sectionAt } from '../article/find.ts';
import { attribution } from '../article/wording.ts';
import type { Action, Block, Card } from '../card.ts';
import { type Catalogue, findCommand } from '../command.ts';
import { fillIn, open, turn } from '../lookup.ts';
import type { Finding } from '../retrieval/search.ts';
import type { Asking } from '../store.ts';
import { passageBlocks } from './passage.ts';

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

/** The answer for the one who asked. */
export function answerCard(answer: Answer, reader: Reader): Card {
  const { texts, article } = answer;
  const shown = shownAddress(answer);
  if (!shown) {
    return {
      title: texts.notInArticle,
      blocks: [
        { is: 'text', text: texts.notInArticleHelp(article.title) },
        ...questionNotes(answer),
        ...keptNotes(answer, reader),
        { is: 'actions', of: [...last(answer, reader), { label: texts.outline, press: open('article outline') }] },
      ],
    };
  }
  return {
    title: titleOf(answer, shown),
    blocks: [
      ...doubt(answer, shown),
      ...passage(answer, shown),
      ...questionNotes(answer),
      attribution(article, texts),
      ...keptNotes(answer, reader),
      { is: 'actions', of: [...neighbours(answer, shown), ...others(answer, shown), ...thesisOf(answer, shown)] },
      {
        is: 'actions',
        of: [
          ...judgements(answer, reader, shown),
          ...(reader.direct
            ? []
            : [
                {
                  label: texts.ask.share,
                  press: open('article ask', { ...asked(answer), at: answer.at, share: 'yes' }),
                },
              ]),
          ...onward(answer, shown),
        ],
      },
      { is: 'actions', of: last(answer, reader) },
    ].filter((block) => block.is !== 'actions' || block.of.length > 0) as readonly Block[],
  };
}

/** What speaks against it that this is an answer; nothing beside it is one. */
function doubt({ finding, texts }: Answer, shown: string): readonly Block[] {
  const { outcome, missing } = finding;
  if (outcome !== 'closest' || !isFound(finding, shown)) return [];
  return [{ is: 'text', text: missing.length > 0 ? texts.missingWords(missing) : texts.ask.near }];
}

const isFound = ({ passages }: Finding, shown: string): boolean => passages.some(({ address }) => address === shown);

/** The answer for everybody in a place: without what concerns only the one who asked. */
export function sharedCard(answer: Answer): Card {
  const { texts, article } = answer;
  const shown = shownAddress(answer);
  if (!shown) throw new RangeError('there is no answer to share');
  return {
    title: titleOf(answer, shown),
    blocks: [
      { is: 'text', text: texts.quoted(answer.question) },
      ...doubt(answer, shown),
      ...passage(answer, shown),
      ...(answer.before ? [{ is: 'note' as const, text: texts.ask.readWith(answer.before) }] : []),
      attribution(article, texts),
      {
        is: 'actions',
        of: [
          { label: texts.openPrivately, press: open('article ask', asked(answer)) },
          ...thesisOf(answer, shown),
          ...onward(answer, shown),
        ],
      },
    ],
  };
}

/** The address that is shown: the one that was turned to, else the best. */
export function shownAddress({ article, finding, at }: Answer): string | undefined {
  if (finding.outcome === 'none') return undefined;
  const wanted = at !== undefined && findPassage(article, at) ? at : undefined;
  return wanted ?? finding.passages[0]?.address;
}

/** How sure it is: a word, for a number would promise more than is known. A paragraph beside the answer has its own name. */
function titleOf({ article, finding, texts }: Answer, shown: string): string {
  if (!isFound(finding, shown)) return `¶${shown} · ${findPassage(article, shown)?.section.title ?? ''}`;
  if (finding.outcome === 'closest') return texts.closestTitle;
  const section = sectionAt(article, shown)?.number ?? 0;
  return finding.sure === 'likely' ? texts.ask.likelyTitle(section) : texts.answerTitle(section);
}

const passage = ({ article, finding }: Answer, shown: string): readonly Block[] =>
  passageBlocks(article, shown, finding.passages.find(({ address }) => address === shown)?.mark);

/** What was asked, and what it was understood as. */
const questionNotes = ({ texts, question, before }: Answer): readonly Block[] => [
  { is: 'note', text: texts.asked(question) },
  ...(before ? [{ is: 'note' as const, text: texts.ask.readWith(before) }] : []),
];

/** What became of what the person said, and whether the question is kept. */
function keptNotes({ texts }: Answer, { asking, toldNow }: Reader): readonly Block[] {
  const said = toldNow && asking?.helped !== undefined ? [asking.helped ? texts.ask.glad : texts.ask.sorry] : [];
  const kept = asking?.kept ? [texts.ask.kept] : [];
  return [...said, ...kept].map((text) => ({ is: 'note', text }));
}

/** The paragraphs before and after the one that is shown. */
function neighbours(answer: Answer, shown: string): readonly Action[] {
  const { before, after } = findPassage(answer.article, shown) ?? {};
  return [
    ...(before ? [{ label: `← ¶${before.address}`, press: showing(answer, before.address) }] : []),
    ...(after ? [{ label: `¶${after.address} →`, press: showing(answer, after.address) }] : []),
  ];
}

/** What else was found, but for what a neighbour's button opens. */
function others(answer: Answer, shown: string): readonly Action[] {
  const { before, after } = findPassage(answer.article, shown) ?? {};
  const there = [shown, before?.address, after?.address];
  return answer.finding.passages
    .filter(({ address }) => !there.includes(address))
    .map(({ address }) => ({ label: `¶${address}`, press: showing(answer, address) }));
}

const showing = (answer: Answer, address: string) => turn('article ask', { ...asked(answer), at: address });

/** The thesis that the paragraph supports. */
function thesisOf({ article, finding, texts }: Answer, shown: string): readonly Action[] {
  const number = supported({ article, finding }, shown);
  return number === undefined
    ? []
    : [{ label: texts.thesis(number), press: open('article thesis', { which: number }) }];
}

const supported = ({ article, finding }: Pick<Answer, 'article' | 'finding'>, shown: string): number | undefined =>
  finding.thesis ?? article.theses.find(({ cites }) => cites.includes(shown))?.number;

/** What was chosen has a sign. */
function judgements(answer: Answer, { asking }: Reader, shown: string): readonly Action[] {
  const { ask } = answer.texts;
  const at = answer.at === undefined ? undefined : shown;
  const say = (helped: boolean, label: string): Action => ({
    label: asking?.helped === helped ? `✓ ${label}` : label,
    press: turn('article ask', { ...asked(answer), at, helped: helped ? 'yes' : 'no' }),
  });
  return [say(true, ask.helped), say(false, ask.didNot)];
}

/** What a discussion or a question of the same place would be, where the bot has them. */
function onward({ article, catalogue, finding, texts }: Answer, shown: string): readonly Action[] {
  const takes = (group: string, name: string, option: string): boolean =>
    option in (findCommand(catalogue, [group, name])?.options ?? {});
  const thesis = supported({ article, finding }, shown);
  const section = sectionAt(article, shown)?.number ?? 0;
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
function last(answer: Answer, { asking }: Reader): readonly Action[] {
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
