/** Two hundred drafts from five articles: every gate is checked again here from the text alone, in other words than the gates'. */
import { readFileSync } from 'node:fs';
import { cut } from 'jieba-wasm';
import { describe, expect, test } from 'vitest';
import { askedDraft } from '../../../src/content/generate/asked.ts';
import { blindShares } from '../../../src/content/generate/blind.ts';
import { generateDrafts } from '../../../src/content/generate/generate.ts';
import { draftLines } from '../../../src/content/generate/review.ts';
import { type Draft, draftSchema, gateNames } from '../../../src/content/generate/schema.ts';
import type { Source } from '../../../src/content/generate/source.ts';
import { sentencesIn } from '../../../src/core/article/sentences.ts';
import { textsOf } from '../../../src/texts/texts.ts';
import { articleNames, articleSource } from '../../kit/drafting.ts';

const made = articleNames.map((name) => {
  const source = articleSource(name);
  return { name, source, ...generateDrafts(source, { count: 45 }) };
});
const all = made.flatMap(({ drafts }) => drafts);

type Single = Draft & { readonly question: Extract<Draft['question'], { kind: 'single' }> };
const isSingle = (draft: Draft): draft is Single => draft.question.kind === 'single';
const keyOf = ({ question }: Single) => question.choices.find(({ id }) => id === question.key)?.text ?? '';
const wrongOf = ({ question }: Single) =>
  question.choices.filter(({ id }) => id !== question.key).map(({ text }) => text);
const passageAt = (source: Source, address: string) =>
  source.sections.flatMap(({ passages }) => passages).find((each) => each.address === address)?.text ?? '';
const has = (source: Source, text: string, part: string) =>
  source.language === 'zh'
    ? text.includes(part)
    : new RegExp(`(?<![\\p{L}\\p{N}])${RegExp.escape(part)}(?![\\p{L}\\p{N}])`, 'iu').test(text);

/** Every sentence of the article in order, with its paragraph. */
const sentencesOf = (source: Source) =>
  source.sections.flatMap(({ passages }) =>
    passages.flatMap(({ address, text }) => sentencesIn(text).map((sentence) => ({ ...sentence, address }))),
  );
/** The sentence of a quote with two on either side. */
function nearby(source: Source, { address, start }: Draft['quote']): string {
  const sentences = sentencesOf(source);
  const at = sentences.findIndex((each) => each.address === address && each.start === start);
  expect(at).toBeGreaterThanOrEqual(0);
  return sentences
    .slice(Math.max(0, at - 2), at + 3)
    .map(({ text }) => text)
    .join('\n');
}
const sizeOf = (source: Source, text: string) => (source.language === 'zh' ? [...text].length : text.split(' ').length);

test('there are at least two hundred, forty of each article, out of many more candidates', () => {
  expect(all.length).toBeGreaterThanOrEqual(200);
  for (const { name, drafts, candidates } of made) {
    expect(drafts.length, name).toBeGreaterThanOrEqual(40);
    expect(candidates, name).toBeGreaterThan(200);
    expect(new Set(drafts.map(({ id }) => id)).size).toBe(drafts.length);
    expect(new Set(drafts.map(({ form }) => form)).size, name).toBeGreaterThanOrEqual(6);
  }
});

test('each has the shape that is kept, is a draft, and every gate says that it passed', () => {
  for (const draft of all) {
    expect(draftSchema.parse(draft)).toEqual(draft);
    expect(draft.state).toBe('draft');
    expect(draft.gates).toEqual(gateNames.map((gate) => ({ gate, passed: true })));
  }
});

test('the same text gives the same drafts', () => {
  const source = articleSource('attention');
  expect(generateDrafts(source, { count: 45 }).drafts).toEqual(made[0]?.drafts);
});

