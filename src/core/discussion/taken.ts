/** What a discussion takes with it when it begins: the thesis in both languages, its questions, and what can be cited. */
import { z } from 'zod';
import type { Article, Passage, Thesis } from '../article/article.ts';
import { cut } from '../graphemes.ts';
import type { Pack } from '../library.ts';

const address = z.string();
/** `is`: whether the words are the article's own, or ours. */
const said = z.strictObject({ address, words: z.string(), is: z.enum(['text', 'note']) });
const face = z.strictObject({
  article: z.string(),
  author: z.string().optional(),
  claim: z.string(),
  counterpoint: z.string().optional(),
  mind: z.string().optional(),
  prompts: z.array(z.string()),
  /** The paragraphs that the thesis rests on. */
  said: z.array(said),
  sections: z.array(
    z.strictObject({
      number: z.int(),
      title: z.string(),
      /** Each with the beginning of what it says. */
      passages: z.array(z.strictObject({ address, says: z.string() })),
    }),
  ),
});
export type TakenFace = z.infer<typeof face>;

export const takenSchema = z.strictObject({
  thesis: z.int().min(1),
  /** Of how many. */
  of: z.int().min(1),
  cites: z.array(address),
  faces: z.strictObject({ zh: face, en: face }),
  /** When it begins by itself; absent: at once. */
  startsAt: z.int().optional(),
  /** When it ends by itself. */
  closesAt: z.int().optional(),
  /** Whether it is to be pinned. */
  pin: z.boolean(),
});
export type Taken = z.infer<typeof takenSchema>;

/** How a discussion is wanted. */
export type Wish = Pick<Taken, 'pin'> & { readonly startsAt?: number; readonly closesAt?: number };

/** As much of a paragraph as stands beside its address in a menu. */
const longestHint = 60;
/** The order in which open questions are put. */
const kinds = ['clarify', 'evidence', 'counter', 'apply'] as const;

/** All of a thesis that a discussion needs; `undefined` where there is no such thesis. */
export function take(pack: Pack, number: number, wish: Wish): Taken | undefined {
  const thesis = pack.faces.en.theses.find((each) => each.number === number);
  const zh = faceOf(pack.faces.zh, number);
  const en = faceOf(pack.faces.en, number);
  if (!thesis || !zh || !en) return undefined;
  return { thesis: number, of: pack.faces.en.theses.length, cites: [...thesis.cites], faces: { zh, en }, ...wish };
}

function faceOf(article: Article, number: number): TakenFace | undefined {
  const thesis = article.theses.find((each) => each.number === number);
  if (!thesis) return undefined;
  const { claim, counterpoint, mind }: Readable = thesis;
  const { author }: { readonly author?: string } = article;
  const passages = article.sections.flatMap((section) => section.passages);
  return {
    article: article.title,
    claim,
    prompts: promptsOf(article, number),
    said: restsOn(thesis).flatMap((cited) => {
      const passage = passages.find((each) => each.address === cited);
      const words = passage && wordsOf(passage);
      return words ? [{ address: cited, ...words }] : [];
    }),
    sections: article.sections.map((section) => ({
      number: section.number,
      title: section.title,
      passages: section.passages.map((passage) => ({
        address: passage.address,
        says: cut(wordsOf(passage)?.words ?? '', longestHint),
      })),
    })),
    ...(author && { author }),
    ...(counterpoint && { counterpoint }),
    ...(mind && { mind }),
  };
}

/** Whoever words the theses of an article that was read in may leave out what speaks against them. */
type Readable = { readonly claim: string; readonly counterpoint?: string; readonly mind?: string };

/** The addresses of the claim first, then those of its reasons. */
const restsOn = ({ cites, reasons }: Thesis): readonly string[] => [
  ...new Set([...cites, ...reasons.flatMap((reason) => reason.cites)]),
];

/** The article's own words where they may be shown, else ours; an article of which neither is there has addresses only. */
function wordsOf(passage: Passage): { readonly words: string; readonly is: 'text' | 'note' } | undefined {
  const { text, note }: { readonly text?: string; readonly note?: string } = passage;
  if (text) return { words: text, is: 'text' };
  return note ? { words: note, is: 'note' } : undefined;
}

const promptsOf = ({ prompts }: Article, number: number): string[] =>
  prompts
    .filter(({ thesis }) => thesis === number)
    .toSorted((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind))
    .map(({ text }) => text);
