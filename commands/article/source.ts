/** /article source: who wrote it, when, where, and what may be done with it. */
import { defineCommand, sourceButton, turn, wordingOf } from '../../src/core/kit.ts';

export default defineCommand({
  about: { en: 'Who wrote it, when, and where to read it', zh: '作者、日期与原文出处' },
  called: { zh: '出处' },
  shownTo: 'asker',
  reads: 'article',
  options: {},
  examples: [{ type: 'article source', shows: { en: '2021', zh: '2021' } }],
  run({ article, texts }) {
    const { source, date } = article;
    const { packs } = texts;
    const published = [date, source?.name].filter(Boolean).join(texts.comma);
    const wording = wordingOf(article);
    const licence = article.licence ?? (wording === 'none' ? packs.rightNotHere : packs.rightHere);
    const note = {
      ours: texts.whatIsOurs,
      both: packs.oursAndTheirs(article.author),
      theirs: packs.whatIsTheirs,
      none: packs.noText,
    }[wording];
    return {
      title: article.title,
      blocks: [
        {
          is: 'facts',
          rows: [
            { label: texts.author, value: article.author ?? texts.packs.nameless },
            { label: texts.published, value: published || texts.packs.nameless },
            { label: texts.licence, value: licence },
          ],
        },
        { is: 'note', text: note },
        {
          is: 'actions',
          of: [...sourceButton(article, texts), { label: texts.summary, press: turn('article summary') }],
        },
      ],
    };
  },
});
