import { describe, expect, test } from 'vitest';
import { defineCommand, text } from '../../src/core/command.ts';
import type { CardReply } from '../../src/core/interaction.ts';
import { messageRef } from '../../src/core/place.ts';
import { actionsOf, labelsOf, menuOf, openRoom, textOf } from '../kit/room.ts';

const room = await openRoom();
const message = { ref: messageRef('test', '1'), shownTo: 'asker' } as const;

describe('look-ups by button', () => {
  test('an address opens as a new message, the next paragraph takes its place', async () => {
    const section = await room.types('/article section 2');
    const passage = (await room.picks(section, '10')) as CardReply;
    expect(passage.card.title).toBe('Thesis 10 of 20');
    expect(passage.instead).toBeUndefined();
    const next = (await room.presses(passage, 'Next →')) as CardReply;
    expect(next.card.title).toBe('Thesis 11 of 20');
    expect(next.instead).toBe(true);
  });

  test('on a message that all see, the presser gets an answer of their own', async () => {
    const section = await room.types('/article section 2');
    const next = (await room.presses(section, '3 · Letting go of traffic →', 'everyone')) as CardReply;
    expect(next.instead).toBeUndefined();
    expect(next.shownTo).toBe('asker');
  });

  test('what was asked for once, language and article, is carried by the buttons', async () => {
    const section = await room.types('/article section 2 lang:zh');
    const next = (await room.presses(section, '3 · 放下流量 →')) as CardReply;
    expect(next.language).toBe('zh');
    expect(next.card.title).toBe('3 · 放下流量');
  });

  test('a long question survives its button while it is remembered, and says so when it is not', async () => {
    const question = `blockchain ${'很长的问题'.repeat(30)}`;
    const search = await room.types(`/article search ${question}`);
    const asked = (await room.presses(search, 'Ask this as a question')) as CardReply;
    expect(textOf(asked)).toContain(question);
    const restarted = await openRoom();
    const forgotten = (await restarted.presses(search, 'Ask this as a question')) as CardReply;
    expect(forgotten.failed).toBe(true);
    expect(textOf(forgotten)).toContain('no longer remember');
    expect(await restarted.presses(forgotten, 'Ask again')).toMatchObject({
      is: 'form',
      form: { title: '/article ask' },
    });
  });

  test('a button of a command that is gone, or of another time, is answered', async () => {
    const old = (machine: string, event: string) =>
      room.card({ is: 'press', press: { machine, session: '', event, args: [] }, message });
    expect(textOf(await old('article vanished', 'open'))).toContain('no command “article vanished”');
    expect(textOf(await old('article outline', 'juggle'))).toContain('older version');
    expect(textOf(await old('quiz', 'answer'))).toContain('no command “quiz”');
  });
});

describe('forms', () => {
  test('a command without its required option opens its form, and the filled form runs it', async () => {
    const reply = await room.send({ is: 'line', text: '/article search' });
    expect(reply).toMatchObject({
      is: 'form',
      form: {
        fields: [
          { id: 'words', required: true },
          { id: 'section', is: 'pick', suggests: true },
        ],
      },
    });
    if (reply?.is !== 'form') throw new Error('no form');
    const found = await room.card({
      is: 'form',
      press: reply.form.press,
      values: { words: 'blockchain', section: '1' },
    });
    expect(textOf(found)).toContain('¶1.6');
  });

  test('a form that comes back empty gets a card and a button, never another form', async () => {
    const press = { machine: 'article ask', session: '', event: 'fill', args: ['lang=zh'] };
    const reply = await room.card({ is: 'form', press, values: { question: ' \u200b ' } });
    expect(reply).toMatchObject({ failed: true, language: 'zh' });
    expect(labelsOf(reply)).toEqual(['去填写']);
  });
});

describe('mentions', () => {
  test('a private answer waits behind a button for everyone to see', async () => {
    const reply = await room.mentions('why is it not the final state?');
    expect(reply.shownTo).toBe('everyone');
    expect(textOf(reply)).toMatchInlineSnapshot(`
      "Ask the article a question

      The answer is for you alone.
      [Open, only for me]"
    `);
    const opened = (await room.presses(reply, 'Open, only for me')) as CardReply;
    expect(opened.shownTo).toBe('asker');
    expect(textOf(opened)).toContain('¶4.1');
  });

  test('in a direct conversation the answer comes at once', async () => {
    const direct = await openRoom({ direct: true });
    expect(textOf(await direct.mentions('section 2'))).toContain('2 · Repair');
    expect((await direct.mentions('')).card.title).toBe('What you can type');
    expect(await direct.send({ is: 'mention', text: 'ask' })).toMatchObject({ failed: true });
  });

  test('a mention that lacks something has a button that opens the form', async () => {
    const reply = await room.mentions('article ask');
    expect(await room.presses(reply, 'Open, only for me')).toMatchObject({ is: 'form' });
  });

  test('a call that carries no words says how to call', async () => {
    expect(textOf(await room.card({ is: 'misaddressed', callMe: '@Colloquy' }))).toContain('@Colloquy');
  });
});

