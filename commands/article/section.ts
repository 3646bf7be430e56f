/** /article section: one section of the article, paragraph by paragraph. */
import {
  type Action,
  type Article,
  attribution,
  type Block,
  defineCommand,
  findSection,
  noteItem,
  open,
  type Passage,
  pickFor,
  quoteOf,
  type Section,
  type SuggestContext,
  sectionBounds,
  sectionChoices,
  sectionTitle,
  sourceButton,
  suggestSections,
  text,
  thesesOf,
  thesisChoices,
  turn,
  UserError,
  wordingOf,
} from '../../src/core/kit.ts';

/** What every platform's menu holds; of more, people type a few letters. */
const mostInMenu = 25;

export default defineCommand({
  about: { en: 'Read one section, paragraph by paragraph', zh: '逐段看一节' },
  called: { zh: '章节' },
  shownTo: 'asker',
  reads: 'article',
  options: {
    which: text(
      {
        about: { en: 'Its number, or a few words from its title', zh: '编号，或标题里的几个字' },
        called: { zh: '哪一节' },
        most: 80,
      },
      { rest: true, suggest: suggestSections },
    ),
  },
  examples: [
    { type: 'article section 2', shows: { en: 'Repair', zh: '修补裂痕' } },
    { type: 'article section traffic', shows: { en: 'Letting go of traffic', zh: '放下流量' } },
    { type: 'article section 9', shows: { en: '0 to 5', zh: '0 到 5' }, failed: true },
  ],
  run({ options, pack, article, texts }) {
    if (!options.which) {
      return {
        title: texts.whichSection,
        blocks: [
          {
            is: 'menu',
            press: pickFor('article section', 'which'),
            hint: texts.openSection,
            of: sectionChoices(article),
            ...(article.sections.length > mostInMenu && { suggests: true as const }),
          },
        ],
      };
    }
    const section = findSection({ article, pack }, options.which);
    if (!section) {
      throw new UserError(texts.noSection(options.which, ...sectionBounds(article)), [
        { label: texts.outline, press: open('article outline') },
      ]);
    }
    const theses = thesesOf(article, section);
    const elsewhere = wordingOf(article) === 'none' ? sourceButton(article, texts) : [];
    return {
      title: sectionTitle(section),
      blocks: [
        ...(section.gist ? [{ is: 'text' as const, text: [{ bold: section.gist }] }] : []),
        ...passagesOf(article, section, texts),
        ...(theses.length > 0
          ? [
              {
                is: 'menu' as const,
                press: pickFor('article thesis', 'which'),
                hint: texts.thesesHere(theses.length),
                of: thesisChoices(theses),
              },
            ]
          : []),
        {
          is: 'actions',
          of: [...neighbours(article, section), ...elsewhere, { label: texts.outline, press: turn('article outline') }],
        },
      ],
    };
  },
});

/** Every paragraph, in the order of reading: in our words, the author's, both, or its address alone. */
function passagesOf(article: Article, { passages }: Section, texts: SuggestContext['texts']): readonly Block[] {
  if (passages.length === 0) return [{ is: 'note', text: texts.packs.noParagraphs }];
  const wording = wordingOf(article);
  const noted = (some: readonly Passage[]): Block => ({
    is: 'list',
    items: some.map((passage) => noteItem(article, passage)),
  });
  const blocks: Record<typeof wording, () => readonly Block[]> = {
    ours: () => [noted(passages)],
    none: () => [noted(passages)],
    both: () => passages.flatMap((passage) => [noted([passage]), ...quoteOf(article, passage)]),
    theirs: () => passages.flatMap((passage) => quoteOf(article, passage)),
  };
  return [...blocks[wording](), attribution(article, texts)];
}

/** The sections before and after in the order of reading, by name. */
function neighbours(article: Article, section: Section): Action[] {
  const here = article.sections.findIndex(({ number }) => number === section.number);
  return [
    { step: -1, arrow: (title: string) => `← ${title}` },
    { step: 1, arrow: (title: string) => `${title} →` },
  ].flatMap(({ step, arrow }) => {
    const other = article.sections[here + step];
    return other
      ? [{ label: arrow(sectionTitle(other)), press: turn('article section', { which: other.number }) }]
      : [];
  });
}
