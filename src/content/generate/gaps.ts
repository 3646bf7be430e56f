/** Questions with a gap: a number, a name, an item of a list, what a contrast holds, a word. */
import { createHash } from 'node:crypto';
import { shuffled } from '../../core/chance.ts';
import { standsAlone } from './fitness.ts';
import { numbersLike, sizeOfNumber } from './numbers.ts';
import { contrastsIn, type Item, listsIn } from './patterns.ts';
import type { Reading, ReadSentence, Span } from './reading.ts';
import { attested, outranks, sizeOf, slack, standsNear, tooClose } from './rivals.ts';
import type { Draft, Form } from './schema.ts';
import type { Quote } from './source.ts';
import { gap, wordingOf } from './wording.ts';
import type { WordClass } from './words.ts';

/** A draft that has not been held against the gates, and how much it promises: more is better. */
export type Candidate = { readonly draft: Draft; readonly promise: number };

/** A wrong choice, and where the article has it; made-up numbers are nowhere. */
export type Rival = { readonly text: string; readonly from?: string };

const promises: Readonly<Partial<Record<Form, number>>> = { contrast: 5, list: 4.5, number: 4, name: 3.5, word: 1 };

/** Ids stay the same as long as the sentence and what is asked for stay the same. */
export const idOf = (form: Form, quote: Quote, about: string): string =>
  `${form}-${createHash('sha256').update(`${quote.words}\n${about}`).digest('hex').slice(0, 10)}`;

/** Every question with a gap that the article gives; `seed` decides which of the fitting wrong choices stand in them. */
export function gapCandidates(reading: Reading, seed: string): readonly Candidate[] {
  const { language } = reading.source;
  return reading.sentences
    .filter((read) => standsAlone(read, language))
    .flatMap((read) => {
      const contrasts = contrastsIn(read, language).map(({ held }) => held);
      const lists = listsIn(read, language).flatMap(ofOneClass);
      const spans = new Map<number, Span>(read.spans.map((span) => [span.start, span]));
      for (const item of lists)
        if (!spans.has(item.start))
          spans.set(item.start, { beside: ['mark', 'mark'], ...spans.get(item.start), ...item, at: read.sentence.at });
      return [...spans.values()].flatMap((span) => {
        const within = (stretch: { start: number; end: number }) =>
          span.start >= stretch.start && span.end <= stretch.end;
        const form = formOf(
          span,
          contrasts.some(within),
          lists.some(({ start, end }) => start === span.start && end === span.end),
        );
        const made = form && gapDraft(reading, read, span, form, seed);
        return made ? [{ draft: made, promise: (promises[form] ?? 0) + weightOf(reading, span) }] : [];
      });
    });
}

/** A list is of one kind: what most of its items are, all of them are. */
function ofOneClass(items: readonly Item[]): readonly Item[] {
  const classes = items.map(({ is }) => is);
  const most = classes.toSorted(
    (a, b) => classes.filter((is) => is === b).length - classes.filter((is) => is === a).length,
  )[0];
  return items.map((item) => (item.is === 'verb' && most ? { ...item, is: most } : item));
}

const nameClasses: ReadonlySet<WordClass> = new Set(['person', 'place', 'name']);
const wordy: ReadonlySet<WordClass> = new Set(['noun', 'plural', 'adjective', 'idiom', 'past', 'gerund']);

function formOf({ is }: Span, inContrast: boolean, inList: boolean): Form | undefined {
  if (is === 'year' || is === 'number') return 'number';
  if (inList) return 'list';
  if (inContrast && (wordy.has(is) || is === 'verb')) return 'contrast';
  if (nameClasses.has(is)) return 'name';
  return wordy.has(is) ? 'word' : undefined;
}

/** A term of the article that is not everywhere tells more than a word that stands once. */
function weightOf(reading: Reading, { text, is }: Span): number {
  const count = reading.count(text);
  const often = count >= 2 && count <= 4 ? 0.6 : count === 1 ? 0.3 : 0;
  return often + Math.min(text.length, 6) / 20 - (is === 'adjective' ? 0.3 : 0);
}

