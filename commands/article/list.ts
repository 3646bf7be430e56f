/** /article list: the articles that the bot knows. */
import { defineCommand, pickFor } from '../../src/core/kit.ts';

export default defineCommand({
  about: { en: 'The articles that are here', zh: '这里有哪些文章' },
  called: { zh: '列表' },
  shownTo: 'asker',
  reads: 'library',
  options: {},
  examples: [{ type: 'article list', shows: { en: 'Meng Yonghui', zh: '孟永辉' } }],
  run({ library, language, texts }) {
    const articles = library.map((pack) => pack.faces[language]);
    return {
      title: texts.articlesHere(articles.length),
      blocks: [
        {
          is: 'list',
          items: articles.map((article) => [
            { bold: article.title },
            ' · ',
            texts.articleLine(
              [article.author, article.date, article.imported && texts.packs.imported].flatMap((fact) => fact ?? []),
              article.theses.length,
              article.questions.length,
            ),
            ' · ',
            { code: article.id },
          ]),
        },
        {
          is: 'menu',
          press: pickFor('article summary', 'article'),
          hint: texts.openArticle,
          of: articles.slice(0, 25).map((article) => ({ id: article.id, label: article.title })),
          suggests: true,
        },
      ],
    };
  },
});
