/** The part of the store's port that digests need. */
import type { Instant, PersonId, PlaceId, Posted } from '../place.ts';
import type { Digest, DigestAnswer, DigestResult, Need, Spread, Subscription, SubscriptionChange } from './records.ts';

export type DigestStore = {
  subscription(id: string): Promise<Subscription | undefined>;
  subscriptionOf(target: PlaceId | PersonId): Promise<Subscription | undefined>;
  /** Those that a person set up and has to be told something of. */
  noticesFor(person: PersonId): Promise<readonly Subscription[]>;
  /** In place of the one that its target has. */
  putSubscription(subscription: Subscription): Promise<void>;
  /** A part of it, where `if` (when given) still holds; `false` where it does not, or there is none. */
  changeSubscription(id: string, change: SubscriptionChange, only?: SubscriptionChange): Promise<boolean>;
  /** What was delivered stays, its questions closed; what was not yet is not delivered any more. */
  dropSubscription(id: string, at: Instant): Promise<void>;

  /**
   * Writes a delivery down before it is posted, closes the question before it, and moves the subscription on (`move`). `false`: somebody
   * else has, or there is one for that moment, or the subscription is paused, gone, or at another moment by now.
   */
  beginDigest(digest: Digest, move?: { readonly from: Instant; readonly to: Instant }): Promise<boolean>;
  /** A delivery without a result for one process alone until then; `undefined` where it has one, or somebody else is at it. Says how it was before. */
  leaseDigest(id: string, now: Instant, until: Instant): Promise<Digest | undefined>;
  /** Tries it again later. `doubt`: whether the last try may have posted it. */
  postponeDigest(id: string, at: Instant, how: { readonly doubt: boolean; readonly refused: boolean }): Promise<void>;
  /** The first result is kept; the subscription changes with it, unless it is paused. */
  endDigest(
    id: string,
    end: { readonly result: DigestResult; readonly at: Instant; readonly why?: string; readonly posted?: Posted },
    change?: SubscriptionChange,
  ): Promise<boolean>;
  digest(id: string): Promise<Digest | undefined>;
  /** Those without a result, the oldest first. */
  openDigests(subscription: string): Promise<readonly Digest[]>;
  /** Those with a result and without, the latest due first. */
  digests(subscription: string, most: number): Promise<readonly Digest[]>;
  /** The questions of the day that came, the latest first, at most some hundreds. */
  digestQuestions(subscription: string): Promise<readonly string[]>;
  /** What was shown in a round, or is just being shown. */
  shownItems(subscription: string, round: number): Promise<readonly string[]>;

  /** `closed`: it takes none any more. `older`: one that was sent later stands. */
  answerDigest(answer: DigestAnswer, at: Instant): Promise<'kept' | 'changed' | 'older' | 'closed'>;
  digestAnswer(digest: string, person: PersonId): Promise<Omit<DigestAnswer, 'person'> | undefined>;
  spreadOf(digest: string): Promise<Spread>;
  /** Answers that were all right, by whoever lets their name be shown, to the latest closed questions of a subscription: the latest question first. */
  rightOf(
    subscription: string,
    most: number,
  ): Promise<
    readonly {
      readonly digest: string;
      readonly right: readonly { readonly person: PersonId; readonly name: string }[];
    }[]
  >;
  /** How the questions of an article were answered in a place, or by a person: in quizzes, in digests, and by a person alone. */
  needs(of: { readonly place: PlaceId } | { readonly person: PersonId }, article: string): Promise<readonly Need[]>;
};
