/** What is kept, as the rules see it. Every time is in milliseconds, every credit in thousandths (1,000: all right). */
import type { Language } from './language.ts';
import type { Instant, Person, PersonId, PlaceId, Posted } from './place.ts';

/** One live run in one place. Its row is small and changes by steps; who joined and who answered are rows of their own. */
export type Session = {
  readonly id: string;
  readonly machine: string;
  readonly place: PlaceId;
  readonly server: PlaceId;
  /** The thread in which it goes on, where it has one. */
  readonly thread?: PlaceId;
  /** The language of its boards. */
  readonly language: Language;
  readonly article: string;
  /** As its machine wrote it: JSON. */
  readonly state: unknown;
  /** Grows by one with every step that changes something. */
  readonly version: number;
  readonly live: boolean;
  readonly startedAt: Instant;
};

export type NewSession = Omit<Session, 'version' | 'live' | 'thread'> & {
  /** What the session takes with it, such as its questions and its seed: written once, JSON. */
  readonly taken: unknown;
  /** While it is live, no other live session has the same. */
  readonly only?: string;
};

export type RoundStatus = 'open' | 'closed' | 'void';
export type VoteKind = 'skip' | 'dispute';

/** A row that a step writes. */
export type Entry =
  /** Opens a round: from now on it takes answers, until it is closed. */
  | {
      readonly is: 'round';
      readonly round: number;
      readonly question: string;
      readonly opensAt: Instant;
      readonly closesAt?: Instant;
    }
  /** Closes an open round; nothing if it is not open. */
  | { readonly is: 'close'; readonly round: number; readonly at: Instant }
  /** Takes a closed round out of all scores, once, and leaves an audit row. `by`: a host, or absent where votes decided. */
  | {
      readonly is: 'void';
      readonly round: number;
      readonly by?: PersonId;
      readonly reason: string;
      readonly at: Instant;
    }
  /** Joins, or comes back, or changes the team. `smallest` picks among `teams` the one with the fewest members. */
  | {
      readonly is: 'join';
      readonly person: Person;
      readonly team?: string;
      readonly smallest?: readonly string[];
      readonly at: Instant;
    }
  | { readonly is: 'leave'; readonly person: PersonId; readonly at: Instant }
  /** One vote a person, kind and round; a second one changes nothing. */
  | {
      readonly is: 'vote';
      readonly kind: VoteKind;
      readonly round: number;
      readonly person: PersonId;
      readonly reason?: string;
      readonly at: Instant;
    }
  /** Everybody whose answer to this round has less than full credit gets a review card for its question, if they have none. */
  | {
      readonly is: 'missed';
      readonly round: number;
      readonly due: Instant;
      readonly memory: unknown;
      readonly at: Instant;
    }
  /** Takes a stand, or changes one; one that was sent earlier than what stands changes nothing. */
  | ({ readonly is: 'stand'; readonly person: PersonId; readonly at: Instant } & Stance)
  /** Puts a reason forward, once under its number. */
  | ({ readonly is: 'reason'; readonly person: PersonId; readonly at: Instant } & Omit<Reason, 'thoughts'>)
  /** Takes one's own reason back, with what others said of it. */
  | { readonly is: 'unreason'; readonly number: number; readonly person: PersonId }
  /** A reason made somebody think: once a person. */
  | { readonly is: 'think'; readonly number: number; readonly person: PersonId; readonly at: Instant };

/** Where somebody stands on a claim. */
export type Stand = 'agree' | 'disagree' | 'unsure';

/** A person's stand in a discussion, with what they say for it to themselves, and the address that supports it. */
export type Stance = {
  readonly stand: Stand;
  readonly reason?: string;
  readonly address?: string;
  readonly sentAt: Instant;
};

/** A reason that somebody put forward without their name. `prompt`: the open question that it answers, counted from 0. */
export type Reason = {
  readonly number: number;
  readonly stand?: Stand;
  readonly prompt?: number;
  readonly words: string;
  readonly address?: string;
  /** How many it made think. */
  readonly thoughts: number;
};

/** What a discussion's boards are drawn from. */
export type Talk = {
  /** How many stood where first and stand where now. */
  readonly stands: readonly { readonly first: Stand; readonly now: Stand; readonly count: number }[];
  /** How many changed their mind at least once, also who came back. */
  readonly changed: number;
  /** How many people name a paragraph for a stand, in private or with a reason. */
  readonly cited: readonly { readonly address: string; readonly stand?: Stand; readonly count: number }[];
  /** By number; those that were taken back are not there. */
  readonly reasons: readonly Reason[];
};

