/** Who says what: several people share one terminal, and `ada> B` is what Ada says. Pure. */
import { type PersonId, personId } from '../../core/place.ts';

/** A line as somebody said it; without a `name` it is the default speaker's. */
export type Speech = { readonly name?: string; readonly words: string };

// Letters, digits and _ of any script, - inside; not `a->b`, not `a>>b`, not `a>=b`.
const named = /^\s*([\p{L}\p{N}_](?:[\p{L}\p{M}\p{N}_-]{0,30}[\p{L}\p{M}\p{N}_])?)(\s*)[>＞](?![>＞=＝])\s*(.*)$/su;

/**
 * Takes the name from the front of a line. With a space before the `>` it may as well be a question (“revenue > cost?”):
 * then `isKnown` decides, which is told the name and what follows.
 */
export function speechOf(line: string, isKnown: (name: string, words: string) => boolean): Speech {
  const [, found, space, words = ''] = named.exec(line) ?? [];
  const name = found?.normalize('NFC');
  return name && (!space || isKnown(name, words)) ? { name, words: words.trimEnd() } : { words: line };
}

/** `Ada>` and `ada>` are one person, and the same in the next run. */
export const speakerId = (name: string): PersonId => personId('terminal', name.normalize('NFKC').toLowerCase());

/** The name of somebody who has not spoken yet. */
export const nameIn = (person: PersonId): string => person.slice(person.indexOf(':') + 1);

/** A line that is a command. */
export const isCommand = (words: string): boolean => /^\s*[/／]/.test(words);
