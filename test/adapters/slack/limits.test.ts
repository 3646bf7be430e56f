import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderForm } from '../../../src/adapters/slack/form.ts';
import { limits } from '../../../src/adapters/slack/limits.ts';
import { renderReply as renderReplyWith, render as renderWith } from '../../../src/adapters/slack/render.ts';
import { slashOf } from '../../../src/adapters/slack/rich.ts';
import { optionsOf } from '../../../src/adapters/slack/steps.ts';
import type { Card, Form } from '../../../src/core/card.ts';
import { cut, divide } from '../../../src/core/graphemes.ts';
import type { CardReply } from '../../../src/core/interaction.ts';
import type { Press } from '../../../src/core/press.ts';
import { wordsIn } from '../../kit/slack/picture.ts';
import { fallbackText, messageBlocks, modalView, suggestedOptions } from '../../kit/slack/rules.ts';

const slash = slashOf(undefined);
const render = (card: Card) => renderWith(card, slash);
const renderReply = (reply: CardReply) => renderReplyWith(reply, slash);

const time = 1_790_000_000_999;
const press: Press = { machine: 'article section', session: '', event: 'open', args: ['which=2'] };
const family = '👩‍👩‍👧‍👦';
/** One grapheme of each script: one UTF-16 unit and one byte, one unit and three bytes, eleven units and 25 bytes. */
const scripts = { English: 'a', Chinese: '平', emoji: family, 'a mix of all': `a平${family}` };
/** Exactly that many UTF-16 units, in whole graphemes. */
const fill = (unit: string, length: number): string => {
  const whole = unit.repeat(Math.floor(length / unit.length));
  return whole + 'z'.repeat(length - whole.length);
};
const faults = (card: Card) => {
  const { text, blocks } = render(card);
  return [...messageBlocks(blocks, ''), ...fallbackText(text, 'text')];
};
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const isWhole = (words: string, unit: string) =>
  [...graphemes.segment(words.replace(/…$/, ''))].every(({ segment }) => unit.includes(segment) || segment === 'z');

describe.each(Object.entries(scripts))('in %s', (_, unit) => {
  const titled = (title: string): Card => ({ title, blocks: [{ is: 'text', text: 'x' }] });
  const headerOf = (card: Card) => wordsIn(render(card).blocks).split('\n')[0] ?? '';

  test('a title: whole at the edge, cut at a whole grapheme one beyond', () => {
    const edge = fill(unit, limits.header);
    expect(headerOf(titled(edge))).toBe(edge);
    const beyond = `${unit.repeat(limits.header)}z`;
    expect(headerOf(titled(beyond))).toMatch(/…$/);
    expect(headerOf(titled(beyond)).length).toBeLessThanOrEqual(limits.header);
    expect(isWhole(headerOf(titled(beyond)), unit)).toBe(true);
    expect(faults(titled(beyond))).toEqual([]);
  });

  test.each([
    [
      'a button',
      limits.button,
      (label: string): Card => ({ title: 't', blocks: [{ is: 'actions', of: [{ label, press }] }] }),
    ],
    [
      'a menu’s hint',
      limits.placeholder,
      (hint: string): Card => ({ title: 't', blocks: [{ is: 'menu', press, hint, of: [{ id: '1', label: 'x' }] }] }),
    ],
  ])('%s: cut one beyond the edge', (_name, most, card) => {
    const written = (label: string) => wordsIn(render(card(label)).blocks).split('\n')[1] ?? '';
    const edge = 'z'.repeat(most);
    expect(written(edge)).toBe(edge);
    const beyond = unit.repeat(most + 1);
    expect(written(beyond).length).toBeLessThanOrEqual(most);
    expect(isWhole(written(beyond), unit)).toBe(true);
    expect(faults(card(beyond))).toEqual([]);
  });

  test('options: their labels are cut, their ids come back whole or not at all', () => {
    const options = optionsOf([
      { id: 'x'.repeat(limits.optionValue), label: unit.repeat(100) },
      { id: 'x'.repeat(limits.optionValue + 1), label: 'too long' },
      { id: '', label: 'empty' },
      ...Array.from({ length: 150 }, (_, n) => ({ id: `${n}`, label: unit })),
    ]);
    expect(options).toHaveLength(limits.options);
    expect(options[1]?.value).toBe('0');
    expect(suggestedOptions({ options }, '')).toEqual([]);
  });

  test('a message: the last length that fits whole is whole, one more makes pages', () => {
    const reply = (length: number): CardReply => ({
      is: 'card',
      card: { title: 't', blocks: [{ is: 'text', text: fill(unit, length) }] },
      shownTo: 'asker',
      language: 'en',
      again: press,
    });
    let [fits, breaks] = [1, 20_000];
    while (breaks - fits > 1) {
      const middle = Math.floor((fits + breaks) / 2);
      if (renderReply(reply(middle)).pages === 1) fits = middle;
      else breaks = middle;
    }
    for (const length of [fits, breaks]) {
      const { message } = renderReply(reply(length));
      expect(messageBlocks(message.blocks, '')).toEqual([]);
      expect(fallbackText(message.text, '')).toEqual([]);
    }
    expect(JSON.stringify(renderReply(reply(fits)).message).length).toBeLessThanOrEqual(limits.message);
    expect(renderReply(reply(breaks)).pages).toBe(2);
  });

  test('the fallback keeps to 4,000 bytes, escapes included', () => {
    for (const words of [unit, '&', '<!channel>']) {
      const { text } = render({ title: words.repeat(300), blocks: [{ is: 'text', text: words.repeat(3_000) }] });
      expect(fallbackText(text, '')).toEqual([]);
    }
  });

  test('a form: everything in it is cut to fit', () => {
    const long = { id: '1', label: unit.repeat(100) };
    const form: Form = {
      title: unit.repeat(50),
      press,
      fields: [
        { id: 'line', is: 'line', label: unit.repeat(3_000), required: true, most: 80, typed: unit.repeat(100) },
        { id: 'paragraph', is: 'paragraph', label: 'x', required: false, most: 9_000, typed: unit.repeat(5_000) },
        { id: 'pick', is: 'pick', label: 'x', required: true, of: [long], picked: long },
        { id: 'search', is: 'pick', label: 'x', required: true, of: [], suggests: true, picked: long },
        { id: 'nothing', is: 'pick', label: 'x', required: true, of: [] },
      ],
    };
    expect(modalView(renderForm(form, 'zh', '{}'), '')).toEqual([]);
  });
});

