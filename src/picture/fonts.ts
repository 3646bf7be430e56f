/** The font of pictures: no machine that a bot runs on need have one. It comes in slices, of which only those are read that are needed. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** One slice as satori takes it. */
export type Slice = { readonly name: string; readonly data: Buffer; readonly weight: 400; readonly style: 'normal' };

export const family = 'Noto Sans SC';
const folder = dirname(createRequire(import.meta.url).resolve('@fontsource/noto-sans-sc/package.json'));

type Range = readonly [from: number, to: number];
type Known = { readonly name: string; readonly ranges: readonly Range[] };

/** The slices that have at least one of the letters, each under a name of its own: one family of several files is one file to satori. */
export async function slicesFor(words: string): Promise<readonly Slice[]> {
  const letters = new Set([...words].flatMap((sign) => sign.codePointAt(0) ?? []));
  const known = await index();
  const needed = known.filter(({ ranges }) => [...letters].some((letter) => isIn(letter, ranges)));
  return Promise.all(needed.map(({ name }) => slice(name)));
}

const isIn = (letter: number, ranges: readonly Range[]): boolean =>
  ranges.some(([from, to]) => letter >= from && letter <= to);

let indexed: Promise<readonly Known[]> | undefined;

/** What is in which slice, read once: `unicode.json` of the package is what its style sheet says too. */
function index(): Promise<readonly Known[]> {
  indexed ??= readFile(join(folder, 'unicode.json'), 'utf8').then((text) =>
    Object.entries(JSON.parse(text) as Readonly<Record<string, string>>).map(([key, ranges]) => ({
      // `[4]` is the file noto-sans-sc-4, `latin` is noto-sans-sc-latin.
      name: key.replace(/^\[(\d+)\]$/, '$1'),
      ranges: ranges.split(',').map(rangeOf),
    })),
  );
  return indexed;
}

/** `U+4e00-4e8c` or `U+4e00`. */
function rangeOf(written: string): Range {
  const [from = 0, to = from] = written
    .trim()
    .replace(/^U\+/i, '')
    .split('-')
    .map((hex) => Number.parseInt(hex, 16));
  return [from, to];
}

async function slice(name: string): Promise<Slice> {
  const data = await readFile(join(folder, 'files', `noto-sans-sc-${name}-400-normal.woff`));
  return { name: `${family} ${name}`, data, weight: 400, style: 'normal' };
}
