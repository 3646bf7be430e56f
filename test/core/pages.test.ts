import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Block, type Card, plain } from '../../src/core/card.ts';
import type { CardReply } from '../../src/core/interaction.ts';
import { pageOf as pageDrawn, richesOf } from '../../src/core/pages.ts';

const again = { machine: 'article section', session: '', event: 'open', args: ['which=2', 'lang=zh'] };
const reply = (blocks: readonly Block[], more: Partial<CardReply> = {}): CardReply => ({
  is: 'card',
  card: { title: 'T', blocks },
  shownTo: 'asker',
  language: 'en',
  again,
  ...more,
});
/** Drawn as nothing but itself. */
const pageOf = (from: CardReply, fits: (page: Card) => boolean) => {
  const { drawn: card, at, of } = pageDrawn(from, (page) => page, fits);
  return { card, at, of };
};
const wordsOf = (card: Card) => card.blocks.flatMap(richesOf).map(plain).join(' ');
const atMost = (characters: number) => (card: Card) => wordsOf(card).length <= characters;
const labels = (card: Card) =>
  card.blocks.flatMap((block) => (block.is === 'actions' ? block.of.map(({ label }) => label) : []));
const cite = (address: string) => ({ cite: { article: 'tiny', address } });

describe('pages', () => {
  test('what fits stays whole and has no page number', () => {
    const { card, of } = pageOf(reply([{ is: 'text', text: 'short' }]), atMost(100));
    expect(of).toBe(1);
    expect(wordsOf(card)).toBe('short');
    expect(labels(card)).toEqual([]);
  });

  test('the first page turns forward, the last back, one between both ways; a number beyond the last is the last', () => {
    const long = reply([{ is: 'list', items: Array.from({ length: 9 }, (_, n) => `item ${n} ${'x'.repeat(20)}`) }]);
    const at = (page: number) => pageOf({ ...long, page }, atMost(110));
    expect(labels(at(1).card)).toEqual(['Next page']);
    expect(labels(at(2).card)).toEqual(['Previous page', 'Next page']);
    expect(labels(at(99).card)).toEqual(['Previous page']);
    expect(at(99).at).toBe(at(99).of);
    expect(wordsOf(at(2).card)).toContain(`Page 2 of ${at(1).of}`);
  });

  test('a quote is divided between its sentences; every page of it has the address, and halves of it are one quote again', () => {
    const sentence = 'A sentence of the article. ';
    const words = [sentence.repeat(9), { bold: 'What is marked.' }, ` ${sentence.repeat(2)}`];
    const long = reply([{ is: 'quote', words, from: { article: 'tiny', address: '2.1' } }]);
    const pages = Array.from({ length: 9 }, (_, n) => pageOf({ ...long, page: n + 1 }, atMost(170)).card);
    const quotes = pages.map((card) => card.blocks.filter((block) => block.is === 'quote'));
    const shown = quotes.slice(0, pageOf(long, atMost(170)).of);
    expect(shown.every((on) => on.length === 1 && on[0]?.from.address === '2.1')).toBe(true);
    const parts = shown.flatMap((on) => on.map((quote) => plain(quote.words)));
    expect(parts.join('')).toBe(plain(words));
    expect(parts.slice(0, -1).every((part) => /[.] ?$/.test(part))).toBe(true);
    expect(labels(pages[0] as Card)).toContain('¶2.1');
  });

  test('a paragraph’s own card has no button to itself', () => {
    const at = (machine: string) =>
      labels(
        pageOf(
          reply([{ is: 'quote', words: 'w', from: { article: 'tiny', address: '2.1' } }], {
            again: { ...again, machine, args: ['at=2.1'] },
          }),
          () => true,
        ).card,
      );
    expect(at('article passage')).toEqual([]);
    expect(at('article ask')).toEqual(['¶2.1']);
  });

  test('a page button names the command again, with the page first', () => {
    const long = reply([{ is: 'text', text: 'word '.repeat(100) }]);
    const action = pageOf(long, atMost(200)).card.blocks.flatMap((block) =>
      block.is === 'actions' ? block.of : [],
    )[0];
    expect(action).toMatchObject({
      press: { machine: 'article section', event: 'page', args: ['2', 'which=2', 'lang=zh'] },
    });
  });

  test('each page opens its own citations, in the language that was asked for', () => {
    const items = [
      ['a'.repeat(50), cite('1.1')],
      ['b'.repeat(50), cite('2.2')],
    ];
    const first = pageOf(reply([{ is: 'list', items }], { lang: 'zh' }), atMost(90));
    expect(labels(first.card)).toEqual(['¶1.1', 'Next page']);
    const action = first.card.blocks.find((block) => block.is === 'actions')?.of[0];
    expect(action).toMatchObject({
      press: { machine: 'article passage', args: ['at=1.1', 'article=tiny', 'lang=zh'] },
    });
  });

  test('more than five citations are a menu, more than 25 two', () => {
    const of = (count: number) => {
      const items = Array.from({ length: count }, (_, n) => [cite(`1.${n + 1}`)]);
      const menus = pageOf(reply([{ is: 'list', items }]), () => true).card.blocks.filter(
        (block) => block.is === 'menu',
      );
      return menus.map((menu) => menu.of.length);
    };
    expect(of(5)).toEqual([]);
    expect(of(6)).toEqual([6]);
    expect(of(26)).toEqual([25, 1]);
  });

  test('a citation that a button of the card opens already gets no second one', () => {
    const press = { machine: 'article passage', session: '', event: 'turn', args: ['at=1.1'] };
    const card = pageOf(
      reply([
        { is: 'text', text: [cite('1.1'), cite('1.2')] },
        { is: 'actions', of: [{ label: 'back', press }] },
      ]),
      () => true,
    ).card;
    expect(labels(card)).toEqual(['¶1.2', 'back']);
  });

  test('the steps of the card are on every page', () => {
    const press = { machine: 'article outline', session: '', event: 'turn', args: [] };
    const long = reply([
      { is: 'text', text: 'word '.repeat(100) },
      { is: 'actions', of: [{ label: 'Outline', press }] },
    ]);
    for (const page of [1, 2, 3]) expect(labels(pageOf({ ...long, page }, atMost(200)).card)).toContain('Outline');
  });

  test('without a way to ask again the rest is cut and said to be', () => {
    const { again: _, ...rest } = reply([{ is: 'text', text: 'word '.repeat(100) }]);
    expect(wordsOf(pageOf(rest, atMost(200)).card)).toContain('The rest did not fit here.');
  });

  test('a page that cannot hold one character is a bug and says so', () => {
    expect(() => pageOf(reply([{ is: 'text', text: 'abc' }]), () => false)).toThrow(RangeError);
  });

  test('no character is lost, whatever the card', () => {
    const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 });
    const rich = fc.oneof(
      words,
      fc.array(
        fc.oneof(
          words,
          words.map((bold) => ({ bold })),
          words.map((link) => ({ link, to: 'https://example.com' })),
        ),
        { minLength: 1, maxLength: 4 },
      ),
    );
    const block: fc.Arbitrary<Block> = fc.oneof(
      rich.map((text) => ({ is: 'text' as const, text })),
      fc.array(rich, { minLength: 1, maxLength: 5 }).map((items) => ({ is: 'list' as const, items })),
      fc
        .array(fc.record({ label: words, value: rich }), { minLength: 1, maxLength: 4 })
        .map((rows) => ({ is: 'facts' as const, rows })),
    );
    fc.assert(
      fc.property(
        fc.array(block, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 40, max: 200 }),
        (blocks, most) => {
          const whole = reply(blocks);
          const { of } = pageOf(whole, atMost(most));
          const pages = Array.from({ length: of }, (_, n) => pageOf({ ...whole, page: n + 1 }, atMost(most)).card);
          const seen = pages
            .map((card) => wordsOf({ ...card, blocks: card.blocks.filter(({ is }) => is !== 'note') }))
            .join('');
          expect(seen.replaceAll(' ', '')).toBe(wordsOf(whole.card).replaceAll(' ', ''));
        },
      ),
    );
  });
});
