/** /article gaps: what people asked that the article did not answer; for those who look after it. */
import {
  type Action,
  type Block,
  type Card,
  csvOf,
  cut,
  defineCommand,
  type Gap,
  gapsFor,
  number,
  open,
  pick,
  pickFor,
  type Rich,
  type SuggestContext,
  text,
  turn,
  UserError,
} from '../../src/core/kit.ts';

const command = 'article gaps';
/** On one card: as many as a menu shows at a glance. */
const mostShown = 10;
/** In all: who has more has to settle some first. */
const mostGaps = 1_000;

export default defineCommand({
  about: { en: 'What people asked that the article did not answer', zh: '大家问了、文章没答上来的问题' },
  called: { zh: '待答' },
  shownTo: 'asker',
  reads: 'article',
  options: {
    order: pick(
      { about: { en: 'Which first', zh: '先看哪些' }, called: { zh: '顺序' } },
      { newest: { en: 'the newest', zh: '最新' }, most: { en: 'the most asked', zh: '最多' } },
    ),
  },
  buttonOptions: {
    which: text({ about: { en: 'One of them', zh: '其中一个' }, called: { zh: '哪个' }, most: 40 }),
    done: text({ about: { en: 'One that is settled', zh: '已处理的一个' }, called: { zh: '处理' }, most: 40 }),
    from: number(
      { about: { en: 'From which on', zh: '从第几个起' }, called: { zh: '起' } },
      { least: 0, most: mostGaps },
    ),
    table: pick({ about: { en: 'As a table', zh: '表格' }, called: { zh: '表' } }, { yes: { en: 'yes', zh: '是' } }),
  },
  examples: [{ type: 'article gaps', shows: { en: 'Nobody has asked', zh: '还没有人问过' } }],
  async act({ options, pack, article, texts, desk }) {
    const { ask } = texts;
    const scope = gapsFor(desk);
    if (!scope) throw new UserError(ask.managersGaps);
    const order = options.order ?? 'newest';
    const gaps = await desk.store.unanswered({ ...scope, article: pack.id }, order, mostGaps);
    const all = { label: ask.allGaps, press: turn(command, { order }) };
    if (options.done) {
      const gap = gaps.find(({ key }) => key === options.done);
      const settled = await desk.store.settleGap(scope, pack.id, options.done);
      return {
        card: {
          title: ask.settledTitle,
          ...(settled && { tone: 'good' }),
          blocks: [
            { is: 'text', text: settled && gap ? ask.settled(gap.question) : ask.settledAlready },
            { is: 'actions', of: [all] },
          ],
        },
        again: open(command, { order }),
      };
    }
    const title = ask.gapsTitle(article.title);
    const whose = desk.direct ? ask.gapsOwn : scope.by === 'server' ? ask.gapsAll : ask.gapsHere;
    if (options.table) return { title, blocks: [...table(gaps, pack.id, texts), { is: 'actions', of: [all] }] };
    if (options.which) {
      const gap = gaps.find(({ key }) => key === options.which);
      if (!gap) throw new UserError(ask.settledAlready, [all]);
      return one(gap, order, texts, all);
    }
    if (gaps.length === 0)
      return {
        title,
        blocks: [
          { is: 'text', text: ask.noGaps },
          { is: 'note', text: whose },
        ],
      };
    return list({ title, gaps, order, from: options.from ?? 0, whose }, texts);
  },
});

type Order = 'newest' | 'most';
type Texts = SuggestContext['texts'];

function list(
  {
    title,
    gaps,
    order,
    from,
    whose,
  }: { title: string; gaps: readonly Gap[]; order: Order; from: number; whose: string },
  { ask }: Texts,
): Card {
  // What was settled meanwhile may have been all of the last card.
  const first = Math.min(from, Math.floor((gaps.length - 1) / mostShown) * mostShown);
  const shown = gaps.slice(first, first + mostShown);
  const turns: Action[] = [
    ...(first > 0 ? [{ label: ask.newer, press: turn(command, { order, from: Math.max(0, first - mostShown) }) }] : []),
    ...(first + mostShown < gaps.length
      ? [{ label: ask.older, press: turn(command, { order, from: first + mostShown }) }]
      : []),
  ];
  return {
    title,
    blocks: [
      { is: 'list', items: shown.map((gap) => line(gap, ask)) },
      { is: 'note', text: whose },
      { is: 'note', text: ask.gapsNote },
      {
        is: 'menu',
        press: pickFor(command, 'which', { order }),
        hint: ask.openGap,
        of: shown.map(({ key, question }) => ({ id: key, label: cut(question, 75) })),
      },
      {
        is: 'actions',
        of: [
          ...turns,
          order === 'newest'
            ? { label: ask.mostFirst, press: turn(command, { order: 'most' }) }
            : { label: ask.newestFirst, press: turn(command, { order: 'newest' }) },
          { label: ask.asTable, press: open(command, { order, table: 'yes' }) },
        ],
      },
    ],
  };
}

const line = (gap: Gap, ask: Texts['ask']): Rich => [{ bold: cut(gap.question, 200) }, ...facts(gap, ask)];

/** ` · not in the article · asked 3 times by 2 people · last …` */
const facts = ({ why, times, people, last }: Gap, ask: Texts['ask']) => [
  ` · ${ask.why[why]} · ${ask.gapLine(times, people)} · ${ask.lastAsked} `,
  { time: last, as: 'moment' as const },
];

const one = (gap: Gap, order: Order, { ask, quoted }: Texts, all: Action): Card => ({
  title: ask.openGap,
  blocks: [
    { is: 'text', text: quoted(gap.question) },
    { is: 'text', text: [ask.why[gap.why], ' · ', ask.gapLine(gap.times, gap.people)] },
    { is: 'note', text: [`${ask.lastAsked} `, { time: gap.last, as: 'moment' }] },
    {
      is: 'actions',
      of: [
        { label: ask.askNow, press: open('article ask', { question: gap.question, tries: 'yes' }) },
        { label: ask.settle, main: true, press: turn(command, { order, done: gap.key }) },
        all,
      ],
    },
  ],
});

const table = (gaps: readonly Gap[], id: string, { ask }: Texts): readonly Block[] => [
  { is: 'text', text: ask.tableText },
  {
    is: 'file',
    name: `${id}-questions.csv`,
    mime: 'text/csv',
    text: csvOf([
      ask.tableHead,
      ...gaps.map(({ question, why, times, people, last }) => [
        question,
        ask.why[why],
        times,
        people,
        new Date(last).toISOString().slice(0, 16).replace('T', ' '),
      ]),
    ]),
  },
];
