/** /article summary: the article in one line, one paragraph or one page. */
import { citedLine, defineCommand, pick, turn } from '../../src/core/kit.ts';

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
    const { line, paragraph, page } = article.summary;
    const lines = { line: [line], paragraph, page }[length];
    const others = (['line', 'paragraph', 'page'] as const).filter((other) => other !== length);
    return {
      title: article.title,
      blocks: [
        { is: 'list', items: lines.map((each) => citedLine(article, each)) },
        { is: 'note', text: texts.ourWords(article.author) },
        {
          is: 'actions',
          of: [
            ...others.map((other) => ({
              label: lengths[other][language],
              press: turn('article summary', { length: other }),
            })),
            { label: texts.outline, press: turn('article outline') },
            { label: texts.theses, press: turn('article thesis') },
          ],
        },
      ],
    };
  },
});
