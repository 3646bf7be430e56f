/** Addresses over imports of changed articles. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { place } from '../../../src/content/import/addresses.ts';
import { fingerprintOf } from '../../../src/content/import/fingerprint.ts';
import type { ParsedSection } from '../../../src/content/reading/parsed.ts';
import type { DraftSection } from '../../../src/core/article/draft.ts';

const opening = { title: '', paragraphs: ['Bread is older than the oven.', 'It began on hot stones.'] };
const first = { title: 'Flour', paragraphs: ['Flour is ground grain.', 'Rye makes a dark loaf.', 'Wheat rises well.'] };
const second = { title: 'Water', paragraphs: ['Water wakes the yeast.', 'Too much of it makes holes.'] };
const article: readonly ParsedSection[] = [opening, first, second];

const addressOf = (sections: readonly DraftSection[], words: string): string | undefined =>
  sections
    .flatMap(({ passages }) => passages)
    .find(({ fingerprint, stale }) => fingerprint === fingerprintOf(words) && !stale)?.address;
const orderOf = (sections: readonly DraftSection[]): string[] =>
  sections.flatMap(({ passages }) => passages.map(({ address, stale }) => (stale ? `(${address})` : address)));

describe('an article that is imported again', () => {
  const before = place(article, [], true).sections;

  test('begins with addresses as they are counted', () => {
    expect(orderOf(before)).toEqual(['0.1', '0.2', '1.1', '1.2', '1.3', '2.1', '2.2']);
  });

  test('keeps everything when nothing changed', () => {
    const again = place(article, before, true);
    expect(again.sections).toEqual(before);
    expect(again).toMatchObject({ added: [], changed: [], stale: [] });
  });

  test('gives what is put between an address of its own, in the order of reading', () => {
    const more = { ...first, paragraphs: ['A mill is slow.', ...first.paragraphs] };
    const { sections, added } = place([opening, more, second], before, true);
    expect(orderOf(sections)).toEqual(['0.1', '0.2', '1.4', '1.1', '1.2', '1.3', '2.1', '2.2']);
    expect(added).toEqual(['1.4']);
  });

  test('keeps the address of what went, where it stood, and gives it to nobody', () => {
    const less = { ...first, paragraphs: ['Flour is ground grain.', 'Wheat rises well.'] };
    const gone = place([opening, less, second], before, true);
    expect(orderOf(gone.sections)).toEqual(['0.1', '0.2', '1.1', '(1.2)', '1.3', '2.1', '2.2']);
    expect(gone.stale).toEqual(['1.2']);
    const other = { ...first, paragraphs: ['Flour is ground grain.', 'Oats stay flat.', 'Wheat rises well.'] };
    const later = place([opening, other, second], gone.sections, true);
    expect(addressOf(later.sections, 'Oats stay flat.')).toBe('1.4');
    expect(later.stale).toEqual([]);
  });

  test('gives what comes back its old address', () => {
    const without = place([opening, { ...first, paragraphs: first.paragraphs.slice(0, 2) }, second], before, true);
    const back = place(article, without.sections, true);
    expect(addressOf(back.sections, 'Wheat rises well.')).toBe('1.3');
    expect(back.sections).toEqual(before);
  });

  test('knows an edited paragraph again, and says that it changed', () => {
    const edited = { ...second, paragraphs: ['Water wakes the sleepy yeast.', 'Too much of it makes holes.'] };
    const { sections, changed, added, stale } = place([opening, first, edited], before, true);
    expect({ changed, added, stale }).toEqual({ changed: ['2.1'], added: [], stale: [] });
    expect(addressOf(sections, 'Water wakes the sleepy yeast.')).toBe('2.1');
  });

  test('takes a paragraph that has nothing in common for a new one', () => {
    const other = { ...second, paragraphs: ['Salt keeps.', 'Too much of it makes holes.'] };
    const { changed, added, stale } = place([opening, first, other], before, true);
    expect({ changed, added, stale }).toEqual({ changed: [], added: ['2.3'], stale: ['2.1'] });
  });

  test('keeps the numbers of sections when one is put before them', () => {
    const salt = { title: 'Salt', paragraphs: ['Salt keeps.'] };
    const { sections } = place([opening, salt, first, second], before, true);
    expect(sections.map(({ number, title }) => [number, title])).toEqual([
      [0, ''],
      [3, 'Salt'],
      [1, 'Flour'],
      [2, 'Water'],
    ]);
    expect(addressOf(sections, 'Salt keeps.')).toBe('3.1');
  });

  test('keeps a section that was renamed, and one whose paragraphs all changed', () => {
    const renamed = { ...first, title: 'Grain' };
    const rewritten = { title: 'Water', paragraphs: ['Nothing is left of what stood here.'] };
    const { sections } = place([opening, renamed, rewritten], before, true);
    expect(sections.map(({ number, title }) => [number, title])).toEqual([
      [0, ''],
      [1, 'Grain'],
      [2, 'Water'],
    ]);
    expect(addressOf(sections, 'Nothing is left of what stood here.')).toBe('2.3');
  });

  test('keeps a section that went, all stale, and never gives its number away', () => {
    const gone = place([opening, second], before, true).sections;
    expect(orderOf(gone)).toEqual(['0.1', '0.2', '(1.1)', '(1.2)', '(1.3)', '2.1', '2.2']);
    expect(gone.find(({ number }) => number === 1)).toMatchObject({ stale: true, title: 'Flour' });
    const salt = { title: 'Salt', paragraphs: ['Salt keeps.'] };
    expect(addressOf(place([opening, second, salt], gone, true).sections, 'Salt keeps.')).toBe('3.1');
    expect(place(article, gone, true).sections).toEqual(before);
  });

  test('leaves the address of a paragraph that moved into another section', () => {
    const moved = [
      opening,
      { ...first, paragraphs: first.paragraphs.slice(1) },
      { ...second, paragraphs: [...second.paragraphs, 'Flour is ground grain.'] },
    ];
    const { sections, stale } = place(moved, before, true);
    expect(orderOf(sections)).toEqual(['0.1', '0.2', '1.2', '1.3', '2.1', '2.2', '1.1']);
    expect(stale).toEqual([]);
  });

  test('without the right keeps no words, and takes them away where they were', () => {
    const { sections, kept } = place(article, before, false);
    expect(JSON.stringify(sections)).not.toContain('Flour is');
    expect(kept).toHaveLength(7);
    expect(place(article, sections, true).sections).toEqual(before);
  });

  test('refuses what is longer than addresses reach', () => {
    const many = Array.from({ length: 1_001 }, (_, at) => ({ title: `Part ${at}`, paragraphs: [`Paragraph ${at}`] }));
    expect(() => place(many, [], true)).toThrow(RangeError);
    const long = [{ title: '', paragraphs: Array.from({ length: 10_000 }, (_, at) => `Line ${at}`) }];
    expect(() => place(long, [], true)).toThrow(RangeError);
  });
});

// Words that have nothing in common, so that no paragraph is an edited other one; a paragraph may stand twice.
const vocabulary = Array.from(
  { length: 26 },
  (_, at) => String.fromCharCode(97 + at).repeat(3) + String.fromCharCode(0x4e00 + at * 97),
);
const paragraphs = fc.array(fc.constantFrom(...vocabulary), { maxLength: 6 });
const sectionsOf = fc.array(fc.record({ title: fc.constantFrom('', 'One', 'Two', 'Three'), paragraphs }), {
  maxLength: 5,
});
const articles = fc
  .tuple(paragraphs, sectionsOf)
  .map(([lead, sections]): readonly ParsedSection[] => [{ title: '', paragraphs: lead }, ...sections]);

const flat = (sections: readonly DraftSection[]) => sections.flatMap(({ passages }) => passages);
const count = (words: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
};

describe('over any number of imports', () => {
  test('an unchanged paragraph keeps its address, none comes to mean another, and twice is once', () => {
    fc.assert(
      fc.property(fc.array(articles, { minLength: 1, maxLength: 6 }), (versions) => {
        let before: readonly DraftSection[] = [];
        const meant = new Map<string, string>();
        for (const version of versions) {
          const { sections } = place(version, before, true);
          const now = flat(sections);
          const live = now.filter(({ stale }) => !stale);
          // The article is what was imported, in its order.
          expect(
            sections
              .filter(({ stale }) => !stale)
              .map((each) => each.passages.filter(({ stale }) => !stale).map(({ text }) => text)),
          ).toEqual(version.map((each) => each.paragraphs));
          expect(new Set(now.map(({ address }) => address)).size).toBe(now.length);
          expect(new Set(sections.map(({ number }) => number)).size).toBe(sections.length);
          for (const { address, fingerprint } of now) {
            expect(meant.get(address) ?? fingerprint).toBe(fingerprint);
            meant.set(address, fingerprint);
          }
          // Nothing that was ever there is forgotten.
          expect([...meant.keys()].sort()).toEqual(now.map(({ address }) => address).sort());
          // As often as words stand in both versions, so many of their addresses are the same.
          const was = count(flat(before).flatMap(({ stale, fingerprint }) => (stale ? [] : fingerprint)));
          const is = count(live.map(({ fingerprint }) => fingerprint));
          const old = new Set(flat(before).flatMap(({ stale, address }) => (stale ? [] : address)));
          for (const [fingerprint, times] of is) {
            const same = live.filter((each) => each.fingerprint === fingerprint && old.has(each.address)).length;
            expect(same).toBe(Math.min(times, was.get(fingerprint) ?? 0));
          }
          const again = place(version, sections, true);
          expect(again.sections).toEqual(sections);
          expect([...again.added, ...again.changed, ...again.stale]).toEqual([]);
          before = sections;
        }
      }),
      { numRuns: 300 },
    );
  });

  test('an edit of one paragraph changes the meaning of no other address', () => {
    const words = fc.array(fc.constantFrom('barn', 'fox', '磨坊', 'river', '面粉', 'stone', 'seven', 'cold'), {
      minLength: 8,
      maxLength: 14,
    });
    const lines = fc.uniqueArray(
      words.map((each) => each.join(' ')),
      { minLength: 2, maxLength: 8 },
    );
    fc.assert(
      fc.property(lines, fc.nat(), (texts, pick) => {
        const at = pick % texts.length;
        const before = place([{ title: '', paragraphs: texts }], [], true).sections;
        const edited = texts.with(at, `${texts[at]}!`);
        const { sections, changed, kept } = place([{ title: '', paragraphs: edited }], before, true);
        // White space and signs are part of the words but for the fingerprint's white space: the sign makes it another one.
        expect(changed).toEqual([`0.${at + 1}`]);
        expect(kept).toHaveLength(texts.length - 1);
        expect(orderOf(sections)).toEqual(orderOf(before));
      }),
      { numRuns: 100 },
    );
  });
});
