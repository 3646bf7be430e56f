/** What a conversation was about: a follow-up is read with the question before it. */
import type { Instant, PersonId, PlaceId } from '../place.ts';
import { isFollowUp } from '../retrieval/follow-up.ts';
import { hasSubject } from '../retrieval/question.ts';
import type { Store } from '../store.ts';

export type Asked = {
  readonly place: PlaceId;
  readonly person: PersonId;
  readonly article: string;
  readonly question: string;
  readonly at: Instant;
};

/**
 * The question that this one goes on from, of the same article and asked in the same place; and this one is what the next goes on from.
 * Only for questions that everybody in the place may know of.
 */
export async function goesOnFrom(
  store: Pick<Store, 'lastAsked' | 'putLastAsked'>,
  asked: Asked,
): Promise<string | undefined> {
  const { question, article, place, at } = asked;
  const last = await store.lastAsked(place, at);
  // “And why?” alone says nothing to the next one.
  if (hasSubject(question)) await store.putLastAsked(asked);
  return last?.article === article && last.question !== question && isFollowUp(question) ? last.question : undefined;
}
