/** What every drafted question has to pass. Each gate is a pure function: why it fails, or nothing. */
import { fold } from '../../core/tokens.ts';
import { askedDraft, titleOf } from './asked.ts';
import { foundBy, type Seen, solvers } from './blind.ts';
import { numberShape } from './numbers.ts';
import { oppositeOf } from './opposites.ts';
import { type Reading, timesIn } from './reading.ts';
import { attested, outranks, sizeOf, slack, standsNear, tooClose } from './rivals.ts';
import type { Draft, GateName, GateReport } from './schema.ts';
import { type Quote, type Source, textAt } from './source.ts';
import { gap } from './wording.ts';
import { type WordClass, wordsOf } from './words.ts';

/** `earlier`: the drafts before this one, in their order; `seen`: what the questions together tell a guesser. */
export type GateContext = { readonly reading: Reading; readonly earlier: readonly Draft[]; readonly seen: Seen };
type Gate = (draft: Draft, context: GateContext) => string | undefined;

/** Key and stem give back the quote, and the quote is the article's, byte for byte. */
const grounded: Gate = (draft, { reading }) => {
  const { source } = reading;
  const quotes = [draft.quote, ...(draft.parts ?? []).map(({ quote }) => quote)];
  const false_ = quotes.find((quote) => textAt(source, quote) !== quote.words);
  if (false_) return `¶${false_.address} does not have these words at ${false_.start}`;
  const { question, quote, blank, instead } = draft;
  const stem = question.stem;
  if (blank && textAt(source, { ...blank, address: quote.address }) !== blank.words)
    return 'the gap is not where it should be';
  switch (question.kind) {
    case 'single': {
      if (!blank || !stem.includes(gap)) return 'has no gap';
      if (!stem.replace(gap, () => blank.words).includes(quote.words))
        return 'stem and answer do not give back the sentence';
      const key = keyText(draft);
      if (draft.form !== 'odd') return key === blank.words ? undefined : 'the answer is not what stands in the article';
      const wrong = wrongTexts(draft);
      const missing = wrong.find((text) => !blank.words.includes(text));
      return missing ? `“${missing}” is not in the list` : undefined;
    }
    case 'true-false': {
      if (question.key) return stem.includes(quote.words) ? undefined : 'is not what stands in the article';
      if (!blank || !instead) return 'does not say what was exchanged';
      const said = exchange(quote, blank, instead);
      return stem.includes(said) && said !== quote.words
        ? undefined
        : 'undoing the exchange does not give back the sentence';
    }
    case 'which-section':
      if (!stem.includes(quote.words)) return 'is not what stands in the article';
      return quote.address.startsWith(`${question.section}.`) ? undefined : 'the sentence stands in another section';
    case 'ordering': {
      const wrong = question.items.find(({ id, text }) => {
        const part = draft.parts?.find((each) => each.id === id);
        return !part || part.time.words + text !== part.quote.words;
      });
      return wrong ? `item ${wrong.id} and its time do not give back the sentence` : undefined;
    }
    default:
      return 'is of a kind that is not drafted';
  }
};

const exchange = (quote: Quote, blank: Omit<Quote, 'address'>, instead: string): string =>
  quote.words.slice(0, blank.start - quote.start) + instead + quote.words.slice(blank.end - quote.start);

/** Both edges of what is asked for are edges of words for both segmentations, and it is no part of a longer term. */
const tokenWhole: Gate = (draft, { reading }) => {
  const stretches = draft.parts
    ? draft.parts.map(({ quote, time }) => ({ quote, start: time.start, end: time.end }))
    : draft.blank
      ? [{ quote: draft.quote, start: draft.blank.start, end: draft.blank.end }]
      : [];
  for (const { quote, start, end } of stretches) {
    const edges = reading.edgesIn(quote.words);
    for (const edge of [start, end]) if (!edges.has(edge - quote.start)) return 'begins or ends inside a word';
  }
  if (!draft.blank || draft.question.kind !== 'single') return undefined;
  const longer = longerTerm(reading, draft.quote, draft.blank);
  return longer ? `is part of “${longer}”, which the article has more than once` : undefined;
};

/** The key together with a word beside it that tells something, where the article has both together again. */
function longerTerm(reading: Reading, quote: Quote, blank: Omit<Quote, 'address'>): string | undefined {
  const passage = reading.passages.get(quote.address) ?? '';
  const { language } = reading.source;
  const left = reading.wordsIn(passage.slice(quote.start, blank.start)).at(-1);
  const right = reading.wordsIn(passage.slice(blank.end, quote.end))[0];
  const tells = (is: WordClass) => is !== 'mark' && is !== 'function' && is !== 'unit';
  const between = language === 'en' ? ' ' : '';
  const terms = [
    left && tells(left.is) ? left.text + between + blank.words : undefined,
    right && tells(right.is) && numberShape(blank.words) === undefined ? blank.words + between + right.text : undefined,
  ];
  return terms.find((term) => term !== undefined && passage.includes(term) && reading.count(term) > 1);
}

