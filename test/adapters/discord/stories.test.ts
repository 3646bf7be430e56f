/** Scenes on Discord: the real bot, the real discord.js, people who type and press. */
import { afterAll, afterEach, expect, test } from 'vitest';
import { did, looks, openConnected, reply, words } from '../../kit/discord/connected.ts';
import { botId, guildId } from '../../kit/discord/scene.ts';

const server = await openConnected();
const [ada, zoe, ben, mia] = [server.person('ada'), server.person('zoe'), server.person('ben'), server.person('mia')];
afterEach(() => {
  server.real();
  expect(server.layer.faults.splice(0)).toEqual([]);
  expect(server.news()).toEqual([]);
});
afterAll(() => server.close());

test('a section, in the language of the one who asks', async () => {
  const english = await ada.types('general', '/article section', { which: '2' });
  expect(did(english)).toEqual(['reply privately']);
  expect(words(english)).toContain('2 · Repair');
  const chinese = await zoe.types('general', '/article section', { which: '2' });
  expect(words(chinese)).toContain('修补裂痕');
  expect(words(await zoe.types('general', '/article section', { which: '2', lang: 'en' }))).toContain('2 · Repair');
  expect(server.screen('ben', 'general')).toBe('');
});

test('names are completed as one types, in one’s language', async () => {
  expect(await ada.completes('general', '/article section', 'which', 'tr')).toContain('3 · Letting go of traffic');
  expect(await zoe.completes('general', '/article section', 'which', '流量')).toContain('3 · 放下流量');
  expect(await ada.completes('general', '/article section', 'which', 'no such section at all')).toEqual([]);
  expect(await ada.completes({ with: 'ada' }, '/article section', 'article', '')).toHaveLength(1);
});

test('suggestions are cut to what Discord takes, and are never missing', async () => {
  server.answers(async () => ({
    is: 'suggestions',
    suggestions: [
      { id: 'x'.repeat(101), label: 'too long to give back' },
      { id: 'no-label', label: ' ' },
      ...Array.from({ length: 40 }, (_, n) => ({ id: `${n}`, label: `${n} ${'很长的名字'.repeat(30)}` })),
    ],
  }));
  const names = await ada.completes('general', '/article section', 'which', '');
  expect(names).toHaveLength(25);
  expect(names[0]).toMatch(/^0 .{97}…$/);
  server.answers(() => new Promise(() => {}));
  expect(await ada.completes('general', '/article section', 'which', '')).toEqual([]);
  server.answers(() => Promise.reject(new Error('broken')));
  expect(await ada.completes('general', '/article section', 'which', '')).toEqual([]);
  expect(server.news()).toEqual(['error: an interaction could not be answered']);
});

test('a citation opens beside its card, steps turn the card itself', async () => {
  const section = await ada.types('general', '/article section', { which: '1' });
  const paragraph = await ada.picks(section.steps[0]?.message, '¶1.2');
  expect(did(paragraph)).toEqual(['reply privately']);
  expect(words(paragraph)).toContain('¶1.2');
  const turned = await ada.presses(section.steps[0]?.message, '2 · Repair →');
  expect(did(turned)).toEqual(['redraw privately']);
  expect(words(turned)).toContain('2 · Repair');
  const back = await ada.presses(turned.steps[0]?.message, '← 1 · Leaving the internet model');
  expect(back.steps[0]?.message?.id).toBe(section.steps[0]?.message?.id);
});

test('the pages of a long card are turned in place', async () => {
  const first = await ada.types('general', '/article glossary');
  expect(looks(first)).toMatch(/Page 1 of \d/);
  const second = await ada.presses(first.steps[0]?.message, 'Next page');
  expect(did(second)).toEqual(['redraw privately']);
  expect(looks(second)).toMatch(/Page 2 of \d/);
  const again = await ada.presses(second.steps[0]?.message, 'Previous page');
  expect(looks(again)).toBe(looks(first));
});

test('a button opens a form, and the form is answered', async () => {
  const answer = await ada.types('general', '/article ask', { question: 'Who won the 2018 World Cup' });
  const form = await ada.presses(answer.steps[0]?.message, 'Ask something else');
  expect(did(form)).toEqual(['modal']);
  const label = form.steps[0]?.modal?.components?.[0]?.label ?? '';
  expect(label).not.toBe('');
  await expect(ada.submits(form, {})).rejects.toThrow('is needed');
  const asked = await ada.submits(form, { [label]: 'Why does traffic not matter?' });
  expect(did(asked)).toEqual(['reply privately']);
  expect(words(asked)).toMatch(/¶\d\.\d/);
});

