/** What is kept of digests, as the rules see it. Every time is in milliseconds. */
import type { Language } from '../language.ts';
import type { Instant, Person, PersonId, PlaceId, Posted } from '../place.ts';

/** What a digest is made of. `due`: how many questions a person has to review. */
export const contents = ['thesis', 'question', 'prompt', 'due'] as const;
export type Content = (typeof contents)[number];

/** As the article has them; in an order that a seed decides; or those first whose questions are missed most. */
export type Order = 'written' | 'shuffled' | 'need';

/** On which of its days it comes: on all, or by mainland China's holidays and make-up workdays. */
export type Calendar = 'none' | 'china';

/** Why no digest comes: somebody said so, the platform does not let us, the place is gone, all was shown, the article is gone. */
export type Pause = 'asked' | 'refused' | 'gone' | 'ended' | 'article';

/** What the subscriber has to be told: the pauses that they did not choose, and a delivery of which nobody knows whether it stands. */
export type Notice = 'refused' | 'gone' | 'unknown';

/** A channel, or a person, that gets digests. Each has at most one. */
export type Subscription = {
  readonly id: string;
  /** Who gets it: the id of the place, or of the person for whom alone it is. */
  readonly target: PlaceId | PersonId;
  /** Where it is posted; absent: to the person, by direct message. */
  readonly place?: PlaceId;
  readonly server: PlaceId;
  /** Who set it up, and is told of trouble. */
  readonly person: PersonId;
  readonly language: Language;
  readonly article: string;
  /** Local time, `09:00`. */
  readonly time: string;
  readonly zone: string;
  /** ISO days, 1 is Monday. */
  readonly days: readonly number[];
  readonly calendar: Calendar;
  readonly content: readonly Content[];
  readonly order: Order;
  readonly seed: string;
  /** Once a week what was missed, instead of what comes next. */
  readonly recap: boolean;
  /** Grows each time that it begins anew: nothing comes twice in one round. */
  readonly round: number;
  readonly since: Instant;
  readonly next: Instant;
  readonly paused?: Pause;
  readonly notice?: Notice;
  /** Whether a direct message about the notice was tried: what is left of it is told at the next command. */
  readonly noticed: boolean;
};

/**
 * What came of a delivery. `late`: nobody was there in time. `unreachable`: the platform was out of order for too long. `unknown`: it may
 * stand or not, and we may not look. `nothing`: only what is due was wanted, and nothing was. `paused`: somebody paused
 * it before it could be posted.
 */
export type DigestResult = 'posted' | 'late' | 'unreachable' | 'refused' | 'gone' | 'unknown' | 'nothing' | 'paused';

/** One delivery: written down before it is posted. No subscription has two for one moment. */
export type Digest = {
  readonly id: string;
  readonly subscription: string;
  /** Of one that is for a person alone. */
  readonly person?: PersonId;
  readonly due: Instant;
  readonly round: number;
  /** What it is about: `t3` thesis 3, `s2` section 2. */
  readonly item?: string;
  /** The question of the day. */
  readonly question?: string;
  /** What it shows: JSON, see `taken.ts`. */
  readonly taken: unknown;
  /** At most 25 characters of `a-z0-9-`: the same for each try. */
  readonly once: string;
  /** Nobody else tries before; and no try begins after `until`. */
  readonly tryAt: Instant;
  readonly until: Instant;
  /** How often it was refused. */
  readonly refusals: number;
  /** Somebody may have posted it and died before writing that down. */
  readonly doubt: boolean;
  /** Its question takes no more answers. */
  readonly closedAt?: Instant;
  readonly result?: DigestResult;
  /** What the platform said, for the log. */
  readonly why?: string;
  readonly endedAt?: Instant;
  readonly posted?: Posted;
};

/** An answer to a question of the day: the latest that was sent before the question closed. */
export type DigestAnswer = {
  readonly digest: string;
  readonly person: Person;
  readonly given: string;
  readonly credit: number;
  readonly sentAt: Instant;
};

/** How often something was given as an answer, most first. */
export type Spread = readonly { readonly given: string; readonly count: number; readonly credit: number }[];

/** What may be changed of a subscription by itself. */
export type SubscriptionChange = {
  readonly paused?: Pause | null;
  readonly notice?: Notice | null;
  readonly noticed?: boolean;
};

/** How the answers to a question went. */
export type Need = { readonly question: string; readonly answered: number; readonly right: number };