describe.each(made)('$name', ({ source, drafts }) => {
  const singles = drafts.filter(isSingle);
  const gaps = singles.filter(({ form }) => form !== 'odd');

  test('is grounded: the quote is the article’s, and answer and stem give it back', () => {
    for (const { quote, blank, question, instead, parts } of drafts) {
      for (const each of [quote, ...(parts ?? []).map((part) => part.quote)])
        expect(passageAt(source, each.address).slice(each.start, each.end)).toBe(each.words);
      expect(question.cites).toContain(quote.address);
      if (question.kind === 'single') expect(question.stem.replace('____', blank?.words ?? '')).toContain(quote.words);
      if (question.kind === 'which-section') {
        expect(question.stem).toContain(quote.words);
        expect(question.choices.find(({ id }) => id === question.key)?.section).toBe(
          Number(quote.address.split('.')[0]),
        );
      }
      if (question.kind === 'true-false') {
        expect(question.stem.includes(quote.words)).toBe(question.key);
        if (!question.key && blank) {
          const from = question.stem.indexOf(
            instead ?? '\0',
            question.stem.indexOf(quote.words.slice(0, 3)) + blank.start - quote.start,
          );
          const undone =
            question.stem.slice(0, from) + blank.words + question.stem.slice(from + (instead ?? '').length);
          expect(undone).toContain(quote.words);
        }
      }
      if (question.kind === 'ordering') {
        const years = question.key.map((id) =>
          Number(/\d{4}/.exec(parts?.find((part) => part.id === id)?.time.words ?? '')?.[0]),
        );
        expect(years).toEqual(years.toSorted((a, b) => a - b));
        for (const { id, text } of question.items) {
          const part = parts?.find((each) => each.id === id);
          expect(`${part?.time.words}${text}`).toBe(part?.quote.words);
        }
      }
    }
    for (const draft of gaps) expect(keyOf(draft)).toBe(draft.blank?.words);
    for (const draft of singles.filter(({ form }) => form === 'odd')) {
      for (const wrong of wrongOf(draft)) expect(draft.blank?.words).toContain(wrong);
      expect(nearby(source, draft.quote)).not.toContain(keyOf(draft));
    }
  });

  test('asks for whole words', () => {
    for (const { quote, blank } of singles) {
      if (!blank) throw new Error('has no gap');
      const segments = new Intl.Segmenter(source.language, { granularity: 'word' }).segment(quote.words);
      const ends = (words: readonly string[]) => words.map((_, at) => words.slice(0, at + 1).join('').length).concat(0);
      for (const edges of [ends([...segments].map(({ segment }) => segment)), ends(cut(quote.words, true))]) {
        expect(edges).toContain(blank.start - quote.start);
        expect(edges).toContain(blank.end - quote.start);
      }
    }
  });

  test('has one right answer: no wrong choice stands near, is part of the right one, or fills the same place elsewhere', () => {
    const whole = sentencesOf(source)
      .map(({ text }) => text)
      .join('\n');
    for (const draft of gaps) {
      const key = keyOf(draft);
      const around = nearby(source, draft.quote);
      for (const wrong of wrongOf(draft)) {
        expect(has(source, around, wrong), `${wrong} near ${draft.quote.words}`).toBe(false);
        if (!/\d/.test(key)) expect(key.includes(wrong) || wrong.includes(key), `${key} / ${wrong}`).toBe(false);
        expect(whole.includes(draft.quote.words.replace(key, wrong))).toBe(false);
      }
    }
  });

  test('leaks no answer: not in its stem, not in a title, not in another question or its quote', () => {
    const titles = [source.title, ...source.sections.map(({ title }) => title)].join('\n');
    for (const draft of singles) {
      const key = keyOf(draft);
      expect(has(source, `${draft.question.stem}\n${titles}`, key), key).toBe(false);
      for (const other of drafts) {
        if (other === draft) continue;
        const told = [other.question.stem, other.quote.words, isSingle(other) ? keyOf(other) : ''].join('\n');
        expect(has(source, told, key), `${key} in ${told}`).toBe(false);
      }
    }
  });

  test('is well formed: four choices of about one length, the right one not the longest, at each place as often', () => {
    for (const draft of singles) {
      const key = keyOf(draft);
      const wrong = wrongOf(draft);
      expect(new Set([key, ...wrong]).size).toBe(4);
      expect(wrong.some((text) => text.length >= key.length)).toBe(true);
      for (const text of wrong) expect(Math.abs(sizeOf(source, text) - sizeOf(source, key))).toBeLessThanOrEqual(2);
      // A number among words, or a word among numbers, would be told at once.
      expect(new Set([key, ...wrong].map((text) => /^\d/.test(text))).size).toBe(1);
    }
    const places = drafts.flatMap(({ question }) => ('choices' in question ? [String(question.key)] : []));
    const counts = ['a', 'b', 'c', 'd'].map((id) => places.filter((key) => key === id).length);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(3);
    const truths = drafts.flatMap(({ question }) => (question.kind === 'true-false' ? [question.key] : []));
    expect(Math.abs(truths.filter(Boolean).length * 2 - truths.length)).toBeLessThanOrEqual(2);
  });

  test('is spread: no sentence twice, at most two of a paragraph and never near each other, all sections', () => {
    const quotes = drafts.flatMap(({ quote, parts }) => (parts ? parts.map((part) => part.quote) : [quote]));
    expect(new Set(quotes.map(({ address, start }) => `${address} ${start}`)).size).toBe(quotes.length);
    drafts.forEach(({ question }, at) => {
      const near = drafts.slice(Math.max(0, at - 9), at).flatMap((other) => other.question.cites);
      expect(near.filter((address) => question.cites.includes(address))).toEqual([]);
      const same = drafts.filter((other) => other.question.cites.some((address) => question.cites.includes(address)));
      if (question.kind !== 'ordering') expect(same.length).toBeLessThanOrEqual(3);
    });
    const sections = new Set(drafts.map(({ question }) => question.section));
    expect(sections.size).toBeGreaterThanOrEqual(
      source.sections.filter(({ passages }) => passages.length > 1).length - 1,
    );
    expect(drafts.filter(({ form }) => form === 'order').length).toBeLessThanOrEqual(4);
  });
});

