/** Text as people count and cut it: by graphemes, so that no emoji or accent is torn apart. */

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** How many characters a person would count. */
export const lengthOf = (words: string): number => [...segmenter.segment(words)].length;

/** At most that many UTF-16 units; what is cut is cut at a whole grapheme and ends in `…`. */
export const cut = (words: string, most: number): string =>
  words.length <= most ? words : `${words.slice(0, boundary(words, most - 1))}…`;

/** Parts of at most that many UTF-16 units, divided between graphemes. */
export function divide(words: string, most: number): string[] {
  const parts: string[] = [];
  let rest = words;
  while (rest.length > most) {
    // A single grapheme that is longer is divided all the same.
    const at = boundary(rest, most) || most;
    parts.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  return rest ? [...parts, rest] : parts;
}

/** The last place at or before that UTF-16 unit between two graphemes. */
function boundary(words: string, unit: number): number {
  // Between two of these there always is one, and asking the segmenter takes as long as drawing a whole card.
  if (standsAlone(words.charCodeAt(unit - 1)) && standsAlone(words.charCodeAt(unit))) return unit;
  return segmenter.segment(words).containing(unit)?.index ?? 0;
}

/** A place between two graphemes near the middle; the whole length where there is only one. */
export function middleOf(words: string): number {
  const segment = segmenter.segment(words).containing(Math.floor(words.length / 2));
  return segment ? segment.index || segment.segment.length : 0;
}

/** Latin letters and signs, and Chinese characters: nothing joins them to a neighbour. */
const standsAlone = (unit: number): boolean =>
  (unit >= 0x20 && unit < 0x300 && unit !== 0xad) || (unit >= 0x4e00 && unit <= 0x9fff);