/** What a step decides. */
export type Change = {
  readonly state: unknown;
  readonly live: boolean;
  /** When the session is to be woken next; absent: not by itself. */
  readonly wake?: Instant;
  readonly entries: readonly Entry[];
  /** Boards that are to be shown: each gets its row here, before anything is posted. */
  readonly boards: readonly string[];
  /** Where those are shown that are not shown in the session's place. */
  readonly places?: Readonly<Record<string, PlaceId>>;
  /** The thread that it has from now on. */
  readonly thread?: PlaceId;
};

export type Player = {
  readonly person: PersonId;
  readonly name: string;
  readonly team?: string;
  readonly joinedAt: Instant;
};

/** What the store counted in the same transaction, with everything that could change it locked. */
export type Facts = {
  /** Who joined and has not left. */
  readonly players: number;
  /** The person whose event this is, if they play. */
  readonly player?: Player;
  /** Who has played longest, other than that person. */
  readonly heir?: Player;
  /** The round that the event is about. */
  readonly round?: {
    readonly round: number;
    readonly status: RoundStatus;
    readonly closesAt?: Instant;
    /** Players of the session, who have not left, with an answer to it. */
    readonly answered: number;
    readonly votes: Readonly<Record<VoteKind, number>>;
    /** How that person has voted already. */
    readonly voted: Readonly<Record<VoteKind, boolean>>;
  };
  /** Of a discussion, for an event that is about it. */
  readonly talk?: {
    /** Where that person stands. */
    readonly own?: Stance;
    /** How many people have taken a stand. */
    readonly people: number;
    /** How many reasons of theirs are put forward. */
    readonly ownReasons: number;
    /** The reason that the event is about, if it is there. */
    readonly reason?: { readonly own: boolean; readonly thought: boolean };
  };
};

/** What an event is about, as far as it has to be counted. `talk`: a discussion, and a reason in it. */
export type About = {
  readonly person?: PersonId;
  readonly round?: number;
  readonly talk?: { readonly reason?: number };
};

export type NewAnswer = {
  readonly session: string;
  readonly round: number;
  readonly person: Person;
  readonly given: string;
  readonly credit: number;
  readonly points: number;
  readonly sentAt: Instant;
  readonly at: Instant;
  /** One that was sent later than this many milliseconds after the round's `closesAt` is refused, even where nobody has closed it yet. */
  readonly grace: number;
  /** Whether an earlier answer is replaced by this one, if this one was sent later. */
  readonly changes: boolean;
  /** The teams of the session: whoever has not joined yet joins by answering, into the smallest. */
  readonly teams: readonly string[];
};

/** What became of an answer. `closed`: the round takes none any more. `already`: an earlier one stands. */
export type Answered =
  | { readonly is: 'kept' | 'changed' | 'closed' | 'unknown' }
  | { readonly is: 'already'; readonly given: string };

export type Answer = {
  readonly round: number;
  readonly given: string;
  readonly credit: number;
  readonly points: number;
  readonly sentAt: Instant;
};

/** A round as it stands: what costs nothing to count. */
export type RoundState = {
  readonly round: number;
  readonly status: RoundStatus;
  readonly disputes: number;
};

/** What a board is drawn from beside its session. Voided rounds count nowhere. */
export type Tally = {
  readonly players: { readonly count: number; readonly some: readonly Player[] };
  readonly rounds: readonly {
    readonly round: number;
    readonly question: string;
    readonly status: RoundStatus;
    readonly opensAt: Instant;
    readonly closesAt?: Instant;
    readonly answered: number;
    readonly right: number;
    readonly disputes: number;
  }[];
  /** Of the round that was asked for: how often what was given, most first, at most 50; and those with full credit who let their name be shown. */
  readonly spread: readonly { readonly given: string; readonly count: number; readonly credit: number }[];
  readonly right: readonly string[];
  /** Over the closed rounds, best first; at most `most`, and more only while the points are the same as the last one's, up to twice as many. */
  readonly standings: readonly {
    readonly person: PersonId;
    readonly name: string;
    readonly team?: string;
    readonly points: number;
    readonly right: number;
    readonly hidden: boolean;
  }[];
  /** Average points of the players of each team over the closed rounds. */
  readonly teams: readonly { readonly team: string; readonly players: number; readonly points: number }[];
};

/** A shared message of a session. `tried`: somebody may have posted it and died before writing down where. */
export type Board = {
  readonly session: string;
  readonly name: string;
  readonly place: PlaceId;
  readonly once: string;
  readonly posted?: Posted;
  readonly tried: boolean;
  /** How many steps have wanted it drawn since it was. */
  readonly stale: number;
  /** When it was last edited. */
  readonly editedAt: Instant;
};

