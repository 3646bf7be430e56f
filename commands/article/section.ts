/** /article section: one section of the article, paragraph by paragraph. */
import {
  type Action,
  type Article,
  cite,
  defineCommand,
  findSection,
  open,
  pickFor,
  type Section,
  sectionChoices,
  sectionTitle,
  suggestSections,
  text,
  thesesOf,
  thesisChoices,
  turn,
  UserError,
} from '../../src/core/kit.ts';

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
          },
        ],
      };
    }
    const section = findSection({ article, pack }, options.which);
    if (!section) {
      throw new UserError(texts.noSection(options.which, article.sections.at(-1)?.number ?? 0), [
        { label: texts.outline, press: open('article outline') },
      ]);
    }
    const theses = thesesOf(article, section);
    return {
      title: sectionTitle(section),
      blocks: [
        { is: 'text', text: [{ bold: section.gist }] },
        { is: 'list', items: section.passages.map(({ address, note }) => [cite(article, address), ' ', note]) },
        { is: 'note', text: texts.ourWords(article.author) },
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
          of: [...neighbours(article, section), { label: texts.outline, press: turn('article outline') }],
        },
      ],
    };
  },
});

/** The sections before and after, by name. */
function neighbours(article: Article, section: Section): Action[] {
  return [
    { step: -1, arrow: (title: string) => `← ${title}` },
    { step: 1, arrow: (title: string) => `${title} →` },
  ].flatMap(({ step, arrow }) => {
    const other = article.sections.find(({ number }) => number === section.number + step);
    return other
      ? [{ label: arrow(sectionTitle(other)), press: turn('article section', { which: other.number }) }]
      : [];
  });
}
