/** /colloquy settings: what a person and a channel have chosen. */
import {
  type Action,
  type Block,
  choose,
  type Desk,
  defineCommand,
  fillIn,
  findPack,
  managesHere,
  open,
  patched,
  pick,
  type ReviewPlan,
  readOwnQuiet,
  readOwnZone,
  type SuggestContext,
  text,
  turn,
  UserError,
  whoseOption,
} from '../../src/core/kit.ts';

type Chosen = Pick<Desk, 'own' | 'here' | 'zone' | 'direct' | 'manages' | 'place' | 'server'>;
const command = 'colloquy settings';
const shown = { show: { en: 'show', zh: '显示' }, hide: { en: 'hide', zh: '隐去' } };

export default defineCommand({
  about: { en: 'What you and this channel have chosen', zh: '你和这个频道的设置' },
  called: { zh: '设置' },
  shownTo: 'asker',
  reads: 'library',
  options: {
    names: pick(
      {
        about: { en: 'Your name beside what you got right or missed', zh: '答对、答错旁要不要写你的名字' },
        called: { zh: '署名' },
      },
      shown,
    ),
    boards: pick({ about: { en: 'Your name on boards', zh: '榜上要不要写你的名字' }, called: { zh: '上榜' } }, shown),
    quiet: text({
      about: { en: 'No reviews between: 22:00-08:00, or off', zh: '免打扰：22:00-08:00，不要就写 关' },
      called: { zh: '免打扰' },
      most: 40,
    }),
    zone: text({
      about: { en: 'Time zone: London, Shanghai, or auto', zh: '时区：上海、London，或写 自动' },
      called: { zh: '时区' },
      most: 60,
    }),
    for: whoseOption,
    hosts: pick(
      { about: { en: 'Who may start quizzes in this channel', zh: '谁能在这个频道开局' }, called: { zh: '主持' } },
      { everyone: { en: 'everybody', zh: '所有人' }, managers: { en: 'those who manage it', zh: '管理员' } },
    ),
    drafts: pick(
      {
        about: {
          en: 'Whether unchecked drafts may be asked here, in private',
          zh: '这里私下出题时，能不能用没审过的草稿',
        },
        called: { zh: '草稿' },
      },
      { yes: { en: 'yes, marked as drafts', zh: '可以，会标明是草稿' }, no: { en: 'no', zh: '不可以' } },
    ),
  },
  examples: [
    { type: 'colloquy settings', shows: { en: 'Name on boards', zh: '榜上的名字' } },
    { type: 'colloquy settings boards:hide quiet:22:00-08:00', shows: { en: '22:00 to 08:00', zh: '22:00 到 08:00' } },
    {
      type: 'colloquy settings drafts:yes',
      shows: { en: 'channel', zh: '频道' },
      failed: true,
    },
    { type: 'colloquy settings zone:EST', shows: { en: '“EST”', zh: '“EST”' }, failed: true },
    { type: 'colloquy settings quiet:always', shows: { en: '“always”', zh: '“always”' }, failed: true },
  ],
  async act({ options, texts, desk, library, language }) {
    const { names, boards, hosts, drafts } = options;
    const forPlace = options.for === 'channel';
    const zone = options.zone === undefined ? undefined : readOwnZone(options.zone, texts);
    const quiet = options.quiet === undefined ? undefined : readOwnQuiet(options.quiet, texts);
    const mine = {
      ...(names && { names: names === 'show' }),
      ...(boards && { boards: boards === 'show' }),
      ...(quiet !== undefined && { quiet }),
      ...(zone !== undefined && !forPlace && { zone }),
    };
    const places = {
      ...(hosts && { hosts }),
      ...(drafts && { drafts: drafts === 'yes' ? (true as const) : null }),
      ...(zone !== undefined && forPlace && { zone }),
    };
    refuse();
    const setsMine = Object.keys(mine).length > 0;
    const setsHere = Object.keys(places).length > 0;
    const { own, plan } = setsMine ? await choose(desk, mine) : { own: desk.own };
    if (setsHere) await desk.setHere(places);
    const chosen = { ...desk, own, here: patched(desk.here, places) };
    const moved = quiet !== undefined || (zone !== undefined && !forPlace) ? plan : undefined;
    const article = (findPack(library, chosen.here.article ?? '') ?? library[0]).faces[language].title;
    return {
      title: texts.own.settingsTitle,
      ...((setsMine || setsHere) && { tone: 'good' as const }),
      blocks: [...ownBlocks(chosen, texts, moved), ...placeBlocks(chosen, texts, article)],
    };

    /** Before anything is written: all of it is set, or nothing. */
    function refuse(): void {
      if (drafts && desk.direct && !managesHere(desk)) throw new UserError(texts.own.onlyUs);
      if (drafts && !desk.manages) throw new UserError(texts.own.managersChoose);
      if (!forPlace && !hosts) return;
      if (desk.direct) throw new UserError(texts.own.onlyUs);
      if (!desk.manages) throw new UserError(texts.own.managersChoose);
      if (forPlace && zone === undefined) throw new UserError(texts.own.forWhat);
    }
  },
});

