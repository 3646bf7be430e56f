/** /discuss prepare: discussions for the days to come, each of which begins by itself. */
import {
  type Card,
  defineCommand,
  fillIn,
  open,
  pick,
  planWeek,
  type Rich,
  readDays,
  readLength,
  readTheses,
  readTime,
  type SuggestContext,
  take,
  text,
  turn,
  UserError,
  undiscussed,
} from '../../src/core/kit.ts';

const usual = { time: '09:00', days: 'weekdays', lasts: '2 days', count: 5 } as const;

export default defineCommand({
  about: { en: 'Plan discussions: one thesis a day, by itself', zh: '安排讨论：每天一个论点，到时自动开始' },
  called: { zh: '安排' },
  shownTo: 'asker',
  reads: 'article',
  options: {
    theses: text({
      about: { en: 'Their numbers: 3,5 or 2-4 (the next five)', zh: '论点编号：3,5 或 2-4（接下来五个）' },
      called: { zh: '论点' },
      most: 80,
    }),
    time: text({
      about: { en: 'When each begins (09:00)', zh: '几点开始（09:00）' },
      called: { zh: '时间' },
      most: 20,
    }),
    days: text({
      about: { en: 'On which days: weekdays, mon,wed,fri (weekdays)', zh: '哪几天：工作日、周一三五（工作日）' },
      called: { zh: '日子' },
      most: 60,
    }),
    lasts: text({
      about: { en: 'How long each stays open: 8h, 3 days (2 days)', zh: '每场开放多久：8小时、3天（2 天）' },
      called: { zh: '时长' },
      most: 20,
    }),
    pin: pick(
      { about: { en: 'Pin each in the channel (yes)', zh: '在频道里置顶（要）' }, called: { zh: '置顶' } },
      { yes: { en: 'yes', zh: '要' }, no: { en: 'no', zh: '不' } },
    ),
  },
  buttonOptions: {
    go: pick({ about: { en: 'Prepare them', zh: '安排' }, called: { zh: '安排' } }, { yes: { en: 'yes', zh: '是' } }),
  },
  examples: [
    { type: 'discuss prepare', shows: { en: '5 discussions to come', zh: '接下来的 5 场讨论' } },
    { type: 'discuss prepare theses:3,5 time:14:00', shows: { en: '2 discussions', zh: '2 场讨论' } },
    { type: 'discuss prepare theses:99', shows: { en: 'from 1 to 20', zh: '1 到 20' }, failed: true },
  ],
  async act({ options, pack, article, texts, language, desk }) {
    const { discuss } = texts;
    if (desk.here.hosts === 'managers' && !desk.manages) throw new UserError(discuss.managersHost);
    const known = article.theses.map(({ number }) => number);
    if (known.length === 0) {
      throw new UserError(discuss.noTheses(article.title), [{ label: texts.articles, press: open('article list') }]);
    }
    const wanted =
      options.theses === undefined
        ? (await undiscussed(desk, pack.id, known)).slice(0, usual.count)
        : readTheses(options.theses, known);
    if (!wanted) throw new UserError(discuss.unknownTheses(options.theses ?? '', known.length));
    if (wanted.length === 0) {
      throw new UserError(discuss.allDiscussed, [{ label: discuss.planChange, press: fillIn('discuss prepare') }]);
    }
    const zone = desk.here.zone ?? desk.own.zone ?? desk.zone;
    const planned = planWeek(wanted, { zone, ...timesOf(options, discuss) }, desk.now);
    const pin = options.pin !== 'no';
    const given = Object.fromEntries(Object.entries(options).filter(([name]) => name !== 'go'));
    if (!options.go) return plan({ article, texts }, planned, zone, pin, given);
    const skipped: number[] = [];
    for (const { thesis, startsAt, closesAt } of planned) {
      const taken = take(pack, thesis, { pin, startsAt, closesAt });
      const begun = taken && (await desk.beginDiscussion(taken, pack.id, desk.here.language ?? language));
      if (!begun) skipped.push(thesis);
    }
    const ready = planned.filter(({ thesis }) => !skipped.includes(thesis));
    return { card: prepared({ article, texts }, ready, skipped), instead: true };
  },
});

type Texts = SuggestContext['texts'];
type Shelf = Pick<SuggestContext, 'article' | 'texts'>;
type Planned = ReturnType<typeof planWeek>;
type Typed = { readonly [name in 'time' | 'days' | 'lasts']?: string | undefined };

function timesOf(options: Typed, discuss: Texts['discuss']) {
  const { time = usual.time, days = usual.days, lasts = usual.lasts } = options;
  const [at, on, length] = [readTime(time), readDays(days), readLength(lasts)];
  if (!at) throw new UserError(discuss.unknownTime(time));
  if (!on) throw new UserError(discuss.unknownDays(days));
  if (length === undefined) throw new UserError(discuss.unknownLength(lasts));
  return { time: at, days: on, length };
}

const rows = ({ article, texts }: Shelf, planned: Planned): readonly Rich[] =>
  planned.map(({ thesis, startsAt, closesAt }) => {
    const claim = article.theses.find(({ number }) => number === thesis)?.claim ?? '';
    const { begins, until, period } = texts.discuss;
    return [
      { bold: `${thesis}` },
      ` ${claim}\n${begins}`,
      { time: startsAt, as: 'moment' },
      until,
      { time: closesAt, as: 'moment' },
      period,
    ];
  });

function plan(
  shelf: Shelf,
  planned: Planned,
  zone: string,
  pin: boolean,
  given: Readonly<Record<string, string | undefined>>,
): Card {
  const { discuss } = shelf.texts;
  return {
    title: discuss.planTitle(planned.length),
    blocks: [
      { is: 'list', items: rows(shelf, planned) },
      { is: 'note', text: discuss.planNote(zone, pin) },
      {
        is: 'actions',
        of: [
          { label: discuss.planGo, press: turn('discuss prepare', { ...given, go: 'yes' }), main: true },
          { label: discuss.planChange, press: fillIn('discuss prepare', given) },
        ],
      },
    ],
  };
}

function prepared(shelf: Shelf, planned: Planned, skipped: readonly number[]): Card {
  const { discuss } = shelf.texts;
  return {
    title: discuss.preparedTitle(planned.length),
    tone: planned.length > 0 ? 'good' : 'plain',
    blocks: [
      ...(planned.length > 0
        ? [
            { is: 'list' as const, items: rows(shelf, planned) },
            { is: 'text' as const, text: discuss.preparedText },
          ]
        : []),
      ...(skipped.length > 0 ? [{ is: 'note' as const, text: discuss.skipped(skipped) }] : []),
    ],
  };
}