test('every kind of field comes back with its value', async () => {
  const press = { machine: 'article ask', session: '', event: 'fill', args: ['lang=en'] };
  const of = Array.from({ length: 30 }, (_, n) => ({ id: `s${n}`, label: `Section ${n}` }));
  const last = { id: 's29', label: 'Section 29' };
  server.answers(async (asked) =>
    asked.is === 'form'
      ? reply(JSON.stringify(asked.values))
      : {
          is: 'form',
          language: 'en',
          form: {
            title: `${'A long title. '.repeat(5)}`,
            press,
            fields: [
              { id: 'line', label: 'Line', required: true, is: 'line', most: 10, typed: 'there' },
              { id: 'pick', label: 'Pick', required: true, is: 'pick', of },
              { id: 'free', label: 'Perhaps', required: false, is: 'pick', of, suggests: true, picked: last },
              { id: 'some', label: 'Some', required: true, is: 'pick', of: of.slice(0, 4), upTo: 3 },
              { id: 'none', label: 'Nothing to pick', required: false, is: 'pick', of: [] },
            ],
          },
        },
  );
  const form = await ada.types('general', '/article outline');
  expect(form.steps[0]?.modal).toMatchObject({ title: expect.stringMatching(/^.{44}…$/) });
  const sent = await ada.submits(form, { Pick: 'Section 24', Some: ['Section 3', 'Section 0'] });
  expect(words(sent)).toBe('{"line":["there"],"pick":["s24"],"free":["s29"],"some":["s3","s0"]}');
  await expect(ada.submits(form, { Pick: 'Section 1' })).rejects.toThrow('“Some” is needed');
  const four = ['Section 0', 'Section 1', 'Section 2', 'Section 3'];
  await expect(ada.submits(form, { Pick: 'Section 1', Some: four })).rejects.toThrow('“Some” takes 3');
  const full = await ada.submits(form, {
    Line: 'other',
    Pick: 'Section 0',
    Perhaps: [],
    Some: 'Section 2',
    'Nothing to pick': 'x',
  });
  expect(words(full)).toBe('{"line":["other"],"pick":["s0"],"some":["s2"],"none":["x"]}');
});

test('in a direct conversation answers stay to be read again', async () => {
  const section = await zoe.types({ with: 'zoe' }, '/article section', { which: '2' });
  expect(did(section)).toEqual(['reply']);
  expect(server.screen('zoe', { with: 'zoe' })).toContain('修补裂痕');
  const turned = await zoe.presses(section.steps[0]?.message, '提纲');
  expect(did(turned)).toEqual(['redraw']);
});

test('what is for everyone is seen by everyone, unless the bot may not write there', async () => {
  server.answers(async () => reply('For all of us', { shownTo: 'everyone' }));
  expect(did(await ada.types('general', '/article outline'))).toEqual(['reply']);
  expect(server.screen('ben', 'general')).toContain('For all of us');
  expect(did(await ada.types('talk', '/article outline'))).toEqual(['reply']);
  const hushed = await ada.types('quiet', '/article outline');
  expect(did(hushed)).toEqual(['reply privately']);
  expect(words(hushed)).toContain('“Send Messages”');
  expect(words(hushed)).toContain('For all of us');
  expect(words(await ada.types('hushed', '/article outline'))).toContain('“Send Messages in Threads”');
  server.answers(async () => reply('给大家', { shownTo: 'everyone', language: 'zh' }));
  expect(words(await zoe.types('quiet', '/article outline'))).toContain('“发送消息”权限');
});

test('a press of a message that all see is answered to the one who pressed', async () => {
  server.answers(async (asked) =>
    asked.is === 'press'
      ? reply(`${asked.message.shownTo} ${asked.press.event}`)
      : reply('Board', { shownTo: 'everyone' }, [
          {
            is: 'actions',
            of: [{ label: 'Join', press: { machine: 'quiz', session: 'k3', event: 'join', args: [] } }],
          },
        ]),
  );
  const board = await ada.types('general', '/article outline');
  const joined = await ben.presses(board.steps[0]?.message, 'Join');
  expect(did(joined)).toEqual(['reply privately']);
  expect(words(joined)).toBe('everyone join');
});

test('who manages the place is known, from a command as from a mention', async () => {
  const heard: (readonly [string, boolean, string])[] = [];
  server.answers(async (asked) => {
    heard.push([asked.is, asked.manages, asked.server]);
    return reply('Yes?');
  });
  for (const who of [ada, mia]) {
    await who.types('general', '/article outline');
    for (const where of ['general', 'talk', { with: who === ada ? 'ada' : 'mia' }] as const) {
      const before = server.posts(where).length;
      await who.says(where, `<@${botId}> help`);
      await server.layer.until('the answer', () => server.posts(where)[before]);
    }
  }
  const here = `discord:${guildId}`;
  expect(heard).toEqual(
    [false, true].flatMap((manages) => [
      ['command', manages, here],
      ['mention', manages, here],
      ['mention', manages, here],
      ['mention', true, 'discord:@me'],
    ]),
  );
});
