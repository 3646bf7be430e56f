/** /article outline: the sections, each in a sentence or two. */
import { defineCommand, extent, pickFor, sectionChoices, sectionTitle, turn } from '../../src/core/kit.ts';

/** What every platform's menu holds; of more, people type a few letters. */
const mostInMenu = 25;

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
            { bold: sectionTitle(section) },
            ...(section.gist ? [texts.colon, section.gist] : []),
            ' ',
            ...extent(article, section),
          ]),
        },
        {
          is: 'menu',
          press: pickFor('article section', 'which'),
          hint: texts.openSection,
          of: sectionChoices(article),
          ...(article.sections.length > mostInMenu && { suggests: true as const }),
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
