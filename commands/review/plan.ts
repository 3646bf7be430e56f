/** /review plan: when due questions come by themselves. */
import {
  type Action,
  type Block,
  type Card,
  defaultPlan,
  defineCommand,
  fillIn,
  number,
  open,
  type PersonSettings,
  pick,
  plannedBy,
  type ReviewPlan,
  type Rich,
  readDays,
  readOwnQuiet,
  readTime,
  readZone,
  type SuggestContext,
  text,
  turn,
  UserError,
  zoneOf,
} from '../../src/core/kit.ts';

type Texts = SuggestContext['texts'];

export default defineCommand({
  about: { en: 'When due questions come to you by direct message', zh: '到期的题什么时候私信给你' },
  called: { zh: '计划' },
  shownTo: 'asker',
  reads: 'library',
  options: {
    time: text({
      about: { en: 'At what time: 09:00, 9:30 pm', zh: '几点：09:00、晚上9点半' },
      called: { zh: '时间' },
      most: 20,
    }),
    days: text(
      {
        about: { en: 'On which days: weekdays, Mon, Wed, Fri', zh: '哪几天：工作日、每天、周一三五' },
        called: { zh: '日子' },
        most: 60,
      },
      { rest: true },
    ),
    most: number(
      { about: { en: 'How many questions at most', zh: '每次最多几道题' }, called: { zh: '题数' } },
      { least: 1, most: 30 },
    ),
    zone: text({
      about: { en: 'Your time zone: London, Shanghai', zh: '你的时区：上海、London' },
      called: { zh: '时区' },
      most: 60,
    }),
    quiet: text({
      about: { en: 'Never between: 22:00-08:00, or off', zh: '免打扰：22:00-08:00，不要就写 关' },
      called: { zh: '免打扰' },
      most: 40,
    }),
  },
  buttonOptions: {
    resume: pick({ about: { en: 'Resume', zh: '恢复' }, called: { zh: '恢复' } }, { yes: { en: 'yes', zh: '是' } }),
  },
  examples: [
    { type: 'review plan', shows: { en: 'Review plan', zh: '复习计划' } },
    {
      type: 'review plan 21:30 weekends zone:Shanghai',
      shows: { en: 'At 21:30 (Asia/Shanghai)', zh: '21:30（Asia/Shanghai）' },
    },
    { type: 'review plan teatime', shows: { en: '“teatime”', zh: '“teatime”' }, failed: true },
    { type: 'review plan zone:Atlantis', shows: { en: '“Atlantis”', zh: '“Atlantis”' }, failed: true },
  ],
  async act({ options, texts, language, desk }) {
    const before = await desk.store.plan(desk.person.id);
    const wish = {
      time: read(options.time, readTime, texts.own.unknownTime),
      days: read(options.days, readDays, texts.own.unknownDays),
      zone: read(options.zone, readZone, texts.own.unknownZone),
      most: options.most,
    };
    const quiet = options.quiet === undefined ? undefined : readOwnQuiet(options.quiet, texts);
    const sets = Object.values({ ...wish, quiet, resume: options.resume }).some((value) => value !== undefined);
    if (!sets) return before ? planCard(before, desk.own.quiet, texts) : offer(zoneOf(desk), texts);
    const own = quiet === undefined ? desk.own.quiet : (quiet ?? undefined);
    const plan = plannedBy(before, wish, {
      person: desk.person.id,
      language,
      now: desk.now,
      zone: zoneOf(desk),
      quiet: own,
    });
    await desk.setOwn({ ...(wish.zone && { zone: wish.zone }), ...(quiet !== undefined && { quiet }) });
    await desk.store.putPlan(plan);
    return planCard(plan, own, texts, true);
  },
});

/** What was typed, as it is meant; what cannot be read is the person's to mend. */
function read<T>(
  typed: string | undefined,
  as: (typed: string) => T | undefined,
  unreadable: (typed: string) => string,
): T | undefined {
  if (typed === undefined) return undefined;
  const meant = as(typed);
  if (meant === undefined) throw new UserError(unreadable(typed));
  return meant;
}

/** Nothing is brought to anybody who has not asked for it. */
function offer(zone: string, { quiz, own }: Texts): Card {
  const { time, days, most } = defaultPlan(0, zone);
  return {
    title: quiz.planTitle,
    blocks: [
      { is: 'text', text: quiz.planNone },
      { is: 'text', text: quiz.planIs(time, zone, quiz.days(days), most) },
      {
        is: 'actions',
        of: [
          { label: quiz.usePlan(time), press: turn('review plan', { time }), main: true },
          { label: own.otherwise, press: fillIn('review plan') },
        ],
      },
    ],
  };
}

function planCard(plan: ReviewPlan, quiet: PersonSettings['quiet'], texts: Texts, isSet = false): Card {
  const { quiz, own } = texts;
  const { time, zone, days, most, next, paused } = plan;
  const when: Rich = [quiz.planNext, { time: next, as: 'moment' }, quiz.period];
  const state: Block[] = paused
    ? [{ is: 'text', text: paused === 'refused' ? quiz.planPaused : quiz.planIsPaused }]
    : [{ is: 'text', text: when }];
  const steps: Action[] = [
    paused
      ? { label: quiz.resume, press: turn('review plan', { resume: 'yes' }), main: true }
      : { label: quiz.pause, press: turn('review pause') },
    { label: quiz.change, press: fillIn('review plan', { time, days: quiz.days(days), most }) },
    { label: own.dueNow, press: open('review now') },
  ];
  return {
    title: isSet ? quiz.planSet : quiz.planTitle,
    ...(isSet && { tone: 'good' }),
    blocks: [
      { is: 'text', text: quiz.planIs(time, zone, quiz.days(days), most) },
      ...state,
      ...(quiet ? [{ is: 'text' as const, text: quiz.planQuiet(quiet.from, quiet.to) }] : []),
      { is: 'note', text: own.planHow },
      { is: 'actions', of: steps },
    ],
  };
}
