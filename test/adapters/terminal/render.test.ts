import { expect, test } from 'vitest';
import { inbound } from '../../../src/adapters/terminal/inbound.ts';
import { limits } from '../../../src/adapters/terminal/limits.ts';
import { type Drawn, draw } from '../../../src/adapters/terminal/render.ts';
import type { Card } from '../../../src/core/card.ts';
import { writePress } from '../../../src/core/press.ts';
import { adapterContract } from '../../kit/adapter.contract.ts';
import { corpus } from '../../kit/corpus.ts';

const style = { ansi: false, conversation: true } as const;

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
    const { drawn, of } = draw({ ...reply, page: 1 }, { ansi: false, conversation: false });
    const { text, choices } = drawn;
    expect(of).toBe(1);
    expect(choices).toEqual([]);
    expect(text).not.toMatch(/^\[\d+\]/m);
  }
});

test('no words of a card reach the terminal as escape sequences', () => {
  const evil = '\u001b]0;title\u0007\u001b[2J\u009b31m\r';
  const card: Card = {
    title: evil,
    blocks: [
      { is: 'text', text: [evil, { bold: evil }, { link: evil, to: 'https://example.com' }] },
      { is: 'facts', rows: [{ label: evil, value: evil }] },
    ],
  };
  const { text } = draw({ is: 'card', card, shownTo: 'asker', language: 'en' }, style).drawn;
  expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
});

test('a line with a slash is a command, any other is said to the bot', () => {
  const speaker = { name: 'Ada', language: 'zh' as const, now: () => 5 };
  expect(inbound({ line: '/article section 2' }, speaker, 1)).toMatchObject({
    is: 'line',
    text: '/article section 2',
    direct: true,
    language: 'zh',
    delivery: 'terminal:1',
    sentAt: { at: 5, by: 'receipt' },
  });
  expect(inbound({ line: '  ／文章 摘要' }, speaker, 2)).toMatchObject({ is: 'line' });
  expect(inbound({ line: 'why?' }, speaker, 3)).toMatchObject({
    is: 'mention',
    text: 'why?',
    person: { id: 'terminal:Ada', name: 'Ada' },
  });
});