/** No wrong choice could be right, as far as the article and our search can tell. */
const oneRightAnswer: Gate = (draft, { reading }) => {
  const { question, quote, blank } = draft;
  const { language } = reading.source;
  if (question.kind === 'which-section') return severalSections(draft, reading);
  if (question.kind === 'ordering') return ambiguousOrder(draft);
  if (question.kind === 'true-false') return question.key || !blank ? undefined : stillTrue(draft, reading);
  if (question.kind !== 'single' || !blank) return undefined;
  const key = keyText(draft);
  const wrong = wrongTexts(draft);
  for (const [at, text] of wrong.entries()) {
    const close =
      tooClose(key, text, language) ?? (wrong.slice(at + 1).includes(text) ? `“${text}” stands twice` : undefined);
    if (close) return close;
    if (draft.form === 'odd') continue;
    if (standsNear(reading, quote, text)) return `“${text}” stands within two sentences`;
    if (attested(reading, quote, blank, text)) return `the article has “${text}” in the same place too`;
    if (outranks(reading, quote, blank, text)) return `our search is surer with “${text}”`;
  }
  if (draft.form === 'odd' && standsNear(reading, quote, key)) return `“${key}” stands within two sentences`;
  return undefined;
};

function severalSections({ question, quote }: Draft, reading: Reading): string | undefined {
  const elsewhere = reading.sentences.find(
    ({ sentence }) => sentence.section !== question.section && timesIn(sentence.words, quote.words, reading.source) > 0,
  );
  return elsewhere ? `section ${elsewhere.sentence.section} says it too` : undefined;
}

function ambiguousOrder({ parts = [] }: Draft): string | undefined {
  const years = parts.map(({ time }) => /\d{4}/.exec(time.words)?.[0]);
  return new Set(years).size < parts.length ? 'two of them are of one year' : undefined;
}

/** A false statement is surely false when what was put in stands nowhere near, or is the known opposite. */
function stillTrue(draft: Draft, reading: Reading): string | undefined {
  const { quote, blank, instead = '' } = draft;
  if (!blank) return undefined;
  const { language } = reading.source;
  if (reading.standsIn(exchange(quote, blank, instead)).length > 0) return 'the article says this too';
  if (oppositeOf(blank.words, language) === instead) return undefined;
  // The sides of a contrast stand in the sentence itself.
  if (isExchangeOfSides(draft)) return undefined;
  const close = tooClose(blank.words, instead, language);
  if (close) return close;
  if (standsNear(reading, quote, instead)) return `“${instead}” stands within two sentences`;
  if (attested(reading, quote, blank, instead)) return `the article has “${instead}” in the same place too`;
  return outranks(reading, quote, blank, instead) ? `our search is surer with “${instead}”` : undefined;
}

/** A B becomes B A around the same middle. */
const isExchangeOfSides = ({ blank, instead = '' }: Draft): boolean =>
  blank !== undefined &&
  instead.length === blank.words.length &&
  [...instead].toSorted().join('') === [...blank.words].toSorted().join('');

/** What is asked for stands neither in the question nor in a title, nor does an earlier question tell it. */
const notLeaked: Gate = (draft, { reading, earlier }) => {
  const { source } = reading;
  const { question } = draft;
  const stem = question.stem;
  const same = earlier.find((other) =>
    othersQuotes(other).some((quote) => othersQuotes(draft).some((own) => sameSentence(quote, own))),
  );
  if (same) return `${same.id} shows the same sentence`;
  if (question.kind === 'which-section') {
    const word = apartFrom(question, source).find((each) => timesIn(stem, each, source) > 0);
    return word ? `“${word}” of its heading stands in the sentence` : undefined;
  }
  if (question.kind !== 'single') return undefined;
  const key = keyText(draft);
  if (timesIn(stem, key, source) > 0) return 'the answer stands in the question';
  const titles = [source.title, ...source.sections.map(({ title }) => title)];
  if (titles.some((title) => timesIn(title, key, source) > 0)) return 'the answer stands in a title';
  const teller = earlier.find((other) => timesIn(told(other), key, source) > 0);
  return teller ? `${teller.id} tells the answer` : undefined;
};

const othersQuotes = ({ quote, parts }: Draft): readonly Quote[] => (parts ? parts.map((part) => part.quote) : [quote]);
const sameSentence = (a: Quote, b: Quote): boolean => a.address === b.address && a.start < b.end && b.start < a.end;

/** What a question shows before and after it is answered, without its wrong choices. */
const told = (draft: Draft): string =>
  [draft.question.stem, draft.quote.words, keyText(draft), ...othersQuotes(draft).map(({ words }) => words)].join('\n');

/** The words of the right heading that are not in most of the others: by them it would be told apart. */
function apartFrom(question: Extract<Draft['question'], { kind: 'which-section' }>, source: Source): readonly string[] {
  const others = question.choices
    .filter(({ id }) => id !== question.key)
    .map(({ section }) => titleOf(source, section));
  return tellingWords(titleOf(source, question.section), source.language).filter(
    (word) => others.filter((title) => timesIn(title, word, source) > 0).length < others.length / 2,
  );
}