function ownBlocks({ own, here, zone }: Chosen, texts: SuggestContext['texts'], plan: ReviewPlan | undefined): Block[] {
  const words = texts.own;
  const zoneInWords = own.zone ?? (here.zone ? words.zoneOfPlace(here.zone) : words.zoneOfBot(zone));
  const toggles: Action[] = [
    own.names
      ? { label: words.hideNames, press: turn(command, { names: 'hide' }) }
      : { label: words.showNames, press: turn(command, { names: 'show' }) },
    own.boards
      ? { label: words.hideBoards, press: turn(command, { boards: 'hide' }) }
      : { label: words.showBoards, press: turn(command, { boards: 'show' }) },
    { label: texts.quiz.change, press: fillIn(command) },
    { label: words.languages, press: open('colloquy language') },
  ];
  return [
    {
      is: 'facts',
      rows: [
        { label: words.rowNames, value: own.names ? words.shown : words.hidden },
        { label: words.rowBoards, value: own.boards ? words.shown : words.hidden },
        { label: words.rowLanguage, value: own.language ? words.names[own.language] : words.appLanguage },
        { label: words.rowZone, value: zoneInWords },
        { label: words.rowQuiet, value: own.quiet ? words.quietFrom(own.quiet.from, own.quiet.to) : words.noQuiet },
      ],
    },
    ...(plan && !plan.paused
      ? [
          {
            is: 'text' as const,
            text: [words.reviewsMove, { time: plan.next, as: 'moment' as const }, texts.quiz.period],
          },
        ]
      : []),
    ...(own.quiet ? [{ is: 'note' as const, text: words.settingsNote }] : []),
    { is: 'actions', of: toggles },
  ];
}

/** Nothing to choose for others where nobody else is. */
function placeBlocks(chosen: Chosen, texts: SuggestContext['texts'], article: string): Block[] {
  const { here, zone, direct, manages } = chosen;
  const words = texts.own;
  const draftsRow = { label: words.rowDrafts, value: words.drafts[here.drafts ? 'yes' : 'no'] };
  const draftsToggle: Action = here.drafts
    ? { label: texts.drafts.forbid, press: turn(command, { drafts: 'no' }) }
    : { label: texts.drafts.allow, press: turn(command, { drafts: 'yes' }) };
  if (direct && !managesHere(chosen)) return [];
  // At the terminal there is nobody else, but it is where drafts are tried first.
  if (direct)
    return [
      { is: 'facts', rows: [draftsRow] },
      { is: 'actions', of: [draftsToggle] },
    ];
  const everyone = here.hosts === 'everyone';
  const rows = [
    { label: words.rowHosts, value: words.hosts[here.hosts] },
    draftsRow,
    { label: words.rowArticle, value: article },
    { label: words.rowBoardLanguage, value: here.language ? words.names[here.language] : words.hostLanguage },
    { label: words.rowZone, value: here.zone ?? words.zoneOfBot(zone) },
  ];
  const toggle: Action = everyone
    ? { label: words.onlyManagers, press: turn(command, { hosts: 'managers' }) }
    : { label: words.everybodyHosts, press: turn(command, { hosts: 'everyone' }) };
  return [
    { is: 'text', text: [{ bold: words.here }] },
    { is: 'facts', rows },
    ...(manages ? [{ is: 'actions' as const, of: [toggle, draftsToggle] }] : []),
  ];
}