test('what is picked already is chosen, as one of the options', () => {
  const of = Array.from({ length: 120 }, (_, n) => ({ id: `s${n}`, label: `Section ${n}` }));
  const elementOf = (field: object) => {
    const [block] = renderForm(
      { title: 'x', press, fields: [{ id: 'f', is: 'pick', label: 'x', required: true, of, ...field }] },
      'en',
      '{}',
    ).blocks as { element: { type: string; options?: { value: string }[]; initial_option?: { value: string } } }[];
    if (!block) throw new Error('no field');
    return block.element;
  };
  for (const at of [3, 119]) {
    const { options, initial_option } = elementOf({ picked: of[at] });
    expect(initial_option).toMatchObject({ value: `s${at}` });
    expect(options).toHaveLength(limits.options);
    expect(options).toContainEqual(initial_option);
  }
  expect(elementOf({ picked: of[119], suggests: true })).toMatchObject({
    type: 'external_select',
    initial_option: { value: 's119' },
  });
  expect(elementOf({})).not.toHaveProperty('initial_option');
  expect(elementOf({ picked: { id: 'x'.repeat(200), label: 'x' } })).not.toHaveProperty('initial_option');
});

test('blocks: fifty are whole, one more makes pages', () => {
  const reply = (count: number): CardReply => ({
    is: 'card',
    card: { title: 't', blocks: Array.from({ length: count }, () => ({ is: 'text', text: 'x' })) },
    shownTo: 'asker',
    language: 'en',
    again: press,
  });
  expect(renderReply(reply(49)).pages).toBe(1);
  expect(renderReply(reply(50)).pages).toBe(2);
});

test('a menu of very long ids and labels leaves room for the words', () => {
  const of = Array.from({ length: 100 }, (_, n) => ({ id: `${n}-${'x'.repeat(140)}`, label: '平'.repeat(80) }));
  const card: Card = {
    title: 't',
    blocks: [
      { is: 'text', text: 'x' },
      { is: 'menu', press, hint: 'Pick', of },
    ],
  };
  expect(faults(card)).toEqual([]);
});

test('what is empty is left out, for Slack takes no empty text', () => {
  const card: Card = {
    title: ' \n ',
    tone: 'bad',
    blocks: [
      { is: 'text', text: '' },
      { is: 'text', text: [{ bold: '' }, ''] },
      { is: 'note', text: '' },
      { is: 'list', items: ['', []] },
      { is: 'facts', rows: [] },
      { is: 'choices', of: [] },
      { is: 'standings', rows: [] },
      { is: 'actions', of: [] },
      { is: 'menu', press, hint: '', of: [] },
      {
        is: 'actions',
        of: [
          { label: '', press },
          { label: 'x', to: 'javascript:alert(1)' },
          { label: 'x', to: 'not an address' },
        ],
      },
    ],
  };
  expect(render(card).blocks).toEqual([
    {
      type: 'actions',
      elements: [
        {
          type: 'button',
          action_id: '0|article section::open:which=2',
          text: { type: 'plain_text', text: '…', emoji: false },
        },
      ],
    },
  ]);
});

