/** Which of a person's review cards can be asked: the article may have gone since, or the question with it. */
import type { Library, Pack } from '../library.ts';
import type { ReviewCard } from '../store.ts';

export type Askable = { readonly card: ReviewCard; readonly pack: Pack };

/** Those whose article and question are still there, in the same order, with their articles. */
export const askable = (cards: readonly ReviewCard[], library: Library): readonly Askable[] =>
  cards.flatMap((card) => {
    const pack = library.find(({ id }) => id === card.article);
    const there = pack?.faces.zh.questions.some(({ id }) => id === card.question);
    return pack && there ? [{ card, pack }] : [];
  });