/** The words of a title that say something. */
const tellingWords = (title: string, language: 'zh' | 'en'): readonly string[] =>
  wordsOf(title, language).flatMap(({ text, is }) =>
    is === 'function' || is === 'mark' || is === 'unit' || text.length < 2 ? [] : [text],
  );

/** The choices are of one kind and of about one length. */
const wellFormed: Gate = (draft, { reading }) => {
  const { question } = draft;
  const { language } = reading.source;
  if (question.kind === 'true-false')
    return draft.blank && !alikeExchange(draft, reading) ? 'what was exchanged is of another kind' : undefined;
  if (question.kind === 'ordering')
    return question.items.every(({ text }) => text.trim()) ? undefined : 'an item is empty';
  if (question.kind !== 'single' && question.kind !== 'which-section') return undefined;
  const asked = askedDraft(draft, reading.source);
  if (!asked || asked.key < 0 || asked.choices.length !== 4) return 'has not four choices with a key among them';
  if (new Set(asked.choices.map((choice) => fold(choice))).size < 4) return 'has a choice twice';
  const key = asked.choices[asked.key] ?? '';
  const wrong = asked.choices.filter((_, at) => at !== asked.key);
  if (wrong.every((choice) => choice.length < key.length)) return 'the answer is the longest';
  // The titles of sections are the article's own.
  if (question.kind === 'which-section')
    return wrong.every((choice) => choice) && key ? undefined : 'a section has no title';
  const uneven = wrong.find((choice) => Math.abs(sizeOf(choice, language) - sizeOf(key, language)) > slack);
  if (uneven) return `“${uneven}” and “${key}” differ in length`;
  const other = wrong.find((choice) => !sameKind(key, choice, reading));
  return other ? `“${other}” is another part of speech than “${key}”` : undefined;
};

function alikeExchange(draft: Draft, reading: Reading): boolean {
  const { blank, instead = '' } = draft;
  if (!blank || isExchangeOfSides(draft) || oppositeOf(blank.words, reading.source.language) === instead) return true;
  const { language } = reading.source;
  return (
    sameKind(blank.words, instead, reading) &&
    Math.abs(sizeOf(instead, language) - sizeOf(blank.words, language)) <= slack
  );
}

/** Both numbers of one way of writing, or both of a common class wherever they stand in the article. */
function sameKind(a: string, b: string, reading: Reading): boolean {
  const [one, other] = [numberShape(a), numberShape(b)];
  if (one !== undefined || other !== undefined) return one === other;
  const first = kindsOf(a, reading);
  return kindsOf(b, reading).some((kind) => first.includes(kind));
}

function kindsOf(text: string, reading: Reading): readonly WordClass[] {
  const known = [...reading.classesOf(text)];
  const last = reading.wordsIn(text).at(-1)?.is;
  return known.length > 0 ? known : last ? [last] : [];
}

/** Most of those who guess without the article do not find it. */
const needsReading: Gate = (draft, { reading, seen }) => {
  const asked = askedDraft(draft, reading.source);
  if (!asked || asked.choices.length < 3) return undefined;
  const found = foundBy(asked, seen).length / Object.keys(solvers).length;
  return found > mostFound ? `${Math.round(found * 100)} % of the blind guesses find it` : undefined;
};
const mostFound = 0.5;

/** No neighbour of it is from the same paragraph, and no paragraph has more than two. */
const covers: Gate = (draft, { earlier }) => {
  const { cites } = draft.question;
  const from = (others: readonly Draft[]) =>
    others.filter(({ question }) => question.cites.some((address) => cites.includes(address)));
  if (from(earlier).length >= 2) return 'its paragraph has two questions already';
  return from(earlier.slice(-near)).length > 0 ? 'a question near it is from the same paragraph' : undefined;
};
/** As many as a quiz usually asks. */
const near = 9;

const gates: Readonly<Record<GateName, Gate>> = {
  grounded,
  'token-whole': tokenWhole,
  'one-right-answer': oneRightAnswer,
  'not-leaked': notLeaked,
  'well-formed': wellFormed,
  'needs-reading': needsReading,
  coverage: covers,
};

/** Every gate's word on a draft, in their order. */
export const reportOf = (draft: Draft, context: GateContext, only?: readonly GateName[]): readonly GateReport[] =>
  (Object.entries(gates) as [GateName, Gate][])
    .filter(([gate]) => !only || only.includes(gate))
    .map(([gate, fails]) => {
      const why = fails(draft, context);
      return { gate, passed: why === undefined, ...(why !== undefined && { why }) };
    });

function keyText({ question }: Draft): string {
  if (question.kind !== 'single') return '';
  return question.choices.find(({ id }) => id === question.key)?.text ?? '';
}

function wrongTexts({ question }: Draft): readonly string[] {
  if (question.kind !== 'single') return [];
  return question.choices.filter(({ id }) => id !== question.key).map(({ text }) => text);
}