describe('what people get wrong', () => {
  test.each([
    ['/article section 9', 'sections 0 to 5'],
    ['/article thesis 0', '1 to 20'],
    ['/article passage banana', 'is not an address'],
    ['/article passage 7.1', 'no paragraph ¶7.1'],
    ['/article summary novel', 'one of: line, paragraph, page'],
    ['/article source please', 'what to do with “please”'],
    ['/article sectoin 2', 'no command'],
    ['/article ask 🙂', 'some words or numbers'],
    ['/article search \u200b🙂\u202e', 'some words or numbers'],
    ['/article summary article:unknown', 'no article “unknown”'],
    ['/article summary lang:fr', 'one of: zh, en'],
    [`/article ask ${'很'.repeat(2000)}`, '2,000 characters'],
    [`/article ask ${'👩‍👩‍👧'.repeat(301)}`, '301 characters'],
    ['/article section @everyone', '“@everyone”'],
  ])('%s', async (typed, told) => {
    const reply = await room.types(typed);
    expect(reply.failed).toBe(true);
    expect(reply.shownTo).toBe('asker');
    expect(textOf(reply)).toContain(told);
  });

  test('is told in the reader’s language, also where that was chosen for once', async () => {
    expect(textOf(await room.types('/article section 9 lang:zh'))).toContain('0 到 5');
  });

  test('300 characters are a question, 301 are not', async () => {
    expect((await room.types(`/article ask ${'很'.repeat(300)}`)).failed).toBeUndefined();
    expect((await room.types(`/article ask ${'很'.repeat(301)}`)).failed).toBe(true);
  });

  test('a near miss offers what was meant', async () => {
    expect(labelsOf(await room.types('/article sumary'))).toEqual(['/article summary', 'Help']);
  });
});

describe('suggestions', () => {
  const suggest = async (words: string[], option: string, typed: string) => {
    const reply = await room.send({ is: 'suggest', words, option, typed, given: {} });
    return reply?.is === 'suggestions' ? reply.suggestions : [];
  };

  test('follow what is typed, in either language, and are at most 25', async () => {
    expect((await suggest(['article', 'section'], 'which', '')).length).toBe(6);
    expect(await suggest(['article', 'section'], 'which', '流量')).toEqual([
      { id: '3', label: '3 · Letting go of traffic' },
    ]);
    expect((await suggest(['article', 'passage'], 'at', '')).length).toBe(25);
    expect((await suggest(['article', 'passage'], 'at', '¶4.')).slice(0, 7).map(({ id }) => id)).toEqual([
      '4.1',
      '4.2',
      '4.3',
      '4.4',
      '4.5',
      '4.6',
      '4.7',
    ]);
    expect((await suggest(['article', 'summary'], 'article', 'farewell'))[0]?.id).toBe('industrial-internet');
  });

  test('of what is unknown are none', async () => {
    expect(await suggest(['article', 'vanished'], 'which', '')).toEqual([]);
    expect(await suggest(['article', 'section'], 'nothing', '')).toEqual([]);
    expect(await suggest(['article', 'ask'], 'question', 'x')).toEqual([]);
  });
});

describe('a failure that nobody can help', () => {
  const broken = defineCommand({
    about: { en: 'Breaks', zh: '出错' },
    called: { zh: '出错' },
    shownTo: 'everyone',
    reads: 'library',
    options: { x: text({ about: { en: 'x', zh: 'x' }, called: { zh: '甲' }, most: 10 }) },
    examples: [],
    run() {
      throw new TypeError('the inner reason');
    },
  });

  test('is an apology with a reference, and a log line with the same reference and the stack', async () => {
    const catalogue = {
      groups: room.catalogue.groups,
      commands: [{ ...broken, words: ['article', 'broken'] as const }],
    };
    const bad = await openRoom({ catalogue });
    const reply = await bad.types('/article broken');
    expect(reply).toMatchObject({ failed: true, shownTo: 'asker' });
    expect(textOf(reply)).toContain('ref-1');
    expect(textOf(reply)).not.toContain('inner reason');
    expect(bad.log.lines).toMatchObject([
      { level: 'error', fields: { reference: 'ref-1', delivery: 'test:1', err: { message: 'the inner reason' } } },
    ]);
  });
});

test('every press on every card of every example answers', async () => {
  for (const command of room.catalogue.commands) {
    for (const { type } of command.examples) {
      const reply = await room.types(`/${type}`);
      for (const action of actionsOf(reply)) {
        if (!('press' in action)) continue;
        const answer = await room.presses(reply, action.label);
        expect(answer?.is === 'form' || (answer?.is === 'card' && !answer.failed), `${type} → ${action.label}`).toBe(
          true,
        );
      }
      for (const block of reply.card.blocks) {
        if (block.is !== 'menu') continue;
        for (const { id } of menuOf(reply).of)
          expect((await room.picks(reply, id)).failed, `${type} → ${id}`).toBeUndefined();
      }
    }
  }
});
