/**
 * A typed answer as grading sees it: single Chinese characters, words in one spelling, exact numbers, and the places where a clause ends.
 * Width, case, script, invisible characters, emoji, quotes, hyphens and articles make no difference. For matching only.
 */
import { fold } from '../tokens.ts';
import { formOf } from './english-forms.ts';
import { markNumbers, marks } from './numerals.ts';

export type Token = { readonly is: 'han' | 'word' | 'number' | 'break'; readonly text: string };

const invisible = /\p{Default_Ignorable_Code_Point}|\p{Cf}|\p{Co}|\u20e3|\ufffd/gu;
const pictures = /[\p{Extended_Pictographic}\p{Regional_Indicator}\p{Emoji_Modifier}\p{Cc}]/gu;
const plainAscii = /^[\x20-\x7e]*$/;
const latin: Readonly<Record<string, string>> = { ß: 'ss', ø: 'o', æ: 'ae', œ: 'oe', ł: 'l', đ: 'd', ı: 'i' };

/** Folded, and rid of what is not seen or not read. */
export function tidy(text: string): string {
  if (plainAscii.test(text)) return fold(text);
  const seen = text
    .replace(invisible, '')
    .replace(pictures, ' ')
    // NFKC would make 10² a hundred and two, and 1½ eleven halves.
    .replace(/[⁰¹²³⁴-⁹]+/g, '^$&')
    .replace(/(?<=\d)(?=[¼-¾⅐-⅞])/g, ' ')
    .replace(/[’‘ʼ´`′]/g, "'")
    .replace(/[−‐‑‒–]/g, '-');
  const bare = fold(seen)
    .normalize('NFD')
    .replace(/([a-z])\p{Mn}+/gu, '$1')
    .normalize('NFC');
  return bare.replace(/[ßøæœłđı]/g, (letter) => latin[letter] ?? letter);
}

// Not the A of A-shares and A股.
const articles = /(?<![\p{L}\p{N}'-])(?:the|an?) +(?=[\p{L}\p{N}'"“\ue000\ue002])/gu;
const initials = /(?<![a-z])(?:[a-z]\.){2,}(?:[a-z](?![a-z]))?/g;
const currencies: readonly (readonly [RegExp, string])[] = [
  [/(?:us ?)?\$|美元|美金|\bus dollars?\b|\busd\b|\bdollars?\b/g, 'usd'],
  [/[€]|欧元|\beuros?\b|\beur\b/g, 'eur'],
  [/£|英镑|\bgbp\b/g, 'gbp'],
  [/¥|人民币|\brmb\b|\bcny\b|(?<=\ue001)元|\byuan\b/g, 'cny'],
];
const scanner = new RegExp(
  [
    `([${marks.open}${marks.ordinal}][^${marks.close}]*${marks.close})`,
    '([\\p{Script=Han}〇])',
    "((?:(?!\\p{Script=Han})[\\p{L}\\p{M}\\p{N}^])+(?:'(?:(?!\\p{Script=Han})\\p{L})+)*(?:[+#]+(?![\\p{L}\\p{N}]))?'?)",
    '([,，;；。.!！?？、/|\\\\\\n()\\[\\]{}【】〔〕:：…—]| -+ )',
  ].join('|'),
  'gu',
);

/** The tokens of a text; breaks stay where they separate something. */
export function tokensOf(text: string): readonly Token[] {
  const numbered = markNumbers(tidy(text).replace(initials, (letters) => letters.replaceAll('.', '')));
  const spelled = currencies.reduce((all, [sign, name]) => all.replace(sign, ` ${name} `), numbered);
  const found: Token[] = [];
  const separate = spelled.replaceAll('&', ' and ').replace(articles, '');
  for (const [, number, han, word] of separate.matchAll(scanner)) {
    if (number) found.push({ is: 'number', text: number });
    else if (han) found.push({ is: 'han', text: han });
    else if (word) found.push({ is: 'word', text: formOf(word) });
    else found.push({ is: 'break', text: ',' });
  }
  return plain(found);
}

/** Without 的 between two characters, and the sides on which a currency may stand; decades and years as they are read. */
function plain(tokens: readonly Token[]): readonly Token[] {
  const kept: Token[] = [];
  for (const [index, token] of tokens.entries()) {
    const [before, after] = [tokens[index - 1], tokens[index + 1]];
    if (token.text === '的' && before && after?.is === 'han' && !/[目标有似]/.test(before.text)) continue;
    if (money.test(token.text) && before?.is === 'number' && kept.at(-1)?.text === token.text) continue;
    if (money.test(token.text) && before?.is !== 'number' && after?.is === 'number') continue;
    kept.push(token);
    const sign = token.is === 'number' && before && tokens[index - 2]?.is !== 'number' ? before.text : '';
    if (money.test(sign)) kept.push({ is: 'word', text: sign });
  }
  return kept;
}

const money = /^(?:usd|eur|gbp|cny)$/;

/** The tokens of which answers consist. */
export const withoutBreaks = (tokens: readonly Token[]): readonly Token[] => tokens.filter(({ is }) => is !== 'break');
