/** A page's scattered pieces of text to lines in reading order, column by column. Pure. */

/** A piece as the file places it: from the left and the bottom, in points. */
export type Piece = {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
};

/** `left` and `edge` are its column's sides, `pitch` the usual way from line to line there; `column` is unique in a document. */
export type Line = {
  readonly text: string;
  readonly x: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  readonly left: number;
  readonly edge: number;
  readonly pitch: number;
  readonly column: object;
};

type Row = { readonly pieces: Piece[]; y: number; size: number };
type Span = {
  readonly text: string;
  readonly x: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
};

/** The lines of one page. */
export function linesOf(pieces: readonly Piece[]): readonly Line[] {
  const spans = rowsOf(pieces.filter(({ text }) => text.trim() !== '')).flatMap(spansOf);
  return columnsOf(spans).flatMap(inColumn);
}

/** Pieces that stand on one base line, top to bottom; a raised figure belongs to the line beside it. */
function rowsOf(pieces: readonly Piece[]): readonly Row[] {
  const rows: Row[] = [];
  for (const piece of pieces.toSorted((a, b) => b.y - a.y || a.x - b.x)) {
    const row = rows.at(-1);
    if (row && Math.abs(row.y - piece.y) < Math.max(row.size, piece.size) * 0.45) {
      row.pieces.push(piece);
      if (piece.size > row.size) Object.assign(row, { size: piece.size, y: piece.y });
    } else rows.push({ pieces: [piece], y: piece.y, size: piece.size });
  }
  return rows;
}

/** A row is cut where the gap is wider than any between words: there another column begins. */
function spansOf({ pieces, y }: Row): readonly Span[] {
  const spans: { text: string; x: number; right: number; y: number; sizes: Map<number, number> }[] = [];
  for (const { text, x, width, size } of pieces.toSorted((a, b) => a.x - b.x)) {
    const last = spans.at(-1);
    const gap = last ? x - last.right : 0;
    if (!last || gap > size * 1.6) spans.push({ text, x, right: x + width, y, sizes: new Map([[size, text.length]]) });
    else {
      const isSpaced =
        gap > size * 0.15 &&
        !/\s$/.test(last.text) &&
        !/^\s/.test(text) &&
        !/[\u2e80-\u9fff\uff00-\uff60]$/.test(last.text);
      last.text += isSpaced ? ` ${text}` : text;
      last.right = Math.max(last.right, x + width);
      last.sizes.set(size, (last.sizes.get(size) ?? 0) + text.length);
    }
  }
  return spans.map(({ sizes, text, ...span }) => ({
    ...span,
    text: text.replace(/\s+/g, ' ').trim(),
    size: [...sizes].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0,
  }));
}

/** Two columns where a gutter that no span crosses stands beside most lines; what crosses it divides the page above and below. */
function columnsOf(spans: readonly Span[]): readonly (readonly Span[])[] {
  const gutter = gutterOf(spans);
  if (gutter === undefined) return [spans];
  const columns: Span[][] = [];
  let left: Span[] = [];
  let right: Span[] = [];
  const close = () => {
    if (left.length > 0) columns.push(left);
    if (right.length > 0) columns.push(right);
    left = [];
    right = [];
  };
  for (const span of spans) {
    if (span.right <= gutter) left.push(span);
    else if (span.x >= gutter) right.push(span);
    else {
      close();
      columns.push([span]);
    }
  }
  close();
  return columns;
}

function gutterOf(spans: readonly Span[]): number | undefined {
  if (spans.length < 8) return undefined;
  const start = Math.min(...spans.map(({ x }) => x));
  const end = Math.max(...spans.map(({ right }) => right));
  const middle = [...Array(21).keys()].map((step) => start + (end - start) * (0.35 + step * 0.015));
  const crossings = middle.map((at) => ({ at, count: spans.filter(({ x, right }) => x < at && right > at).length }));
  const best = crossings.reduce((least, each) => (each.count < least.count ? each : least));
  const beside = (side: (span: Span) => boolean) => spans.filter(side).length;
  const enough = spans.length * 0.25;
  const isGutter =
    best.count <= spans.length * 0.2 &&
    beside(({ right }) => right <= best.at) >= enough &&
    beside(({ x }) => x >= best.at) >= enough;
  return isGutter ? best.at : undefined;
}

function inColumn(spans: readonly Span[]): readonly Line[] {
  const column = {};
  // Pieces of one line that a wide space parted, in text that has one column.
  const whole: Span[] = [];
  for (const span of spans) {
    const last = whole.at(-1);
    if (last && last.y === span.y)
      whole.splice(-1, 1, { ...last, text: `${last.text} ${span.text}`, right: span.right });
    else whole.push(span);
  }
  const left = Math.min(...whole.map(({ x }) => x));
  const edge = Math.max(...whole.map(({ right }) => right));
  const gaps = whole
    .slice(1)
    .map(({ y }, at) => (whole[at]?.y ?? 0) - y)
    .filter((gap) => gap > 0)
    .sort((a, b) => a - b);
  const pitch = gaps[Math.floor(gaps.length / 3)] ?? Number.POSITIVE_INFINITY;
  return whole.map((span) => ({ ...span, left, edge, pitch, column }));
}
