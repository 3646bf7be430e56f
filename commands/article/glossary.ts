/** /article glossary: what a term means in this article. */
import {
  cited,
  defineCommand,
  fillIn,
  findTerm,
  open,
  pickFor,
  suggestTerms,
  termChoices,
  text,
  turn,
  UserError,
} from '../../src/core/kit.ts';

export default defineCommand({
  about: { en: 'What a term means in this article', zh: '术语在文中的意思' },
  called: { zh: '术语' },
  shownTo: 'asker',
  reads: 'article',
  options: {
    term: text(
      { about: { en: 'The term', zh: '术语' }, called: { zh: '词' }, most: 80 },
      { rest: true, suggest: suggestTerms },
    ),
  },
  examples: [
    { type: 'article glossary', shows: { en: 'industrial internet', zh: '产业互联网' } },
    { type: 'article glossary S2B', shows: { en: 'S2B', zh: 'S2B' } },
    { type: 'article glossary zebra', shows: { en: 'not one of', zh: '没有' }, failed: true },
  ],
  run({ options, pack, article, texts }) {
    if (article.glossary.length === 0) {
      return {
        title: texts.packs.noGlossary(article.title),
        blocks: [
          { is: 'text', text: texts.packs.noGlossaryHelp },
          {
            is: 'actions',
            of: [
              options.term
                ? { label: texts.searchInstead, press: open('article search', { words: options.term }) }
                : { label: texts.searchInstead, press: fillIn('article search') },
              { label: texts.outline, press: turn('article outline') },
            ],
          },
        ],
      };
    }
    const menu = {
      is: 'menu' as const,
      press: pickFor('article glossary', 'term'),
      hint: texts.openTerm,
      of: termChoices(article),
      suggests: true as const,
    };
    if (!options.term) {
      return {
        title: texts.glossaryOf(article.title, article.glossary.length),
        blocks: [
          {
            is: 'list',
            items: article.glossary.map(({ term, meaning, cites }) =>
              cited(article, [{ bold: term }, texts.colon, meaning], cites),
            ),
          },
          menu,
        ],
      };
    }
    const term = findTerm({ article, pack }, options.term);
    if (!term) {
      throw new UserError(texts.noTerm(options.term), [
        { label: texts.glossary, press: open('article glossary') },
        { label: texts.searchInstead, press: open('article search', { words: options.term }) },
      ]);
    }
    return {
      title: term.term,
      blocks: [
        { is: 'text', text: cited(article, term.meaning, term.cites) },
        ...(term.aliases.length > 0 ? [{ is: 'note' as const, text: texts.alsoCalled(term.aliases) }] : []),
        menu,
        {
          is: 'actions',
          of: [
            { label: texts.allTerms, press: turn('article glossary') },
            { label: texts.searchInstead, press: open('article search', { words: term.term }) },
          ],
        },
      ],
    };
  },
});
