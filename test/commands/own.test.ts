/** What people and channels choose, take with them, and have forgotten. */
import { describe, expect, test } from 'vitest';
import type { Library, Pack } from '../../src/core/library.ts';
import { placeId } from '../../src/core/place.ts';
import type { Party } from '../kit/party.ts';
import { gather } from '../kit/party.ts';
import { here, labelsOf, menuOf, openRoom, someone, textOf } from '../kit/room.ts';
import { story } from '../kit/story.ts';

const elsewhere = { place: placeId('terminal', 'elsewhere') };

describe('settings', () => {
  story('buttons change them in place; they are a person’s own, and hold everywhere', async (party) => {
    expect(await party.says('Ada', '/colloquy settings')).toMatch(/Name beside answers\W+hidden/);
    const shown = await party.presses('Ada', 'Show my name beside answers');
    expect(shown).toMatch(/Name beside answers\W+shown/);
    expect(party.last('Ada')?.instead).toBe(true);
    expect(await party.presses('Ada', 'Hide my name on boards')).toMatch(/Name on boards\W+hidden/);
    expect(await party.says('Ada', '/colloquy settings', elsewhere)).toMatch(/shown[\s\S]*Name on boards\W+hidden/);
    expect(await party.says('Ben', '/colloquy settings')).toMatch(/hidden[\s\S]*Name on boards\W+shown/);
    const back = await party.says('Ada', '/colloquy settings names:hide boards:show');
    expect(back).toMatch(/Name beside answers\W+hidden\W+Name on boards\W+shown/);
  });

  story('a zone and quiet hours move the review plan', async (party) => {
    await party.says('Ada', '/review plan 09:00 daily');
    const next = async () => (await party.room.store.plan(someone('Ada').id))?.next;
    expect(await next()).toBe(Date.UTC(2026, 10, 26, 9));
    const moved = await party.says('Ada', '/colloquy settings zone:New York');
    expect(moved).toContain('Your reviews come next ');
    expect(moved).toMatch(/Time zone\W+America\/New_York/);
    expect(await next()).toBe(Date.UTC(2026, 10, 25, 14));
    await party.says('Ada', '/colloquy settings quiet:08:00-12:00');
    expect(await next()).toBe(Date.UTC(2026, 10, 25, 17));
    await party.says('Ada', '/colloquy settings quiet:off zone:auto');
    expect(await next()).toBe(Date.UTC(2026, 10, 26, 9));
    expect(await party.says('Ada', '/review plan')).toContain('At 09:00 (UTC)');
    await party.says('Ada', '/review pause');
    expect(await party.says('Ada', '/colloquy settings zone:Tokyo')).not.toContain('Your reviews come next');
    expect(await party.room.store.plan(someone('Ada').id)).toMatchObject({ paused: 'asked', zone: 'Asia/Tokyo' });
  });

  story(
    'what holds for everybody is for managers; a channel’s zone is its people’s where they have none',
    async (party) => {
      const refused = await party.says('Ada', '/colloquy settings hosts:managers');
      expect(refused).toContain('Only those who manage this channel');
      expect(await party.says('Ada', '/colloquy settings names:show zone:Tokyo for:channel')).toContain('Only those');
      expect(await party.room.store.person(someone('Ada').id)).toEqual({ names: false, boards: true });
      expect(await party.says('Ada', '/colloquy settings')).not.toContain('Only managers may host');
      await party.says('Mona', '/colloquy settings');
      expect(await party.presses('Mona', 'Only managers may host')).toMatch(/Who may host\W+those who manage/);
      expect(await party.says('Ada', '/quiz start')).toContain('only those who manage the channel may start');
      expect(await party.says('Ada', '/quiz start', elsewhere)).toContain('5 questions');
      await party.says('Mona', '/colloquy settings');
      expect(await party.presses('Mona', 'Everybody may host')).toMatch(/Who may host\W+everybody/);
      await party.says('Mona', '/colloquy settings zone:Shanghai for:channel');
      expect(await party.says('Ada', '/colloquy settings')).toContain('Asia/Shanghai, this channel’s');
      expect(await party.says('Ada', '/review plan')).toContain('At 09:00 (Asia/Shanghai)');
      expect(await party.says('Mona', '/colloquy settings zone:auto for:channel')).not.toContain('Shanghai');
    },
    { managers: ['Mona'] },
  );

  story('a form changes several at once', async (party) => {
    await party.says('Ada', '/colloquy settings');
    const form = await party.opens('Ada', 'Change');
    expect(form.fields.map(({ id }) => id)).toEqual(['names', 'boards', 'quiet', 'zone', 'for']);
    const text = await party.sends('Ada', { names: 'show', quiet: '22-7', zone: 'Berlin' });
    expect(text).toMatch(/shown[\s\S]*Europe\/Berlin[\s\S]*22:00 to 07:00/);
  });

  test('in a direct conversation there is no channel to choose for', async () => {
    const room = await openRoom({ direct: true });
    expect(textOf(await room.types('/colloquy settings'))).not.toContain('This channel');
    const boss = { manages: true };
    for (const line of ['settings hosts:managers', 'settings zone:Tokyo for:channel', 'language zh for:channel']) {
      expect(textOf(await room.types(`/colloquy ${line}`, boss))).toContain('only you and me here');
    }
    await room.close();
  });

  test.each([
    ['en', '/colloquy settings for:channel', 'Name one with it'],
    ['en', '/colloquy settings names:maybe', '“names” cannot be “maybe”'],
    ['en', '/colloquy settings zone:+8', 'I do not know the time zone “+8”'],
    ['en', '/colloquy settings quiet:22:00', 'I cannot read “22:00” as quiet hours'],
    ['en', '/colloquy language latin', '“which” cannot be “latin”. It is one of: zh, en, auto.'],
    ['zh', '/共读 设置 给:频道', '把时区也写上'],
    ['zh', '/共读 设置 时区:火星', '不认识时区“火星”'],
    ['zh', '/共读 设置 免打扰:半夜', '看不懂免打扰时段“半夜”'],
  ] as const)('%s: %s', async (language, line, expected) => {
    const room = await openRoom({ language });
    const reply = await room.types(line, { manages: true });
    expect(reply.failed).toBe(true);
    expect(textOf(reply)).toContain(expected);
    await room.close();
  });

  test('in Chinese words', async () => {
    const room = await openRoom({ language: 'zh' });
    const reply = await room.types('/共读 设置 署名:显示 上榜:隐去 免打扰:晚上10点到早上8点 时区:北京');
    expect(textOf(reply)).toMatch(/显示[\s\S]*不显示[\s\S]*Asia\/Shanghai[\s\S]*22:00 到 08:00/);
    expect(labelsOf(reply)).toContain('榜上显示我的名字');
    await room.close();
  });
});

