/** /article thesis: one of the article's claims, with its reasons and the strongest objection. */
import {
  type Article,
  attribution,
  type Block,
  type Card,
  cited,
  citedLine,
  defineCommand,
  findThesis,
  open,
  pickFor,
  type SuggestContext,
  suggestTheses,
  type Thesis,
  text,
  thesisChoices,
  turn,
  UserError,
} from '../../src/core/kit.ts';

export default defineCommand({
  about: { en: 'One thesis: claim, reasons, and what speaks against it', zh: '一个论点：主张、理由与反对的声音' },
  called: { zh: '论点' },
  shownTo: 'asker',
  reads: 'article',
  options: {
    which: text(
      {
        about: { en: 'Its number, or a few words from it', zh: '编号，或其中的几个字' },
        called: { zh: '哪一个' },
        most: 120,
      },
      { rest: true, suggest: suggestTheses },
    ),
  },
  examples: [
    { type: 'article thesis', shows: { en: '1', zh: '1' } },
    { type: 'article thesis 3', shows: { en: 'Thesis 3 of', zh: '论点 3' } },
    { type: 'article thesis 99', shows: { en: '1 to', zh: '1 到' }, failed: true },
  ],
  run({ options, pack, article, texts }) {
    if (article.theses.length === 0) return noTheses(article, texts);
    if (!options.which) return allTheses({ article, texts });
    const thesis = findThesis({ article, pack }, options.which);
    if (!thesis) {
      throw new UserError(texts.noThesis(options.which, Math.max(...article.theses.map(({ number }) => number))), [
        { label: texts.theses, press: open('article thesis') },
      ]);
    }
    return oneThesis(article, thesis, texts);
  },
});

function allTheses({ article, texts }: Pick<SuggestContext, 'article' | 'texts'>): Card {
  return {
    title: texts.thesesOf(article.title, article.theses.length),
    blocks: [
      {
        is: 'list',
        items: article.theses.map(({ number, claim, cites }) =>
          cited(article, [{ bold: `${number}` }, ' ', claim], cites),
        ),
      },
      article.imported ? { is: 'note', text: texts.packs.approvedByPerson } : attribution(article, texts),
      {
        is: 'menu',
        press: pickFor('article thesis', 'which'),
        hint: texts.openThesis,
        of: thesisChoices(article.theses),
        suggests: true,
      },
      { is: 'actions', of: [{ label: texts.summary, press: turn('article summary') }] },
    ],
  };
}

/** Nothing is invented: an imported article has the theses that a person has worded. */
const noTheses = (article: Article, texts: SuggestContext['texts']): Card => ({
  title: texts.packs.noTheses(article.title),
  blocks: [
    { is: 'text', text: texts.packs.noThesesHelp },
    {
      is: 'actions',
      of: [
        { label: texts.summary, press: turn('article summary') },
        { label: texts.outline, press: turn('article outline') },
      ],
    },
  ],
});

const against = (label: string, words: string | undefined): readonly Block[] =>
  words ? [{ is: 'text', text: [{ bold: label }, words] }] : [];

function oneThesis(article: Article, thesis: Thesis, texts: SuggestContext['texts']): Card {
  const { length } = article.theses;
  const { number } = thesis;
  const at = article.theses.indexOf(thesis);
  const [before, after] = [article.theses[at - 1], article.theses[at + 1]];
  return {
    // The numbers of an imported article's theses may have gaps.
    title: number <= length ? texts.thesisNumber(number, length) : texts.thesis(number),
    blocks: [
      { is: 'text', text: cited(article, [{ bold: thesis.claim }], thesis.cites) },
      ...(thesis.reasons.length > 0
        ? [
            { is: 'text' as const, text: texts.reasons },
            { is: 'list' as const, items: thesis.reasons.map((reason) => citedLine(article, reason)) },
          ]
        : []),
      ...against(texts.counterpoint, thesis.counterpoint),
      ...against(texts.mind, thesis.mind),
      { is: 'note', text: article.imported ? texts.packs.approvedByPerson : texts.counterpointIsOurs },
      {
        is: 'actions',
        of: [
          ...(before ? [{ label: texts.previous, press: turn('article thesis', { which: before.number }) }] : []),
          ...(after ? [{ label: texts.next, press: turn('article thesis', { which: after.number }) }] : []),
          { label: texts.allTheses, press: turn('article thesis') },
        ],
      },
    ],
  };
}
