/** /article summary: the article in one line, one paragraph or one page. */
import {
  type Article,
  attribution,
  type Block,
  centralOf,
  citedLine,
  cut,
  defineCommand,
  mostCentral,
  pick,
  type Quoted,
  type Section,
  type SuggestContext,
  sectionTitle,
  sourceButton,
  turn,
  wordingOf,
} from '../../src/core/kit.ts';

const lengths = {
  line: { en: 'One line', zh: '一句话' },
  paragraph: { en: 'One paragraph', zh: '一段话' },
  page: { en: 'One page', zh: '一页' },
} as const;

export default defineCommand({
  about: { en: 'What the article says, short or long', zh: '文章讲了什么：可长可短' },
  called: { zh: '摘要' },
  shownTo: 'asker',
  reads: 'article',
  options: {
    length: pick(
      { about: { en: 'One line, one paragraph or one page', zh: '一句话、一段话或一页' }, called: { zh: '长短' } },
      lengths,
    ),
  },
  examples: [
    { type: 'article summary', shows: { en: 'One page', zh: '一页' } },
    { type: 'article summary line', shows: { en: '¶', zh: '¶' } },
    { type: 'article summary length:page', shows: { en: 'Outline', zh: '提纲' } },
  ],
  run({ options, article, language, texts }) {
    const length = options.length ?? 'paragraph';
    const others = (['line', 'paragraph', 'page'] as const).filter((other) => other !== length);
    const steps: Block = {
      is: 'actions',
      of: [
        ...(wordingOf(article) === 'none'
          ? sourceButton(article, texts)
          : others.map((other) => ({
              label: lengths[other][language],
              press: turn('article summary', { length: other }),
            }))),
        { label: texts.outline, press: turn('article outline') },
        { label: texts.theses, press: turn('article thesis') },
      ],
    };
    if (!article.summary) return { title: article.title, blocks: [...excerpts(article, length, texts), steps] };
    const { line, paragraph, page } = article.summary;
    const lines = { line: [line], paragraph, page }[length];
    return {
      title: article.title,
      blocks: [
        { is: 'list', items: lines.map((each) => citedLine(article, each)) },
        attribution(article, texts),
        steps,
      ],
    };
  },
});

type Length = keyof typeof lengths;

/** Nobody has summed the article up: the editor's words, and the sentences of its own that say most, as they stand. */
function excerpts(article: Article, length: Length, texts: SuggestContext['texts']): readonly Block[] {
  const { packs } = texts;
  const lead: readonly Block[] = article.lead ? [{ is: 'text', text: [{ bold: packs.lead }, article.lead] }] : [];
  if (wordingOf(article) === 'none') {
    return [...lead, { is: 'list', items: article.sections.map(titleOf) }, attribution(article, texts)];
  }
  const central = length === 'line' ? mostCentral(article) : undefined;
  const blocks = central
    ? [quoted(article, central)]
    : article.sections.flatMap((section): readonly Block[] => [
        { is: 'text', text: titleOf(section) },
        ...pickedFrom(article, section, length).map((each) => quoted(article, each)),
      ]);
  return [
    ...(length === 'line' && central ? [] : lead),
    ...blocks,
    { is: 'note', text: packs.picked },
    attribution(article, texts),
  ];
}

/** One sentence a section for a paragraph, three for a page; where no sentence stands out, its first words. */
function pickedFrom(article: Article, section: Section, length: Length): readonly Quoted[] {
  const central = centralOf(article, section, length === 'page' ? 3 : 1);
  const first = section.passages.find(({ text }) => text);
  return central.length > 0 || !first?.text ? central : [{ text: cut(first.text, 200), address: first.address }];
}

const titleOf = (section: Section): [{ bold: string }] => [{ bold: sectionTitle(section) }];
const quoted = (article: Article, { text, address }: Quoted): Block => ({
  is: 'quote',
  words: text,
  from: { article: article.id, address },
});
