/** The small pure parts: who speaks, what time it is, how wide words are. */
import { describe, expect, test } from 'vitest';
import { columnsOf } from '../../../src/adapters/terminal/columns.ts';
import { inbound } from '../../../src/adapters/terminal/inbound.ts';
import { momentIn } from '../../../src/adapters/terminal/moment.ts';
import { speakerId, speechOf } from '../../../src/adapters/terminal/speech.ts';

describe('who speaks', () => {
  const nobody = () => false;

  test.each([
    ['ada> B', 'ada', 'B'],
    ['ada>B', 'ada', 'B'],
    ['  ada>  what is S2B?  ', 'ada', 'what is S2B?'],
    ['阿宝＞ 加入', '阿宝', '加入'],
    ['zoe_2-b> /quiz start', 'zoe_2-b', '/quiz start'],
    ['Zoë> B', 'Zoë', 'B'],
    ['हिन्दी> B', 'हिन्दी', 'B'],
    ['quiz> B', 'quiz', 'B'],
    ['ada>', 'ada', ''],
    ['ada> > quote', 'ada', '> quote'],
    [`${'a'.repeat(32)}> B`, 'a'.repeat(32), 'B'],
  ])('%s', (line, name, words) => {
    expect(speechOf(line, nobody)).toEqual({ name, words });
  });

  test.each([
    'what is S2B?',
    '/quiz start',
    '> quote',
    'a->b',
    'a>>b',
    'a>=b',
    'is revenue> cost?',
    `${'a'.repeat(33)}> B`,
    '<b>bold',
    'https://a.example/x>y',
    '-a> B',
    '',
  ])('nobody by name: %s', (line) => {
    expect(speechOf(line, nobody)).toEqual({ words: line });
  });

  test('with a space before the sign, who is known decides', () => {
    expect(speechOf('zoe > B', (name, words) => name === 'zoe' && words === 'B')).toEqual({ name: 'zoe', words: 'B' });
    expect(speechOf('revenue > cost?', nobody)).toEqual({ words: 'revenue > cost?' });
  });

  test('a name is one person however it is typed', () => {
    expect(speakerId('ADA')).toBe('terminal:ada');
    expect(speakerId('Zoe\u0308')).toBe(speakerId('zoë'));
    expect(speechOf('Zoe\u0308> B', nobody)).toEqual({ name: 'Zoë', words: 'B' });
  });
});

test('a line with a slash is a command, any other is said to the bot', () => {
  const sender = { name: 'Ada', language: 'zh', manages: true } as const;
  const sent = { delivery: 'terminal:r1:1', at: 5 };
  expect(inbound({ line: '/article section 2' }, sender, sent)).toEqual({
    is: 'line',
    text: '/article section 2',
    person: { id: 'terminal:ada', name: 'Ada' },
    place: 'terminal:here',
    server: 'terminal:here',
    direct: true,
    manages: true,
    language: 'zh',
    delivery: 'terminal:r1:1',
    sentAt: { at: 5, by: 'platform' },
  });
  expect(inbound({ line: '  ／文章 摘要' }, sender, sent)).toMatchObject({ is: 'line' });
  expect(inbound({ line: 'why?' }, sender, sent)).toMatchObject({ is: 'mention', text: 'why?' });
});

describe('a moment', () => {
  const time = Date.UTC(2026, 8, 21, 14, 13, 20);
  const said = (as: 'clock' | 'moment' | 'relative', language: 'en' | 'zh', before: number, zone = 'Asia/Shanghai') =>
    momentIn({ time, as }, language, { zone, now: time - before });
  const [second, minute, hour, day] = [1_000, 60_000, 3_600_000, 86_400_000];

  test('is of the wall clock', () => {
    expect(said('clock', 'en', 40 * second)).toBe('22:13:20');
    expect(said('clock', 'zh', -40 * second, 'America/New_York')).toBe('10:13:20');
    expect(said('clock', 'en', day)).toBe('Mon 21 September, 22:13:20');
    expect(said('moment', 'en', day)).toBe('Mon 21 September, 22:13');
    expect(said('moment', 'zh', 0)).toBe('9月21日周一 22:13');
    expect(said('moment', 'en', 300 * day)).toBe('Mon, 21 September 2026, 22:13');
    expect(said('moment', 'zh', 300 * day)).toBe('2026年9月21日周一 22:13');
  });

  test.each([
    [40 * second, 'in 40 s', '40 秒后'],
    [39_600, 'in 40 s', '40 秒后'],
    [200, 'now', '现在'],
    [-200, 'now', '现在'],
    [-5 * second, '5 s ago', '5 秒前'],
    [5 * minute, 'in 5 min', '5 分钟后'],
    [5 * hour, 'in 5 h', '5 小时后'],
    [3 * day, 'in 3 days', '3 天后'],
    [-3 * day, '3 days ago', '3 天前'],
  ])('is so far off: %i ms', (before, en, zh) => {
    expect([said('relative', 'en', before), said('relative', 'zh', before)]).toEqual([en, zh]);
  });
});

test.each([
  ['', 0],
  ['Ada', 3],
  ['阿宝', 4],
  ['ＡＢ', 4],
  ['안녕', 4],
  ['e\u0301', 1],
  ['👩‍👩‍👧‍👦', 2],
  ['❤️', 2],
  ['a\u200bb', 2],
  ['，', 2],
])('%s is %i columns wide', (words, columns) => {
  expect(columnsOf(words)).toBe(columns);
});
