/** What an article has to say to a question: the paragraphs that answer, how sure that is, or that it says nothing. */
import { type Address, byAddress } from '../article/citation.ts';
import type { Language } from '../language.ts';
import { sentencesOf } from '../sentences.ts';
import { fold } from '../tokens.ts';
import { type Answer, ask } from './ask.ts';
import { readWith } from './follow-up.ts';
import { ownAnswers } from './kinds.ts';
import { type Layer, namesTerm, type SearchIndex } from './pack-index.ts';
import { shownSentence } from './text-index.ts';

/**
 * `answer`: the paragraphs answer it. `closest`: they are about it, but may not answer it: `missing` words of the question stand nowhere in the
 * article, or what it asks for (a number, a date) is not there. `none`: the article is about something else.
 */
export type Finding = {
  readonly outcome: 'answer' | 'closest' | 'none';
  readonly sure: 'certain' | 'likely' | 'closest';
  /** Best first, at most three. */
  readonly passages: readonly {
    readonly address: Address;
    readonly score: number;
    /** The whole sentence that answers: UTF-16 offsets in the words that are shown of the paragraph. */
    readonly mark?: { readonly start: number; readonly end: number };
  }[];
  readonly thesis?: number;
  readonly missing: readonly string[];
};

export type FindOptions = {
  /** The question that this one goes on from. A question that stands by itself is read alone. */
  readonly before?: string;
  /** The language that the paragraphs are shown in; without it that of the question. */
  readonly language?: Language;
};

/** At or above: an answer. */
const answerLine = 0.5;
const certainLine = 0.8;
/** Below: about something else. */
const closestLine = 0.2;
const mostPassages = 3;
/** Of a paragraph beside the best one: the share of its score that it needs. */
const besideLine = 0.3;
/** The share of the best score from which on a paragraph is as good. */
const equalLine = 0.95;
const mostSentences = 30;

/** Looks for an answer. A question without words has the outcome `none`. */
export function findAnswer(index: SearchIndex, asking: string, { before, language }: FindOptions = {}): Finding {
  const question = readWith(asking, before);
  const asked = askLayers(index, question);
  const missing = missingIn(asked.map(({ answer }) => answer.missing));
  const found = passagesIn(index, question, asked, language);
  if (found && found.confidence >= closestLine) {
    const isAnswer =
      found.confidence >= answerLine && missing.length === 0 && !lacksNumber(found.best, index, found.passages);
    const { passages, thesis, confidence } = found;
    return {
      outcome: isAnswer ? 'answer' : 'closest',
      sure: !isAnswer ? 'closest' : confidence >= certainLine ? 'certain' : 'likely',
      passages,
      ...(thesis !== undefined && { thesis }),
      missing,
    };
  }
  const about = missing.length > 0 ? aboutTheRest(index, question, missing, language) : undefined;
  return { outcome: about ? 'closest' : 'none', sure: 'closest', passages: about?.passages ?? [], missing };
}

/** What the article says to the words of the question that it has, where that is an answer by itself. */
function aboutTheRest(index: SearchIndex, question: string, missing: readonly string[], language?: Language) {
  const rest = missing.reduce((words, one) => words.replaceAll(one, ' '), question);
  const asked = askLayers(index, rest);
  // One word that is left over is chance, unless it is a term.
  const things = Math.max(0, ...asked.map(({ answer }) => answer.query.about.length));
  if (things < 2 && !asked.some(({ answer }) => answer.query.runs.some((run) => namesTerm(index, run))))
    return undefined;
  const found = passagesIn(index, rest, asked, language);
  return found && found.confidence >= answerLine ? found : undefined;
}

const askLayers = (index: SearchIndex, question: string): readonly Asked[] =>
  index.layers.map((layer) => ({ layer, answer: ask(question, [layer.index], mostSentences) }));

/** The paragraphs of the layer that is surest, with their marks. */
function passagesIn(index: SearchIndex, question: string, asked: readonly Asked[], language?: Language) {
  const best = asked.toSorted((a, b) => b.answer.confidence - a.answer.confidence)[0];
  if (!best || best.answer.found.length === 0) return undefined;
  const { scores, thesis } = weigh(best.layer, best.answer, fold(question));
  const ranked = [...scores].map(([address, score]) => ({ address, score }));
  ranked.sort((a, b) => b.score - a.score || byAddress(a.address, b.address));
  // Of two that are as good as equal the earlier one introduces the matter.
  const equal = ranked.filter(({ score }) => score >= (ranked[0]?.score ?? 0) * equalLine);
  ranked.splice(0, equal.length, ...equal.sort((a, b) => byAddress(a.address, b.address)));
  const top = ranked.filter(({ score }) => score >= (ranked[0]?.score ?? 0) * besideLine).slice(0, mostPassages);
  const shownIn = language ?? (/\p{Script=Han}/u.test(question) ? 'zh' : 'en');
  const passages = top.map(({ address, score }) => {
    const mark = markIn(index.shown(address, shownIn), address, best.layer, asked);
    return { address, score, ...(mark && { mark }) };
  });
  return passages.length > 0 ? { best: best.answer, confidence: best.answer.confidence, passages, thesis } : undefined;
}

