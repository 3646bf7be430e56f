/** What comes next: which thesis or section, which question of the day, which prompt. Pure. */
import type { Article } from '../article/article.ts';
import { sectionOf } from '../article/citation.ts';
import { shuffled } from '../chance.ts';
import type { Pack } from '../library.ts';
import { type AskedQuestion, asked } from '../quiz/question.ts';
import type { Need, Subscription } from './records.ts';

/** `t3` is thesis 3, `s2` is section 2. */
export type Item = { readonly is: 'thesis' | 'section'; readonly number: number };
export const writeItem = ({ is, number }: Item): string => `${is === 'thesis' ? 't' : 's'}${number}`;
export const readItem = (item: string): Item => ({
  is: item.startsWith('t') ? 'thesis' : 'section',
  number: Number(item.slice(1)),
});

/** What there is to show, in the article's order: its theses, or where it has none the sections that have paragraphs. */
export const itemsOf = (article: Article): readonly Item[] =>
  article.theses.length > 0
    ? article.theses.map(({ number }) => ({ is: 'thesis', number }))
    : article.sections.flatMap(({ number, passages }) => (passages.length > 0 ? [{ is: 'section', number }] : []));

/** The item that a question belongs to; a question without a thesis goes by what it cites, then by its section. */
export function itemOfQuestion(article: Article, question: Article['questions'][number]): Item | undefined {
  if (article.theses.length === 0) return { is: 'section', number: question.section };
  const thesis =
    article.theses.find(({ number }) => number === question.thesis) ??
    article.theses.find(({ cites }) => cites.some((address) => question.cites.includes(address))) ??
    article.theses.find(({ cites }) => cites.some((address) => sectionOf(address) === question.section));
  return thesis && { is: 'thesis', number: thesis.number };
}

/**
 * How much an item is needed: the share of answers to its questions that were not all right, drawn towards one half where there are
 * few answers. One that nobody was asked about is at one half itself: behind what is missed, before what is known.
 */
function needOf(article: Article, needs: readonly Need[]): (item: Item) => number {
  const byQuestion = new Map(needs.map((need) => [need.question, need]));
  const sums = new Map<string, { answered: number; right: number }>();
  for (const question of article.questions) {
    const item = itemOfQuestion(article, question);
    const need = byQuestion.get(question.id);
    if (!item || !need) continue;
    const sum = sums.get(writeItem(item)) ?? { answered: 0, right: 0 };
    sums.set(writeItem(item), { answered: sum.answered + need.answered, right: sum.right + need.right });
  }
  return (item) => {
    const { answered, right } = sums.get(writeItem(item)) ?? { answered: 0, right: 0 };
    return (answered - right + 1) / (answered + 2);
  };
}

type Ordering = Pick<Subscription, 'order' | 'seed' | 'round'>;

/** All items in the order in which a round shows them. `needs` decide only where the order is by need. */
export function ordered(article: Article, { order, seed, round }: Ordering, needs: readonly Need[]): readonly Item[] {
  const items = itemsOf(article);
  switch (order) {
    case 'written':
      return items;
    case 'shuffled':
      return shuffled(items, `${seed} ${round}`);
    case 'need': {
      const need = needOf(article, needs);
      // Sorting is stable: equal needs keep the article's order.
      return items.toSorted((a, b) => need(b) - need(a));
    }
  }
}

/** The next item that this round has not shown; `undefined`: it has shown all. */
export function nextItem(
  article: Article,
  ordering: Ordering,
  shown: readonly string[],
  needs: readonly Need[],
): Item | undefined {
  const known = new Set(shown);
  return ordered(article, ordering, needs).find((item) => !known.has(writeItem(item)));
}

/** The items that are missed most, of those that anybody was asked about. */
export function mostMissed(article: Article, needs: readonly Need[], most: number): readonly Item[] {
  const need = needOf(article, needs);
  return itemsOf(article)
    .filter((item) => need(item) > 0.5)
    .toSorted((a, b) => need(b) - need(a))
    .slice(0, most);
}

/** The question of the day: one of this item that has not come yet, else the one that came longest ago. `before` has the latest first. */
export function questionFor(
  pack: Pack,
  item: Item,
  seed: string,
  before: readonly string[],
): AskedQuestion | undefined {
  const article = pack.faces.zh;
  const ofItem = article.questions.filter((question) => {
    const its = itemOfQuestion(article, question);
    return its?.is === item.is && its.number === item.number;
  });
  const mixed = shuffled(ofItem, seed);
  const longestAgo = before.toReversed().find((id) => mixed.some((question) => question.id === id));
  const fresh = mixed.find(({ id }) => !before.includes(id)) ?? mixed.find(({ id }) => id === longestAgo);
  return fresh && asked(pack, fresh.id, seed);
}

/** A prompt of this thesis, another one in each round. */
export function promptFor(article: Article, item: Item, round: number, seed: string): string | undefined {
  if (item.is !== 'thesis') return undefined;
  const prompts = shuffled(
    article.prompts.filter(({ thesis }) => thesis === item.number),
    `${seed} ${item.number}`,
  );
  return prompts[round % Math.max(1, prompts.length)]?.id;
}