function gapDraft(reading: Reading, read: ReadSentence, span: Span, form: Form, seed: string): Draft | undefined {
  const { source } = reading;
  const { sentence } = read;
  // Its capital would tell that it begins the sentence.
  if (source.language === 'en' && span.start === sentence.start) return undefined;
  const { address, section, start, end, words } = sentence;
  const quote = { address, start, end, words };
  const id = idOf(form, quote, `${span.start}`);
  const rivals = rivalsOf(reading, quote, span, `${seed} ${id}`);
  if (!rivals) return undefined;
  const wording = wordingOf(source.language);
  const blank = { start: span.start, end: span.end, words: span.text };
  const stem = words.slice(0, span.start - start) + gap + words.slice(span.end - start);
  return {
    id,
    form,
    state: 'draft',
    question: {
      id,
      kind: 'single',
      section,
      difficulty: form === 'word' || form === 'contrast' ? 3 : 2,
      stem: wording.gap(stem),
      explanation: wording.explanation(address, words),
      cites: [address],
      key: 'a',
      choices: [
        { id: 'a', text: span.text },
        ...rivals.map(({ text, from }, at) => ({
          id: (['b', 'c', 'd'] as const)[at] ?? 'd',
          text: text,
          wrong: from ? wording.elsewhere(text, from) : wording.nowhere(text),
        })),
      ],
    },
    quote,
    blank,
    gates: [],
  };
}

/** From so many that fit the seed takes three. */
const mostTried = 9;

/** Three wrong choices; `undefined` where the article has too few that are surely wrong and alike. */
export function rivalsOf(reading: Reading, quote: Quote, span: Span, seed: string): readonly Rival[] | undefined {
  const fits = (text: string) => fitsBeside(reading, quote, span, text);
  if (span.is === 'number' || span.is === 'year') return numberRivals(reading, span, seed, fits);
  const best: Rival[] = [];
  for (const rival of pool(reading, quote, span, seed)) {
    if (fits(rival.text)) best.push(rival);
    if (best.length === mostTried) break;
  }
  return choose(shuffled(best, seed), span.text, reading);
}

function fitsBeside(reading: Reading, quote: Quote, span: Span, text: string): boolean {
  const { language } = reading.source;
  if (Math.abs(sizeOf(text, language) - sizeOf(span.text, language)) > slack) return false;
  return (
    !tooClose(span.text, text, language) &&
    !standsNear(reading, quote, text) &&
    !attested(reading, quote, { ...span, words: span.text }, text) &&
    !outranks(reading, quote, { ...span, words: span.text }, text)
  );
}

/** Spans of the same class from the rest of the article, those with alike neighbours first. */
function pool(reading: Reading, quote: Quote, span: Span, seed: string): readonly Rival[] {
  const vowel = /\ban?\s$/u.exec(before(reading, quote.address, span.start, 3))?.[0];
  const seen = new Map<string, { readonly rival: Rival; readonly like: number }>();
  for (const other of shuffled(reading.spans, seed)) {
    if (other.is !== span.is || seen.has(other.text) || absolute.test(other.text)) continue;
    if (changing.has(span.is) && span.beside.some((is, at) => is !== other.beside[at])) continue;
    const sentence = reading.sentences[other.at]?.sentence;
    if (!sentence || sentence.address === quote.address) continue;
    if (reading.source.language === 'en' && other.start === sentence.start) continue;
    if (vowel && /^[aeiou]/iu.test(other.text) !== (vowel.trim() === 'an')) continue;
    const rival = { text: other.text, from: sentence.address };
    seen.set(other.text, { rival, like: likeness(reading, span, quote.address, other, sentence.address) });
  }
  return [...seen.values()].sort((a, b) => b.like - a.like).map(({ rival }) => rival);
}

