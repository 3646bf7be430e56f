/** The shipped pack: complete, in our own words, and hard to guess. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { contentFolder } from '../../src/assemble.ts';
import { packFaults } from '../../src/content/check.ts';
import { findPacks } from '../../src/content/load.ts';
import { readPack } from '../../src/content/read.ts';
import { schemaFaults } from '../../src/content/schemas.ts';
import type { PackContent } from '../../src/core/article/article.ts';
import { languages } from '../../src/core/language.ts';
import { tokensOf } from '../../src/core/tokens.ts';
import { readShared } from '../kit/shared.ts';

async function load(pack: string): Promise<PackContent> {
  const read = await readPack(contentFolder, pack);
  if ('faults' in read) throw new Error(JSON.stringify(read.faults, undefined, 2));
  return read.content;
}

const content = await load('industrial-internet');
const { questions } = content['questions.json'];

test('no pack has a fault, and the editors’ schemas are what the code says', async () => {
  const faults = (
    await Promise.all((await findPacks(contentFolder)).map(async (pack) => packFaults(pack, await load(pack))))
  ).flat();
  expect([...faults, ...(await schemaFaults(contentFolder))]).toEqual([]);
});

test('a note for every paragraph: 8, 7, 7, 7, 7, 2', () => {
  expect(content['sections.json'].sections.map(({ passages }) => passages.length)).toEqual([8, 7, 7, 7, 7, 2]);
});

test('there is enough of everything', () => {
  expect(content['theses.json'].theses.length).toBeGreaterThanOrEqual(14);
  expect(content['glossary.json'].terms.length).toBeGreaterThanOrEqual(16);
  expect(content['prompts.json'].prompts.length).toBeGreaterThanOrEqual(48);
  expect(questions.length).toBeGreaterThanOrEqual(72);
  for (const section of [0, 1, 2, 3, 4])
    expect(questions.filter((question) => question.section === section).length).toBeGreaterThanOrEqual(12);
  expect(new Set(questions.map(({ kind }) => kind))).toEqual(
    new Set(['single', 'several', 'true-false', 'typed', 'ordering', 'which-section']),
  );
  expect(new Set(questions.map(({ difficulty }) => difficulty))).toEqual(new Set([1, 2, 3]));
});

test('the theses together cite every paragraph, and so do the questions', () => {
  const all = content['sections.json'].sections.flatMap(({ passages }) => passages.map(({ address }) => address));
  const cited = (things: readonly { readonly cites: readonly string[] }[]) =>
    new Set(things.flatMap(({ cites }) => cites));
  const { theses } = content['theses.json'];
  expect(all.filter((address) => !cited(theses).has(address))).toEqual([]);
  expect(all.filter((address) => !cited(questions).has(address))).toEqual([]);
});

describe('beside the source', () => {
  const source = readShared(
    'article/industrial-internet.md',
    'whether the pack copies from the article, and whether its addresses are the article’s',
  );
  const paragraphs = source ? paragraphsOf(source) : [];

  test.skipIf(!source)('the addresses and fingerprints are those of the article', () => {
    const passages = content['sections.json'].sections.flatMap((section) => section.passages);
    expect(passages.map(({ address, fingerprint }) => ({ address, fingerprint }))).toEqual(
      paragraphs.map(({ address, text }) => ({ address, fingerprint: fingerprintOf(text) })),
    );
  });

  test.skipIf(!source)('no run of 12 Han characters is the article’s, but for its title', () => {
    const grams = gramsOf(source ?? '');
    const { title, author, source: published } = content['article.json'];
    const own = gramsOf([title.zh, author.zh, published.name.zh].join('|'));
    const copied: string[] = [];
    for (const text of textsIn(content))
      for (const gram of gramsOf(text)) if (grams.has(gram) && !own.has(gram)) copied.push(gram);
    expect(copied).toEqual([]);
  });
});

/** The paragraphs after the picture and before the author's note, by address. */
function paragraphsOf(source: string): { address: string; text: string }[] {
  const body = source.slice(source.indexOf('</blockquote>'), source.indexOf('<h3'));
  let section = 0;
  let paragraph = 0;
  return [...body.matchAll(/<(h2|p)[^>]*>(.*?)<\/\1>/gs)].flatMap(([, tag, html = '']) => {
    const text = html.replaceAll(/<[^>]+>/g, '').trim();
    if (tag === 'h2') {
      section += 1;
      paragraph = 0;
      return [];
    }
    if (!text) return [];
    paragraph += 1;
    return [{ address: `${section}.${paragraph}`, text }];
  });
}

const fingerprintOf = (text: string): string =>
  createHash('sha256').update(text.normalize('NFKC').replaceAll(/\s/g, '')).digest('hex').slice(0, 16);

/** Every run of 12 Han characters, whatever stands between them. */
function gramsOf(text: string): Set<string> {
  const han = text.replaceAll(/[^\p{Script=Han}]/gu, '');
  return new Set(Array.from({ length: Math.max(han.length - 11, 0) }, (_, at) => han.slice(at, at + 12)));
}

function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) yield* textsIn(part);
}

describe('whoever has not read the article does no better than chance', () => {
  const single = questions.filter((question) => question.kind === 'single');
  /** How a guesser likes a choice; the most liked is chosen, by lot where several are. */
  type Guesser = (text: string, stem: string, others: string) => number;
  const guessers: Readonly<Record<string, Guesser>> = {
    'the longest': (text) => text.length,
    'the shortest': (text) => -text.length,
    'the one of middle length': (text, _, others) => -Math.abs(text.length - others.length / 3),
    'the one most like the stem': (text, stem) => overlap(text, stem),
    'the one least like the stem': (text, stem) => -overlap(text, stem),
    'the one most like the others': (text, _, others) => overlap(text, others),
    'the odd one out': (text, _, others) => -overlap(text, others),
  };
  for (const [name, likes] of Object.entries(guessers)) {
    for (const language of languages) {
      test(`by choosing ${name} (${language})`, () => {
        const chances = single.map(({ choices, stem, key }) => {
          const texts = choices.map(({ text }) => text[language]);
          const liked = texts.map((text, at) => likes(text, stem[language], texts.toSpliced(at, 1).join('')));
          const chosen = choices.filter((_, at) => liked[at] === Math.max(...liked));
          return chosen.some(({ id }) => id === key) ? 1 / chosen.length : 0;
        });
        expect(chances.reduce((sum, chance) => sum + chance, 0) / single.length).toBeLessThanOrEqual(0.35);
      });
    }
  }
});

/** The share of a text's telling words that stand in another: neither single Chinese characters nor articles and the like. */
function overlap(text: string, other: string): number {
  const has = new Set(tokensOf(other));
  const tokens = tokensOf(text).filter(
    (token) => !/^(\p{Script=Han}|the|an?|of|to|in|on|it|that|is|for|and)$/u.test(token),
  );
  return tokens.filter((token) => has.has(token)).length / Math.max(tokens.length, 1);
}
