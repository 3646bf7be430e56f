/** What a quiz shows: choices, standings, files, tones, the expected button, several picks. */
import { expect, test } from 'vitest';
import { renderForm } from '../../../src/adapters/discord/form.ts';
import { fits, renderCard, renderReply } from '../../../src/adapters/discord/render.ts';
import type { Block, Card, Rich } from '../../../src/core/card.ts';
import { reply } from '../../kit/discord/connected.ts';
import { kindsIn, pingsIn, readMarkdown, wordsOf } from '../../kit/discord/markdown.ts';
import { bodyFaults } from '../../kit/discord/openapi.ts';
import { type Part, walk } from '../../kit/discord/parts.ts';
import { messageFaults, modalFaults, wire } from '../../kit/discord/refusals.ts';

const seen = (text: string) =>
  readMarkdown(text)
    .map((line) => wordsOf(line.of))
    .join('\n')
    .replaceAll('\u200b', '');
const card = (...blocks: readonly Block[]): Card => ({ title: 'T', blocks });
const press = (n: number) => ({ machine: 'm', session: '', event: 'e', args: [`${n}`] });
const faults = (one: Card) => {
  const body = wire(renderCard(one));
  return [...messageFaults(body), ...bodyFaults('POST', '/channels/1/messages', body)];
};
const texts = (one: Card) =>
  (wire(renderCard(one)).components ?? []).flatMap(walk).flatMap(({ content }) => content ?? []);
const choice = (text: Rich, more: object = {}): Block => ({ is: 'choices', of: [{ letter: 'A', text, ...more }] });

test('choices: the letter, the sign of the outcome, the text, the note', () => {
  const of = [
    { letter: 'A', text: '1. One\n# Two', mark: 'wrong' as const, note: '1 of *4*' },
    { letter: 'B', text: [{ bold: 'Both' }, ' of them'], mark: 'right' as const },
    { letter: 'C', text: '@everyone' },
  ];
  expect(texts(card({ is: 'choices', of }))[1]).toBe(
    '**A** ✗ 1\\. One\n\\# Two · 1 of \\*4\\*\n**B** ✓ **Both** of them\n**C** @\u200beveryone',
  );
  expect(texts(card({ is: 'choices', of: [] }))).toEqual(['### T']);
});

test('standings: equal ranks stay equal, and a name is only letters', () => {
  const names = ['@everyone', '<@123456789012345678>', '<@&1>', '1. item', '# head', '**b**', 'two\nlines', '`c`', ''];
  const rows = names.map((name, at) => ({
    rank: 1,
    name,
    points: 1_234_567 - at,
    ...(at === 0 && { note: '- *x*' }),
  }));
  const [, text = ''] = texts(card({ is: 'standings', rows }));
  expect(pingsIn(text)).toEqual([]);
  expect([...kindsIn(text)].toSorted()).toEqual(['bold', 'line', 'words']);
  expect(seen(text).split('\n')).toEqual([
    '1. @everyone · 1234567 · - *x*',
    ...names.slice(1, 6).map((name, at) => `1. ${name} · ${1_234_566 - at}`),
    '1. two lines · 1234561',
    '1. `c` · 1234560',
    '1.  · 1234559',
  ]);
});

test('a long table and long choices are pages within the limits, and each row is whole', () => {
  const rows = Array.from({ length: 400 }, (_, n) => ({ rank: n + 1, name: `长名字 ${n}`, points: n }));
  const long = reply('T', { again: press(1) }, [{ is: 'standings', rows }, choice('很长。'.repeat(3_000))]);
  const { pages } = renderReply(long);
  const all = Array.from({ length: pages }, (_, at) => wire(renderReply({ ...long, page: at + 1 }).message));
  for (const body of all) {
    expect([...messageFaults(body), ...bodyFaults('POST', '/channels/1/messages', body)]).toEqual([]);
  }
  const lines = all.flatMap(({ components = [] }) =>
    components.flatMap(walk).flatMap(({ content }) => content?.split('\n') ?? []),
  );
  expect(lines.filter((line) => /^\*\*\d+\.\*\* 长名字 \d+ · \d+$/.test(line))).toHaveLength(400);
});

