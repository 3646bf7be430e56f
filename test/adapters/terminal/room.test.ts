/** Several people share one terminal, in a script that reads like a chat. */
import { describe, expect, test } from 'vitest';
import type { Card } from '../../../src/core/card.ts';
import { messageRef, personId, placeId } from '../../../src/core/place.ts';
import { openParty } from './party.ts';
import { pipe, watch } from './screenplay.ts';

const quiz = [
  'ada> /quiz start',
  'ada> join',
  'ben> Join',
  '阿宝> JOIN',
  'zoe> join',
  'ada> begin',
  'ada> B',
  'ben> b',
  '阿宝> A',
  'zoe> B',
  'ada> next question',
  'ada> put in order',
  'ben> 1',
  'ada> c',
  'ben> c a b',
  'ada> 2',
  'ada> users',
  '阿宝> put in order',
  '阿宝> A B C',
  'zoe> put in order',
  'zoe> 2 1 3',
];

describe('a script', () => {
  test('of a whole quiz of four reads like a chat', async () => {
    const { out, good, party } = await pipe(quiz);
    await expect(out).toMatchFileSnapshot('../../snapshots/terminal/quiz-of-four.txt');
    expect(good).toBe(true);
    // Two forms were open at once; everyone's lines went into their own.
    const orders = party.heard.flatMap((each) => (each.is === 'form' ? [[each.person.name, each.values]] : []));
    expect(orders).toEqual([
      ['ben', { place0: ['2'], place1: ['0'], place2: ['1'] }],
      ['ada', { place0: ['2'], place1: ['1'], place2: ['0'] }],
      ['阿宝', { place0: ['0'], place1: ['1'], place2: ['2'] }],
      ['zoe', { place0: ['1'], place1: ['0'], place2: ['2'] }],
    ]);
  });

  test('in Chinese, with full-width signs', async () => {
    const script = [
      '阿宝＞ /quiz start',
      '阿宝> 加入',
      'zoe ＞ 加入',
      '阿宝>开始',
      'zoe> B',
      '阿宝> A',
      '阿宝> 下一题',
      '　阿宝　＞　排序',
    ];
    const { out, good } = await pipe(script, { language: 'zh' });
    await expect(out).toMatchFileSnapshot('../../snapshots/terminal/quiz-in-Chinese.txt');
    // It ended before Abao's order was whole.
    expect(good).toBe(false);
  });

  test('everything that comes in says who, that it may be said aloud, and what no other run says', async () => {
    const { party } = await pipe(['Ada> /quiz start', 'ada> join', 'hello']);
    expect(party.heard).toMatchObject([
      { is: 'line', person: { id: 'terminal:ada', name: 'Ada' }, manages: false, delivery: 'terminal:r1:1' },
      {
        is: 'press',
        person: { id: 'terminal:ada', name: 'Ada' },
        press: { event: 'join' },
        message: { ref: 'terminal:r1:2', shownTo: 'everyone', at: 0 },
        delivery: 'terminal:r1:2',
      },
      { is: 'mention', text: 'hello', person: { id: 'terminal:you', name: 'you' }, manages: true },
    ]);
    for (const each of party.heard) {
      expect(each).toMatchObject({ direct: true, place: 'terminal:here', server: 'terminal:here', language: 'en' });
      expect(each.sentAt).toEqual({ at: 0, by: 'platform' });
    }
  });

  test('without names or sessions has answers only; from the first name on it is a chat', async () => {
    const { out } = await pipe(['one', '', 'two', 'ada> three', 'four', 'ada>', '> five']);
    expect(out).toBe(
      [
        'You asked: one',
        'You asked: two',
        '',
        'ada> three',
        '',
        '(only ada)',
        'You asked: three',
        '',
        'you> four',
        '',
        '(only you)',
        'You asked: four',
        '',
        'you> > five',
        '',
        '(only you)',
        'You asked: > five',
        '',
      ].join('\n'),
    );
  });

  test('a name may be a command’s word', async () => {
    const { party } = await pipe(['quiz> /quiz start', 'start> join', 'help> hello']);
    expect(party.heard.map(({ is, person }) => [person.name, is])).toEqual([
      ['quiz', 'line'],
      ['start', 'press'],
      ['help', 'mention'],
    ]);
  });

  test('a label is typed whole, in any case, by who sees it; all else is said to the bot', async () => {
    const { party } = await pipe([
      'ada> /quiz start',
      'ben> join us',
      'ben> end the quiz',
      'ada> /host',
      'ben> End the quiz',
      'ada> END  THE QUIZ',
      // The board's labels go on, though Ada's last card had others.
      'ada> join',
    ]);
    expect(party.heard.map((each) => (each.is === 'press' ? each.press.event : each.is))).toEqual([
      'line',
      'mention',
      'mention',
      'line',
      'mention',
      'stop',
      'join',
    ]);
  });

  test('numbers are of the last card that this person saw; a private one without any gives way to all', async () => {
    const { party, out } = await pipe([
      'ada> /quiz start',
      'ada> /host',
      'ben> 1',
      'ada> 1',
      'ada> １',
      'ada> 7',
      'ada> 2',
    ]);
    expect(party.heard.flatMap((each) => (each.is === 'press' ? [[each.person.name, each.press.event]] : []))).toEqual([
      ['ben', 'join'],
      ['ada', 'stop'],
      ['ada', 'join'],
      ['ada', 'begin'],
    ]);
    expect(out).toContain('(only ada)\nThere is no 7 to choose; the numbers go from 1 to 2.');
  });

  test('an answer comes before the boards that it brought about, each once, what is new last', async () => {
    const { out } = await pipe(['ada> /quick', 'ada> /quick']);
    const said = '(only ada)\nThere it is\n';
    expect(out).toBe(
      [
        `ada> /quick\n\n${said}\nOld\n\n1 in all\n\nNew\n\none\n`,
        `ada> /quick\n\n${said}\nOld\n2 in all\n\nNew\n\none\n`,
      ].join('\n'),
    );
  });

  test('a button that opens a page says where', async () => {
    expect((await pipe(['ada> /host', 'ada> site'])).out).toMatch(/\(only ada\)\nhttps:\/\/a\.example\n$/);
  });

  test('who answers a question that has just closed is told so, not taken for asking', async () => {
    const { out, good } = await pipe(['ada> /quiz start', 'ada> join', 'ada> begin', 'ada> B', 'ada> A']);
    expect(out).toMatch(/ada> A\n\n\(only ada\)\n! It had closed\n$/);
    expect(good).toBe(false);
  });

  test('as JSON each card is a line, and nothing else', async () => {
    const { out } = await pipe(quiz.slice(0, 3), { json: true });
    const cards = out
      .trimEnd()
      .split('\n')
      .map((line): Card => JSON.parse(line) as Card);
    expect(cards.map(({ title }) => title)).toEqual([
      'A quiz is open',
      'Quiz: Traffic',
      'You are in',
      'Quiz: Traffic',
      'You are in',
      'Quiz: Traffic',
    ]);
  });

  test('a form as JSON is filled in by what follows, and what goes wrong is a card too', async () => {
    const titles = async (...lines: string[]) => {
      const { out, good } = await pipe(lines, { json: true });
      return [
        good,
        ...out
          .trimEnd()
          .split('\n')
          .map((line) => (JSON.parse(line) as { readonly title: string }).title),
      ];
    };
    expect(await titles('/several', 'x', 'a')).toEqual([
      false,
      'Choose',
      'That is none of them. Type what stands in the brackets.',
      'Filled in',
    ]);
    expect(await titles('/several')).toEqual([false, 'Choose']);
  });

  test('one line and out waits for the board, which has no numbers to type', async () => {
    const { out, good } = await pipe([], { line: '/quiz start' });
    expect(out).toBe('A quiz is open\n\nQuiz: Traffic\n\nTwo questions, about 40 seconds each.\n\nIn: –\n');
    expect(good).toBe(true);
  });
});

