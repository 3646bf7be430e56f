/** The answer to a question as a card: the paragraph, how sure it is, and what can be done next. */
import { findPassage, sectionAt } from '../article/find.ts';
import { attribution } from '../article/wording.ts';
import type { Block, Card } from '../card.ts';
import { open } from '../lookup.ts';
import type { Finding } from '../retrieval/answer.ts';
import { passageBlocks } from './passage.ts';
import {
  type Answer,
  asked,
  judgements,
  lastSteps,
  neighbours,
  onward,
  others,
  type Reader,
  sharing,
  thesisOf,
} from './steps.ts';

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
        { is: 'actions', of: [...lastSteps(answer, reader), { label: texts.outline, press: open('article outline') }] },
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
        of: [...judgements(answer, reader, shown), ...sharing(answer, reader), ...onward(answer, shown)],
      },
      { is: 'actions', of: lastSteps(answer, reader) },
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
  const number = sectionAt(article, shown)?.number ?? 0;
  const where = number === 0 ? texts.packs.opening : texts.sectionLabel(number);
  return finding.sure === 'likely' ? texts.ask.likelyTitle(where) : texts.answerTitle(where);
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