type Asked = { readonly layer: Layer; readonly answer: Answer };

/** Words that stand in none of the layers: a name may be written in one language only. */
function missingIn(known: readonly Answer['missing'][]): readonly string[] {
  const kinds = ['names', 'numbers', 'quoted', 'strange'] as const;
  const all = kinds.flatMap(
    (kind) => known[0]?.[kind].filter((word) => known.every((one) => one[kind].includes(word))) ?? [],
  );
  return [...new Set(all)];
}

/** How much speaks for each paragraph: its own best sentence, and theses and terms that cite it, each further one less. */
function weigh({ entries, index }: Layer, { found }: Answer, asked: string) {
  const scores = new Map<Address, number>();
  const support = new Map<Address, number[]>();
  const seen = new Set<number>();
  let thesis: number | undefined;
  const best = found[0]?.score ?? 0;
  for (const { sentence, score } of found) {
    const paragraph = index.paragraphOf[sentence] ?? 0;
    const entry = entries[paragraph];
    if (!entry || seen.has(paragraph)) continue;
    seen.add(paragraph);
    const speaks = Math.exp(score - best);
    const { what } = entry;
    if (what.of === 'passage') {
      scores.set(what.address, speaks);
      continue;
    }
    if (what.of === 'thesis') thesis ??= what.number;
    // A term that the question does not name only happens to share some words with it.
    if (what.of === 'term' && !entry.names.some((name) => asked.includes(name))) continue;
    for (const address of what.cites) support.set(address, [...(support.get(address) ?? []), speaks]);
  }
  for (const [address, speaking] of support) {
    const more = speaking.reduce((sum, one, at) => sum + one / 2 ** (at + 1), 0);
    scores.set(address, (scores.get(address) ?? 0) + more);
  }
  return { scores, thesis };
}

/** The sentence to mark in the words that are shown, where one of them was found; else the one at the same place in the other language. */
function markIn(shown: string, address: Address, best: Layer, answers: readonly Asked[]) {
  const places = answers.flatMap(({ layer, answer }) => {
    const hit = answer.found.find(({ sentence }) => {
      const what = layer.entries[layer.index.paragraphOf[sentence] ?? 0]?.what;
      return what?.of === 'passage' && what.address === address;
    });
    if (!hit) return [];
    const paragraph = layer.index.paragraphOf[hit.sentence] ?? 0;
    const first = layer.index.firsts[paragraph] ?? 0;
    return [
      {
        layer,
        text: layer.entries[paragraph]?.text,
        start: layer.index.starts[hit.sentence] ?? 0,
        end: layer.index.ends[hit.sentence] ?? 0,
        at: hit.sentence - first,
        of: (layer.index.firsts[paragraph + 1] ?? 0) - first,
      },
    ];
  });
  const itself = places.find(({ text }) => text === shown);
  if (itself && (itself.layer === best || places.every(({ layer }) => layer !== best))) {
    return { start: itself.start, end: itself.end };
  }
  const other = places.find(({ layer }) => layer === best) ?? itself;
  const sentences = sentencesOf(shown);
  if (other?.of === sentences.length) return sentences[other.at];
  return itself && { start: itself.start, end: itself.end };
}

/** Whether it wants a number or a date and the best paragraph has none of its own. */
function lacksNumber({ query }: Answer, index: SearchIndex, passages: Finding['passages']): boolean {
  if (query.kind !== 'number' && query.kind !== 'when') return false;
  return !index.layers.some(({ entries, index: text }) =>
    entries.some(({ what }, paragraph) => {
      if (what.of !== 'passage' || passages[0]?.address !== what.address) return false;
      const [from = 0, to = 0] = [text.firsts[paragraph], text.firsts[paragraph + 1]];
      for (let sentence = from; sentence < to; sentence += 1) {
        if (ownAnswers(query.kind, shownSentence(text, sentence), query.text) > 0) return true;
      }
      return false;
    }),
  );
}
