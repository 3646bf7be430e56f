/** English number words, written in figures: `two thousand and twenty-one`, `twenty twenty-one`, `1.2 million`, `two thirds`, `3rd`, `II`. For matching only. */

const ones =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety';
const values = new Map<string, number>([
  ...ones.split(' ').map((name, index): [string, number] => [name, index]),
  ...tens.split(' ').map((name, index): [string, number] => [name, (index + 2) * 10]),
  ['fourty', 40],
]);
const scales = new Map([
  ['hundred', 100],
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
  ['trillion', 1e12],
  ['dozen', 12],
]);
const firsts =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth';
const ordinals = new Map(firsts.split(' ').map((name, index): [string, number] => [name, index + 1]));
ordinals.set('thirtieth', 30);
const short = new Map([
  ['k', 1e3],
  ['m', 1e6],
  ['mn', 1e6],
  ['mio', 1e6],
  ['bn', 1e9],
  ['tn', 1e12],
]);

const either = (names: Iterable<string>) => [...names].join('|');
const small = `(?:${either(values.keys())})`;
const scale = `(?:${either(scales.keys())})s?`;
const run = new RegExp(
  `\\b(?:an? (?=${scale}\\b))?(?:${small}|${scale})(?:(?:[ -]|,? and )(?:${small}|${scale})\\b)*\\b(?!')`,
  'g',
);
const figureAndScale = new RegExp(
  `(?<![\\p{L}\\d])(\\d[\\d,]*(?:\\.\\d+)?)(?: ?(${scale})|(k|mn?|mio|bn|tn))(?![\\p{L}\\p{N}])`,
  'gu',
);
const tensAndOrdinal = new RegExp(`\\b(?:([2-9]0)[ -])?(${either(ordinals.keys())})\\b`, 'g');
const parts = 'half|halve|third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth';
// "A third" is a share, "a third party" is not.
const share = new RegExp(
  `\\b(an?|one|\\d+)[ -](${parts})(s)?\\b(?![ -][\\p{L}\\d])|\\b(?:(an?|one|\\d+)[ -])?half\\b(?![-\\p{L}])|\\b(\\d+)[ -](${parts})s\\b`,
  'gu',
);
const roman =
  /(?<=\p{L} )(?:x?(?:ii|iii|iv|vi|vii|viii|ix)|x[ix]|xx?i?|xii)(?![\p{L}\p{N}'])|(?<=\p{L} )i(?=\P{L}*$)/gu;
const romans = 'i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx xxi'.split(' ');

/** Expects folded text. What is no number stays as it is. */
export function spellEnglishNumbers(folded: string): string {
  if (!/[a-z]/.test(folded)) return folded;
  return folded
    .replace(run, (words) => figures(words) ?? words)
    .replace(share, sharesOf)
    .replace(/(\d) and (\d+\/\d)/g, '$1 $2')
    .replace(tensAndOrdinal, (_, ten: string | undefined, one: string) => {
      return `${Number(ten ?? 0) + (ordinals.get(one) ?? 0)}th`;
    })
    .replace(figureAndScale, (_, figure: string, long?: string, brief?: string) => scaled(figure, long ?? brief ?? ''))
    .replace(roman, (numeral) => `${romans.indexOf(numeral) + 1}`);
}

const countOf = (word: string | undefined): string => (word && /^\d/.test(word) ? word : '1');

const partNames = new Map([
  ['half', 2],
  ['halve', 2],
  ['quarter', 4],
]);

function sharesOf(
  _: string,
  count?: string,
  part?: string,
  __?: string,
  half?: string,
  many?: string,
  ofWhat?: string,
): string {
  const name = part ?? ofWhat ?? 'half';
  return `${countOf(count ?? half ?? many)}/${partNames.get(name) ?? ordinals.get(name) ?? 2}`;
}

/** Exact: the point is moved, nothing is multiplied. */
function scaled(figure: string, name: string): string {
  const factor = short.get(name) ?? scales.get(name.replace(/s$/, '')) ?? 1;
  const [whole = '', rest = ''] = figure.replaceAll(',', '').split('.');
  const zeros = Math.round(Math.log10(factor));
  if (factor === 12) return rest ? `${figure} ${name}` : `${Number(whole) * 12}`;
  const digits = whole + rest.padEnd(zeros, '0');
  const cut = whole.length + zeros;
  return digits.length > cut ? `${digits.slice(0, cut)}.${digits.slice(cut)}` : digits;
}

/** `undefined` where the words are no number: "one two three". */
function figures(words: string): string | undefined {
  const list = words.split(/[ -]+/).filter((word) => word !== 'and' && word !== 'a' && word !== 'an' && word !== ',');
  const year = yearOf(list);
  if (year) return year;
  let total = 0;
  let section = 0;
  let last: 'start' | 'tens' | 'ones' | 'scale' = 'start';
  for (const word of list) {
    const value = values.get(word);
    const factor = scales.get(word.replace(/s$/, '').replace(/,$/, ''));
    if (value !== undefined) {
      if (last === 'ones' || (last === 'tens' && (value > 9 || value === 0))) return undefined;
      section += value;
      last = value >= 20 ? 'tens' : 'ones';
    } else if (factor !== undefined) {
      if (last === 'start' && list.length === 1 && !/^an? /.test(words)) return undefined;
      section = Math.max(1, section) * factor;
      if (factor >= 1000) {
        total += section;
        section = 0;
      }
      last = 'scale';
    }
  }
  return `${total + section}`;
}

/** `nineteen eighty-four`, `twenty twenty-one`. */
function yearOf(list: readonly string[]): string | undefined {
  const numbers = list.map((word) => values.get(word));
  if (numbers.some((value) => value === undefined)) return undefined;
  const [first = 0, ...rest] = numbers as number[];
  const [second = 0, third = 0] = rest;
  if (first < 10 || first > 29 || second < 10 || rest.length > 2 || rest.length === 0) return undefined;
  if (rest.length === 2 && (second < 20 || third > 9 || third === 0)) return undefined;
  return `${first * 100 + second + third}`;
}
