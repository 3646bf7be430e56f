/** Tells a subscriber of trouble with a digest. */
import { noticeCard } from '../core/digest/notices.ts';
import { PlatformError } from '../core/errors.ts';
import type { Library } from '../core/library.ts';
import type { PersonId } from '../core/place.ts';
import type { Log, Platform } from '../core/ports.ts';
import type { Store } from '../core/store.ts';

export type NoticeParts = {
  readonly store: Store;
  readonly log: Log;
  readonly library: () => Library;
  readonly newId: () => string;
  readonly platformOf: (person: PersonId) => Platform | undefined;
};

/** A direct message about trouble, tried once; what it does not reach is told at the next command. */
export async function tellNotice(id: string, { store, log, library, newId, platformOf }: NoticeParts): Promise<void> {
  const subscription = await store.subscription(id);
  if (!subscription?.notice || subscription.noticed) return;
  const { notice, person, language } = subscription;
  if (!(await store.changeSubscription(id, { noticed: true }, { notice, noticed: false }))) return;
  const platform = platformOf(person);
  if (!platform) return;
  try {
    const card = noticeCard(subscription, notice, library(), language);
    await platform.tell(person, { card, language }, newId());
    await store.changeSubscription(id, { notice: null }, { notice, noticed: true });
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    log.warn({ err: error, person }, 'a subscriber could not be told of trouble with a digest');
  }
}
