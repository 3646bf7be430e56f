/** /article source: who wrote it, when, where, and what may be done with it. */
import { defineCommand, turn } from '../../src/core/kit.ts';

export default defineCommand({
  about: { en: 'Who wrote it, when, and where to read it', zh: '作者、日期与原文出处' },
  called: { zh: '出处' },
  shownTo: 'asker',
  reads: 'article',
  options: {},
  examples: [{ type: 'article source', shows: { en: '2021', zh: '2021' } }],
  run({ article, texts }) {
    return {
      title: article.title,
      blocks: [
        {
          is: 'facts',
          rows: [
            { label: texts.author, value: article.author },
            { label: texts.published, value: `${article.date}${texts.comma}${article.source.name}` },
            { label: texts.licence, value: article.licence },
          ],
        },
        { is: 'note', text: texts.whatIsOurs },
        {
          is: 'actions',
          of: [
            { label: texts.openOriginal, to: article.source.url },
            { label: texts.summary, press: turn('article summary') },
          ],
        },
      ],
    };
  },
});
