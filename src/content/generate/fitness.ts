/** Which sentences can be understood without the ones around them. Pure. */
import type { Language } from '../../core/language.ts';
import type { ReadSentence } from './reading.ts';

const lean: Readonly<Record<Language, RegExp>> = {
  zh: /^[“‘「]?(?:这|那|它|他|她|此|其|该|但|而|却|于是|因此|所以|因而|同时|另外|此外|然而|不过|可是|并且|而且|或者|或许|例如|比如|再|又|也|还|接着|随后|后来|结果|当时|如此|前者|后者|两者|就是|甚至|即使|即便|相反|换句话|换言之|总之|可见|显然|正因|由此|对此|为此|除此|反之|何况|尽管如此|以上|上面|下面|笔者|我认为|很显然|不可否认|可以预见|不难|众所周知|第[一二三四五六七八九十]|[一二三四五六七八九十\d]+[、.．])/u,
  en: /^["“‘(]?(?:this|that|these|those|it|its|he|she|they|his|her|their|him|them|but|and|so|or|yet|however|therefore|thus|hence|then|also|such|instead|still|moreover|besides|meanwhile|afterwards|later|here|there|both|neither|either|another|others?|some|the former|the latter|the result|for example|for instance|in other words|that is|as a result|nor|as well|by contrast|on the other hand|which|because|again|even so|only then)\b/iu,
};

const inside: Readonly<Record<Language, RegExp>> = {
  zh: /[?？]|这[种样一个些里次]|那[种样个些里次]|如此|上述|前文|如下|见图|图\d|https?:|@|[（(]\d+[)）]|：$/u,
  en: /\?|https?:|@|\bfigure \d|:$/iu,
};

const lengths: Readonly<Record<Language, readonly [number, number]>> = { zh: [14, 90], en: [50, 260] };

/** Whether a reader can make something of the sentence alone. */
export function standsAlone({ sentence }: Pick<ReadSentence, 'sentence'>, language: Language): boolean {
  const { words } = sentence;
  const [least, most] = lengths[language];
  if (words.length < least || words.length > most) return false;
  if (lean[language].test(words) || inside[language].test(words) || words.includes('____')) return false;
  return closes(words) && /[.。！!…”"’」]$/u.test(words);
}

/** Every quotation mark and bracket that opens also closes. */
function closes(words: string): boolean {
  const count = (mark: string) => words.split(mark).length - 1;
  return (
    (['“”', '‘’', '「」', '（）', '()', '《》'] as const).every(
      ([open = '', close = '']) => count(open) === count(close) || (open === '‘' && count(open) < count(close)),
    ) && count('"') % 2 === 0
  );
}
