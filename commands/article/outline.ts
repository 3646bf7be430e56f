/** /article outline: the sections, each in a sentence or two. */
import {
  type Article,
  cite,
  defineCommand,
  pickFor,
  type Rich,
  type Section,
  sectionChoices,
  turn,
} from '../../src/core/kit.ts';

export default defineCommand({
  about: { en: 'The sections at a glance', zh: '各节一览' },
  called: { zh: '提纲' },
  shownTo: 'asker',
  reads: 'article',
  options: {},
  examples: [{ type: 'article outline', shows: { en: 'Letting go of traffic', zh: '放下流量' } }],
  run({ article, texts }) {
    return {
      title: texts.outlineOf(article.title),
      blocks: [
        {
          is: 'list',
          items: article.sections.map((section) => [
            { bold: `${section.number} · ${section.title}` },
            texts.colon,
            section.gist,
            ' ',
            ...extent(article, section),
          ]),
        },
        {
          is: 'menu',
          press: pickFor('article section', 'which'),
          hint: texts.openSection,
          of: sectionChoices(article),
        },
        {
          is: 'actions',
          of: [
            { label: texts.summary, press: turn('article summary') },
            { label: texts.theses, press: turn('article thesis') },
          ],
        },
      ],
    };
  },
});

/** `¶2.1–¶2.7`: the paragraphs that a gist sums up. */
function extent(article: Article, { passages }: Section): Exclude<Rich, string> {
  const [first, last] = [passages[0], passages.at(-1)];
  if (!first || !last) return [];
  return first === last
    ? [cite(article, first.address)]
    : [cite(article, first.address), '–', cite(article, last.address)];
}
