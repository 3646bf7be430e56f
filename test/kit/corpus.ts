/** Cards of every shape and size, as replies: what every adapter must be able to show. Written for the tests. */
import type { Rich } from '../../src/core/card.ts';
import type { CardReply } from '../../src/core/interaction.ts';
import type { Press } from '../../src/core/press.ts';
import { digestCards } from './corpus-digest.ts';
import { discussionCards } from './corpus-discussion.ts';

const press = (machine: string, event: string, ...args: string[]): Press => ({ machine, session: '', event, args });
const again = press('article section', 'open', 'which=2');
const cite = (address: string) => ({ cite: { article: 'tiny', address } });
const zhSentence = '撮合平台的红利见顶之后，人们开始寻找新的去处；平台不再是唯一的答案，数据成了新的路标。';
const enSentence =
  'Once matchmaking stopped paying, people went looking elsewhere; a platform was no longer the only answer. ';
const family = '👩‍👩‍👧‍👦';

const reply = (card: CardReply['card'], more: Partial<CardReply> = {}): CardReply => ({
  is: 'card',
  card,
  shownTo: 'asker',
  language: 'en',
  again,
  ...more,
});

const text = (...rich: Exclude<Rich, string>) => ({ is: 'text' as const, text: rich });

/** Every card by name; the name is the name of its snapshot. */
export const corpus: Readonly<Record<string, CardReply>> = {
  'one line': reply({ title: 'Letting go of traffic', blocks: [text('Traffic was never the point.')] }),
  'every block': reply({
    title: '2 · Repair',
    blocks: [
      text('Plain, ', { bold: 'bold' }, ', ', { italic: 'italic' }, ', ', { code: '/article ask' }, ' and a ', {
        link: 'link',
        to: 'https://example.com/a?b=c&d=(e)',
      }),
      {
        is: 'list',
        items: ['One point', ['Another point ', cite('2.1')], ['A third ', { bold: 'point' }, ' ', cite('2.2')]],
      },
      {
        is: 'facts',
        rows: [
          { label: 'Author', value: 'Meng Yonghui' },
          { label: 'Published', value: ['13 April 2021 ', cite('0.1')] },
        ],
      },
      { is: 'note', text: ['Our own words, not the author’s. ', cite('2.1')] },
      {
        is: 'menu',
        press: press('article section', 'pick', 'which'),
        hint: 'Pick a section',
        of: [
          { id: '0', label: '0 · Opening' },
          { id: '1', label: '1 · Leaving' },
        ],
      },
      {
        is: 'actions',
        of: [
          { label: 'Next section', press: press('article section', 'turn', 'which=3') },
          { label: 'Open the original', to: 'https://example.com/original' },
        ],
      },
    ],
  }),
  'a quote': reply({
    title: 'Why not a platform?',
    blocks: [
      text('The paragraph that says it:'),
      {
        is: 'quote',
        words: [
          'Matching alone ran dry. ',
          { bold: 'Whoever only introduces people has nothing to sell them afterwards.' },
          ' So they looked elsewhere: *data*, > and @everyone.\n\n- And a second line',
        ],
        from: { article: 'tiny', address: '2.1' },
      },
      { is: 'quote', words: '平台不再是唯一的答案。', from: { article: 'tiny', address: '2.2' } },
      { is: 'quote', words: [{ bold: '两行\n都标出。' }], from: { article: 'tiny', address: '0.1' } },
    ],
  }),
  'a long quote': reply({
    title: 'Everything about platforms',
    blocks: [
      {
        is: 'quote',
        words: [zhSentence.repeat(80), { bold: enSentence }, `${enSentence.repeat(5)}\n`.repeat(30)],
        from: { article: 'tiny', address: '2.1' },
      },
    ],
  }),
  'a question that is open': reply(
    {
      title: 'Question 2 of 5',
      blocks: [
        text('What did the author let go of first?'),
        {
          is: 'choices',
          of: [
            { letter: 'A', text: 'Traffic' },
            { letter: 'B', text: ['The ', { bold: 'platform' }, ' ', cite('1.2')] },
            { letter: 'C', text: zhSentence },
            { letter: 'D', text: '@everyone *and* <@1>' },
          ],
        },
        text(
          'Closes ',
          { time: 1_790_000_000_000, as: 'relative' },
          ' (',
          { time: 1_790_000_000_000, as: 'clock' },
          ')',
        ),
        { is: 'note', text: ['3 of 4 have answered. Until ', { time: 1_790_000_000_000, as: 'moment' }] },
        {
          is: 'actions',
          of: ['A', 'B', 'C', 'D'].map((label, at) => ({
            label,
            press: { machine: 'quiz', session: 'k3f9', event: 'answer', args: ['1', String(at)] },
          })),
        },
        {
          is: 'actions',
          of: [{ label: 'Next', main: true, press: { machine: 'quiz', session: 'k3f9', event: 'next', args: ['1'] } }],
        },
      ],
    },
    { shownTo: 'everyone' },
  ),
  'a question and its answer': reply({
    title: 'Right!',
    tone: 'good',
    blocks: [
      {
        is: 'choices',
        of: [
          { letter: 'A', text: 'Traffic', mark: 'wrong', note: '1 of 4' },
          { letter: 'B', text: ['The platform ', cite('1.2')], mark: 'right', note: '3 of 4' },
          { letter: 'C', text: 'Neither' },
        ],
      },
      {
        is: 'standings',
        rows: [
          { rank: 1, name: 'Ada *bold* @everyone', points: 1_200, note: 'Mountain' },
          { rank: 1, name: '阿宝', points: 1_200 },
          { rank: 3, name: '<@123456789012345678>', points: 0 },
        ],
      },
    ],
  }),
  'many choices and standings': reply({
    title: 'Long',
    blocks: [
      { is: 'choices', of: ['A', 'B', 'C', 'D'].map((letter) => ({ letter, text: zhSentence.repeat(30) })) },
      {
        is: 'standings',
        rows: Array.from({ length: 150 }, (_, n) => ({
          rank: n + 1,
          name: `Player ${n + 1} ${family}`,
          points: 1_000 - n,
        })),
      },
    ],
  }),
  'a file': reply({
    title: 'Your report',
    blocks: [
      text('A table of all questions.'),
      { is: 'file', name: 'report.csv', mime: 'text/csv', text: 'question,right\r\n"a, b",3\r\n' },
    ],
  }),
  'a picture': reply({
    title: 'What came of it',
    blocks: [
      {
        is: 'picture',
        name: 'shift',
        // One white pixel.
        png: 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII=',
        alt: '两根柱子：开始时赞成 3 人，结束时赞成 5 人。 *Not* <bold>.',
      },
      text('Two of seven changed their mind.'),
    ],
  }),
  'a menu that suggests': reply({
    title: 'Glossary',
    blocks: [
      {
        is: 'menu',
        press: press('article glossary', 'pick', 'term'),
        hint: 'Look up a term',
        of: Array.from({ length: 30 }, (_, n) => ({ id: `term-${n}`, label: `Term ${n}` })),
        suggests: true,
      },
    ],
  }),
  'an error': reply(
    {
      title: 'There is no section 9',
      tone: 'bad',
      blocks: [
        text('This article has sections 0 to 5. Try ', { command: 'article section 2' }, '.'),
        { is: 'actions', of: [{ label: 'Outline', press: press('article outline', 'open') }] },
      ],
    },
    { failed: true },
  ),
  'a card for everyone': reply(
    { title: '论点 3', blocks: [text('流量从来不是关键。', cite('0.3'), cite('0.4'))] },
    { shownTo: 'everyone', language: 'zh' },
  ),
  'hostile words': reply({
    title: '@everyone <!channel> *bold* `code` # title',
    blocks: [
      text('@everyone @here <@123456789012345678> <@&123456789012345678> <#123456789012345678> <!here> <@U0123ABC>'),
      text('_under_ *star* ~tilde~ `tick` ```fence``` ||spoiler|| > quote\n> quote\n# heading\n- item\n1. item'),
      text('[label](https://evil.example) <https://evil.example|label> https://evil.example & &amp; \\ back'),
      text('<t:1618272000:R> <:emoji:123456789012345678> :smile: </article ask:123456789012345678>'),
      text({ bold: 'a*b_c' }, ' ', { italic: 'd_e*f' }, ' ', { code: 'a`b``c' }, ' ', {
        link: 'x](y) <z|w>',
        to: 'https://example.com/(a)|b>c',
      }),
      { is: 'list', items: ['* star', '1. one', '> quote', '# heading'] },
      { is: 'facts', rows: [{ label: '*label* @everyone', value: '<!channel>' }] },
    ],
  }),
  'right to left and zero width': reply({
    title: 'שלום',
    blocks: [text('مرحبا a\u200bb \u2067שלום\u2069 ', { bold: 'ب' }, ` ${family} 👍🏽 e\u0301`)],
  }),
  'many citations': reply({
    title: 'One page',
    blocks: [
      { is: 'list', items: Array.from({ length: 12 }, (_, n) => [`Line ${n + 1}. `, cite(`${n % 6}.${(n % 7) + 1}`)]) },
    ],
  }),
  'more citations than a menu holds': reply({
    title: 'Everything',
    blocks: [
      { is: 'list', items: Array.from({ length: 60 }, (_, n) => [`Line ${n + 1}. `, cite(`${n % 6}.${n + 1}`)]) },
    ],
  }),
  'long Chinese text': reply(
    { title: '很长的一节', blocks: [{ is: 'text', text: zhSentence.repeat(200) }] },
    { language: 'zh' },
  ),
  'long English text': reply({ title: 'A long section', blocks: [{ is: 'text', text: enSentence.repeat(200) }] }),
  'long emoji text': reply({ title: family, blocks: [{ is: 'text', text: family.repeat(900) }] }),
  'long mixed list, page 2': reply(
    {
      title: 'A long list',
      blocks: [
        {
          is: 'list',
          items: Array.from({ length: 120 }, (_, n) => [
            `${n + 1} `,
            { bold: zhSentence },
            ` ${enSentence}${family} `,
            cite('1.1'),
          ]),
        },
        { is: 'actions', of: [{ label: 'Sections', press: press('article outline', 'open') }] },
      ],
    },
    { page: 2 },
  ),
  'many facts': reply({
    title: 'Facts',
    blocks: [
      { is: 'facts', rows: Array.from({ length: 40 }, (_, n) => ({ label: `Fact ${n + 1}`, value: enSentence })) },
    ],
  }),
  'many blocks': reply({
    title: 'Blocks',
    blocks: Array.from({ length: 80 }, (_, n) => text(`Block ${n + 1}. `, enSentence)),
  }),
  'a long title and long labels': reply({
    title: `${zhSentence}${zhSentence}${enSentence}`,
    blocks: [
      text('Short.'),
      { is: 'actions', of: [{ label: `${zhSentence}${enSentence}`, press: press('article outline', 'open') }] },
      {
        is: 'menu',
        press: press('article section', 'pick', 'which'),
        hint: `${enSentence}${enSentence}`,
        of: [{ id: '1', label: `${zhSentence}${zhSentence}${enSentence}` }],
      },
    ],
  }),
  'many buttons': reply({
    title: 'Buttons',
    blocks: [
      text('Pick one.'),
      {
        is: 'actions',
        of: Array.from({ length: 12 }, (_, n) => ({
          label: `Button ${n}`,
          press: press('article section', 'open', `which=${n}`),
        })),
      },
    ],
  }),
  'a long link': reply({
    title: 'Source',
    blocks: [text({ link: 'here', to: `https://example.com/${'a'.repeat(400)}` })],
  }),
  ...digestCards,
  ...discussionCards,
};
