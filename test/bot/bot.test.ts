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

  test('a long question survives its button and a restart, and where nobody knows it that is said', async () => {
    const question = `blockchain ${'很长的问题'.repeat(30)}`;
    const search = await room.types(`/article search ${question}`);
    const asked = (await room.presses(search, 'Ask this as a question')) as CardReply;
    expect(textOf(asked)).toContain(question);
    await room.restarts();
    expect(textOf((await room.presses(search, 'Ask this as a question')) as CardReply)).toContain(question);
    const elsewhere = await openRoom();
    const forgotten = (await elsewhere.presses(search, 'Ask this as a question')) as CardReply;
    expect(forgotten.failed).toBe(true);
    expect(textOf(forgotten)).toContain('no longer remember');
    expect(await elsewhere.presses(forgotten, 'Ask again')).toMatchObject({
      is: 'form',
      form: { title: 'article ask' },
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
          { id: 'everywhere', is: 'pick' },
        ],
      },
    });
    if (reply?.is !== 'form') throw new Error('no form');
    const found = await room.card({
      is: 'form',
      press: reply.form.press,
      values: { words: ['blockchain'], section: ['1'] },
    });
    expect(textOf(found)).toContain('¶1.6');
  });

  test('what was typed already stands in the form', async () => {
    const reply = await room.send({ is: 'line', text: '/article search section:3' });
    expect(reply).toMatchObject({
      form: {
        fields: [
          { id: 'words' },
          { id: 'section', picked: { id: '3', label: '3 · Letting go of traffic' } },
          { id: 'everywhere' },
        ],
      },
    });
  });

  test('a form that comes back empty gets a card and a button, never another form', async () => {
    const press = { machine: 'article ask', session: '', event: 'fill', args: ['lang=zh'] };
    const reply = await room.card({ is: 'form', press, values: { question: [' \u200b '] } });
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

      “why is it not the final state?”

      Whoever opens it gets an answer that nobody else sees.
      [Open for me]"
    `);
    const opened = (await room.presses(reply, 'Open for me')) as CardReply;
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
    expect(await room.presses(reply, 'Open for me')).toMatchObject({ is: 'form' });
  });

  test.each([
    ['Article says what about traffic?', 'Ask the article a question'],
    ['summary please', 'Ask the article a question'],
    ['help me understand S2B', 'Ask the article a question'],
    ['section two of the article', 'Ask the article a question'],
    ['section 2', 'Read one section, paragraph by paragraph'],
    ['summary', 'What the article says, short or long'],
    ['help', 'What you can type, and what it does'],
    ['/section 99', 'Read one section, paragraph by paragraph'],
  ])('“%s” is %s', async (said, title) => {
    expect((await room.mentions(said)).card.title).toBe(title);
  });

  test('says no language on Discord, so its words decide', async () => {
    const silent = await openRoom({ language: undefined });
    expect((await silent.mentions('为什么说是中间状态')).language).toBe('zh');
    expect((await silent.mentions('why is it intermediate')).language).toBe('en');
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

  test('a label of a language is that language', async () => {
    for (const typed of ['lang:中文', 'lang:ZH', '语言：中文'])
      expect((await room.types(`/summary ${typed}`)).language).toBe('zh');
  });

  test('names options as the reader calls them', async () => {
    const zh = await openRoom({ language: 'zh' });
    expect(textOf(await zh.types('/article summary novel'))).toContain(
      '“长短”不能是“novel”，可选：一句话、一段话、一页',
    );
    expect(textOf(await zh.types(`/article ask ${'很'.repeat(301)}`))).toContain('“问题”最多 300 个');
  });

  test.each(['why?', 'what is this article about', '作者是谁', '这篇文章讲了什么'])(
    '“%s” says too little to look for',
    async (question) => {
      const reply = await room.types(`/ask ${question}`);
      expect(reply.failed).toBe(true);
      expect(labelsOf(reply)).toEqual(['Summary', 'Source']);
    },
  );

  test('is told in the reader’s language, also where that was chosen for once', async () => {
    expect(textOf(await room.types('/article section 9 lang:zh'))).toContain('0 到 5');
  });

  test('300 characters are a question, 301 are not', async () => {
    expect((await room.types(`/article ask ${'很'.repeat(300)}`)).failed).toBeUndefined();
    expect((await room.types(`/article ask ${'很'.repeat(301)}`)).failed).toBe(true);
  });

  test('a near miss offers what was meant', async () => {
    expect(labelsOf(await room.types('/article sumary'))).toEqual(['article summary', 'Help']);
    expect(textOf(await room.types('/article sumary'))).toContain('Did you mean: /article summary');
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

  test('an article that is half typed is no obstacle', async () => {
    const half = await room.send({
      is: 'suggest',
      words: ['article', 'section'],
      option: 'article',
      typed: 'ind',
      given: { article: 'ind' },
    });
    expect(half).toMatchObject({ suggestions: [{ id: 'industrial-internet' }] });
    const other = await room.send({
      is: 'suggest',
      words: ['article', 'section'],
      option: 'which',
      typed: '',
      given: { article: 'ind' },
    });
    expect(other).toMatchObject({ suggestions: { length: 6 } });
    expect(room.log.lines).toEqual([]);
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
