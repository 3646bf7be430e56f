/** Pictures: laid out by numbers, drawn with a font of our own. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Chart } from '../../src/core/chart.ts';
import { slicesFor } from '../../src/picture/fonts.ts';
import { createPainter } from '../../src/picture/painter.ts';
import { layOut, size } from '../../src/picture/shift.ts';

const chart = (before: readonly number[], moves: Chart['moves'], title = '7 人的立场'): Chart => {
  const people = before.reduce((sum, count) => sum + count, 0);
  const after = before.map(
    (count, at) =>
      count +
      moves.reduce((sum, move) => sum + (move.to === at ? move.count : 0) - (move.from === at ? move.count : 0), 0),
  );
  const bars = (counts: readonly number[]) =>
    counts.map((count, at) => ({
      label: ['赞成', '拿不准', '反对'][at] ?? '',
      count,
      share: people ? count / people : 0,
    }));
  return {
    is: 'shift',
    title,
    before: { label: '开始时', bars: bars(before) },
    after: { label: '结束时', bars: bars(after) },
    moves,
  };
};
const moved = chart(
  [3, 3, 1],
  [
    { from: 1, to: 0, count: 2 },
    { from: 1, to: 2, count: 1 },
  ],
);
/** Width and height as a PNG says them: https://www.w3.org/TR/png-3/#11IHDR */
const sizeOf = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)];

describe('the layout', () => {
  test('columns are as high as there are people, whatever moved, and stay on the paper', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 3, maxLength: 3 }), (before) => {
        fc.pre(before.some((count) => count > 0));
        const from = before.findIndex((count) => count > 0);
        const layout = layOut(chart(before, [{ from, to: (from + 1) % 3, count: 1 }]));
        const tall = (x: number) =>
          layout.boxes.filter((box) => box.x === x).reduce((sum, { height }) => sum + height, 0);
        expect(tall(170)).toBeCloseTo(320, 5);
        expect(tall(510)).toBeCloseTo(320, 5);
        for (const { y, height } of layout.boxes) expect(y + height).toBeLessThanOrEqual(size.height);
        for (const side of ['left', 'right']) {
          const ys = layout.labels.filter((label) => label.side === side).map(({ y }) => y);
          for (const [at, y] of ys.entries()) if (at > 0) expect(y - (ys[at - 1] ?? 0)).toBeGreaterThanOrEqual(29.9);
          for (const y of ys) expect(y).toBeLessThanOrEqual(size.height - 10);
        }
      }),
    );
  });

  test('who stayed has a ribbon too, who is not there has none', () => {
    expect(layOut(moved).ribbons).toHaveLength(4);
    expect(layOut(moved).labels.map(({ words }) => words)).toEqual([
      '赞成 3',
      '拿不准 3',
      '反对 1',
      '赞成 5',
      '反对 2',
    ]);
  });
});

test('only the slices of the font are read that the words need', async () => {
  const slices = await slicesFor('赞成 3');
  expect(slices.length).toBeGreaterThan(0);
  expect(slices.length).toBeLessThan(6);
  expect(await slicesFor('')).toEqual([]);
});

test('a chart becomes a PNG, the same one each time, and other words another', async () => {
  const paint = createPainter();
  const [first, second, other] = await Promise.all([
    paint(moved),
    paint(moved),
    paint(chart([3, 3, 1], [], 'Where 7 people stood')),
  ]);
  const png = Buffer.from(first, 'base64');
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect(sizeOf(png)).toEqual([2 * size.width, 2 * size.height]);
  expect(png.length).toBeLessThan(200_000);
  expect(second).toBe(first);
  expect(other).not.toBe(first);
});

test('Chinese words are drawn, not left out as boxes: other words give another picture', async () => {
  const paint = createPainter();
  const titles = ['甲', '乙', '𠀀'];
  const [one, two] = await Promise.all(titles.map((title) => paint(chart([1, 1, 1], [], title))));
  expect(one).not.toBe(two);
});

test('after one that fails the next is drawn all the same', async () => {
  const paint = createPainter();
  const broken = { ...moved, before: undefined } as unknown as Chart;
  await expect(paint(broken)).rejects.toThrow();
  expect(await paint(moved)).not.toBe('');
});
