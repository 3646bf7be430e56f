/** An article without a summary, in its own sentences: picked by rule, quoted as they stand. */
import { tokensOf } from '../tokens.ts';
import type { Article, Section } from './article.ts';
import type { Address } from './citation.ts';
import { sentencesIn } from './sentences.ts';

/** A sentence of the article, verbatim. */
export type Quoted = { readonly text: string; readonly address: Address };

/** The most characters of a picked sentence: what is longer says too much at once. */
const longest = 400;
/** The fewest, and the length from which on a sentence counts in full. */
const shortest = 12;

/**
 * The sentences that say most of what their section is about, in the order of reading: those whose words come back in many
 * other sentences of the article. At most `most`; none where the text is not here.
 */
export function centralOf(article: Article, section: Section, most: number): readonly Quoted[] {
  const weight = weightsOf(article);
  const all = sentencesOf(section);
  const scored = all.map((sentence, at) => ({ at, sentence, score: scoreOf(sentence.text, weight, at) }));
  return scored
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.at - b.at)
    .slice(0, most)
    .sort((a, b) => a.at - b.at)
    .map(({ sentence }) => sentence);
}

/** The sentence that says most of what the whole article is about. */
export function mostCentral(article: Article): Quoted | undefined {
  const weight = weightsOf(article);
  let best: { quoted: Quoted; score: number } | undefined;
  for (const section of article.sections) {
    for (const [at, quoted] of sentencesOf(section).entries()) {
      const score = scoreOf(quoted.text, weight, at);
      if (score > (best?.score ?? 0)) best = { quoted, score };
    }
  }
  return best?.quoted;
}

const sentencesOf = ({ passages }: Section): readonly Quoted[] =>
  passages.flatMap(({ address, text }) =>
    text ? sentencesIn(text).map((part) => ({ text: part.text, address })) : [],
  );

/** The mean weight of the different words; what stands first in its section says what comes, and counts a little more. */
function scoreOf(text: string, weight: (token: string) => number, at: number): number {
  if (text.length < shortest || text.length > longest) return 0;
  const tokens = new Set(tokensOf(text));
  let sum = 0;
  for (const token of tokens) sum += weight(token);
  return (sum / Math.sqrt(Math.max(tokens.size, 8))) * (at === 0 ? 1.2 : 1);
}

const known = new WeakMap<Article, (token: string) => number>();

/** A token tells what an article is about where it stands in several of its paragraphs, but not in most of them. */
function weightsOf(article: Article): (token: string) => number {
  const before = known.get(article);
  if (before) return before;
  const counts = new Map<string, number>();
  let paragraphs = 0;
  for (const { text } of article.sections.flatMap(({ passages }) => passages)) {
    if (!text) continue;
    paragraphs += 1;
    for (const token of new Set(tokensOf(text))) counts.set(token, (counts.get(token) ?? 0) + 1);
  }
  const weight = (token: string): number => {
    const count = counts.get(token) ?? 0;
    return count < 2 ? 0 : Math.log(1 + count) * Math.log((1 + paragraphs) / count);
  };
  known.set(article, weight);
  return weight;
}