test('a note is small print, unless it has a link or is long', () => {
  const typesOf = (card: Card) => render(card).blocks.map(({ type }) => type);
  const note = (text: Card['blocks'][number] & { is: 'note' }) => typesOf({ title: '', blocks: [text] });
  expect(note({ is: 'note', text: ['Small ', { code: 'x' }] })).toEqual(['context']);
  expect(note({ is: 'note', text: [{ link: 'x', to: 'https://example.com' }] })).toEqual(['rich_text']);
  expect(note({ is: 'note', text: 'x'.repeat(limits.textObject) })).toEqual(['context']);
  expect(note({ is: 'note', text: 'x'.repeat(limits.textObject + 1) })).toEqual(['rich_text']);
});

describe('moments', () => {
  const block = (text: Extract<Card['blocks'][number], { is: 'text' }>['text'], is: 'text' | 'note' = 'text') =>
    render({ title: '', blocks: [{ is, text }] }).blocks[0];
  const all = [
    ['clock', '{time_secs}', '14:13:20 UTC'],
    ['moment', '{date_short_pretty} {time}', '2026-09-21 14:13 UTC'],
    ['relative', '{time_secs}', '14:13:20 UTC'],
  ] as const;

  test.each(all)('as a %s: in whole seconds, cut, with its words beside it', (as, format, fallback) => {
    expect(block([{ time, as }])).toMatchObject({
      elements: [{ elements: [{ type: 'date', timestamp: 1_790_000_000, format, fallback }] }],
    });
    expect(render({ title: 'x', blocks: [{ is: 'text', text: ['Until ', { time, as }] }] }).text).toBe(
      `x\nUntil ${fallback}`,
    );
  });

  test.each(all)('in a note as a %s: by itself, so that the words beside it stay letters', (as, format, fallback) => {
    expect(block(['*Until* <!here> ', { time, as }, ' :smile:'], 'note')).toEqual({
      type: 'context',
      elements: [
        { type: 'plain_text', text: '*Until* <!here> ', emoji: false },
        { type: 'mrkdwn', text: `<!date^1790000000^${format}|${fallback}>`, verbatim: true },
        { type: 'plain_text', text: ' :smile:', emoji: false },
      ],
    });
  });

  test('a note of ten parts is small print, one more is a paragraph', () => {
    const parts = (count: number) =>
      Array.from({ length: count }, (_, n) => (n % 2 ? ({ time, as: 'clock' } as const) : 'x'));
    expect(block(parts(limits.context), 'note')?.type).toBe('context');
    expect(block(parts(limits.context + 1), 'note')?.type).toBe('rich_text');
  });
});

test('the expected button stands out, and how a card is meant is a sign', () => {
  const of = [
    { label: 'A', press },
    { label: 'B', press, main: true },
    { label: 'C', to: 'https://example.com/', main: true },
  ] as const;
  const card: Card = { title: 'Right', tone: 'good', blocks: [{ is: 'actions', of }] };
  expect(faults(card)).toEqual([]);
  expect(render(card).blocks).toMatchObject([
    { text: { text: '✅ Right' } },
    { elements: [{ text: { text: 'A' } }, { style: 'primary' }, { style: 'primary' }] },
  ]);
  expect(JSON.stringify(render(card).blocks[1]).match(/"style"/g)).toHaveLength(2);
});

test('choices, standings and files stand in the fallback, and nobody is called by it', () => {
  const card: Card = {
    title: 'Q',
    blocks: [
      { is: 'choices', of: [{ letter: 'A', text: ['One ', { bold: '<!here>' }] }] },
      { is: 'standings', rows: [{ rank: 1, name: 'Ada\n<@U1>', points: 1_200 }] },
      { is: 'file', name: 'a.csv', mime: 'text/csv', text: 'x' },
    ],
  };
  expect(render(card).text).toBe('Q\nA: One &lt;!here&gt;\n1. Ada &lt;@U1&gt; · 1200\na.csv');
  expect(wordsIn(render(card).blocks)).toContain('1. Ada <@U1> · 1200');
});

test.each(['choices', 'standings'] as const)(
  '%s: the last count that fits whole is whole, one more makes pages',
  (is) => {
    const reply = (count: number): CardReply => {
      const each = Array.from({ length: count }, (_, n) => n + 1);
      const block: Card['blocks'][number] =
        is === 'choices'
          ? { is, of: each.map((n) => ({ letter: `${n}`, text: '平'.repeat(30), mark: 'right', note: '1 of 4' })) }
          : { is, rows: each.map((n) => ({ rank: n, name: family.repeat(3), points: n, note: 'Mountain' })) };
      return { is: 'card', card: { title: 't', blocks: [block] }, shownTo: 'asker', language: 'en', again: press };
    };
    const fits = Array.from({ length: 200 }, (_, n) => n + 1).findLast((n) => renderReply(reply(n)).pages === 1) ?? 0;
    expect(fits).toBeGreaterThan(30);
    for (const count of [fits, fits + 1]) {
      const { message, pages } = renderReply(reply(count));
      expect(pages).toBe(count - fits + 1);
      expect(messageBlocks(message.blocks, '')).toEqual([]);
    }
  },
);

