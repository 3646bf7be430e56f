/** Plain text to an article: paragraphs between empty lines, or one a line. */
import { type Block, widthOf } from './block.ts';
import { composed } from './compose.ts';
import type { Parsed } from './parsed.ts';

/** `text` is decoded. */
export function readPlainText(text: string, file: string): Parsed {
  const blocks = paragraphsOf(text.replaceAll('\0', '')).map((each): Block => ({ is: 'text', text: each }));
  const [first, second] = blocks;
  const isTitle =
    first &&
    second &&
    widthOf(first.text) <= 80 &&
    !first.text.includes('\n') &&
    !/[。.!！；;，,：:]$/.test(first.text) &&
    widthOf(second.text) !== 0;
  return composed({ file, blocks, facts: isTitle ? { title: first.text } : {} });
}

/** Lines that were broken at a width are joined again; lines that are paragraphs, or verse, are not. */
function paragraphsOf(text: string): readonly string[] {
  const groups = text
    .split(/\n[ \t\u3000]*\n\s*/)
    .map((group) => group.split('\n').filter((line) => line.trim() !== ''));
  return groups.flatMap((group) => {
    const lines = group.map((line) => line.trim().replace(/[ \t]+/g, ' '));
    if (lines.length <= 1) return lines;
    const widths = lines.slice(0, -1).map(widthOf);
    const widest = Math.max(...widths);
    const isWrapped =
      widest <= 120 &&
      widths.every((width) => width > widest * 0.7 && width > 40) &&
      !group.slice(1).some((line) => /^[\s\u3000]{2,}\S/.test(line));
    if (isWrapped) return [lines.reduce((all, line) => joined(all, line))];
    // One a line: long ones, or indented as Chinese text is.
    return lines;
  });
}

/** A broken line's two halves: a space between words, none between Chinese letters. */
export function joined(before: string, after: string): string {
  const wide = /[\u2e80-\u9fff\uff00-\uff60]$/.test(before) && /^[\u2e80-\u9fff\uff00-\uff60]/.test(after);
  if (wide) return before + after;
  if (/\p{Ll}-$/u.test(before) && /^\p{Ll}/u.test(after)) return before.slice(0, -1) + after;
  return `${before} ${after}`;
}
