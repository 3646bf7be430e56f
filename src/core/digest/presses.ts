/** What the buttons of a digest carry. */
import type { Press } from '../press.ts';
import { pressOn } from '../session.ts';

/** What the presses on a digest begin with; their session is the delivery's id. */
export const digestName = 'digest';

/** The id of a digest that is only shown to somebody, and never came. */
export const previewId = 'preview';

/** `other`: the counterpoint. `why`: what the answer is. The others answer the question, as on any question. */
export type DigestEvent = 'answer' | 'fill' | 'filled' | 'other' | 'why' | 'keep';

export const digestPress = (id: string, event: DigestEvent, ...args: readonly (string | number)[]): Press =>
  pressOn(digestName, id, event, ...args);