export type PersonSettings = {
  readonly language?: Language;
  /** Whether the name may be shown beside what was right and what was missed; no unless they said so. */
  readonly names: boolean;
  /** Whether they stand on boards under their name; yes unless they said no. */
  readonly boards: boolean;
  /** IANA name. */
  readonly zone?: string;
  /** Local times, `22:00` to `08:00`. */
  readonly quiet?: { readonly from: string; readonly to: string };
};

export type PlaceSettings = {
  readonly article?: string;
  readonly language?: Language;
  readonly hosts: 'everyone' | 'managers';
  /** Whether `/quiz question` may ask drafts here, in private; no unless a manager said so. */
  readonly drafts?: true;
  readonly zone?: string;
};

/** A patch: what is `undefined` stays, what is `null` is forgotten. */
export type Patch<T> = { readonly [Key in keyof T]?: T[Key] | null };

/** One question put to one person in private: by `/quiz question`, or because it is due. */
export type Ask = {
  readonly id: string;
  readonly person: PersonId;
  readonly article: string;
  readonly question: string;
  readonly seed: string;
  readonly purpose: 'solo' | 'review';
  /** Where it was a draft when it was put: a fingerprint of the question as it was then. */
  readonly draft?: string;
  readonly askedAt: Instant;
  readonly given?: string;
  readonly credit?: number;
  readonly answeredAt?: Instant;
  readonly rating?: string;
};

/** What a person is to remember of one question, in whatever language. `memory` is the scheduler's state: JSON. */
export type ReviewCard = {
  readonly person: PersonId;
  readonly article: string;
  readonly question: string;
  readonly due: Instant;
  readonly memory: unknown;
  readonly why: 'missed' | 'kept';
  /** Missed so often that it is asked no more. */
  readonly retired: boolean;
  readonly addedAt: Instant;
};

/** When a person wants their due questions. */
export type ReviewPlan = {
  readonly person: PersonId;
  readonly language: Language;
  /** Local time, `09:00`. */
  readonly time: string;
  readonly zone: string;
  /** ISO days, 1 is Monday. */
  readonly days: readonly number[];
  /** Questions a day at most. */
  readonly most: number;
  readonly next: Instant;
  readonly paused?: 'asked' | 'refused';
  /** Direct messages refused in a row. */
  readonly refusals: number;
  /** Whether the person has been told that the plan is paused because of refusals. */
  readonly told: boolean;
};

export type Scope = {
  readonly by: 'place' | 'server';
  readonly id: PlaceId;
  /** Sessions that started since then. */
  readonly since?: Instant;
  readonly article?: string;
};

export type Score = {
  readonly person: PersonId;
  readonly name: string;
  readonly points: number;
  readonly right: number;
  readonly answered: number;
  readonly hidden: boolean;
};

/** One answer of the past, for reports. `name` only of those who let it be shown. */
export type PastAnswer = {
  readonly session: string;
  readonly round: number;
  readonly article: string;
  readonly question: string;
  readonly person: PersonId;
  readonly name?: string;
  readonly given: string;
  readonly credit: number;
};

export type Dispute = {
  readonly session: string;
  readonly round: number;
  readonly article: string;
  readonly question: string;
  readonly reason: string;
  readonly at: Instant;
  readonly status: RoundStatus;
};

/** The arguments of a press, such as a long question. */
export type Pressed = { readonly key: string; readonly args: readonly string[] };

/** A question that an article did not answer, or of whose answer a person said something: one a person, article and subject. */
export type Asking = {
  readonly person: PersonId;
  readonly place: PlaceId;
  readonly server: PlaceId;
  readonly article: string;
  /** As it was asked last. */
  readonly question: string;
  readonly outcome: 'answer' | 'closest' | 'none';
  /** What the person said of the answer. */
  readonly helped?: boolean;
  /** Whether it stands among what the article lacks. */
  readonly kept: boolean;
  /** How often it was asked; again within an hour counts once. */
  readonly times: number;
  readonly at: Instant;
};

/** `subject`: what the question is about, the same for the same question in other words; any length. */
export type NewAsking = Omit<Asking, 'helped' | 'kept' | 'times'> & { readonly subject: string };

/** What an article lacks: one question, whoever asked it. Nobody's name. `unhelpful`: there was an answer, and it did not help. */
export type Gap = {
  /** Names it within its article; short. */
  readonly key: string;
  readonly article: string;
  /** As it was asked last. */
  readonly question: string;
  readonly why: 'none' | 'closest' | 'unhelpful';
  readonly times: number;
  readonly people: number;
  readonly last: Instant;
};

/** The question that a follow-up in a place goes on from. */
export type LastAsked = {
  readonly place: PlaceId;
  readonly person: PersonId;
  readonly article: string;
  readonly question: string;
  readonly at: Instant;
};

export type Wake = { readonly kind: 'session' | 'review' | 'digest'; readonly key: string; readonly at: Instant };
