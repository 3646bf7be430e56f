/** What follows from the result of a delivery. Pure. */
import type { Digest, Notice, Subscription, SubscriptionChange } from './records.ts';
import { type Taken, takenSchema } from './taken.ts';

/** What follows for the subscription. A person's closed door is told at their next command: a direct message would meet the same door. */
export function changeAfter(
  result: NonNullable<Digest['result']>,
  digest: Digest,
  { target, person }: Subscription,
): SubscriptionChange {
  const taken = takenSchema.parse(digest.taken);
  const alone = target === person;
  const notice = (what: Notice) => ({ notice: what, noticed: alone });
  switch (result) {
    case 'refused':
    case 'gone':
      return { paused: result, ...notice(result) };
    case 'unknown':
      return { ...notice('unknown'), ...restsAfter(taken) };
    case 'posted':
      return restsAfter(taken);
    default:
      return {};
  }
}

const restsAfter = ({ is }: Taken): SubscriptionChange => {
  if (is === 'end') return { paused: 'ended' };
  return is === 'article' ? { paused: 'article' } : {};
};
