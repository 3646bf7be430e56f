/** /article ask: the paragraphs that answer a question, or a plain "not in this article". */
import {
  attribution,
  type Block,
  defineCommand,
  fillIn,
  findAnswer,
  findPassage,
  hasSubject,
  hasWords,
  open,
  passageItem,
  sectionAt,
  sourceButton,
  text,
  UserError,
  wordingOf,
} from '../../src/core/kit.ts';

export default defineCommand({
  about: { en: 'Ask the article a question', zh: '向文章提问' },
  called: { zh: '提问' },
  shownTo: 'asker',
  reads: 'article',
  options: {
    question: text(
      {
        about: { en: 'Your question, in English or Chinese', zh: '你的问题，中文英文都可以' },
        called: { zh: '问题' },
        most: 300,
      },
      { required: true, rest: true },
    ),
  },
  examples: [
    { type: 'article ask 为什么说产业互联网不是终极状态', shows: { en: '¶4', zh: '¶4' } },
    { type: 'article ask Why let go of traffic?', shows: { en: '¶', zh: '¶' } },
    { type: 'article ask Who won the 2018 World Cup', shows: { en: 'Not in this article', zh: '文章里没有' } },
    { type: 'article ask 🙂', shows: { en: 'words', zh: '文字' }, failed: true },
  ],
  run({ options, pack, article, texts }) {
    const { question } = options;
    if (!hasWords(question)) throw new UserError(texts.needsWords);
    if (!hasSubject(question)) {
      throw new UserError(texts.needsSubject, [
        { label: texts.summary, press: open('article summary') },
        { label: texts.source, press: open('article source') },
      ]);
    }
    if (wordingOf(article) === 'none') {
      throw new UserError(texts.packs.notSearchable, [
        ...sourceButton(article, texts),
        { label: texts.outline, press: open('article outline') },
      ]);
    }
    const { outcome, passages, thesis, missing } = findAnswer(pack.index, question);
    const asked: Block = { is: 'note', text: texts.asked(question) };
    const again = { label: texts.askAnother, press: fillIn('article ask') };
    if (outcome === 'none') {
      return {
        title: texts.notInArticle,
        blocks: [
          { is: 'text', text: texts.notInArticleHelp(article.title) },
          asked,
          { is: 'actions', of: [again, { label: texts.outline, press: open('article outline') }] },
        ],
      };
    }
    const items = passages.flatMap(({ address }) => {
      const found = findPassage(article, address);
      return found ? [passageItem(article, found.passage)] : [];
    });
    const section = sectionAt(article, passages[0]?.address ?? '0.1')?.number ?? 0;
    return {
      title: outcome === 'answer' ? texts.answerTitle(section) : texts.closestTitle,
      blocks: [
        ...(missing.length > 0 ? [{ is: 'text' as const, text: texts.missingWords(missing) }] : []),
        { is: 'list', items },
        asked,
        attribution(article, texts),
        {
          is: 'actions',
          of: [
            ...(thesis ? [{ label: texts.thesis(thesis), press: open('article thesis', { which: thesis }) }] : []),
            { label: texts.sectionLabel(section), press: open('article section', { which: section }) },
            again,
          ],
        },
      ],
    };
  },
});
