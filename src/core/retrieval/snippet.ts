/** What was found, as a few lines around the words that were looked for. */
import type { Passage } from '../article/article.ts';
import type { Rich } from '../card.ts';
import { fold, runsOf, tokensOf } from '../tokens.ts';
import { subjectsOf } from './question.ts';

/** UTF-16 units of a text that is shown whole, and about how many are shown of a longer one. */
const longest = 400;
const room = 280;
/** Words with the mark of what they have in common with what was looked for. */
type Found = { readonly start: number; readonly end: number };

const word = /[\p{L}\p{M}\p{N}]+(?:['’]\p{L}+)*/gu;
const hanOrOther = /\p{Script=Han}+|\P{Script=Han}+/gu;
const han = /\p{Script=Han}/u;

/** The words that were looked for in bold; of a long text what is around most of them. */
export function snippet(text: string, looked: string): Rich {
  const found = wordsIn(text, looked);
  const { from, to } = windowOf(text, found);
  const parts: (string | { bold: string })[] = [];
  let at = from;
  const say = (words: string) => {
    if (words) parts.push(words);
  };
  say(from > 0 ? '… ' : '');
  for (const { start, end } of found) {
    if (start < at || end > to) continue;
    say(text.slice(at, start));
    parts.push({ bold: text.slice(start, end) });
    at = end;
  }
  say(text.slice(at, to));
  say(to < text.length ? ' …' : '');
  return parts;
}

/** The words of a paragraph that have more of what was looked for: ours, else the article's own. */
export function shownWords({ note, text }: Pick<Passage, 'note' | 'text'>, looked: string): string {
  if (note === undefined || text === undefined) return note ?? text ?? '';
  return wordsIn(text, looked).length > wordsIn(note, looked).length ? text : note;
}

/** Where the words stand, in order: a Latin word by its stem, Chinese ones where two characters or more follow each other as they were typed. */
function wordsIn(text: string, looked: string): readonly Found[] {
  const wanted = wantedIn(looked);
  const found: Found[] = [];
  for (const { 0: mixed, index } of text.matchAll(word)) {
    for (const { 0: run, index: within } of mixed.matchAll(hanOrOther)) {
      const start = index + within;
      if (han.test(run)) found.push(...hanIn(run, start, wanted));
      else if (tokensOf(run).some((token) => wanted.has(token))) found.push({ start, end: start + run.length });
    }
  }
  return found;
}

/** Of Latin words those that do not only ask; of Chinese ones the pairs, or the character that stands alone: taking asking words out would tear them. */
function wantedIn(looked: string): ReadonlySet<string> {
  const subjects = new Set(subjectsOf(looked).flatMap(({ tokens }) => tokens));
  const wanted = runsOf(fold(looked)).flatMap((run) => {
    if (!han.test(run)) return tokensOf(run).filter((token) => subjects.has(token));
    const characters = [...run];
    const pairs = characters.slice(1).map((character, at) => `${characters[at]}${character}`);
    return pairs.length > 0 ? pairs : characters;
  });
  return new Set(wanted);
}

function hanIn(run: string, start: number, wanted: ReadonlySet<string>): Found[] {
  const characters = [...run];
  const folded = characters.map(fold);
  const alone = characters.map((_, at) => wanted.has(folded[at] ?? ''));
  const paired = characters.map((_, at) => {
    const pair = (from: number) => wanted.has(`${folded[from] ?? ''}${folded[from + 1] ?? ''}`);
    return alone[at] || (at + 1 < characters.length && pair(at)) || (at > 0 && pair(at - 1));
  });
  const found: Found[] = [];
  let at = start;
  for (const [n, character] of characters.entries()) {
    const last = found.at(-1);
    if (paired[n]) {
      if (last?.end === at) found[found.length - 1] = { start: last.start, end: at + character.length };
      else found.push({ start: at, end: at + character.length });
    }
    at += character.length;
  }
  return found;
}

/** The part of a long text with most of what was found, from the end of one word to the beginning of another. */
function windowOf(text: string, found: readonly Found[]): { readonly from: number; readonly to: number } {
  if (text.length <= longest) return { from: 0, to: text.length };
  const marks = (from: number) => found.filter(({ start, end }) => start >= from && end <= from + room).length;
  const starts = found.map(({ start }) => Math.max(0, start - room / 4));
  const best = starts.reduce((a, b) => (marks(b) > marks(a) ? b : a), starts[0] ?? 0);
  const from = edge(text, Math.min(Math.floor(best), text.length - room));
  return { from, to: edge(text, Math.min(text.length, from + room)) };
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

/** The nearest place before it between two words. */
const edge = (text: string, at: number): number =>
  at <= 0 ? 0 : at >= text.length ? text.length : (segmenter.segment(text).containing(at)?.index ?? at);
