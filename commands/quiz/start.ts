/** /quiz start: sets up a quiz for this place; its Start button opens the lobby. */
import {
  type Card,
  chooseQuestions,
  defaultSetup,
  defineCommand,
  difficulties,
  fillIn,
  kindName,
  number,
  open,
  pick,
  type Rich,
  readClosing,
  readKinds,
  readSections,
  type Setup,
  suggestKinds,
  text,
  turn,
  UserError,
} from '../../src/core/kit.ts';

/** Questions that were asked here lately come again only when there are no others. */
const mostLately = 400;

export default defineCommand({
  about: { en: 'A quiz for everybody here', zh: '在这里开一局大家一起答' },
  called: { zh: '开局' },
  shownTo: 'asker',
  reads: 'article',
  options: {
    count: number(
      { about: { en: 'How many questions (5)', zh: '几道题（5）' }, called: { zh: '题数' } },
      { least: 1, most: 30 },
    ),
    sections: text({
      about: { en: 'From which sections: 1,3 or 2-4 (all)', zh: '出自哪几节：1,3 或 2-4（全部）' },
      called: { zh: '节' },
      most: 60,
    }),
    kinds: text(
      { about: { en: 'Which kinds of questions (all)', zh: '哪些题型（全部）' }, called: { zh: '题型' }, most: 80 },
      { suggest: suggestKinds },
    ),
    seconds: number(
      {
        about: { en: 'Seconds for a question (40); 0: no limit', zh: '每题几秒（40），0 为不限时' },
        called: { zh: '秒数' },
      },
      { least: 0, most: 600 },
    ),
    mode: pick(
      {
        about: { en: 'All at once, or each in their own time', zh: '同时作答，还是各自安排时间' },
        called: { zh: '方式' },
      },
      { live: { en: 'together, now', zh: '一起答' }, window: { en: 'each in their own time', zh: '各自答' } },
    ),
    until: text({
      about: {
        en: 'When “own time” closes: 18:00, 8h, 3 days (tomorrow 09:00)',
        zh: '“各自答”何时结束：18:00、8小时、3天（明早 9 点）',
      },
      called: { zh: '截止' },
      most: 20,
    }),
    difficulty: pick({ about: { en: 'How hard', zh: '难度' }, called: { zh: '难度' } }, difficulties),
    scoring: pick(
      { about: { en: 'What counts', zh: '怎么计分' }, called: { zh: '计分' } },
      {
        accuracy: { en: 'being right', zh: '只看对错' },
        speed: { en: 'being right, and a little for being quick', zh: '对错为主，快的略加分' },
      },
    ),
    teams: pick(
      { about: { en: 'Two teams', zh: '分两队' }, called: { zh: '分队' } },
      {
        off: { en: 'no teams', zh: '不分队' },
        pick: { en: 'people pick one', zh: '自己选队' },
        balanced: { en: 'I even them out', zh: '自动均分' },
      },
    ),
    pace: pick(
      { about: { en: 'How the next question comes', zh: '下一题怎么来' }, called: { zh: '节奏' } },
      { auto: { en: 'by itself', zh: '自动' }, host: { en: 'when the host says so', zh: '由主持人' } },
    ),
    changes: pick(
      {
        about: { en: 'May answers be changed until the question closes', zh: '结束前能否改答案' },
        called: { zh: '可改' },
      },
      { no: { en: 'no', zh: '不能' }, yes: { en: 'yes', zh: '能' } },
    ),
  },
  buttonOptions: {
    go: pick({ about: { en: 'Start it', zh: '开始' }, called: { zh: '开始' } }, { yes: { en: 'yes', zh: '是' } }),
  },
  examples: [
    { type: 'quiz start', shows: { en: '5 questions', zh: '5 道题' } },
    { type: 'quiz start count:3 mode:window', shows: { en: 'in their own time', zh: '各自安排时间' } },
    { type: 'quiz start sections:77', shows: { en: 'sections 0 to 5', zh: '0 到 5' }, failed: true },
  ],
  async act({ options, pack, article, texts, language, desk }) {
    const { quiz } = texts;
    if (desk.here.hosts === 'managers' && !desk.manages) throw new UserError(quiz.managersHost);
    const known = article.sections.map(({ number: at }) => at);
    const sections = options.sections === undefined ? [] : readSections(options.sections, known);
    if (!sections) throw new UserError(quiz.unknownSections(options.sections ?? '', Math.max(0, ...known)));
    const kinds = options.kinds === undefined ? [] : readKinds(options.kinds);
    if (!kinds) throw new UserError(quiz.unknownKind(options.kinds ?? '', Object.values(quiz.kinds)));
    const zone = desk.here.zone ?? desk.own.zone ?? desk.zone;
    const mode = options.mode ?? (options.until === undefined ? 'live' : 'window');
    const closesAt = mode === 'window' ? readClosing(options.until, desk.now, zone) : undefined;
    if (mode === 'window' && closesAt === undefined) throw new UserError(quiz.unknownClosing(options.until ?? ''));
    const setup: Setup = {
      ...defaultSetup,
      mode,
      count: options.count ?? defaultSetup.count,
      sections: [...sections],
      kinds: [...kinds],
      seconds: options.seconds ?? defaultSetup.seconds,
      scoring: mode === 'live' ? (options.scoring ?? 'accuracy') : 'accuracy',
      teams: options.teams ?? 'off',
      pace: options.pace ?? (options.seconds === 0 ? 'host' : 'auto'),
      changes: options.changes === 'yes',
      ...(options.difficulty && { difficulty: Number(options.difficulty) }),
      ...(closesAt !== undefined && { closesAt }),
    };
    const past = await desk.store.pastAnswers({ by: 'place', id: desk.place, article: pack.id }, mostLately);
    const lately = [...new Set(past.map(({ question }) => question))];
    const questions = chooseQuestions(pack, setup, desk.seed, lately);
    if (article.questions.length === 0) {
      throw new UserError(texts.packs.noQuestions(article.title), [
        { label: texts.articles, press: open('article list') },
      ]);
    }
    if (questions.length === 0)
      throw new UserError(quiz.noQuestion, [{ label: quiz.change, press: fillIn('quiz start') }]);
    // What was asked for, as the Start button carries it; the zone's clock may have moved on by then, so the moment itself is not kept.
    const given = Object.fromEntries(Object.entries(options).filter(([name]) => name !== 'go'));
    if (!options.go) return card();
    const title = { zh: pack.faces.zh.title, en: pack.faces.en.title };
    const begun = await desk.beginQuiz({ setup, questions, title }, desk.here.language ?? language);
    if (!begun) throw new UserError(quiz.oneAtATime(setup.mode === 'window'));
    return {
      card: { title: quiz.lobbyOpen, tone: 'good', blocks: [{ is: 'text', text: quiz.lobbyOpenText }] },
      instead: true,
    };

    function card(): Card {
      const rows: { label: string; value: Rich }[] = [
        {
          label: quiz.rowQuestions,
          value:
            questions.length < setup.count
              ? quiz.fewer(questions.length, setup.count)
              : quiz.liveRules(questions.length, mode === 'live' ? setup.seconds : 0),
        },
        { label: quiz.rowSections, value: setup.sections.length > 0 ? setup.sections.join(texts.comma) : quiz.all },
        ...(setup.kinds.length > 0
          ? [{ label: quiz.rowKinds, value: setup.kinds.map((kind) => kindName(kind, language)).join(texts.comma) }]
          : []),
        {
          label: quiz.rowMode,
          value:
            closesAt === undefined
              ? quiz.modeLive
              : [quiz.modeWindow, quiz.gap, quiz.openUntil, { time: closesAt, as: 'moment' }, quiz.period],
        },
        ...(setup.scoring === 'speed' ? [{ label: quiz.rowScoring, value: quiz.speedRule }] : []),
        ...(setup.teams !== 'off' ? [{ label: quiz.rowTeams, value: quiz.teamsRule[setup.teams] }] : []),
      ];
      return {
        title: quiz.setupTitle(article.title),
        blocks: [
          { is: 'facts' as const, rows },
          { is: 'note' as const, text: quiz.setupNote },
          {
            is: 'actions' as const,
            of: [
              { label: quiz.start, press: turn('quiz start', { ...given, go: 'yes' }), main: true as const },
              { label: quiz.change, press: fillIn('quiz start', given) },
            ],
          },
        ],
      };
    }
  },
});
