/** The report that a discussion ends with: what moved, what made people think, and what is left open. */
import { textsOf } from '../../texts/texts.ts';
import type { Block, Card, Rich } from '../card.ts';
import type { Chart } from '../chart.ts';
import type { Language } from '../language.ts';
import { open } from '../lookup.ts';
import type { Talk } from '../store.ts';
import {
  everyStand,
  mostCited,
  mostContested,
  type Shift,
  type Spread,
  shiftOf,
  thoughtful,
  unanswered,
} from './report.ts';
import { type Discussion, fewest, reportBoard } from './state.ts';

const mostReasons = 3;

export function report(discussion: Discussion, talk: Talk, png: string | undefined): Card {
  const { taken, language, article } = discussion;
  const texts = textsOf(language).discuss;
  const shift = shiftOf(talk);
  const shows = shift.people >= fewest;
  return {
    title: texts.reportTitle(taken.thesis),
    blocks: [
      { is: 'text', text: [{ bold: taken.faces[language].claim }] },
      ...(shows ? numbers(shift, language, png) : [{ is: 'text' as const, text: texts.tooFew(shift.people) }]),
      ...reasons(discussion, talk),
      ...paragraphs(discussion, talk, shows),
      ...leftOpen(discussion, talk),
      { is: 'note', text: texts.reportNote },
      { is: 'actions', of: [{ label: texts.another, press: open('discuss start', { article }) }] },
    ],
  };
}

function numbers(shift: Shift, language: Language, png: string | undefined): readonly Block[] {
  const texts = textsOf(language).discuss;
  const { moves, moved, people } = shift;
  return [
    ...(png === undefined ? [] : [{ is: 'picture' as const, name: 'shift', png, alt: inWords(shift, language) }]),
    {
      is: 'facts',
      rows: [
        { label: texts.before, value: texts.spread(shift.before) },
        { label: texts.after, value: texts.spread(shift.after) },
      ],
    },
    { is: 'text', text: moved === 0 ? texts.nobodyMoved(people) : texts.moved(moved, people) },
    ...(moves.length > 0
      ? [
          {
            is: 'list' as const,
            items: moves.map(({ from, to, count }) => texts.move(count, texts.stands[from], texts.stands[to])),
          },
        ]
      : []),
  ];
}

/** What the picture shows, for who does not see it. */
function inWords({ before, after, moved, people }: Shift, language: Language): string {
  const texts = textsOf(language).discuss;
  return texts.alt(texts.spread(before), texts.spread(after), moved, people);
}

function reasons({ article, language }: Discussion, talk: Talk): readonly Block[] {
  const texts = textsOf(language).discuss;
  const some = thoughtful(talk, mostReasons);
  if (some.length === 0) return [];
  return [
    { is: 'text', text: [{ bold: texts.madeThink }] },
    {
      is: 'list',
      items: some.map(
        ({ words, address, thoughts }): Rich => [
          words,
          ...(address ? [' ', { cite: { article, address } }] : []),
          ` · ${texts.thoughts(thoughts)}`,
        ],
      ),
    },
  ];
}

function paragraphs({ article, language }: Discussion, talk: Talk, shows: boolean): readonly Block[] {
  const texts = textsOf(language).discuss;
  const cited = mostCited(talk);
  // How many of each side name it tells as much as the spread does.
  const contested = shows ? mostContested(talk) : undefined;
  const rows = [
    ...(cited
      ? [
          {
            label: texts.mostCited,
            value: [{ cite: { article, address: cited.address } }, ` ${texts.times(cited.count)}`],
          },
        ]
      : []),
    ...(contested
      ? [
          {
            label: texts.mostContested,
            value: [
              { cite: { article, address: contested.address } },
              ` ${texts.contested(contested.agree, contested.disagree)}`,
            ],
          },
        ]
      : []),
  ];
  return rows.length > 0 ? [{ is: 'facts', rows }] : [];
}

function leftOpen({ state, taken, language }: Discussion, talk: Talk): readonly Block[] {
  const texts = textsOf(language).discuss;
  const { prompts } = taken.faces[language];
  const open = unanswered(talk, state.prompts).flatMap((at) => prompts[at] ?? []);
  if (open.length === 0) return [];
  return [
    { is: 'text', text: [{ bold: texts.leftOpen }] },
    { is: 'list', items: open },
  ];
}

/** The picture of the shift; none while it would tell who stands where. */
export function chart(board: string, { language }: Discussion, talk: Talk): Chart | undefined {
  const shift = shiftOf(talk);
  if (board !== reportBoard || shift.people < fewest) return undefined;
  const texts = textsOf(language).discuss;
  const bars = (spread: Spread) =>
    everyStand.map((stand) => ({
      label: texts.stands[stand],
      count: spread[stand],
      share: spread[stand] / shift.people,
    }));
  const at = (stand: (typeof everyStand)[number]) => everyStand.indexOf(stand);
  return {
    is: 'shift',
    title: texts.chartTitle(shift.people),
    before: { label: texts.before, bars: bars(shift.before) },
    after: { label: texts.after, bars: bars(shift.after) },
    moves: shift.moves.map(({ from, to, count }) => ({ from: at(from), to: at(to), count })),
  };
}
