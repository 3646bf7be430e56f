/** What an `action_id` says: a number that makes it the only one of its message, and the press. */
import { type Press, readPress, writePress } from '../../core/press.ts';

/**
 * `3|article section::open:which=2`; a link has only the number. The press stands here and not in a button's `value`,
 * because a menu that asks for its options sends nothing else of ours.
 * https://docs.slack.dev/reference/interaction-payloads/block_suggestion-payload
 */
export const writeActionId = (count: number, press?: Press): string => `${count}|${press ? writePress(press) : ''}`;

export type ActionId =
  | { readonly is: 'press'; readonly press: Press }
  | { readonly is: 'link' }
  | { readonly is: 'foreign' };

/** Reads what `writeActionId` wrote; anything else is another app's or an older version's. */
export function readActionId(written: string): ActionId {
  const [, rest] = /^\d+\|(.*)$/su.exec(written) ?? [];
  if (rest === '') return { is: 'link' };
  const press = rest === undefined ? undefined : readPress(rest);
  return press ? { is: 'press', press } : { is: 'foreign' };
}
