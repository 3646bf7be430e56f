/** The port to what is kept. */
import type { DigestStore } from './digest/store.ts';
import type { Instant, PersonId, PlaceId, Posted } from './place.ts';
import type {
  About,
  Answer,
  Answered,
  Ask,
  Asking,
  Board,
  Change,
  Dispute,
  Facts,
  Gap,
  LastAsked,
  NewAnswer,
  NewAsking,
  NewSession,
  PastAnswer,
  Patch,
  PersonSettings,
  PlaceSettings,
  Player,
  Pressed,
  ReviewCard,
  ReviewPlan,
  RoundState,
  Scope,
  Score,
  Session,
  Stance,
  Talk,
  Tally,
  Wake,
} from './records.ts';

export type * from './digest/records.ts';
export type * from './records.ts';

/** Where everything is kept. What it promises is kept when the promise resolves. One set of queries, two engines. */
export type Store = DigestStore & {
  /** Whether this process is the first to see a delivery. */
  claim(delivery: string, now: Instant): Promise<boolean>;

  /** Keeps what is too long for a button, by its key, for some weeks. The same key again is the same words. */
  keepPressed(person: PersonId, pressed: readonly Pressed[], now: Instant): Promise<void>;
  /** What was kept under a key. */
  pressed(key: string): Promise<readonly string[] | undefined>;

  /** Begins a session; `false` where another live one has the same `only`. */
  begin(session: NewSession, change: Omit<Change, 'state' | 'live'>): Promise<boolean>;
  session(id: string): Promise<Session | undefined>;
  /** What it took with it. */
  taken(session: string): Promise<unknown>;
  /** Those of a place are also those whose thread it is. */
  liveSessions(place?: PlaceId): Promise<readonly Session[]>;
  /**
   * One step, alone: the session and the round that it is about are locked, counted, decided, written. `undefined`: no such
   * session. What `decide` throws, `step` rejects with, and nothing is written. `decide` may be called again where a transaction has to be repeated.
   */
  step<Result>(
    session: string,
    about: About,
    decide: (session: Session, facts: Facts) => { readonly change?: Change; readonly result: Result },
  ): Promise<{ readonly session: Session; readonly result: Result } | undefined>;
  /** Answers that arrive together share one transaction; each resolves after it. */
  answer(answer: NewAnswer): Promise<Answered>;
  /** A person's own answers in a session, by round. */
  answersOf(session: string, person: PersonId): Promise<readonly Answer[]>;
  player(session: string, person: PersonId): Promise<Player | undefined>;
  players(session: string, most: number): Promise<readonly Player[]>;
  /** How its rounds stand: quick, however many have answered. */
  rounds(session: string): Promise<readonly RoundState[]>;
  /** Counts everything: as slow as there are answers in the session. For boards, which are drawn for all at once. */
  tally(session: string, about: { readonly round?: number; readonly most: number }): Promise<Tally>;

  /** Counts a discussion. */
  talk(session: string): Promise<Talk>;
  /** What a person has said in it: where they stand, and the numbers of their reasons. */
  ownTalk(
    session: string,
    person: PersonId,
  ): Promise<{ readonly stance?: Stance; readonly reasons: readonly number[]; readonly thoughts: readonly number[] }>;
  /** The session, live or not, whose thread that is: the latest. */
  inThread(thread: PlaceId): Promise<Session | undefined>;
  /** The sessions of a place, the latest first. */
  pastSessions(place: PlaceId, machine: string, most: number): Promise<readonly Session[]>;

  boards(session: string): Promise<readonly Board[]>;
  /** Those that a step wanted drawn and that nobody has drawn since, of all sessions. */
  staleBoards(): Promise<readonly Board[]>;
  /** The board for `holder` alone until then, also to post it; `undefined` where somebody else has it. Marks a board without a message as tried; what is returned says how it was before. */
  leaseBoard(session: string, name: string, holder: string, now: Instant, until: Instant): Promise<Board | undefined>;
  /** Gives it back, with where it was posted now or when it was edited, and how much of what made it stale (as the lease said) is shown now. */
  returnBoard(
    session: string,
    name: string,
    holder: string,
    done: { readonly posted?: Posted; readonly editedAt?: Instant; readonly drawn?: number },
  ): Promise<void>;

  /** Calls `run` for every wake when it is due, those that are past at once. A wake stays until a step, a plan or `run` itself moves it; one whose `run` rejects comes again after a while. */
  wakes(run: (wake: Wake) => Promise<void>): Promise<void>;
  /** Resolves when no wake that is due runs or is looked for. */
  settled(): Promise<void>;

  person(person: PersonId): Promise<PersonSettings>;
  setPerson(person: PersonId, patch: Patch<PersonSettings>): Promise<void>;
  place(place: PlaceId): Promise<PlaceSettings>;
  setPlace(place: PlaceId, patch: Patch<PlaceSettings>): Promise<void>;

  putAsk(ask: Ask): Promise<void>;
  ask(id: string): Promise<Ask | undefined>;
  /** The first answer is kept, with the review card as it is then (if any); `false` where there is one already. */
  answerAsk(
    id: string,
    answer: { readonly given: string; readonly credit: number; readonly at: Instant },
    card?: ReviewCard,
  ): Promise<boolean>;
  /** The first rating is kept, with the review card as it is then; `false` where there is one already. */
  rateAsk(id: string, rating: string, card: ReviewCard): Promise<boolean>;

  /** The questions that were put to a person in private, the latest first, at most some hundreds. */
  askedLately(person: PersonId, article: string): Promise<readonly string[]>;

  reviewCard(person: PersonId, article: string, question: string): Promise<ReviewCard | undefined>;
  /** Puts a card where there is none; `false` where there is one. */
  keepCard(card: ReviewCard): Promise<boolean>;
  putCard(card: ReviewCard): Promise<void>;
  dueCards(person: PersonId, now: Instant, most: number): Promise<readonly ReviewCard[]>;
  countCards(
    person: PersonId,
    now: Instant,
  ): Promise<{ readonly all: number; readonly due: number; readonly retired: number; readonly next?: Instant }>;

  plan(person: PersonId): Promise<ReviewPlan | undefined>;
  /** Also sets or takes away its wake. */
  putPlan(plan: ReviewPlan): Promise<void>;
  /** Moves a plan's `next` from one moment to a later one; `false` where it is not at that moment any more: somebody else is at it. */
  movePlan(person: PersonId, from: Instant, to: Instant): Promise<boolean>;

  /** Sums over the closed rounds of sessions that at least two people played, best first. */
  scores(scope: Scope, most: number): Promise<readonly Score[]>;
  /** A person's own place among them. */
  rankOf(
    scope: Scope,
    person: PersonId,
  ): Promise<{ readonly rank: number; readonly of: number; readonly points: number } | undefined>;
  /** By team over the same sessions. */
  teamScores(
    scope: Scope,
  ): Promise<readonly { readonly team: string; readonly points: number; readonly sessions: number }[]>;
  /** Answers to the closed rounds, the latest first. */
  pastAnswers(scope: Scope, most: number): Promise<readonly PastAnswer[]>;
  disputes(scope: Scope, most: number): Promise<readonly Dispute[]>;

  /** The question that was asked last in a place, if that is some weeks ago at most. */
  lastAsked(place: PlaceId, now: Instant): Promise<LastAsked | undefined>;
  /** The latest stands. */
  putLastAsked(last: LastAsked): Promise<void>;
  /**
   * Writes down what came of a question: one that was not answered is kept for half a year; one that was answered changes only what
   * is kept of it already.
   */
  noteAsking(asking: NewAsking): Promise<void>;
  /** What a person said of an answer, or whether their question is to be kept; the last word counts. What did not help is kept. */
  judgeAsking(asking: NewAsking, said: { readonly helped?: boolean; readonly kept?: boolean }): Promise<Asking>;
  asking(person: PersonId, article: string, subject: string): Promise<Asking | undefined>;
  /** What an article lacks, by subject: the newest first, or what was asked most. */
  unanswered(scope: Omit<Scope, 'since'>, order: 'newest' | 'most', most: number): Promise<readonly Gap[]>;
  /** Takes a gap away until it is asked again; `false` where there is none. */
  settleGap(scope: Omit<Scope, 'since' | 'article'>, article: string, key: Gap['key']): Promise<boolean>;
  /** Whether the answer to this is to be shown to everybody there now; `false` where that was done within a day. */
  share(place: PlaceId, person: PersonId, article: string, subject: string, at: Instant): Promise<boolean>;

  /** Everything that is stored about a person, by table, as plain values. */
  exportPerson(person: PersonId): Promise<Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>>;
  /**
   * Forgets a person: what others' counts need stays, under a name that nobody has; where they said something in a discussion, its
   * boards are stale. Returns how many rows it touched.
   */
  deletePerson(person: PersonId): Promise<number>;

  close(): Promise<void>;
};
