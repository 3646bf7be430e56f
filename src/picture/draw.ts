/** Draws one chart, in a thread of its own (painter.ts): satori lays out the words with a font of our own, resvg makes pixels of it. */
import { parentPort, workerData } from 'node:worker_threads';
import { Resvg } from '@resvg/resvg-js';
import satori from 'satori';
import type { Chart } from '../core/chart.ts';
import { family, slicesFor } from './fonts.ts';
import { type Label, type Layout, layOut, size } from './shift.ts';

const ink = '#1f2933';
const paper = '#ffffff';

/** As PNG, in base64. */
async function draw(chart: Chart): Promise<string> {
  const layout = layOut(chart);
  const fonts = await slicesFor(wordsOf(layout));
  const svg = await satori(
    picture(
      layout,
      fonts.map(({ name }) => name),
    ) as never,
    {
      ...size,
      fonts: fonts.map((font) => ({ ...font })),
    },
  );
  // What satori writes has no text any more, only shapes.
  const drawn = new Resvg(svg, { font: { loadSystemFonts: false }, fitTo: { mode: 'width', value: 2 * size.width } });
  return drawn.render().asPng().toString('base64');
}

const wordsOf = ({ title, headings, labels }: Layout): string =>
  [title, ...headings.map(({ words }) => words), ...labels.map(({ words }) => words), ' 0123456789'].join('');

/** An element as satori takes it: React's shape, without React. */
type Element = {
  readonly type: string;
  readonly props: Readonly<Record<string, unknown>> & { readonly children?: string | readonly Element[] };
};

const element = (type: string, props: Element['props']): Element => ({ type, props });

function picture({ title, headings, boxes, labels, ribbons }: Layout, fonts: readonly string[]): Element {
  const shapes = element('svg', {
    ...size,
    viewBox: `0 0 ${size.width} ${size.height}`,
    style: { position: 'absolute', left: 0, top: 0 },
    children: [
      ...ribbons.map(({ d, color }) => element('path', { d, fill: color, opacity: 0.35 })),
      ...boxes.map(({ color, ...box }) => element('rect', { ...box, fill: color })),
    ],
  });
  return element('div', {
    style: {
      display: 'flex',
      position: 'relative',
      ...size,
      background: paper,
      color: ink,
      fontFamily: [...fonts, family].map((font) => `'${font}'`).join(', '),
      fontSize: 20,
    },
    children: [
      shapes,
      line(title, { left: 0, top: 18, width: size.width, justifyContent: 'center', fontSize: 26 }),
      ...headings.map(({ words, middle }) =>
        line(words, { left: middle - 100, top: 60, width: 200, justifyContent: 'center' }),
      ),
      ...labels.map(labelled),
    ],
  });
}

const line = (words: string, style: Readonly<Record<string, string | number>>): Element =>
  element('div', { style: { display: 'flex', position: 'absolute', ...style }, children: words });

const labelled = ({ words, side, y }: Label): Element =>
  line(words, {
    top: y - 14,
    width: 150,
    left: side === 'left' ? 8 : 642,
    justifyContent: side === 'left' ? 'flex-end' : 'flex-start',
  });

// What goes wrong ends the thread, and whoever waits for it is told.
parentPort?.postMessage(await draw(workerData as Chart));
