/** Where the sentences of a paragraph begin and end, in Chinese and in English. Knows nothing of search. */

/** UTF-16 offsets into the paragraph, without the white space around it; `end` is the first unit behind it. */
export type Stretch = { readonly start: number; readonly end: number };

// What ends a Chinese sentence needs no space behind it; what ends an English one does.
const enders = /[。！？｡!?…]|\.(?!\d)|\n/g;
const closers = /["'”’」』】》〉)）\]］}]/;
const abbreviations = new Set(
  `mr mrs ms dr prof st sr jr gen col lt sgt capt cmdr rev hon pres gov sen rep vs etc al cf fig figs no nos vol pp ed eds ca approx est inc ltd co corp
  dept univ assn bros mt ft ave blvd rd jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun e.g i.e u.s u.k u.n a.m p.m ph.d b.c a.d`.split(
    /\s+/,
  ),
);
/** A sentence in brackets belongs to the one around it, unless the bracket is a text of its own. */
const longestBracket = 120;

/** The sentences of a paragraph, in order; together they hold everything but white space. Nothing for an empty text. */
export function sentencesOf(paragraph: string): Stretch[] {
  const found: Stretch[] = [];
  const opened = bracketsOf(paragraph);
  let from = 0;
  const close = (end: number): void => {
    const stretch = trimmed(paragraph, from, end);
    if (stretch) found.push(stretch);
    from = end;
  };
  enders.lastIndex = 0;
  for (let match = enders.exec(paragraph); match; match = enders.exec(paragraph)) {
    const at = match.index;
    const end = at + 1;
    if (match[0] === '\n') {
      close(at);
      continue;
    }
    const behind = behindEnder(paragraph, end);
    enders.lastIndex = behind;
    const open = opened?.[at] ?? 0;
    if (open > 0 && !(paragraph.slice(from, open - 1).trim() === '' && opened?.[behind] === 0)) continue;
    if (ends(paragraph, from, at, behind)) close(behind);
  }
  close(paragraph.length);
  return joinFragments(paragraph, found);
}

/** Further marks and closing quotes belong to the sentence they end: ……, ?!, 。”, and notes such as [12]. */
function behindEnder(text: string, from: number): number {
  let at = from;
  while (at < text.length && (/[。！？｡!?….]/.test(text[at] ?? '') || closers.test(text[at] ?? ''))) at += 1;
  const note = /^(?:\[[^\]\n]{1,20}\])+/.exec(text.slice(at, at + 60));
  return at + (note?.[0].length ?? 0);
}

function ends(text: string, from: number, at: number, behind: number): boolean {
  const mark = text[at] ?? '';
  const next = text.slice(behind, behind + 12);
  if (/[。！？｡]/.test(mark)) return !continues(next);
  if (mark === '…') return /^\s*$/.test(next) || (!continues(next) && !/^\s*[\p{Ll}，、；]/u.test(next));
  if (!/^(?:\s|$)/.test(next) && !/^[\p{Script=Han}「『“《]/u.test(next)) {
    // A reference without a space: “success.:121,154 He lived”.
    if (!(mark === '.' && /^:\d[\d,–-]*\s/.test(next))) return false;
  }
  if (/[!?]/.test(mark)) return !/^\s+\p{Ll}/u.test(next) && !continues(next);
  if (/^\s+[\p{Ll},;:]/u.test(next)) return false;
  const before = text.slice(Math.max(from, at - 12), at);
  const word = /[\p{L}.]+$/u.exec(before)?.[0] ?? '';
  if (/^\s*$/.test(next)) return true;
  if (/^\p{Lu}$/u.test(word) || /^(?:\p{Lu}\.)+\p{Lu}$/u.test(word)) return false;
  if (abbreviations.has(word.toLowerCase())) return false;
  // A number of a list: “1. First”.
  return !(/(?:^|\s)\d{1,3}$/.test(before) && text.slice(from, at).trim().length <= 3);
}

/** “……。”他说 goes on; so does a mark before a comma. */
const continues = (next: string): boolean => /^\s*[，,、；;]/.test(next);

/** For every unit inside a short closed round bracket where the outermost one opens, counted from 1; `undefined` where there is none. */
function bracketsOf(text: string): Int32Array | undefined {
  if (!/[（(]/.test(text)) return undefined;
  const opened = new Int32Array(text.length + 1);
  const open: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text[at];
    if (unit === '（' || unit === '(') open.push(at);
    else if (unit === '）' || unit === ')') {
      const start = open.pop();
      if (start !== undefined && at - start <= longestBracket) opened.fill(start + 1, start + 1, at);
    }
  }
  return opened;
}

function trimmed(text: string, from: number, to: number): Stretch | undefined {
  let start = from;
  let end = to;
  while (start < end && /\s/.test(text[start] ?? '')) start += 1;
  while (end > start && /\s/.test(text[end - 1] ?? '')) end -= 1;
  return start < end ? { start, end } : undefined;
}

/** What has no letter or digit (a lone quote mark, a dash) joins what stands before it. */
function joinFragments(text: string, found: readonly Stretch[]): Stretch[] {
  const joined: Stretch[] = [];
  for (const one of found) {
    const last = joined.at(-1);
    if (last && !/[\p{L}\p{N}]/u.test(text.slice(one.start, one.end)))
      joined[joined.length - 1] = { start: last.start, end: one.end };
    else joined.push(one);
  }
  return joined;
}