describe('language', () => {
  story('what a person chose goes before their app, everywhere, and reviews follow', async (party) => {
    await party.says('Ada', '/review plan 09:00 daily');
    expect(await party.says('Ada', '/colloquy language zh')).toContain('以后不管在哪里，我都跟你说中文');
    expect(party.last('Ada')?.language).toBe('zh');
    expect(await party.says('Ada', '/article summary', elsewhere)).toContain('转述');
    expect(await party.says('Ben', '/article summary')).toContain('Retold');
    expect(await party.says('Ada', '/article summary lang:en')).toContain('Retold');
    expect((await party.room.store.plan(someone('Ada').id))?.language).toBe('zh');
    await party.says('Ada', '/colloquy language');
    expect(await party.presses('Ada', '跟随我的应用')).toContain('I speak the language of your app again');
    expect(party.last('Ada')?.language).toBe('en');
    expect((await party.room.store.plan(someone('Ada').id))?.language).toBe('en');
    expect(await party.says('Ada', '/article summary')).toContain('Retold');
  });

  story(
    'a channel’s is that of its boards, and its managers choose it',
    async (party) => {
      expect(await party.says('Ada', '/colloquy language zh for:channel')).toContain('Only those who manage');
      const set = await party.says('Mona', '/colloquy language zh for:channel');
      expect(set).toContain('From the next quiz on, boards in this channel are in Chinese.');
      await party.says('Ada', '/quiz start');
      expect(await party.presses('Ada', 'Start')).toContain('The lobby is open');
      expect(await party.presses('Ben', '加入')).toContain('You are in');
      expect(party.board()).toContain('先按“加入”');
      expect(await party.says('Ada', '/article summary')).toContain('Retold');
      await party.says('Mona', '/colloquy language');
      expect(await party.presses('Mona', 'Boards: that of whoever starts')).toContain('whoever starts it');
      expect(await party.room.store.place(here.place)).toEqual({ hosts: 'everyone' });
    },
    { managers: ['Mona'] },
  );

  test('buttons that carry a language for once still answer in the one that is chosen', async () => {
    const room = await openRoom({ language: 'en' });
    const card = await room.types('/colloquy language lang:zh');
    const reply = await room.presses(card, 'English');
    expect(reply).toMatchObject({ language: 'en', instead: true });
    const own = await room.types('/colloquy language');
    expect(textOf(own)).toMatch(/You\W+English/);
    expect(labelsOf(own)).toEqual(['中文', 'That of my app']);
    await room.close();
  });
});

