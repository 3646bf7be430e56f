/** Words that stay letters, and limits at their edge and one beyond. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { customIdOf, pressOf } from '../../../src/adapters/discord/custom-id.ts';
import { renderForm } from '../../../src/adapters/discord/form.ts';
import { markdown } from '../../../src/adapters/discord/markdown.ts';
import { fits, renderCard, renderReply } from '../../../src/adapters/discord/render.ts';
import type { Block, Card, Rich } from '../../../src/core/card.ts';
import { cut } from '../../../src/core/graphemes.ts';
import { reply } from '../../kit/discord/connected.ts';
import { kindsIn, pingsIn, readMarkdown, wordsOf } from '../../kit/discord/markdown.ts';
import { bodyFaults } from '../../kit/discord/openapi.ts';
import { walk } from '../../kit/discord/parts.ts';
import { messageFaults, modalFaults, wire } from '../../kit/discord/refusals.ts';

const seen = (text: string) =>
  readMarkdown(text)
    .map((line) => wordsOf(line.of))
    .join('\n')
    .replaceAll('\u200b', '');
const card = (...blocks: readonly Block[]): Card => ({ title: 'T', blocks });
const textOf = (text: Rich): Block => ({ is: 'text', text });
const faults = (one: Card) => {
  const body = wire(renderCard(one));
  return [...messageFaults(body), ...bodyFaults('POST', '/channels/1/messages', body)];
};
const press = (n: number) => ({ machine: 'm', session: '', event: 'e', args: [`${n}`] });

describe('literal words', () => {
  const hostile = [
    ...['@everyone', '@here', '@EVERYONE', '<@123456789012345678>', '<@!123456789012345678>', '<@&123456789012345678>'],
    ...[
      '<#123456789012345678>',
      '<t:1618272000:R>',
      '<:emoji:123456789012345678>',
      '<a:emoji:123456789012345678>',
      ':smile:',
    ],
    ...[
      '</article ask:123456789012345678>',
      '<id:customize>',
      '[label](https://evil.example)',
      'https://evil.example',
      '<https://evil.example>',
    ],
    ...[
      '**b**',
      '*i*',
      '_i_',
      '__u__',
      '~~s~~',
      '||spoiler||',
      '`code`',
      '```js\nblock```',
      '\\*',
      '\\',
      '\\\\',
      '\\@everyone',
    ],
    ...[
      '# heading',
      '## heading',
      '-# small',
      '- item',
      '* item',
      '+ item',
      '1. item',
      '12. item',
      '> quote',
      '>>> quote',
    ],
    ...[
      '  # heading',
      '\t- item',
      'a\n# heading',
      'a\r\n- item',
      'a\u2028> quote',
      'a\n\n1. item',
      '¯\\_(ツ)_/¯',
      '@\u200beveryone',
    ],
  ];
  test.each(hostile)('%j is only letters', (words) => {
    const written = markdown(words);
    expect(pingsIn(written)).toEqual([]);
    expect([...kindsIn(written)].filter((kind) => !['line', 'words'].includes(kind))).toEqual([]);
    expect(seen(written)).toBe(words.replaceAll(/\r\n|\u2028/g, '\n').replaceAll('\u200b', ''));
  });

  test.each(hostile)('%j is only letters inside marks and items too', (words) => {
    for (const rich of [
      [{ bold: words }],
      [{ italic: words }],
      ['@', 'everyone ', { code: words }],
      [{ link: words, to: 'https://example.com' }],
    ] as Rich[]) {
      for (const block of [textOf(rich), { is: 'list', items: [rich] }, { is: 'note', text: rich }] as Block[]) {
        const [, text] =
          wire(renderCard(card(block)))
            .components?.flatMap(walk)
            .filter(({ content }) => content) ?? [];
        expect(pingsIn(text?.content ?? '')).toEqual([]);
        const kinds = [...kindsIn(text?.content ?? '')];
        expect(
          kinds.filter(
            (kind) => !['line', 'item', 'subtext', 'words', 'bold', 'italic', 'code', 'link'].includes(kind),
          ),
        ).toEqual([]);
      }
    }
  });

  test('whatever the words are', () => {
    const signs = fc.constantFrom(...'@<>#:*_~|`\\[]()-+.1 \n/ea中👍', 'everyone', 'here', 'https://x.y', '123');
    fc.assert(
      fc.property(
        fc.array(
          fc.array(signs, { maxLength: 8 }).map((parts) => parts.join('')),
          { maxLength: 4 },
        ),
        (parts) => {
          const written = markdown(parts);
          expect(pingsIn(written)).toEqual([]);
          expect([...kindsIn(written)].filter((kind) => !['line', 'words'].includes(kind))).toEqual([]);
          expect(seen(written)).toBe(parts.join(''));
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

describe('spans', () => {
  test.each<[Rich, string]>([
    [[{ bold: 'a' }, { italic: 'b' }, { bold: 'c' }], '**a**\u200b*b*\u200b**c**'],
    [[{ bold: ' a ' }, 'b'], ' **a** b'],
    [[{ bold: ' ' }, { code: ' ' }, { italic: '' }], '  '],
    [[{ code: 'a' }, { code: '`b' }], '`a`\u200b`` `b ``'],
    [[{ code: 'x <@1> @here' }], '`x <\u200b@1> @\u200bhere`'],
    [[{ bold: 'two\nlines' }], '**two lines**'],
    [
      [{ cite: { article: 'a', address: '2.3' } }, { cite: { article: 'a', address: '2.4' } }],
      '**¶2.3**\u200b**¶2.4**',
    ],
    [[{ time: 1_790_000_000_999, as: 'clock' }], '<t:1790000000:T>'],
    [[{ time: 1_790_000_000_000, as: 'moment' }], '<t:1790000000:f>'],
    [['<t:1:R>', { time: 1_790_000_000_000, as: 'relative' }, ':R>'], '\\<t\\:1\\:R\\><t:1790000000:R>\\:R\\>'],
    [[{ bold: '<t:1:R>' }, { time: 0, as: 'relative' }], '**\\<t\\:1\\:R\\>**<t:0:R>'],
    [[{ link: 'here', to: 'https://example.com/a b' }], 'here'],
    [[{ link: 'here', to: 'https://example.com/(a)_*' }], '[here](https://example.com/%28a%29%5f%2a)'],
    [[{ link: 'here', to: 'javascript:alert(1)' }], 'here'],
    [[{ link: 'a [b]', to: 'https://example.com' }], 'a \\[b\\] [↗](https://example.com/)'],
    [[{ link: 'https://a.example', to: 'https://b.example' }], 'https\\://a.example [↗](https://b.example/)'],
  ])('%j', (rich, written) => {
    expect(markdown(rich)).toBe(written);
  });
});

describe('cutting', () => {
  const family = '👩‍👩‍👧‍👦';
  test.each([
    ['abcde', 5, 'abcde'],
    ['abcdef', 5, 'abcd…'],
    ['一二三四五六', 5, '一二三四…'],
    [family.repeat(3), 22, `${family}…`],
    [family.repeat(3), 23, `${family.repeat(2)}…`],
    ['e\u0301e\u0301e\u0301', 5, 'e\u0301e\u0301…'],
    [family, 5, '…'],
  ])('%s in %i units', (words, most, expected) => {
    expect(cut(words, most)).toBe(expected);
    expect(cut(words, most).length).toBeLessThanOrEqual(most);
  });
});

describe('limits of a whole message, at the edge and one beyond', () => {
  // The title is a display of its own: “### T”.
  const room = 4_000 - '### T'.length;
  const bytes = 9_500 - 2 * 12 - '### T'.length;
  test.each([
    ['English by characters', 'a'.repeat(room), 'a'.repeat(room + 1)],
    ['Chinese by bytes', '长'.repeat(Math.floor(bytes / 3)), '长'.repeat(Math.floor(bytes / 3) + 1)],
    ['emoji by characters', '👍'.repeat(Math.floor(room / 2)), '👍'.repeat(Math.floor(room / 2) + 1)],
    [
      'mixed by bytes',
      `${'长长长👍'.repeat(700)}${'a'.repeat(bytes - 700 * 13)}`,
      `${'长长长👍'.repeat(700)}${'a'.repeat(bytes - 700 * 13 + 1)}`,
    ],
  ])('%s', (_, within, beyond) => {
    expect(fits(renderCard(card(textOf(within))))).toBe(true);
    expect(faults(card(textOf(within)))).toEqual([]);
    expect(fits(renderCard(card(textOf(beyond))))).toBe(false);
  });

  test('forty components, nested ones too', () => {
    // A container, the title, two rows of five buttons: 14.
    const buttons: Block = {
      is: 'actions',
      of: Array.from({ length: 10 }, (_, n) => ({ label: `${n}`, press: press(n) })),
    };
    const texts = (count: number) => Array.from({ length: count }, (_, n) => textOf(`${n}`));
    expect(fits(renderCard(card(...texts(26), buttons)))).toBe(true);
    expect(faults(card(...texts(26), buttons))).toEqual([]);
    expect(fits(renderCard(card(...texts(27), buttons)))).toBe(false);
    expect(faults(card(...texts(27), buttons))).toContain('41 components, more than 40');
  });

  test('a card beyond becomes pages that are within', () => {
    const long = reply('T', { again: press(1) }, [textOf('很长。'.repeat(3_000))]);
    const { pages } = renderReply(long);
    expect(pages).toBeGreaterThan(2);
    for (let page = 1; page <= pages; page += 1) {
      const body = wire(renderReply({ ...long, page }).message);
      expect([...messageFaults(body), ...bodyFaults('POST', '/channels/1/messages', body)]).toEqual([]);
    }
  });
});

describe('limits of the parts', () => {
  const label = (length: number): Card =>
    card({ is: 'actions', of: [{ label: '长'.repeat(length), press: press(1) }] });
  const labelOf = (one: Card) =>
    wire(renderCard(one))
      .components?.flatMap(walk)
      .find(({ type }) => type === 2)?.label;
  test('a button’s label: 80', () => {
    expect(labelOf(label(80))).toBe('长'.repeat(80));
    expect(labelOf(label(81))).toBe(`${'长'.repeat(79)}…`);
    expect(faults(label(81))).toEqual([]);
  });

  test('five buttons a row', () => {
    const row = (count: number) =>
      wire(
        renderCard(
          card({ is: 'actions', of: Array.from({ length: count }, (_, n) => ({ label: `${n}`, press: press(n) })) }),
        ),
      )
        .components?.flatMap(walk)
        .filter(({ type }) => type === 1).length;
    expect([row(0), row(5), row(6)]).toEqual([0, 1, 2]);
  });

  test('an address of 512 is a button, a longer one or another kind is not', () => {
    const to = (length: number) => `https://example.com/${'a'.repeat(length - 20)}`;
    const linked = (address: string) => card({ is: 'actions', of: [{ label: 'Original', to: address }] });
    const kinds = (address: string) =>
      wire(renderCard(linked(address)))
        .components?.flatMap(walk)
        .map(({ type }) => type);
    expect(kinds(to(512))).toEqual([17, 10, 1, 2]);
    expect(kinds(to(513))).toEqual([17, 10, 10]);
    expect(kinds('ftp://example.com')).toEqual([17, 10, 10]);
    for (const address of [to(512), to(513), 'ftp://example.com']) expect(faults(linked(address))).toEqual([]);
  });

  test('a menu: 25 options, a hint of 150, labels and values of 100', () => {
    const menu = (count: number, length: number): Card =>
      card({
        is: 'menu',
        press: press(1),
        hint: '长'.repeat(length + 50),
        of: Array.from({ length: count }, (_, n) => ({
          id: `${n}`.padEnd(length, 'v'),
          label: `${n}`.padEnd(length, '长'),
        })),
      });
    const selects = (one: Card) =>
      (wire(renderCard(one)).components ?? []).flatMap(walk).filter(({ type }) => type === 3);
    const select = (one: Card) =>
      wire(renderCard(one))
        .components?.flatMap(walk)
        .find(({ type }) => type === 3);
    expect(select(menu(25, 100))).toMatchObject({ placeholder: '长'.repeat(150), options: { length: 25 } });
    expect(selects(menu(26, 100)).map(({ options }) => options?.length)).toEqual([25, 1]);
    expect(selects(menu(26, 100)).map((one) => one.placeholder)).toEqual([
      expect.stringMatching(/^长{141,}… · 1–25$/),
      expect.stringMatching(/^长{141,}… · 26–26$/),
    ]);
    expect(faults(menu(26, 100))).toEqual([]);
    expect(faults(menu(26, 99))).toEqual([]);
    // A value cannot be cut: it would pick something else.
    expect(select(menu(3, 101))).toBeUndefined();
    expect(
      select(
        card({
          is: 'menu',
          press: press(1),
          hint: 'H',
          of: [
            { id: 'a', label: '' },
            { id: 'a', label: 'A' },
            { id: '', label: 'B' },
          ],
        }),
      )?.options,
    ).toEqual([{ value: 'a', label: 'A' }]);
    expect(faults(card({ is: 'menu', press: press(1), hint: '', of: [{ id: 'a', label: ' ' }] }))).toEqual([]);
  });

  test('what does the same more than once has an id of its own each time, and comes back as the same', () => {
    const twice = card(
      { is: 'actions', of: ['A', 'B', 'C'].map((label) => ({ label, press: press(1) })) },
      { is: 'menu', press: press(1), hint: 'H', of: [{ id: 'a', label: 'A' }] },
    );
    expect(faults(twice)).toEqual([]);
    const ids = (wire(renderCard(twice)).components ?? []).flatMap(walk).flatMap(({ custom_id: id }) => id ?? []);
    expect(ids).toHaveLength(4);
    expect(ids.map(pressOf)).toEqual(Array(4).fill(press(1)));
  });

  test.each(['x%2', 'x%25', '%', ':', '%%9', '100%3', '%3A'])('an id keeps the argument %j', (arg) => {
    const one = { machine: 'm', session: '', event: 'e', args: [arg] };
    const taken = new Set<string>();
    const ids = Array.from({ length: 10 }, () => customIdOf(one, taken));
    expect(new Set(ids).size).toBe(10);
    expect(ids[9]).toBeUndefined();
    for (const id of ids.slice(0, 9)) expect(pressOf(id ?? '')).toEqual(one);
    const long = { ...one, args: ['x'.repeat(95)] };
    expect([customIdOf(long, taken)?.length, customIdOf(long, taken)]).toEqual([100, undefined]);
  });

  test('a title of 256, of nothing, of two lines', () => {
    const title = (words: string) =>
      wire(renderCard({ title: words, blocks: [textOf('x')] })).components?.flatMap(walk)[1]?.content;
    expect(title('长'.repeat(256))).toBe(`### ${'长'.repeat(256)}`);
    expect(title('长'.repeat(257))).toBe(`### ${'长'.repeat(255)}…`);
    expect(title(' ')).toBe('x');
    expect(title('two\n# lines')).toBe('### two # lines');
  });

  test('a modal: its title and labels of 45, at most five fields', () => {
    const form = (length: number, count = 1) =>
      wire(
        renderForm({
          title: '长'.repeat(length),
          press: press(1),
          fields: Array.from({ length: count }, (_, n) => ({
            id: `f${n}`,
            label: '长'.repeat(length),
            required: true,
            is: 'line' as const,
            most: 5_000,
            typed: 'x'.repeat(5_000),
          })),
        }),
      );
    for (const body of [form(45), form(46), form(1, 5)]) {
      expect(modalFaults(body)).toEqual([]);
      expect(bodyFaults('POST', '/interactions/1/t/callback', { type: 9, data: body })).toEqual([]);
    }
    expect(form(45).title).toBe('长'.repeat(45));
    expect(form(46)).toMatchObject({
      title: `${'长'.repeat(44)}…`,
      components: [{ label: `${'长'.repeat(44)}…`, component: { max_length: 4_000 } }],
    });
    expect(() => form(1, 6)).toThrow('a form of 6 fields');
    expect(() => form(1, 0)).toThrow('a form of 0 fields');
  });
});
