/** Rows as a file for spreadsheets. */

/** A number is written as it is; what is absent, or no number, leaves its cell empty. */
export type Cell = string | number | undefined;

/** What makes a spreadsheet take a text for a formula (OWASP, CSV Injection); and, to be safe, the same in full width. */
const formula = /^[=+\-@\t\r\n＝＋－＠]/;

function cellOf(cell: Cell): string {
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  if (!cell) return '';
  const text = cell.replaceAll('\0', '');
  return `"${(formula.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}

/**
 * RFC 4180: commas, CRLF after every row, every text in quotes. Begins with a byte order mark, without which Excel does not show
 * Chinese. A text that would be a formula gets an apostrophe before it. The first row is the header; all should be as long as it.
 */
export const csvOf = (rows: readonly (readonly Cell[])[]): string =>
  `\u{feff}${rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('')}`;