test('nobody guesses more than 35 % of them without reading, over all and in each article', () => {
  const items = made.flatMap(({ source, drafts }) => drafts.flatMap((draft) => askedDraft(draft, source) ?? []));
  expect(items.length).toBeGreaterThanOrEqual(195);
  for (const [name, share] of blindShares(items)) expect(share, name).toBeLessThanOrEqual(0.35);
  for (const { source, drafts, name } of made) {
    const [best] = blindShares(drafts.flatMap((draft) => askedDraft(draft, source) ?? []));
    expect(best?.[1], `${name}: ${best?.[0]}`).toBeLessThanOrEqual(0.35);
  }
});

test('solvers written once more find no more either', () => {
  const items = made.flatMap(({ source, drafts }) => drafts.flatMap((draft) => askedDraft(draft, source) ?? []));
  const share = (pick: (choices: readonly string[], stem: string) => number) =>
    items.filter(({ stem, choices, key }) => pick(choices, stem) === key).length / items.length;
  const bestBy = (score: (choice: string, stem: string, choices: readonly string[]) => number) =>
    share((choices, stem) => {
      const scores = choices.map((choice) => score(choice, stem, choices));
      return scores.lastIndexOf(Math.max(...scores));
    });
  const letters = (text: string) => new Set(text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''));
  const common = (a: string, b: string) =>
    [...letters(a)].filter((letter) => letters(b).has(letter)).length / letters(a).size;
  const asChoice = new Map<string, number>();
  for (const { choices } of items) for (const choice of choices) asChoice.set(choice, (asChoice.get(choice) ?? 0) + 1);
  for (const shares of [
    bestBy((choice) => choice.length),
    bestBy((choice) => -choice.length),
    bestBy((choice, stem) => common(choice, stem)),
    bestBy((choice, stem) => -common(choice, stem)),
    bestBy((choice, _, choices) => -choices.reduce((sum, other) => sum + common(choice, other), 0)),
    bestBy((choice, _, choices) => choices.reduce((sum, other) => sum + common(choice, other), 0)),
    bestBy((choice) => asChoice.get(choice) ?? 0),
    bestBy(
      (choice, stem, choices) => common(choice, stem) + choice.length / Math.max(...choices.map((each) => each.length)),
    ),
    ...[0, 1, 2, 3].map((at) => share(() => at)),
  ])
    expect(shares).toBeLessThanOrEqual(0.35);
});

test('the README shows a draft as the review does', () => {
  const { source, drafts } = made.find(({ name }) => name === 'lighthouse') ?? (made[0] as (typeof made)[number]);
  const list = drafts.find(({ form }) => form === 'list');
  expect(list).toBeDefined();
  const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
  if (list) expect(readme).toContain(draftLines(list, source, textsOf('en')).join('\n'));
});
