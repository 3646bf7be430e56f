/** Contrasts and lists in a sentence. Pure. */
import type { Language } from '../../core/language.ts';
import type { ReadSentence } from './reading.ts';
import type { WordClass } from './words.ts';

/** Offsets in the paragraph. */
type Stretch = { readonly start: number; readonly end: number };

/** Not `other` but `held`; `swaps` where the two can stand in each other's place. */
export type Contrast = { readonly held: Stretch; readonly other: Stretch; readonly swaps: boolean };

const contrasts: Readonly<Record<Language, readonly { readonly like: RegExp; readonly swaps: boolean }[]>> = {
  zh: [
    {
      like: /(?:不是|并非|并不是|不在于|不在|不靠|不看|与其说是)(?<other>[^，。；：、！]{2,24})，(?:而是|而在于|而在|而靠|而看|不如说是|靠的是)(?<held>[^，。；：！]{2,24})/dgu,
      swaps: true,
    },
    { like: /(?<held>[^，。；：、！是]{2,24})，?而(?:不是|并非|非)(?<other>[^，。；：！]{2,24})/dgu, swaps: false },
    {
      like: /(?:不再|不只|不仅|没有)(?<other>[^，。；：、！]{2,24})，(?:而是|而|还|也)(?<held>[^，。；：！]{2,24})/dgu,
      swaps: false,
    },
  ],
  en: [
    {
      like: /\bnot (?:in |for |by |from |to |the |a |an )*(?<other>[^,.;:]{3,50}?),? but (?:rather )?(?:in |for |by |from |to |the |a |an )*(?<held>[^,.;:]{3,50})/dgiu,
      swaps: true,
    },
    {
      like: /(?<held>[^,.;:]{3,50}),? (?:rather than|instead of|not) (?:in |for |by |from |to |the |a |an )*(?<other>[^,.;:]{3,50})/dgiu,
      swaps: false,
    },
  ],
};

/** Every contrast of a sentence. */
export function contrastsIn({ sentence }: ReadSentence, language: Language): readonly Contrast[] {
  for (const { like, swaps } of contrasts[language]) {
    const found = [...sentence.words.matchAll(like)].flatMap((match) => {
      const { held, other } = match.indices?.groups ?? {};
      return held && other ? [{ held: moved(held, sentence.start), other: moved(other, sentence.start), swaps }] : [];
    });
    // The surest pattern says how the sentence is meant: “X, not Y but Z” is no “X, not Y”.
    if (found.length > 0) return found;
  }
  return [];
}

const moved = ([start, end]: [number, number], by: number): Stretch => ({ start: start + by, end: end + by });

/** The items of a list whose both edges are sure; `is` is the class of the last word. In order. */
export type Item = Stretch & { readonly text: string; readonly is: WordClass };

const separators: Readonly<Record<Language, RegExp>> = {
  zh: /、|(?<=、[^，。；：、]{1,12})(?:以及|和|与|及|或)/gu,
  en: /, (?:and |or )?(?:(?:a|an|the) )?| (?:and|or) (?:(?:a|an|the) )?/gu,
};
const itemSize: Readonly<Record<Language, number>> = { zh: 10, en: 30 };
const fewest = 3;

/** Lists of at least three items: between two separators a piece is an item whole; the first and the last are the words next to them. */
export function listsIn(read: ReadSentence, language: Language): readonly (readonly Item[])[] {
  const { sentence } = read;
  const clauses = [...sentence.words.matchAll(language === 'zh' ? /[^，。；：！（）]+/gu : /[^.;:()!—–]+/gu)];
  return clauses.flatMap((clause) => {
    const from = sentence.start + clause.index;
    const marks = [...clause[0].matchAll(separators[language])].map((mark) => ({
      start: from + mark.index,
      end: from + mark.index + mark[0].length,
    }));
    if (marks.length < fewest - 1 || (language === 'en' && !/, (?:and|or) | (?:and|or) /u.test(clause[0]))) return [];
    return splitRuns(read, marks, language);
  });
}

/** Marks that stand near each other are of one list. */
function splitRuns(read: ReadSentence, marks: readonly Stretch[], language: Language): readonly (readonly Item[])[] {
  const runs: Stretch[][] = [];
  for (const mark of marks) {
    const last = runs.at(-1)?.at(-1);
    if (last && mark.start - last.end <= itemSize[language]) runs.at(-1)?.push(mark);
    else runs.push([mark]);
  }
  return runs.flatMap((run) => {
    const first = run[0];
    const last = run.at(-1);
    if (!first || !last || run.length < fewest - 1) return [];
    const before = read.spans.find(({ end }) => end === first.start);
    const after = read.spans.find(({ start }) => start === last.end);
    const middle = run.slice(1).flatMap((mark, at) => itemOf(read, run[at]?.end ?? mark.start, mark.start) ?? []);
    if (middle.length < run.length - 1) return [];
    const items = [...(before ? [before] : []), ...middle, ...(after ? [after] : [])];
    const counted = [before, ...middle, after].filter(Boolean).length;
    return counted >= fewest ? [items.map(({ text, start, end, is }) => ({ text, start, end, is }))] : [];
  });
}

function itemOf(read: ReadSentence, start: number, end: number): Item | undefined {
  const inside = read.tokens.filter((token) => token.start >= start && token.end <= end);
  const last = inside.at(-1);
  if (!last || inside[0]?.start !== start || last.end !== end || inside.some(({ is }) => is === 'mark'))
    return undefined;
  if (inside.some(({ is }) => is === 'function') || inside.length > 4) return undefined;
  const whole = read.spans.find((span) => span.start === start && span.end === end);
  const text = read.sentence.words.slice(start - read.sentence.start, end - read.sentence.start);
  return { text, start, end, is: whole?.is ?? last.is };
}
