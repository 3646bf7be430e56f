/** What a discussion is made of: its state, its events and what a step says. */
import { z } from 'zod';
import type { Instant, Person, PersonId, PlaceId } from '../place.ts';
import type { Effect, Running, Step } from '../session.ts';
import type { Entry, Stand } from '../store.ts';
import type { Taken } from './taken.ts';

/** What the presses of a discussion's messages begin with. */
export const machineName = 'discussion';

/** prepared: it begins at its time. open: people take stands. over: its report stands; `ended` says why. */
export const stateSchema = z.strictObject({
  phase: z.enum(['prepared', 'open', 'over']),
  host: z.string().transform((id) => id as PersonId),
  /** Where it goes on, once there is a thread. */
  thread: z
    .string()
    .transform((id) => id as PlaceId)
    .optional(),
  /** The platform let us open none: it goes on in the channel. */
  threadless: z.boolean().optional(),
  /** Whether it is pinned; absent: nobody has tried. */
  pinned: z.boolean().optional(),
  /** How many of its open questions are put. */
  prompts: z.int(),
  other: z.boolean().optional(),
  says: z.boolean().optional(),
  /** How many reasons were ever put forward: the number of the next one. */
  reasons: z.int(),
  openedAt: z.int().optional(),
  endedAt: z.int().optional(),
  ended: z.enum(['wrapped', 'closed', 'cancelled', 'gone']).optional(),
});
export type State = z.infer<typeof stateSchema>;
export type Discussion = Running<State, Taken>;

type By = { readonly person: Person; readonly manages: boolean };
/** What somebody writes with a stand, or for all to read. */
export type Said = { readonly words?: string; readonly address?: string };

export type DiscussionEvent =
  | { readonly is: 'tick' }
  | { readonly is: 'settled' }
  /** The place is not there any more. */
  | { readonly is: 'gone' }
  /** The thread stands; without one the platform has refused it. */
  | { readonly is: 'thread'; readonly thread?: PlaceId }
  | { readonly is: 'pin'; readonly done: boolean }
  | ({ readonly is: 'stand'; readonly stand: Stand; readonly sentAt: Instant } & By)
  /** Says why, for the stand that they have taken; `share`: for all to read, without their name. */
  | ({ readonly is: 'explain'; readonly said: Said; readonly share: boolean; readonly sentAt: Instant } & By)
  /** Puts a reason forward, perhaps as an answer to an open question. */
  | ({ readonly is: 'say'; readonly said: Said & { readonly words: string }; readonly prompt?: number } & By)
  | ({ readonly is: 'takeBack'; readonly reason: number } & By)
  | ({ readonly is: 'think'; readonly reason: number } & By)
  /** Brings something into the thread, for all. */
  | ({ readonly is: 'bring'; readonly what: Brought } & By)
  | ({ readonly is: 'begin' } & By)
  | ({ readonly is: 'wrap' } & By)
  | ({ readonly is: 'cancel' } & By)
  /** Its host is its host no more: from now on everybody is. */
  | ({ readonly is: 'resign' } & By);
export type EventOf<Is extends DiscussionEvent['is']> = Extract<DiscussionEvent, { readonly is: Is }>;

/** The next open question, what speaks against the claim, what the article says. */
export type Brought = 'prompt' | 'other' | 'says';

/** What the person whose event it was is told; `private.ts` has the words. */
export type Told =
  | {
      readonly is:
        | 'resigned'
        | 'stood'
        | 'explained'
        | 'said'
        | 'tookBack'
        | 'thought'
        | 'begun'
        | 'wrapped'
        | 'cancelled';
    }
  | { readonly is: 'brought'; readonly what: Brought }
  /** It is there already: they see it for themselves. */
  | { readonly is: 'there'; readonly what: Exclude<Brought, 'prompt'> }
  | { readonly is: Refusal };
/** Why nothing has happened. */
export type Refusal =
  | 'over'
  | 'notYet'
  | 'notHost'
  | 'noPrompt'
  | 'noOther'
  | 'noSays'
  | 'standFirst'
  | 'tooMany'
  | 'noReason'
  | 'ownReason'
  | 'thoughtAlready'
  | 'nothingSaid'
  | 'begunAlready';

export type DiscussionStep = Step<State, Told>;

/** Reasons that one person may put forward: nobody should fill a thread without a name. */
export const mostReasons = 5;
/** Below so many stands the spread would tell who said what. */
export const fewest = 3;

export const record = (entry: Entry): Effect => ({ do: 'record', entry });
export const show = (...boards: readonly string[]): Effect[] => boards.map((board) => ({ do: 'show', board }));

/** The host of a discussion whose host has gone. */
export const nobody = '' as PersonId;

/** Nothing changes. */
export const stay = (discussion: Discussion, told?: Told): DiscussionStep => ({
  live: discussion.live,
  effects: [],
  ...(told && { told }),
});
export const refuse = (discussion: Discussion, is: Refusal): DiscussionStep => stay(discussion, { is });

export const isHost = ({ state }: Discussion, { person, manages }: By): boolean =>
  manages || person.id === state.host || state.host === nobody;

/** Its boards. The claim stands in the channel, everything else in the thread. */
export const claimBoard = 'claim';
export const guideBoard = 'guide';
export const otherBoard = 'other';
export const saysBoard = 'says';
export const reportBoard = 'report';
export const promptBoard = (at: number): string => `prompt${at}`;
export const reasonBoard = (number: number): string => `reason${number}`;
/** The number in the name of such a board. */
export const numberOf = (board: string, what: 'prompt' | 'reason'): number | undefined => {
  const match = new RegExp(`^${what}(\\d+)$`).exec(board);
  return match ? Number(match[1]) : undefined;
};

/** Whether the thread's boards have a place to stand in. */
export const hasRoom = ({ state }: Discussion): boolean => state.thread !== undefined || state.threadless === true;

/** All that has been brought into the thread so far, in an order that can be read. */
export function innerBoards({ state, taken }: Discussion): readonly string[] {
  const first = Math.min(1, state.prompts);
  const numbers = (count: number) => Array.from({ length: count }, (_, at) => at);
  return [
    guideBoard,
    ...numbers(first).map(promptBoard),
    ...(state.other && taken.faces.en.counterpoint ? [otherBoard] : []),
    ...(state.says ? [saysBoard] : []),
    ...numbers(state.prompts).slice(first).map(promptBoard),
    ...numbers(state.reasons).map(reasonBoard),
    ...(state.phase === 'over' && state.ended !== 'cancelled' ? [reportBoard] : []),
  ];
}
