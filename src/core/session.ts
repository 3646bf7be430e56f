/** What a session is made of: a machine moves it by pure steps, and its boards are drawn from what is stored. */
import type { z } from 'zod';
import type { Action, Card, Form } from './card.ts';
import type { Chart } from './chart.ts';
import type { UserError } from './errors.ts';
import type { Language } from './language.ts';
import type { Instant, Person, PlaceId } from './place.ts';
import type { Press } from './press.ts';
import type { About, Answer, Answered, Entry, Facts, NewAnswer, Player, RoundState, Session, Tally } from './store.ts';

/** Who did something, when, and what the platform lets them do there. */
export type Actor = {
  readonly person: Person;
  /** The platform's time, and whether it is the platform's. */
  readonly sentAt: { readonly at: Instant; readonly by: 'platform' | 'receipt' };
  readonly manages: boolean;
  readonly language: Language;
};

/** What a step brings about. `show` draws a board of that name: posted once, edited afterwards. */
export type Effect = { readonly do: 'record'; readonly entry: Entry } | { readonly do: 'show'; readonly board: string };

export type Step<State, Told> = {
  /** Absent: nothing changes. */
  readonly state?: State;
  /** Whether the session goes on. */
  readonly live: boolean;
  readonly effects: readonly Effect[];
  /** What the person whose event it was is told. */
  readonly told?: Told;
};

/** What a press on one of a session's messages, or a form, asks for. */
export type Wanted<Event> =
  | { readonly is: 'event'; readonly event: Event }
  | { readonly is: 'answer'; readonly answer: Omit<NewAnswer, 'session' | 'person' | 'at'> }
  | { readonly is: 'form'; readonly form: Form }
  /** Keep a question for one's own review. */
  | { readonly is: 'keep'; readonly article: string; readonly question: string }
  | { readonly is: 'view'; readonly view: string; readonly args: readonly string[] };

/** A session as its machine sees it. */
export type Running<State, Taken> = Omit<Session, 'state'> & { readonly state: State; readonly taken: Taken };

/** What a private look at a session is drawn from. */
export type Seen = {
  readonly actor: Actor;
  readonly player?: Player;
  readonly answers: readonly Answer[];
  readonly players: readonly Player[];
  readonly rounds: readonly RoundState[];
};

/** Where a board is shown, and what is wanted once it stands: a thread of that title on it, or that it is pinned. */
export type Stands = { readonly place: PlaceId; readonly thread?: string; readonly pin?: true };

/** What became of it. No `thread`: the platform refused one. */
export type Placed =
  | { readonly is: 'thread'; readonly thread?: PlaceId }
  | { readonly is: 'pin'; readonly done: boolean };

/**
 * A kind of session. Everything is pure; every state has an answer to every event: late, doubled, from a finished run, after a restart.
 * `State` is small and changes with each step; `Taken` is what the session took with it when it began; `Counted` is what its boards are
 * drawn from, `Looked` what a private look is.
 */
export type Machine<State, Taken, Event, Told, Counted = Tally, Looked = Seen> = {
  readonly name: string;
  readonly state: z.ZodType<State>;
  readonly taken: z.ZodType<Taken>;
  /** What a press or a filled-in form means. What a person can put right is thrown as a `UserError`. */
  readonly wants: (running: Running<State, Taken>, input: Input) => Wanted<Event>;
  /** The events that nobody presses: a wake, somebody having answered, the place not being there any more. */
  readonly tick: Event;
  readonly settled: Event;
  readonly gone: Event;
  /** The person and the round that the store is to count for an event. */
  readonly about: (running: Running<State, Taken>, event: Event) => About;
  readonly step: (running: Running<State, Taken>, event: Event, facts: Facts, now: Instant) => Step<State, Told>;
  /** When the session is to be woken by itself; `undefined`: never. */
  readonly wakesAt: (running: Running<State, Taken>) => Instant | undefined;
  readonly stands: (board: string, running: Running<State, Taken>) => Stands;
  /** The event that tells of it; `undefined`: nothing is ever wanted. */
  readonly placed: (what: Placed) => Event | undefined;
  /** The thread that it goes on in, as its state says. */
  readonly threadOf: (running: Running<State, Taken>) => PlaceId | undefined;
  /**
   * A board by its name; `round` of a name says which round's spread is to be counted for it. `png`: the chart of `chart`, drawn; absent
   * where that has failed.
   */
  readonly board: (name: string, running: Running<State, Taken>, counted: Counted, png?: string) => Card;
  /** What is to be drawn for that board. */
  readonly chart: (name: string, running: Running<State, Taken>, counted: Counted) => Chart | undefined;
  readonly roundOf: (board: string) => number | undefined;
  /** The boards that change when somebody answers or joins. */
  readonly moving: (running: Running<State, Taken>) => readonly string[];
  /** Private cards. */
  readonly told: (told: Told, running: Running<State, Taken>, actor: Actor, seen?: Looked) => Card | UserError;
  /** Whether what somebody is told takes a look at what is stored. */
  readonly looksAfter: (told: Told) => boolean;
  /** `seen` is there where `looksBack` says that the card needs it: a card that needs nothing more is there at once. */
  readonly answered: (
    outcome: Answered,
    answer: Pick<NewAnswer, 'round' | 'given'>,
    running: Running<State, Taken>,
    actor: Actor,
    seen?: Looked,
  ) => Card | UserError;
  readonly looksBack: (running: Running<State, Taken>) => boolean;
  readonly view: (view: string, args: readonly string[], running: Running<State, Taken>, seen: Looked) => Card | Form;
};

/** What somebody did to a session's message. */
export type Input = {
  readonly actor: Actor;
  readonly press: Press;
  readonly picked?: string;
  readonly values?: Readonly<Record<string, readonly string[]>>;
  /** When the message that was pressed was posted, by the platform's clock. */
  readonly postedAt?: Instant;
};

/** A press on a session's message. */
export const pressOn = (
  machine: string,
  session: string,
  event: string,
  ...args: readonly (string | number)[]
): Press => ({
  machine,
  session,
  event,
  args: args.map(String),
});

/** A button on a session's message. */
export const button = (label: string, press: Press, main = false): Action => ({ label, press, ...(main && { main }) });
