/** /quiz scores: who has how many points, and one's own place. */
import {
  articleOption,
  type Block,
  defineCommand,
  findPack,
  open,
  pick,
  places,
  ranked,
  scopeOf,
  sinceOption,
  turn,
  UserError,
  whereOption,
} from '../../src/core/kit.ts';

const most = 10;

export default defineCommand({
  about: { en: 'Who has how many points, and where you stand', zh: '积分榜，以及你的名次' },
  called: { zh: '积分' },
  shownTo: 'asker',
  reads: 'library',
  options: {
    where: whereOption({ ...places, teams: { en: 'by team', zh: '按队' } }),
    since: sinceOption,
    article: articleOption,
  },
  buttonOptions: {
    show: pick(
      { about: { en: 'Show it to everyone', zh: '给大家看' }, called: { zh: '给大家看' } },
      { everyone: { en: 'everyone', zh: '大家' } },
    ),
    me: pick(
      { about: { en: 'On boards', zh: '上榜' }, called: { zh: '上榜' } },
      { hide: { en: 'hide', zh: '隐去' }, show: { en: 'show', zh: '显示' } },
    ),
  },
  examples: [{ type: 'quiz scores', shows: { en: 'No points', zh: '还没有积分' } }],
  async act({ options, library, texts, desk }) {
    const { quiz } = texts;
    const article = options.article === undefined ? undefined : findPack(library, options.article)?.id;
    if (options.article !== undefined && !article) throw new UserError(texts.noArticle(options.article));
    if (options.me) await desk.setOwn({ boards: options.me === 'show' });
    const shown = options.me ? options.me === 'show' : desk.own.boards;
    const when = options.since ?? 'ever';
    const where = options.where ?? 'here';
    const scope = scopeOf(desk, { where, since: when, article });
    const [rows, rank, teams] = await Promise.all([
      desk.store.scores(scope, most),
      desk.store.rankOf(scope, desk.person.id),
      where === 'teams' ? desk.store.teamScores(scope) : [],
    ]);
    const title = quiz.scoresTitle(quiz.scoresWhere[where], quiz.scoresWhen[when]);
    const board: Block =
      where === 'teams'
        ? {
            is: 'standings',
            rows: ranked(
              teams.map(({ team, points }) => ({ name: quiz.team(team), points: Math.round(points), hidden: false })),
              quiz.someone,
            ),
          }
        : {
            is: 'standings',
            rows: ranked(
              rows.map((row) => ({ ...row, note: quiz.rightOf(row.right, row.answered) })),
              quiz.someone,
            ),
          };
    const empty = where === 'teams' ? teams.length === 0 : rows.length === 0;
    if (empty)
      return {
        title,
        blocks: [
          { is: 'text', text: quiz.noScores },
          { is: 'actions', of: [{ label: quiz.start, press: open('quiz start') }] },
        ],
      };
    const given = { where, since: when, ...(article && { article }) };
    if (options.show)
      return { card: { title, blocks: [board, { is: 'note', text: quiz.scoresNote }] }, shownTo: 'everyone' };
    return {
      title,
      blocks: [
        board,
        ...(rank ? [{ is: 'text' as const, text: quiz.ownRank(rank.rank, rank.of, rank.points) }] : []),
        { is: 'note', text: shown ? quiz.scoresNote : quiz.hiddenNote },
        {
          is: 'actions',
          of: [
            { label: quiz.showAll, press: open('quiz scores', { ...given, show: 'everyone' }) },
            {
              label: shown ? quiz.hideMe : quiz.showMe,
              press: turn('quiz scores', { ...given, me: shown ? 'hide' : 'show' }),
            },
          ],
        },
      ],
    };
  },
});
