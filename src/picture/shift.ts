/** How many stood where before and after, laid out: two columns, and ribbons between them. Pure. */
import type { Bar, Chart } from '../core/chart.ts';

/** Pixels. */
export const size = { width: 800, height: 460 } as const;
const top = 96;
const height = 320;
const left = { from: 170, to: 290 } as const;
const right = { from: 510, to: 630 } as const;
/** Two labels never stand on each other. */
const betweenLabels = 30;

export const colors = ['#2c7da0', '#c9a227', '#b5533c'] as const;

/** A part of a column. `y` from the top. */
export type Box = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly color: string;
};
/** Words beside a column; `y` is their middle. */
export type Label = { readonly words: string; readonly side: 'left' | 'right'; readonly y: number };
export type Heading = { readonly words: string; readonly middle: number };

export type Layout = {
  readonly title: string;
  readonly headings: readonly Heading[];
  readonly boxes: readonly Box[];
  readonly labels: readonly Label[];
  /** As the `d` of an SVG path, with the color of where they come from. */
  readonly ribbons: readonly { readonly d: string; readonly color: string }[];
};

export function layOut(chart: Chart): Layout {
  const before = stack(chart.before.bars);
  const after = stack(chart.after.bars);
  return {
    title: chart.title,
    headings: [
      { words: chart.before.label, middle: (left.from + left.to) / 2 },
      { words: chart.after.label, middle: (right.from + right.to) / 2 },
    ],
    boxes: [...before.map((part) => boxOf(part, left)), ...after.map((part) => boxOf(part, right))].filter(
      (box) => box.height > 0,
    ),
    labels: [...labelsOf(chart.before.bars, before, 'left'), ...labelsOf(chart.after.bars, after, 'right')],
    ribbons: ribbonsOf(chart, before, after),
  };
}

type Part = { readonly at: number; readonly y: number; readonly height: number };

function stack(bars: readonly Bar[]): readonly Part[] {
  let y = top;
  return bars.map(({ share }, at) => {
    const part = { at, y, height: share * height };
    y += part.height;
    return part;
  });
}

const colorOf = (at: number): string => colors[at % colors.length] ?? colors[0];

const boxOf = ({ at, y, height: tall }: Part, { from, to }: typeof left | typeof right): Box => ({
  x: from,
  y,
  width: to - from,
  height: tall,
  color: colorOf(at),
});

function labelsOf(bars: readonly Bar[], parts: readonly Part[], side: Label['side']): readonly Label[] {
  let last = Number.NEGATIVE_INFINITY;
  return bars.flatMap(({ label, count }, at): Label[] => {
    const part = parts[at];
    if (!part || count === 0) return [];
    const y = Math.max(part.y + part.height / 2, last + betweenLabels);
    last = y;
    return [{ words: `${label} ${count}`, side, y }];
  });
}

/** From each bar to each, those who stayed too; stacked in the order of the bars at both ends. */
function ribbonsOf({ before, after, moves }: Chart, from: readonly Part[], to: readonly Part[]): Layout['ribbons'] {
  const people = before.bars.reduce((all, { count }) => all + count, 0);
  const tall = (count: number) => (people === 0 ? 0 : (count / people) * height);
  const counts = before.bars.map((_, a) => after.bars.map((__, b) => flow(a, b)));
  const used = { from: from.map(({ y }) => y), to: to.map(({ y }) => y) };
  return counts.flatMap((row, a) =>
    row.flatMap((count, b) => {
      if (count <= 0) return [];
      const [start, end] = [used.from[a] ?? 0, used.to[b] ?? 0];
      used.from[a] = start + tall(count);
      used.to[b] = end + tall(count);
      return [{ d: ribbon(start, end, tall(count)), color: colorOf(a) }];
    }),
  );

  function flow(a: number, b: number): number {
    const leaving = moves.filter((move) => move.from === a);
    if (a !== b) return leaving.filter((move) => move.to === b).reduce((all, { count }) => all + count, 0);
    return (before.bars[a]?.count ?? 0) - leaving.reduce((all, { count }) => all + count, 0);
  }
}

function ribbon(start: number, end: number, tall: number): string {
  const [x1, x2, middle] = [left.to, right.from, (left.to + right.from) / 2];
  const at = (y: number) => y.toFixed(1);
  return (
    `M${x1} ${at(start)} C${middle} ${at(start)} ${middle} ${at(end)} ${x2} ${at(end)} ` +
    `L${x2} ${at(end + tall)} C${middle} ${at(end + tall)} ${middle} ${at(start + tall)} ${x1} ${at(start + tall)} Z`
  );
}