describe('a form in a pipe', () => {
  test('is answered by the lines that follow', async () => {
    const { out, good, party } = await pipe(['/ask', 'What is S2B?', '', 'and then?']);
    expect(out).toBe('Filled in\nYou asked: and then?\n');
    expect(good).toBe(true);
    expect(party.heard[1]).toMatchObject({ is: 'form', values: { question: ['What is S2B?'] } });
  });

  test('takes several choices', async () => {
    const typed = async (line: string) => (await pipe(['/several', line])).party.heard[1];
    for (const line of ['1 3', 'a,c', 'C、A', 'users; data']) {
      expect(await typed(line)).toMatchObject({ values: { choices: expect.arrayContaining(['c0', 'c2']) } });
    }
    expect(await typed('b')).toMatchObject({ values: { choices: ['c1'] } });
    expect(await typed('a A 1')).toMatchObject({ values: { choices: ['c0'] } });
    expect((await pipe(['/several', 'a b c'])).out).toContain('choose 2 at most');
    expect((await pipe(['/several', 'a x'])).out).toMatch(/^That is none of them.*\n {2}\[A\] Users\n/);
  });

  test('is cancelled by the end, by nothing typed, and left by a command', async () => {
    expect(await pipe(['/ask'])).toMatchObject({
      out: 'article ask needs something more: Your question.\n',
      good: false,
    });
    expect(await pipe(['ada> /ask', 'ada>'])).toMatchObject({
      out: expect.stringMatching(/ada>\n\n\(only ada\)\nNever mind, then\.\n$/),
      good: false,
    });
    const { party, good } = await pipe(['/ask', '/host', 'hello']);
    expect(party.heard.map(({ is }) => is)).toEqual(['line', 'line', 'mention']);
    expect(good).toBe(true);
  });
});