/** The file of a card, as JSON. */
function fileOf(party: Party, name: string): Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>> {
  const file = party.last(name)?.card.blocks.find((block) => block.is === 'file');
  if (file?.is !== 'file') throw new Error(`${name} has no file`);
  expect(file).toMatchObject({ name: 'colloquy.json', mime: 'application/json' });
  return JSON.parse(file.text);
}

/** Everything that can be stored of Ada, among it her answer in a live quiz with Ben and Cleo, which she hosts. */
async function leavesTraces(party: Party): Promise<void> {
  await party.says('Ada', '/colloquy settings names:show zone:Tokyo');
  await party.says('Ada', '/review plan 09:00 daily');
  await party.says('Ada', '/quiz question kind:single');
  await gather(party, ['Ada', 'Ben', 'Cleo']);
  await party.presses('Ada', 'Begin');
  await party.presses('Ada', await party.wrong(0));
}

describe('one’s own data', () => {
  story('all of it, and nobody else’s', async (party) => {
    expect(await party.says('Ada', '/colloquy export')).toContain('I keep nothing about you');
    await leavesTraces(party);
    await party.presses('Ben', await party.right(0));
    await party.presses('Cleo', await party.right(0));
    expect(await party.says('Ada', '/colloquy export')).toContain('table by table');
    expect(party.last('Ada')?.shownTo).toBe('asker');
    const file = fileOf(party, 'Ada');
    expect(Object.keys(file)).toEqual(
      expect.arrayContaining(['people', 'plans', 'asks', 'players', 'answers', 'cards', 'sessions']),
    );
    expect(JSON.stringify(file)).toContain('Asia/Tokyo');
    expect(JSON.stringify(file)).not.toMatch(/ben|cleo/i);
  });

  story('is forgotten after a word that it shall be, in the middle of a quiz too', async (party) => {
    await leavesTraces(party);
    const question = await party.says('Ada', '/colloquy delete');
    expect(question).toContain('There is no way back');
    expect((await party.room.store.exportPerson(someone('Ada').id)).people).toHaveLength(1);
    await party.says('Ada', '/colloquy delete');
    const gone = await party.presses('Ada', 'Forget me');
    expect(gone).toContain('I know nothing of you any more');
    expect(party.last('Ada')?.instead).toBe(true);
    expect(await party.room.store.exportPerson(someone('Ada').id)).toEqual({});
    expect(await party.says('Ada', '/colloquy settings')).toMatch(/Name beside answers\W+hidden[\s\S]*UTC/);
    // The quiz waits for nobody but Ben, who hosts it now, and Cleo.
    await party.presses('Ben', await party.right(0));
    await party.presses('Cleo', await party.right(0));
    await party.waits(4_000);
    expect(party.titled('Question 1')).toContain('2 of 3 got it right');
    await party.says('Ben', '/quiz stop');
    expect(party.titled('Final standings')).toContain('Ben');
    expect(party.boards()).not.toContain('Ada');
    // Nothing comes by itself any more.
    await party.waits(2 * 86_400_000);
    expect(party.direct('Ada')).toEqual([]);
    expect(await party.room.store.exportPerson(someone('Ada').id)).toEqual({});
    expect(party.room.log.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  story('a host who does not play hands over; a quiz of one ends', async (party) => {
    await party.says('Ada', '/quiz start kinds:single count:3');
    await party.presses('Ada', 'Start');
    await party.presses('Ben', 'Join');
    await party.says('Ada', '/colloquy delete');
    await party.presses('Ada', 'Forget me');
    await party.presses('Ben', 'Begin');
    expect(party.board()).toContain('Question 1 of 3');
    await party.says('Ben', '/colloquy delete');
    await party.presses('Ben', 'Forget me');
    expect(await party.room.store.liveSessions(here.place)).toEqual([]);
  });

  story(
    'in Chinese',
    async (party) => {
      await party.says('Wei', '/共读 语言 中文');
      await party.says('Wei', '/共读 导出');
      expect(fileOf(party, 'Wei').people).toMatchObject([{ language: 'zh' }]);
      expect(await party.presses('Wei', '忘掉我')).toContain('找不回来');
      expect(await party.presses('Wei', '忘掉我')).toContain('从头开始');
      expect(await party.says('Wei', '/共读 导出')).toContain('没有你的数据');
    },
    { chinese: ['Wei'] },
  );

  test('nobody types that they are sure, and nobody deletes another', async () => {
    const room = await openRoom();
    await room.types('/colloquy settings names:show');
    await room.types('/colloquy settings names:show', { person: someone('Ben') });
    expect((await room.types('/colloquy delete sure:yes')).failed).toBe(true);
    const card = await room.types('/colloquy delete');
    await room.presses(card, 'Forget me', 'asker', { person: someone('Ben') });
    expect((await room.store.person(someone('Ada').id)).names).toBe(true);
    expect((await room.store.person(someone('Ben').id)).names).toBe(false);
    await room.close();
  });
});

describe('the article of a channel', async () => {
  const room = await openRoom();
  const [first] = room.library;
  const second: Pack = {
    ...first,
    id: 'second',
    faces: {
      zh: { ...first.faces.zh, id: 'second', title: '第二篇' },
      en: { ...first.faces.en, id: 'second', title: 'The second one' },
    },
  };
  await room.close();
  const library: Library = [first, second];

  story(
    'is what look-ups and quizzes there are about, until it is the usual one again',
    async (party) => {
      const before = await party.says('Ada', '/article use');
      expect(before).toContain(`Look-ups and quizzes here are about “${first.faces.en.title}”`);
      expect(party.menuOf('Ada').of).toEqual([{ id: 'second', label: 'The second one' }]);
      expect(await party.picks('Ada', 'second')).toContain(
        'From now on, look-ups and quizzes here are about “The second',
      );
      expect(await party.says('Ben', '/article source')).toContain('The second one');
      expect(await party.says('Ben', '/quiz start')).toContain('A quiz on “The second one”');
      expect(await party.says('Ben', '/article source', elsewhere)).toContain(first.faces.en.title);
      expect(await party.says('Ben', `/article source article:${first.id}`)).toContain(first.faces.en.title);
      expect(await party.says('Ben', '/colloquy settings')).toMatch(/Article\W+The second one/);
      await party.says('Ada', '/article use');
      expect(await party.presses('Ada', 'Back to the usual one')).toContain(first.faces.en.title);
      expect(await party.says('Ben', '/article source')).toContain(first.faces.en.title);
      expect(await party.room.store.place(here.place)).toEqual({ hosts: 'everyone' });
      expect(await party.says('Ada', '/文章 选用 第二篇 lang:zh')).toContain(
        '从现在起，这里的查阅和答题都用《第二篇》',
      );
      expect(await party.says('Ada', '/article use 默认')).toContain(first.faces.en.title);
      expect(await party.says('Ada', '/article use third')).toContain('There is no article “third”');
    },
    { library },
  );

  story(
    'is its managers’ to choose where they host',
    async (party) => {
      await party.says('Mona', '/colloquy settings hosts:managers');
      expect(await party.says('Ada', '/article use second')).toContain('only those who manage the channel');
      expect(await party.says('Ada', '/article use')).toContain('here are about');
      expect(() => party.menuOf('Ada')).toThrow('no menu');
      expect(await party.says('Mona', '/article use The second one')).toContain('“The second one”');
    },
    { library, managers: ['Mona'] },
  );

  test('is suggested while it is typed, with the way back', async () => {
    const several = await openRoom({ library });
    const asked = async (typed: string) => {
      const reply = await several.send({ is: 'suggest', words: ['article', 'use'], option: 'which', typed, given: {} });
      return reply?.is === 'suggestions' ? reply.suggestions.map(({ id }) => id) : [];
    };
    expect(await asked('')).toEqual([first.id, 'second', 'auto']);
    expect(await asked('second')).toEqual(['second']);
    expect(await asked('usual')).toEqual(['auto']);
    expect(menuOf(await several.types('/article use'))).toMatchObject({ suggests: true });
    await several.close();
  });
});
