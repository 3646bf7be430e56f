/** One form for the spellings of an English word: singular, American and British alike. For comparing only: `bases` may come out as `base`. */

const irregular = new Map(
  'men man,women woman,children child,people person,persons person,feet foot,teeth tooth,geese goose,mice mouse,criteria criterion,phenomena phenomenon,analyses analysis,crises crisis,theses thesis,hypotheses hypothesis,data datum,media medium,lives life,knives knife,wolves wolf,leaves leaf,halves half,shelves shelf,grey gray,programme program,programmes program,cheque check,cheques check,tyre tire,tyres tire,plough plow,sceptic skeptic,sceptical skeptical,practise practice,practises practice,licence license,defence defense,offence offense,judgement judgment,artefact artifact,sulphur sulfur,aluminium aluminum,jewellery jewelry,favourite favorite'
    .split(',')
    .map((pair): [string, string] => [pair.split(' ')[0] ?? '', pair.split(' ')[1] ?? '']),
);

/** Spellings that differ between the two sides of the Atlantic, as patterns within a word of six letters or more. */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/iz(e|ed|er|ing|ation|ational|able)$/, 'is$1'],
  [/yz(e|ed|er|ing)$/, 'ys$1'],
  [/our(|ed|ing|able|ful|ite|less|al|er|ism|hood|ly)$/, 'or$1'],
  [/([bt])re$/, '$1er'],
  [/ll(ed|ing|er|ation)$/, 'l$1'],
  [/ogue$/, 'og'],
  [/ae|^oe|(?<=f)oe(?=t)|(?<=rrh|am)oe/, 'e'],
  [/ence$/, 'ense'],
];

const forms = new Map<string, string>();
// Words that people type are many; the memory of them is not.
const mostForms = 4096;

/** Expects a folded word without marks. */
export function formOf(word: string): string {
  const known = forms.get(word);
  if (known !== undefined) return known;
  const form = spelled(singular(word.replace(/'s?$/, '').replaceAll("'", '')));
  if (forms.size >= mostForms) forms.clear();
  forms.set(word, form);
  return form;
}

function singular(word: string): string {
  const other = irregular.get(word);
  if (other) return other;
  if (word.length < 4 || !/^[a-z]+$/.test(word) || /(?:ss|us|is|news)$/.test(word)) return word;
  if (/[^aeiou]ies$/.test(word) && word.length > 4) return `${word.slice(0, -3)}y`;
  // "Factorys" is how some people write it.
  if (/(?:[sxz]|ch|sh)es$/.test(word)) return word.replace(/es$/, /(?:ses|zes)$/.test(word) ? 'e' : '');
  return word.replace(/s$/, '');
}

function spelled(word: string): string {
  const other = irregular.get(word);
  if (other) return other;
  if (word.length < 5) return word;
  const [long, ...rest] = [word, ...spellings];
  return rest.reduce((form, [pattern, instead]) => form.replace(pattern, instead), long);
}