/** What fits only between words of the same kinds. */
const changing: ReadonlySet<WordClass> = new Set<WordClass>(['verb', 'adjective', 'idiom', 'past', 'gerund', 'third']);
const absolute =
  /所有|一切|完全|必然|从不|从来不|永远|绝对|唯一|只要|毫无|\b(?:all|every|always|never|none|only|completely|entirely|absolutely|must|nothing)\b/iu;

const before = (reading: Reading, address: string, at: number, length: number): string =>
  (reading.passages.get(address) ?? '').slice(Math.max(0, at - length), at);
const after = (reading: Reading, address: string, at: number, length: number): string =>
  (reading.passages.get(address) ?? '').slice(at, at + length);

/** The same characters around, the same length, about as common in the article. */
function likeness(reading: Reading, a: Span, addressA: string, b: Span, addressB: string): number {
  const reach = reading.source.language === 'zh' ? 1 : 4;
  return (
    Number(before(reading, addressA, a.start, reach) === before(reading, addressB, b.start, reach)) * 1.5 +
    Number(after(reading, addressA, a.end, reach) === after(reading, addressB, b.end, reach)) +
    Number(a.text.split(' ').length === b.text.split(' ').length) * 1.5 +
    Number(a.beside[0] === b.beside[0]) / 2 +
    Number(a.beside[1] === b.beside[1]) / 2 +
    Number(a.text.length === b.text.length) -
    Math.abs(a.text.length - b.text.length) / 4 -
    Math.abs(Math.min(4, reading.count(a.text)) - Math.min(4, reading.count(b.text))) / 4
  );
}

/** Three that differ from the key and from each other, and are together not all shorter than it. */
function choose(from: readonly Rival[], key: string, reading: Reading): readonly Rival[] | undefined {
  const { language } = reading.source;
  const longer = from.find(({ text }) => text.length >= key.length);
  if (!longer) return undefined;
  const chosen: Rival[] = [longer];
  for (const rival of from) {
    if (chosen.length === 3) break;
    if (!chosen.some(({ text }) => tooClose(text, rival.text, language))) chosen.push(rival);
  }
  return chosen.length === 3 ? chosen : undefined;
}

/** Numbers of the article with the same measure where there are any, else made-up ones; how many are lower is up to the seed. */
function numberRivals(
  reading: Reading,
  span: Span,
  seed: string,
  fits: (text: string) => boolean,
): readonly Rival[] | undefined {
  const near = numbersLike(span.text, seed, { isYear: span.is === 'year', most: mostOf(span) });
  const shape = span.text.length;
  const told = reading.spans
    .filter(
      (other) => other.is === span.is && other.unit === span.unit && other.text.length === shape && near.length > 0,
    )
    .map((other): Rival => ({ text: other.text, from: reading.sentences[other.at]?.sentence.address ?? '' }));
  const made = near.filter((text) => reading.count(text) === 0).map((text): Rival => ({ text }));
  const [real] = shuffled(told, seed).filter(({ text }) => text !== span.text && fits(text));
  const all = [...(real ? [real] : []), ...made.filter(({ text }) => fits(text) && text.length <= shape + 1)];
  const key = sizeOfNumber(span.text);
  const lower = all.filter(({ text }) => sizeOfNumber(text) < key);
  const higher = all.filter(({ text }) => sizeOfNumber(text) > key);
  for (const below of shuffled([0, 1, 2, 3], seed)) {
    const chosen = [...lower.slice(0, below), ...higher.slice(0, 3 - below)];
    const values = new Set(chosen.map(({ text }) => sizeOfNumber(text)));
    if (values.size === 3 && chosen.some(({ text }) => text.length >= shape)) return chosen;
  }
  return undefined;
}

/** A share is at most the whole. */
const mostOf = ({ text, unit }: Span): number => {
  if (/[%％]$/u.test(text) || /^(?:%|％|percent|per)/u.test(unit ?? '')) return 99;
  if (/^(?:月|months?)$/u.test(unit ?? '')) return 12;
  if (/^(?:日|号)$/u.test(unit ?? '')) return 28;
  return /^(?:点|时|hours?)$/u.test(unit ?? '') ? 23 : Number.POSITIVE_INFINITY;
};