describe('several picks', () => {
  const of = (count: number) => Array.from({ length: count }, (_, n) => ({ id: `s${n}`, label: `Section ${n}` }));
  const elementOf = (field: object) => {
    const form: Form = {
      title: 'x',
      press,
      fields: [{ id: 'f', is: 'pick', label: 'x', required: true, of: [], ...field }],
    };
    const view = renderForm(form, 'en', '{}');
    expect(modalView(view, '')).toEqual([]);
    return (view.blocks[0] as { element: object }).element;
  };

  test.each([
    [2, 2, 'checkboxes'],
    [10, 10, 'checkboxes'],
    [10, 99, 'checkboxes'],
    [10, 9, 'multi_static_select'],
    [11, 11, 'multi_static_select'],
    [150, 2, 'multi_static_select'],
    [0, 2, 'multi_external_select'],
    [4, 1, 'static_select'],
  ])('of %i at most %i: %s', (count, upTo, type) => {
    const element = elementOf({ of: of(count), upTo });
    expect(element).toMatchObject({ type });
    if (type.startsWith('multi')) expect(element).toMatchObject({ max_selected_items: upTo });
    else expect(element).not.toHaveProperty('max_selected_items');
  });

  test('what is picked already is chosen', () => {
    const all = of(120);
    for (const [count, at] of [
      [4, 1],
      [120, 119],
    ] as const) {
      expect(elementOf({ of: all.slice(0, count), upTo: count, picked: all[at] })).toMatchObject({
        initial_options: [{ value: `s${at}` }],
      });
    }
    expect(elementOf({ of: all, upTo: 3, picked: all[119], suggests: true })).toMatchObject({
      type: 'multi_external_select',
      initial_options: [{ value: 's119' }],
    });
  });
});

test('whatever the words, Slack can take them', () => {
  const anything = fc.string({
    unit: fc.oneof(
      fc.constantFrom('\ud83d', '\udc69', '\u0000', '\u0007', '\u200d', '<', '&', '\n', '平', family),
      fc.string(),
    ),
    maxLength: 60,
  });
  fc.assert(
    fc.property(anything, anything, anything, (title, words, label) => {
      const card: Card = {
        title,
        blocks: [
          {
            is: 'text',
            text: [
              words,
              { bold: label },
              { italic: words },
              { code: label },
              { link: words, to: 'https://example.com/' },
            ],
          },
          { is: 'list', items: [words, [label]] },
          { is: 'facts', rows: [{ label, value: words }] },
          { is: 'note', text: words },
          { is: 'note', text: [words, { time, as: 'moment' }, label, { time, as: 'clock' }, { code: words }] },
          { is: 'text', text: [{ time, as: 'relative' }, words] },
          {
            is: 'choices',
            of: [
              { letter: label, text: [words, { bold: label }], mark: 'right', note: words },
              { letter: 'B', text: words },
            ],
          },
          { is: 'standings', rows: [{ rank: 1, name: words, points: -1, note: label }] },
          { is: 'file', name: label, mime: 'text/csv', text: words },
          { is: 'menu', press, hint: label, of: [{ id: '1', label: words }] },
          { is: 'actions', of: [{ label, press }] },
        ],
      };
      expect(faults({ ...card, title: `x${title}` })).toEqual([]);
      expect(faults({ ...card, title: `x${title}`, tone: 'good' })).toEqual([]);
    }),
  );
});

test('cutting and dividing lose no grapheme and divide none', () => {
  const unit = fc.oneof(
    fc.constantFrom(...Object.values(scripts), 'e\u0301', '\r\n', '©\ufe0f', '🇨🇳', '한', '平\ufe00'),
    fc.string({ unit: 'grapheme', maxLength: 1 }),
  );
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 80 }), fc.integer({ min: 40, max: 60 }), (words, most) => {
      const starts = new Set([...graphemes.segment(words)].map(({ index }) => index).concat(words.length));
      const parts = divide(words, most);
      expect(parts.join('')).toBe(words);
      let at = 0;
      for (const part of parts) {
        at += part.length;
        expect(part.length).toBeLessThanOrEqual(most);
        expect(starts).toContain(at);
      }
      const kept = cut(words, most);
      expect(kept.length).toBeLessThanOrEqual(most);
      if (kept !== words) expect(starts).toContain(kept.length - 1);
    }),
    { numRuns: 500 },
  );
});
