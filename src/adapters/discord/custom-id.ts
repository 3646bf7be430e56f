/** Presses as custom ids. Within a message each has to be another: https://docs.discord.com/developers/components/reference#anatomy-of-a-component-custom-id */
import { type Press, pressLimit, readPress, writePress } from '../../core/press.ts';

// A written press has `%` only in `%25` and `%3A`: a last `%2` is none of it.
const repeated = /%[2-9]$/;

/**
 * The custom id of a press, other than those in `taken`, to which it is added. `undefined` where the press is there so
 * often, or is so long, that no id is left.
 */
export function customIdOf(press: Press, taken: Set<string>): string | undefined {
  const written = writePress(press);
  const ids = [written, ...[2, 3, 4, 5, 6, 7, 8, 9].map((time) => `${written}%${time}`)];
  const id = ids.find((one) => one.length <= pressLimit && !taken.has(one));
  if (id !== undefined) taken.add(id);
  return id;
}

/** The press that `customIdOf` made the id of; `undefined` for any other id. */
export const pressOf = (customId: string): Press | undefined => readPress(customId.replace(repeated, ''));