test('at the edge of a message, and one beyond', () => {
  const room = 4_000 - '### T'.length - '**A** '.length;
  expect(fits(renderCard(card(choice('a'.repeat(room)))))).toBe(true);
  expect(faults(card(choice('a'.repeat(room))))).toEqual([]);
  expect(fits(renderCard(card(choice('a'.repeat(room + 1)))))).toBe(false);
  const file = (n: number): Block => ({ is: 'file', name: `${n}.csv`, mime: 'text/csv', text: 'x' });
  const files = (count: number) => card(...Array.from({ length: count }, (_, n) => file(n)));
  expect([fits(renderCard(files(10))), fits(renderCard(files(11)))]).toEqual([true, false]);
  expect(renderReply(reply('T', { again: press(1) }, files(11).blocks)).pages).toBe(2);
});

test.each([
  [['report.csv'], ['report.csv'], [undefined]],
  [['report.csv', 'report.csv', 'report.csv'], ['report.csv', '2-report.csv', '3-report.csv'], ['report.csv']],
  [
    ['测验 报告.csv', '报告.csv'],
    ['file.csv', '2-file.csv'],
    ['测验 报告.csv', '报告.csv'],
  ],
  [['../a b/<c>.tar.gz'], ['a_b_c_tar.gz'], ['../a b/<c>.tar.gz']],
  [['', '.', 'x'.repeat(150)], ['file', '2-file', 'x'.repeat(100)], []],
])('the names of the files %j', (names, uploads, titles) => {
  const { files, components } = renderCard(
    card(...names.map((name): Block => ({ is: 'file', name, mime: 'text/csv', text: '中' }))),
  );
  expect(files.map(({ name }) => name)).toEqual(uploads);
  expect(files.map(({ title }) => title).filter(Boolean)).toEqual(expect.arrayContaining(titles.filter(Boolean)));
  expect(components.flatMap((part) => walk(part as Part)).flatMap(({ file }) => file?.url ?? [])).toEqual(
    uploads.map((name) => `attachment://${name}`),
  );
  expect(files.map(({ data }) => String(data))).toEqual(names.map(() => '中'));
});

test('a tone is a sign beside the title, and a colour; the expected button stands out', () => {
  const look = (tone?: Card['tone']) => {
    const [container] = renderCard({
      title: 'T',
      ...(tone && { tone }),
      blocks: [{ is: 'text', text: 'x' }],
    }).components;
    return [(container.components[0] as Part).content, container.accent_color];
  };
  expect([look(), look('plain')]).toEqual(Array(2).fill(['### T', undefined]));
  expect([look('good'), look('bad')]).toEqual([
    ['### ✅ T', 0x2d_9d_5c],
    ['### ⚠️ T', 0xd8_3c_3e],
  ]);
  const of = [
    { label: 'Next', main: true as const, press: press(1) },
    { label: 'Skip', press: press(2) },
    { label: 'Web', main: true as const, to: 'https://example.com' },
  ];
  const buttons = (wire(renderCard(card({ is: 'actions', of }))).components ?? []).flatMap(walk);
  expect(buttons.flatMap(({ type, style }) => (type === 2 ? [style] : []))).toEqual([1, 2, 5]);
});

test.each([
  [undefined, 30, 1],
  [3, 30, 3],
  [30, 30, 25],
  [5, 2, 2],
])('up to %s of %i can be picked in a form: %i', (upTo, count, most) => {
  const of = Array.from({ length: count }, (_, n) => ({ id: `${n}`, label: `${n}` }));
  const field = { id: 'f', label: 'F', required: true, is: 'pick' as const, of, ...(upTo && { upTo }) };
  const body = wire(renderForm({ title: 'T', press: press(1), fields: [field] }));
  expect(body.components?.[0]?.component).toMatchObject({ min_values: 1, max_values: most });
  expect(modalFaults(body)).toEqual([]);
  expect(bodyFaults('POST', '/interactions/1/t/callback', { type: 9, data: body })).toEqual([]);
});
