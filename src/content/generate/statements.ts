/** True or false: a sentence as it stands, or with a number, a name, a pole or the sides of a contrast exchanged. */
import { shuffled } from '../../core/chance.ts';
import { standsAlone } from './fitness.ts';
import { type Candidate, idOf, rivalsOf } from './gaps.ts';
import { oppositeOf } from './opposites.ts';
import { contrastsIn } from './patterns.ts';
import type { Reading, ReadSentence, Span } from './reading.ts';
import { wordingOf } from './wording.ts';
import type { WordClass } from './words.ts';

/** What could be exchanged, and for what. */
type Exchange = { readonly start: number; readonly end: number; readonly instead: string; readonly promise: number };

const exchanged: ReadonlySet<WordClass> = new Set(['year', 'number', 'person', 'place', 'name']);

/** For every sentence that has something to exchange a true and a false statement; which is asked is for the choosing to say. */
export function statementCandidates(reading: Reading, seed: string): readonly Candidate[] {
  const { language } = reading.source;
  return reading.sentences
    .filter((read) => standsAlone(read, language))
    .flatMap((read) => {
      const exchanges = exchangesIn(reading, read, seed);
      const [exchange] = shuffled(exchanges, `${seed} ${read.sentence.at}`).sort((a, b) => b.promise - a.promise);
      return exchange ? [statement(reading, read, exchange, true), statement(reading, read, exchange, false)] : [];
    });
}

function exchangesIn(reading: Reading, read: ReadSentence, seed: string): readonly Exchange[] {
  return [...swappedSides(reading, read), ...poles(reading, read), ...swappedSpans(reading, read, seed)];
}

/** Not A but B becomes not B but A. */
function swappedSides(reading: Reading, read: ReadSentence): readonly Exchange[] {
  const { address } = read.sentence;
  const text = reading.passages.get(address) ?? '';
  return contrastsIn(read, reading.source.language).flatMap(({ held, other, swaps }) => {
    const [a, b] = [text.slice(other.start, other.end), text.slice(held.start, held.end)];
    const alike = Math.abs(a.length - b.length) <= Math.max(a.length, b.length) / 2;
    if (!swaps || !alike || other.start > held.start) return [];
    const between = text.slice(other.end, held.start);
    return [{ start: other.start, end: held.end, instead: b + between + a, promise: 4.5 }];
  });
}

function poles(reading: Reading, read: ReadSentence): readonly Exchange[] {
  return read.tokens.flatMap(({ text, start, end }) => {
    const instead = oppositeOf(text, reading.source.language);
    return instead && text === text.toLowerCase() && !(/^之[前后]$/.test(text) && /经过|当/.test(read.sentence.words))
      ? [{ start, end, instead, promise: 3.5 }]
      : [];
  });
}

function swappedSpans(reading: Reading, read: ReadSentence, seed: string): readonly Exchange[] {
  const { address, start, end, words } = read.sentence;
  return read.spans
    .filter((span): span is Span => exchanged.has(span.is) && (reading.source.language === 'zh' || span.start > start))
    .flatMap((span) => {
      const rivals = rivalsOf(reading, { address, start, end, words }, span, `${seed} ${span.start} swap`);
      const [rival] = shuffled(rivals ?? [], `${seed} ${address} ${span.start}`);
      return rival ? [{ start: span.start, end: span.end, instead: rival.text, promise: 3.8 }] : [];
    });
}

function statement(reading: Reading, read: ReadSentence, exchange: Exchange, key: boolean): Candidate {
  const { source } = reading;
  const { address, section, start, end, words } = read.sentence;
  const quote = { address, start, end, words };
  const id = idOf('statement', quote, `${exchange.start} ${key}`);
  const wording = wordingOf(source.language);
  const from = exchange.start - start;
  const to = exchange.end - start;
  const said = key ? words : words.slice(0, from) + exchange.instead + words.slice(to);
  return {
    promise: exchange.promise,
    draft: {
      id,
      form: 'statement',
      state: 'draft',
      question: {
        id,
        kind: 'true-false',
        section,
        difficulty: 1,
        stem: wording.statement(said),
        explanation: wording.explanation(address, words),
        cites: [address],
        key,
        wrong: wording.trap(address, words),
      },
      quote,
      blank: { start: exchange.start, end: exchange.end, words: words.slice(from, to) },
      instead: exchange.instead,
      gates: [],
    },
  };
}
