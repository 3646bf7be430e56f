import { expect, test } from 'vitest';
import { limits } from '../../../src/adapters/terminal/limits.ts';
import { type Drawn, draw, type Style } from '../../../src/adapters/terminal/render.ts';
import type { Card } from '../../../src/core/card.ts';
import type { Language } from '../../../src/core/language.ts';
import { writePress } from '../../../src/core/press.ts';
import { adapterContract } from '../../kit/adapter.contract.ts';
import { corpus } from '../../kit/corpus.ts';

/** Forty seconds before the moment in the corpus. */
const now = 1_790_000_000_000 - 40_000;
const style = { ansi: false, conversation: true, zone: 'UTC', now } as const;

adapterContract<Drawn>({
  name: 'terminal',
  render: (reply) => {
    const { drawn, of } = draw(reply, style);
    return { payload: drawn, pages: of };
  },
  visible: ({ text }) => text,
  presses: ({ choices }) => choices.flatMap((choice) => ('press' in choice ? [writePress(choice.press)] : [])),
  faults: ({ text }) => (text.split('\n').length > limits.lines ? [`${text.split('\n').length} lines`] : []),
  picture: ({ text }) => text,
});

test('a page has at most as many lines as the limit, and uses them', () => {
  const reply = (lines: number) => ({
    is: 'card' as const,
    card: {
      title: 'T',
      blocks: [{ is: 'list', items: Array.from({ length: lines }, (_, n) => `${n}`) }],
    } satisfies Card,
    shownTo: 'asker' as const,
    language: 'en' as const,
  });
  // A title and an empty line stand above the list.
  expect(draw(reply(limits.lines - 2), style).of).toBe(1);
  expect(draw(reply(limits.lines - 1), style).of).toBe(2);
});

test('a pipe gets everything at once, without numbers to type', () => {
  for (const reply of Object.values(corpus)) {
    const { drawn, of } = draw({ ...reply, page: 1 }, { ...style, conversation: false });
    expect(of).toBe(1);
    expect(drawn.text).not.toMatch(/(^|→ )\[\d+\]/m);
  }
});

test('no words of a card reach the terminal as escape sequences', () => {
  const evil = '\u001b]0;title\u0007\u001b[2J\u009b31m\r';
  const press = { machine: 'quiz', session: '', event: 'open', args: [] };
  const card: Card = {
    title: evil,
    blocks: [
      { is: 'text', text: [evil, { bold: evil }, { link: evil, to: 'https://example.com' }] },
      { is: 'facts', rows: [{ label: evil, value: evil }] },
      { is: 'choices', of: [{ letter: evil, text: evil, note: evil }] },
      { is: 'standings', rows: [{ rank: 1, name: evil, points: 1, note: evil }] },
      { is: 'file', name: evil, mime: 'text/csv', text: evil },
      { is: 'menu', press, hint: evil, of: [{ id: '1', label: evil }] },
      { is: 'actions', of: [{ label: evil, press }] },
    ],
  };
  const { text } = draw({ is: 'card', card, shownTo: 'asker', language: 'en' }, style).drawn;
  expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
});

const drawn = (card: Card, more: Partial<Style> = {}, language: Language = 'en'): string =>
  draw({ is: 'card', card, shownTo: 'asker', language }, { ...style, ...more }).drawn.text;

test('names of every width stand in columns; a very long one stands out alone', () => {
  const names = ['Ada', '阿宝', '👩‍👩‍👧‍👦', 'Zoë', 'Nguyễn', `${'long '.repeat(9)}name`];
  const rows = names.map((name, at) => ({ rank: at + 5, name, points: 10 ** (at + 1) }));
  expect(drawn({ title: 'T', blocks: [{ is: 'standings', rows }] })).toBe(
    [
      'T',
      '',
      ' 5. Ada                                    10',
      ' 6. 阿宝                                  100',
      ' 7. 👩‍👩‍👧‍👦                                   1000',
      ' 8. Zoë                                 10000',
      ' 9. Nguyễn                             100000',
      '10. long long long long long long long long long name  1000000',
    ].join('\n'),
  );
});

test('an outcome is a sign before the letter; words alone will do', () => {
  const of = [
    { letter: '对', text: '', mark: 'right' as const, note: '3' },
    { letter: '错', text: '' },
  ];
  expect(drawn({ title: '答案', blocks: [{ is: 'choices', of }] }, {}, 'zh')).toBe('答案\n\n✓ 对（3）\n  错');
});

test('a long file is whole in a pipe, and its beginning in a conversation', () => {
  const text = Array.from({ length: 30 }, (_, n) => `${n},"a\t${n}"\r\n`).join('\r\n');
  const card: Card = { title: 'Report', blocks: [{ is: 'file', name: 'report.csv', mime: 'text/csv', text }] };
  expect(drawn(card)).toMatch(
    /^Report\n\nreport\.csv \(59 lines\): ?\n0,"a\t0"\n\n1,[\s\S]*\n… and 49 more lines\. Behind npm run/,
  );
  expect(drawn(card).split('\n')).toHaveLength(14);
  expect(drawn(card, { conversation: false })).toMatch(/^Report\n\nreport\.csv:\n0,"a\t0"\n\n[\s\S]*\n29,"a\t29"$/);
  expect(drawn(card, { whole: true })).toMatch(/\(59 lines\):\n[\s\S]*\n29,"a\t29"$/);
});

test('a letter is its own number; what is expected has an arrow', () => {
  const press = { machine: 'quiz', session: 'k', event: 'answer', args: [] };
  const of = ['A', '对', 'Join', 'B'].map((label) => ({
    label,
    press,
    ...(label === 'Join' && { main: true as const }),
  }));
  const card: Card = { title: 'T', blocks: [{ is: 'actions', of: [...of, { label: 'Leave', press }] }] };
  expect(drawn(card)).toBe('T\n\n[A]   [对]   → [1] Join   [B]   [2] Leave');
  expect(drawn(card, { conversation: false })).toBe('T');
});

test('bold and dim end with their line', () => {
  const text = drawn({ title: 'T', blocks: [{ is: 'note', text: 'one\ntwo' }] }, { ansi: true });
  expect(text).toBe('\u001b[1mT\u001b[22m\n\n\u001b[2mone\u001b[22m\n\u001b[2mtwo\u001b[22m');
});
