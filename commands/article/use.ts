/** /article use: which article look-ups and quizzes in a channel are about. */
import {
  type Card,
  defineCommand,
  findPack,
  open,
  pickFor,
  type Suggest,
  type SuggestContext,
  suggestArticles,
  text,
  turn,
  UserError,
} from '../../src/core/kit.ts';

/** The word for the way back, as it is typed. */
const usual = ['auto', 'usual', '默认', '自动'];

/** The articles, and the way back to the usual one. */
const suggestUse: Suggest = (typed, context) => {
  const [first] = context.library;
  const back = { id: 'auto', label: context.texts.own.useUsual(first.faces[context.language].title) };
  const asked = typed.trim().toLowerCase();
  return [
    ...suggestArticles(typed, context),
    ...(context.library.length > 1 && `auto ${back.label}`.toLowerCase().includes(asked) ? [back] : []),
  ];
};

export default defineCommand({
  about: { en: 'Choose the article that this channel is about', zh: '选定这个频道用哪篇文章' },
  called: { zh: '选用' },
  shownTo: 'asker',
  reads: 'library',
  options: {
    which: text(
      {
        about: { en: 'Which article; auto: the usual one', zh: '哪一篇；写 默认 就用回默认的' },
        called: { zh: '哪一篇' },
        most: 80,
      },
      { rest: true, suggest: suggestUse },
    ),
  },
  examples: [
    { type: 'article use', shows: { en: 'Look-ups and quizzes here are about', zh: '这里的查阅和答题都用' } },
    { type: 'article use auto', shows: { en: 'From now on', zh: '从现在起' } },
    { type: 'article use moby-dick', shows: { en: 'no article “moby-dick”', zh: '没有“moby-dick”' }, failed: true },
  ],
  async act({ options, library, pack, language, texts, desk }) {
    const { own } = texts;
    const mayChoose = desk.here.hosts === 'everyone' || desk.manages;
    if (options.which === undefined) return card(pack, mayChoose);
    if (!mayChoose) throw new UserError(own.managersUse);
    const back = usual.includes(options.which.toLowerCase());
    const wanted = back ? library[0] : findPack(library, options.which);
    if (!wanted) {
      throw new UserError(texts.noArticle(options.which), [{ label: texts.articles, press: open('article list') }]);
    }
    await desk.setHere({ article: back ? null : wanted.id });
    return card(wanted, true, true);

    function card({ id, faces }: SuggestContext['pack'], may: boolean, isSet = false): Card {
      const { title } = faces[language];
      const others = library.filter((each) => each.id !== id);
      const isUsual = id === library[0].id;
      return {
        title: own.useTitle,
        ...(isSet && { tone: 'good' }),
        blocks: [
          { is: 'text', text: isSet ? own.useSet(title) : own.useIs(title) },
          { is: 'note', text: own.useNote },
          ...(may && others.length > 0
            ? [
                {
                  is: 'menu' as const,
                  press: pickFor('article use', 'which'),
                  hint: own.useAnother,
                  of: others.slice(0, 25).map((each) => ({ id: each.id, label: each.faces[language].title })),
                  suggests: true as const,
                },
              ]
            : []),
          {
            is: 'actions',
            of: [
              { label: texts.summary, press: open('article summary') },
              ...(may && !isUsual ? [{ label: own.backToUsual, press: turn('article use', { which: 'auto' }) }] : []),
            ],
          },
        ],
      };
    }
  },
});
