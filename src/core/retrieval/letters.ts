/**
 * Words as numbers, for an index that holds no strings: each token of a text as a 32-bit number. The same tokens as in
 * `tokens.ts` (characters and pairs for Chinese, stems for other scripts), and besides what a number is worth: 三十, 30 and thirty meet.
 * Two tokens share a number by chance only (one pair in some hundred thousand).
 */
import { Converter } from 'opencc-js/t2cn';
import { stemmer } from 'stemmer';
import { englishNumbers, numeralValue } from './numerals.ts';

const simplify = Converter({ from: 't', to: 'cn' });

// Characters that become another one only inside some words; matching takes them for the same everywhere.
const variants: Readonly<Record<string, string>> = {
  著: '着',
  瞭: '了',
  藉: '借',
  徵: '征',
  摺: '折',
  鍾: '钟',
  锺: '钟',
  餘: '余',
  馀: '余',
  乾: '干',
  覆: '复',
  裏: '里',
  祇: '只',
  衹: '只',
  麽: '么',
  甚: '什',
  它: '它',
  牠: '它',
  祂: '它',
  妳: '你',
  佔: '占',
  閒: '闲',
  嚐: '尝',
  鬱: '郁',
};

const kinds = { unknown: 0, other: 1, han: 2, letter: 3, digit: 4 } as const;
const kindOf = new Uint8Array(0x10000);
/** Of each character the one that stands for it in matching; 0 until it was looked up. */
const stands = new Uint16Array(0x10000);

function lookUp(unit: number): void {
  const character = String.fromCharCode(unit);
  const simple = variants[character] ?? simplify(character);
  const kept = simple.length === 1 ? (variants[simple] ?? simple).charCodeAt(0) : unit;
  stands[unit] = kept;
  kindOf[unit] = /\p{Script=Han}/u.test(character)
    ? kinds.han
    : /\p{N}/u.test(character)
      ? kinds.digit
      : /[\p{L}\p{M}]/u.test(character)
        ? kinds.letter
        : kinds.other;
}

/** A Chinese character of the planes above: two units, a word's part like the others. */
const isHighHan = (unit: number): boolean => unit >= 0xd840 && unit <= 0xd8bf;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

/** What every token is reported to. `at` counts the runs of the text: tokens of one Chinese run or one word have the same. */
export type Take = (token: number, at: number, is: 'character' | 'pair' | 'word' | 'number') => void;

/** NFKC and lower case: what the tokens are read from. */
export const plain = (text: string): string => (ascii.test(text) ? text : text.normalize('NFKC')).toLowerCase();
// biome-ignore lint/suspicious/noControlCharactersInRegex: line breaks stand in texts
const ascii = /^[\x00-\x7e]*$/;

/** Reports the tokens of a text in order, repeated ones repeated. Never throws. */
export function eachToken(text: string, take: Take): void {
  const folded = plain(text);
  let run = 0;
  for (let at = 0; at < folded.length; ) {
    const unit = folded.charCodeAt(at);
    switch (kindAt(folded, at)) {
      case kinds.han:
        at = hanRun(folded, at, run++, take);
        break;
      case kinds.letter:
      case kinds.digit:
        at = otherRun(folded, at, run++, take);
        break;
      default:
        at += unit >= 0xd800 && unit <= 0xdbff ? 2 : 1;
    }
  }
}

function kindAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (isHighHan(unit)) return isLow(text.charCodeAt(at + 1)) ? kinds.han : kinds.other;
  if (kindOf[unit] === kinds.unknown) lookUp(unit);
  return kindOf[unit] ?? kinds.other;
}

function hanRun(text: string, from: number, run: number, take: Take): number {
  let before = 0;
  let at = from;
  while (at < text.length && kindAt(text, at) === kinds.han) {
    const unit = text.charCodeAt(at);
    const high = isHighHan(unit);
    const character = high ? (text.codePointAt(at) ?? unit) : (stands[unit] ?? unit);
    take(character, run, 'character');
    if (before) take(pairOf(before, character), run, 'pair');
    before = character;
    at += high ? 2 : 1;
  }
  if (numeral.test(text.slice(from, at))) {
    for (const [digits] of text.slice(from, at).matchAll(numerals)) {
      const value = numeralValue(digits);
      if (value !== undefined) take(hashOf(`#${value}`), run, 'number');
    }
  }
  return at;
}
const numeral = /[〇零一二三四五六七八九十百千两兩]/;
const numerals = /[〇零一二三四五六七八九十百千万萬亿億两兩]+/g;

const otherWord = /[\p{L}\p{M}\p{N}]+(?:['’]\p{L}+|(?<=\p{N})[.,]\p{N}+)*/uy;
const han = /\p{Script=Han}/u;

function otherRun(text: string, from: number, run: number, take: Take): number {
  const word = plainWord(text, from) ?? anyWord(text, from);
  const first = word.charCodeAt(0);
  if (first >= 0x30 && first <= 0x39 && plainNumber.test(word)) {
    take(hashOf(`#${Number(word.replaceAll(',', ''))}`), run, 'number');
    return from + word.length;
  }
  const known = stems.get(word) ?? learn(word);
  take(known.token, run, 'word');
  if (known.value) take(known.value, run, 'number');
  return from + word.length;
}
/** A word of nothing but small letters, the most common of all; `undefined` where anything else is part of it. */
function plainWord(text: string, from: number): string | undefined {
  let at = from;
  let unit = text.charCodeAt(at);
  while (unit >= 0x61 && unit <= 0x7a) unit = text.charCodeAt(++at);
  const ends =
    at === text.length || (unit < 0x80 && unit !== 0x27 && (kindAt(text, at) === kinds.other || at === text.length));
  return at > from && ends ? text.slice(from, at) : undefined;
}

function anyWord(text: string, from: number): string {
  otherWord.lastIndex = from;
  const word = otherWord.exec(text)?.[0] ?? text.charAt(from);
  const stop = word.search(han);
  return stop > 0 ? word.slice(0, stop) : word;
}

const plainNumber = /^\d+(?:[.,]\d+)*$/;

type Known = { readonly token: number; readonly value: number };
// What a word comes to never changes: remembering it is only speed. Bounded, for texts are the world's.
const stems = new Map<string, Known>();
const mostStems = 60_000;

function learn(word: string): Known {
  const value = englishNumbers[word];
  const known = {
    token: hashOf(stemmer(word.replace(/['’]s?$/, ''))),
    value: value === undefined ? 0 : hashOf(`#${value}`),
  };
  if (stems.size >= mostStems) stems.clear();
  stems.set(word, known);
  return known;
}

const pairOf = (first: number, second: number): number => (Math.imul(first, 0x9e3779b1) ^ (second + 0x7f4a7c15)) >>> 0;

/** FNV-1a over UTF-16 units. */
export function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
