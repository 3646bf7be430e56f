/** What the next digest of a subscription takes with it: asked of the store, decided by the rules. */
import { itemsOf, mostMissed, nextItem, promptFor, questionFor, readItem, writeItem } from '../core/digest/choose.ts';
import type { Digest, Need, Subscription } from '../core/digest/records.ts';
import { type Taken, takenSchema } from '../core/digest/taken.ts';
import type { Library } from '../core/library.ts';
import type { Store } from '../core/store.ts';

/** What a delivery is to show; the item and the question stand beside it, for they are asked for. */
export type Planned = Pick<Digest, 'item' | 'question'> & { readonly taken: Taken };

/** Among the latest deliveries is the one whose answer is to be told, if there is one. */
const mostBefore = 10;
/** Claims of a recap. */
const mostRecalled = 3;

export async function planDigest(subscription: Subscription, store: Store, library: Library): Promise<Planned> {
  const { id, target, person, place, round, seed, content, recap } = subscription;
  const past = await store.digests(id, mostBefore);
  const before = untold(past);
  const told = before && { before };
  const pack = library.find((each) => each.id === subscription.article);
  if (!pack) return { taken: { is: 'article' } };
  if (content.join() === 'due') return { taken: { is: 'due' } };
  // Numbers and ids are the same in both faces.
  const article = pack.faces.zh;
  const needs = await needsOf();
  const asked = content.includes('question') ? await store.digestQuestions(id) : [];
  if (recap) {
    const items = mostMissed(article, needs, mostRecalled);
    const [about = itemsOf(article)[asked.length % Math.max(1, itemsOf(article).length)]] = items;
    const question = about && content.includes('question') ? questionFor(pack, about, seed, asked) : undefined;
    return {
      ...(question && { question: question.id }),
      taken: {
        is: 'recap',
        items: items.map(writeItem),
        answered: needs.reduce((sum, need) => sum + need.answered, 0),
        ...(question && { question }),
        ...told,
      },
    };
  }
  const shown = (await store.shownItems(id, round)).filter((item) => isThere(item));
  const item = nextItem(article, subscription, shown, needs);
  const of = itemsOf(article).length;
  if (!item) return { taken: { is: 'end', of, ...told } };
  const question = content.includes('question') ? questionFor(pack, item, seed, asked) : undefined;
  const prompt = content.includes('prompt') ? promptFor(article, item, round, seed) : undefined;
  return {
    item: writeItem(item),
    ...(question && { question: question.id }),
    taken: {
      is: 'item',
      item: writeItem(item),
      at: shown.length + 1,
      of,
      ...(question && { question }),
      ...(prompt !== undefined && { prompt }),
      ...told,
    },
  };

  async function needsOf(): Promise<readonly Need[]> {
    if (subscription.order !== 'need' && !recap) return [];
    return store.needs(place !== undefined && target !== person ? { place } : { person }, subscription.article);
  }
  /** One that was taken out of the article does not count: nobody can be shown it any more. */
  function isThere(written: string): boolean {
    const { is, number } = readItem(written);
    return itemsOf(pack?.faces.zh ?? article).some((each) => each.is === is && each.number === number);
  }
}

/** The delivery whose answer is to be told: the latest that came with a question, unless another one has told it. To a person alone it is told at once. */
function untold(past: readonly Digest[]): string | undefined {
  const came = past.filter(({ result }) => result === 'posted' || result === 'unknown');
  const at = came.findIndex(({ question, person }) => question !== undefined && person === undefined);
  const latest = came[at]?.id;
  const told = came.slice(0, Math.max(0, at)).map(({ taken }) => takenSchema.parse(taken));
  return told.some((it) => 'before' in it && it.before === latest) ? undefined : latest;
}
