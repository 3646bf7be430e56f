/** Where the sentences of a paragraph begin and end. */

/** UTF-16 units; `text` is the words between them. */
export type Sentence = { readonly start: number; readonly end: number; readonly text: string };

// Chinese signs end a sentence wherever they stand; Latin ones before white space only, so that “3.5” and “v1.2” stay whole.
const end = /(?:[。！？!?…]+|\.(?=\s|["'”’)\]]*\s|$))["'”’」』）)\]]*\s*|\n+/gu;
/** What has a full stop and ends no sentence. */
const abbreviated = /(?:\b(?:e\.g|i\.e|cf|vs|etc|Mr|Mrs|Ms|Dr|Prof|St|No|Fig|Inc|Ltd|approx)|\b\p{Lu})\.\s*$/u;

/** Without the white space around them; together they have every letter of the paragraph. */
export function sentencesIn(paragraph: string): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let from = 0;
  const add = (to: number) => {
    const words = paragraph.slice(from, to);
    const text = words.trim();
    const start = from + words.length - words.trimStart().length;
    if (text) sentences.push({ start, end: start + text.length, text });
    from = to;
  };
  for (const match of paragraph.matchAll(end)) {
    const to = match.index + match[0].length;
    if (match[0].startsWith('.') && abbreviated.test(paragraph.slice(from, to))) continue;
    add(to);
  }
  add(paragraph.length);
  return sentences;
}
