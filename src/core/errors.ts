/** The kinds of trouble: what a person in the chat can put right, what whoever runs the bot can, and what a platform refused. */
import type { Action, Rich } from './card.ts';

/**
 * Something the person can put right. Shown to that person alone, in their language, as a card:
 * `message` says what to do; `next` are buttons that do it.
 */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly text: Rich;
  readonly next: readonly Action[];
  constructor(text: Rich, next: readonly Action[] = []) {
    super(typeof text === 'string' ? text : JSON.stringify(text));
    this.text = text;
    this.next = next;
  }
}

/** Something that whoever runs the bot can put right; the message says what and where, and is shown without a stack. */
export class SetupError extends Error {
  override readonly name = 'SetupError';
}

/**
 * Why a platform did not do a call: the place, message or person is not there any more (`gone`), it does not let us (`refused`; a
 * closed door of a person too), or it could not be asked or is out of order (`unreachable`): trying again may help only there.
 */
export type Refused = 'gone' | 'refused' | 'unreachable';

/** A platform refused a call: which call, on which place, what it said, and what that means. */
export class PlatformError extends Error {
  override readonly name = 'PlatformError';
  readonly call: string;
  readonly place: string;
  readonly why: Refused;
  /** Whether it may have been done all the same: the platform did not say that it was not. */
  readonly doubtful: boolean;
  constructor(
    call: string,
    place: string,
    said: string,
    why: Refused,
    { doubtful = false, ...options }: ErrorOptions & { readonly doubtful?: boolean } = {},
  ) {
    super(`${call} on ${place}: ${said}`, options);
    this.why = why;
    this.call = call;
    this.place = place;
    this.doubtful = doubtful;
  }
}
