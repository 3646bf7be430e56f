/** Blocks to sections: by headings, else by numbered lines, else by bold ones, else the whole is the opening. */
import { type Block, widthOf } from './block.ts';
import type { ParsedSection } from './parsed.ts';

/** The opening first, always; every other section has at least one paragraph. */
export function sectionsOf(blocks: readonly Block[]): readonly ParsedSection[] {
  const headed = blocks.some(({ is }) => is === 'heading') ? blocks : byLines(blocks);
  return gathered(joinNumbers(headed));
}

/** A heading that has only deeper headings under it lends them its title: `Parent · Child` for the first. */
function gathered(blocks: readonly Block[]): readonly ParsedSection[] {
  type Open = { title: string; paragraphs: string[] };
  const sections: Open[] = [{ title: '', paragraphs: [] }];
  let waiting: Extract<Block, { is: 'heading' }>[] = [];
  for (const block of blocks) {
    if (block.is === 'heading') {
      waiting = [...waiting.filter(({ level }) => level < block.level), block];
      continue;
    }
    if (waiting.length > 0) sections.push({ title: waiting.map(({ text }) => text).join(' · '), paragraphs: [] });
    waiting = [];
    sections.at(-1)?.paragraphs.push(block.text);
  }
  return sections;
}

/** A number and nothing else: `01`, `Part 2`, `三、`. */
const isBare = (text: string): boolean =>
  /^(part|chapter|第?)?\s*[\d一二三四五六七八九十IVX]{1,4}\s*[.、章节部分]*$/i.test(text);

/** A number in a heading of its own, `01`, belongs to the title that follows. */
function joinNumbers(blocks: readonly Block[]): readonly Block[] {
  const joined: Block[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    if (block.is === 'heading' && last?.is === 'heading' && isBare(last.text))
      joined.splice(-1, 1, { ...last, text: `${last.text} ${block.text}` });
    else joined.push(block);
  }
  return joined;
}

const digits = '零一二三四五六七八九十';

/** What a line counts itself as, and the way it is written; `undefined` for a line without a number. */
function numberOf(text: string): { readonly way: string; readonly number: number } | undefined {
  const han =
    /^(第)?([一二三四五六七八九十]{1,3})([、.．章节節部回篇]|部分)/.exec(text) ??
    /^([（(])([一二三四五六七八九十]{1,3})([）)])/.exec(text);
  if (han?.[2]) return { way: `han${han[1] ?? ''}${han[3]}`, number: fromHan(han[2]) };
  const latin = /^(part |chapter |section |no\.? ?|第|#|\()?0?(\d{1,2})([.、．:：)）/]|章|节|部分|\s|$)(?!\d)/i.exec(
    text,
  );
  if (latin?.[2])
    return { way: `latin${(latin[1] ?? '').toLowerCase()}${(latin[3] ?? '').trim()}`, number: Number(latin[2]) };
  const roman = /^(part |chapter )?([IVX]{1,5})([.、:：\s]|$)/.exec(text);
  if (roman?.[2]) return { way: 'roman', number: fromRoman(roman[2]) };
  return undefined;
}

function fromHan(text: string): number {
  if (!text.includes('十')) return digits.indexOf(text);
  const [tens = '', ones = ''] = text.split('十');
  return (tens ? digits.indexOf(tens) : 1) * 10 + (ones ? digits.indexOf(ones) : 0);
}

function fromRoman(text: string): number {
  const worth = { I: 1, V: 5, X: 10 } as Readonly<Record<string, number>>;
  const values = [...text].map((letter) => worth[letter] ?? 0);
  return values.reduce((sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value), 0);
}

const isTitle = ({ text }: Block): boolean =>
  widthOf(text) <= 80 && !/[。.!！；;，,…]$/.test(text.replace(/^\S{1,4}[.、]$/, ''));

/** Numbered lines that count up from 0 or 1 and have text between them; bold ones may be longer. */
function byLines(blocks: readonly Block[]): readonly Block[] {
  const numbered = (bold: boolean) =>
    run(
      blocks.flatMap((block, at) => {
        const number =
          block.is === 'text' && (!bold || block.bold) && isTitle(block) ? numberOf(block.text) : undefined;
        return number ? [{ at, ...number }] : [];
      }),
      blocks,
    );
  const found = [numbered(true), numbered(false)].find((some) => some.length >= 2) ?? boldLines(blocks);
  // A number on a line of its own has its title on the next.
  const titles = found.flatMap((at) => {
    const next = blocks[at + 1];
    return isBare(blocks[at]?.text ?? '') && next?.is === 'text' && isTitle(next) && at + 2 < blocks.length
      ? [at + 1]
      : [];
  });
  const chosen = new Set([...found, ...titles]);
  return blocks.map((block, at) => (chosen.has(at) ? { is: 'heading', level: 2, text: block.text } : block));
}

/** The longest row that is written in one way, counts up by one and leaves text between. */
function run(
  lines: readonly { readonly at: number; readonly way: string; readonly number: number }[],
  blocks: readonly Block[],
): readonly number[] {
  let best: readonly number[] = [];
  for (const way of new Set(lines.map((line) => line.way))) {
    const row: { at: number; number: number }[] = [];
    for (const line of lines.filter((each) => each.way === way)) {
      const last = row.at(-1);
      if (last ? line.number === last.number + 1 && line.at > last.at + 1 : line.number <= 1) row.push(line);
    }
    if (row.length > best.length && (row.at(-1)?.at ?? 0) < blocks.length - 1) best = row.map(({ at }) => at);
  }
  return best;
}

/** Bold lines of their own that stand before text, where there are at least two. */
function boldLines(blocks: readonly Block[]): readonly number[] {
  const found = blocks.flatMap((block, at) => {
    const next = blocks[at + 1];
    return block.is === 'text' && block.bold && isTitle(block) && next && !(next.is === 'text' && next.bold)
      ? [at]
      : [];
  });
  return found.length >= 2 ? found : [];
}
