/** /article outline: the sections, each in a sentence or two. */
import { defineCommand, pickFor, sectionChoices, turn } from '../../src/core/kit.ts';

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