describe('what the bot sends by itself', () => {
  const here = placeId('terminal', 'here');
  const board = (...lines: string[]) => ({
    language: 'en' as const,
    card: { title: 'Board', blocks: lines.map((text) => ({ is: 'text' as const, text })) } satisfies Card,
  });

  test('is printed once under one key, and found by it', async () => {
    const { terminal, since } = watch();
    expect(await terminal.find(here, 'k')).toBeUndefined();
    const posted = await terminal.post(here, board('one'), 'k');
    expect(posted).toEqual({ message: 'terminal:r1:1', at: 0 });
    expect(since()).toBe('Board\n\none\n');
    expect(await terminal.post(here, board('one'), 'k')).toEqual(posted);
    expect(await terminal.find(here, 'k')).toEqual(posted);
    expect(since()).toBe('');
    expect(terminal.edits.every).toBe(0);
    expect(terminal.edits.of(here)).toBe(terminal.edits.of(here));
  });

  test('an edit prints the lines that are new, or the card when they are many or it has become another', async () => {
    const { terminal, since } = watch();
    const { message } = await terminal.post(here, board('one', 'two', 'three'), 'k');
    since();
    await terminal.edit(message, board('one', 'two', 'four'));
    expect(since()).toBe('\nfour\n');
    await terminal.edit(message, board('one', 'two'));
    expect(since()).toBe('');
    await terminal.edit(message, board('5', '6', '7'));
    expect(since()).toBe('\nBoard\n\n5\n\n6\n\n7\n');
    await terminal.edit(message, { ...board('5', '6', '7'), card: { ...board('5', '6', '7').card, title: 'Other' } });
    expect(since()).toContain('Other');
    // Below another board it says what it is about.
    await terminal.post(here, { ...board('new') }, 'other');
    since();
    await terminal.edit(message, { ...board('5', '6', '8'), card: { ...board('5', '6', '8').card, title: 'Other' } });
    expect(since()).toBe('\nOther\n8\n');
  });

  test('time that goes by is no news, and a board of an earlier run is printed anew', async () => {
    let now = 0;
    const { terminal, since } = watch({ now: () => now });
    const until = {
      language: 'zh' as const,
      card: { title: 'T', blocks: [{ is: 'text', text: [{ time: 40_000, as: 'relative' }] }] } satisfies Card,
    };
    const { message } = await terminal.post(here, until, 'k');
    expect(since()).toContain('40 秒后');
    now = 20_000;
    await terminal.edit(message, until);
    expect(since()).toBe('');
    await terminal.edit(messageRef('terminal', 'r0', '1'), until);
    expect(since()).toBe('\nT\n\n20 秒后\n');
  });

  test('one line and out is not told how a board of an earlier run stands', async () => {
    const { terminal, since } = watch({ line: '/article section 2' });
    await terminal.edit(messageRef('terminal', 'r0', '1'), board('old'));
    expect(since()).toBe('');
  });

  test('a thread is printed in the same room, and is found again; a pin changes nothing', async () => {
    const { terminal, since } = watch();
    const { message } = await terminal.post(here, board('claim'), 'k');
    const thread = await terminal.openThread(message, 'Thesis 3');
    expect(await terminal.openThread(message, 'Thesis 3')).toBe(thread);
    expect(thread.startsWith(`${here}:`)).toBe(true);
    since();
    const posted = await terminal.post(thread, board('first'), 'k-in');
    await terminal.pin(message);
    expect(since()).toBe('\nBoard\n\nfirst\n');
    expect(await terminal.find(thread, 'k-in')).toEqual(posted);
  });

  test('a direct message is under the person’s name, unless they are alone', async () => {
    const { terminal, since } = watch();
    await terminal.tell(personId('terminal', 'you'), board('due'), 'due-1');
    expect(since()).toBe('Board\n\ndue\n');
    await terminal.tell(personId('terminal', 'ben'), board('due'), 'due-1');
    expect(since()).toBe('\n(only ben)\nBoard\n\ndue\n');
    await terminal.tell(personId('terminal', 'ben'), board('due'), 'due-1');
    expect(since()).toBe('');
  });

  test('closing before anybody has connected is no trouble', async () => {
    await watch().terminal.close();
    expect(openParty().heard).toEqual([]);
  });
});
