/** What stands in columns: choices, standings, files. Pure. */
import type { Block, Choice, Rich, Standing } from '../../core/card.ts';
import { columnsOf, filled, flushed } from './columns.ts';
import { limits } from './limits.ts';
import { oneLine, type Pen } from './pen.ts';

/** `✓ B  The platform (3 of 4)`; the column of signs is there when one of them has an outcome. */
export function drawChoices(of: readonly Choice[], { texts }: Pen, rich: (text: Rich) => string): string {
  const signs = { right: '✓ ', wrong: '✗ ', none: of.some(({ mark }) => mark) ? '  ' : '' };
  const columns = widest(of.map(({ letter }) => oneLine(letter)));
  return of
    .map(({ letter, text, mark, note }) => {
      const words = rich(text);
      const head = words ? `${filled(oneLine(letter), columns)}  ${words}` : oneLine(letter);
      return signs[mark ?? 'none'] + head + (note ? texts.terminal.aside(oneLine(note)) : '');
    })
    .join('\n');
}

/** `1.  Ada   1200  Mountain` */
export function drawStandings(rows: readonly Standing[]): string {
  const cells = rows.map(({ rank, name, points, note = '' }) => ({
    rank: `${rank}.`,
    name: oneLine(name),
    points: String(points),
    note: oneLine(note),
  }));
  const ranks = widest(cells.map(({ rank }) => rank));
  const names = Math.min(widest(cells.map(({ name }) => name)), limits.nameColumns);
  const points = widest(cells.map((cell) => cell.points));
  return cells
    .map((cell) =>
      [flushed(cell.rank, ranks), `${filled(cell.name, names)} `, flushed(cell.points, points), ` ${cell.note}`]
        .join(' ')
        .trimEnd(),
    )
    .join('\n');
}

/** The file itself below its name: all of it in a pipe; in a conversation the beginning of a long one. Nothing is written to disk. */
export function drawFile({ name, text }: Block & { is: 'file' }, { conversation, whole, texts }: Pen): string {
  const lines = legible(text).split('\n');
  const { terminal, colon } = texts;
  const size = conversation ? terminal.aside(terminal.lines(lines.length)) : '';
  const head = `${oneLine(name)}${size}${colon}`.trimEnd();
  if (whole || lines.length <= limits.fileLines) return [head, ...lines].join('\n');
  const shown = lines.slice(0, limits.fileLines / 2);
  return [head, ...shown, terminal.linesMore(lines.length - shown.length, oneLine(name))].join('\n');
}

/** A table keeps its tabs and its empty lines; nothing in it moves the cursor. */
const legible = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\n\t])\p{Cc}/gu, ' ')
    .replace(/\n+$/, '');

const widest = (words: readonly string[]): number => Math.max(0, ...words.map(columnsOf));
