/** A person's id inside JSON that a session wrote: found, or put out. Pure. */

/** Whether the id stands anywhere in it as a whole. */
export const mentions = (text: string, person: string): boolean => forgetInText(text, person, '') !== text;

/** A text with the id replaced where it stands as a whole: `U1` is not in `U12`. */
export const forgetInText = (text: string, person: string, stranger: string): string =>
  text.replaceAll(new RegExp(`(?<![\\w-])${RegExp.escape(person)}(?![\\w-])`, 'g'), stranger);

/**
 * The same JSON with the id replaced, as a value, as a name of a field, or inside a text that it is a whole part of; where an object has
 * it as a value, the object's `name` is emptied too.
 */
export function forgetInJson(json: string, person: string, stranger: string): string {
  const text = (value: string) => forgetInText(value, person, stranger);
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string') return text(value);
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    const theirs = Object.values(value).includes(person);
    return Object.fromEntries(
      Object.entries(value).map(([name, it]) => [
        text(name),
        theirs && name === 'name' && typeof it === 'string' ? '' : walk(it),
      ]),
    );
  };
  return JSON.stringify(walk(JSON.parse(json)));
}
