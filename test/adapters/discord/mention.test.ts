/** Messages that call the bot: in channels, in threads, in direct conversations. */
import { afterAll, afterEach, expect, test } from 'vitest';
import { after, openConnected, reply } from '../../kit/discord/connected.ts';
import { pingsIn } from '../../kit/discord/markdown.ts';
import { walk } from '../../kit/discord/parts.ts';
import type { Where } from '../../kit/discord/person.ts';
import { picture } from '../../kit/discord/picture.ts';
import { botId, roleId } from '../../kit/discord/scene.ts';

const server = await openConnected();
const [ada, zoe, ben, rex] = [server.person('ada'), server.person('zoe'), server.person('ben'), server.person('rex')];
const me = `<@${botId}>`;
const { news } = server;

/** The next post of the bot in a place. */
async function next(where: Where, act: () => Promise<unknown>) {
  const before = server.posts(where).length;
  await act();
  return server.layer.until(`a post in ${JSON.stringify(where)}`, () => server.posts(where)[before]);
}

afterEach(() => {
  server.real();
  expect(server.layer.faults.splice(0)).toEqual([]);
  expect(news()).toEqual([]);
});
afterAll(() => server.close());

test('a mention is answered where it was said, and leads to the private answer', async () => {
  let said = '';
  const post = await next('general', async () => {
    said = await ada.says('general', `${me} section 2`);
  });
  expect(post.answers).toBe(said);
  expect(picture(post.components)).toMatchInlineSnapshot(`
    "│ █ Read one section, paragraph by paragraph
    │
    │ “2”
    │
    │ · Whoever opens it gets an answer that nobody else sees.
    │
    │ [ Open for me ]"
  `);
  const opened = await ben.presses(post, 'Open for me');
  expect(opened.steps[0]).toMatchObject({ did: 'reply', private: true });
  expect(picture(opened.steps[0]?.message?.components ?? [])).toContain('2 · Repair');
});

test('in a thread too, where slash commands and mentions are alike', async () => {
  expect(picture((await next('talk', () => ada.says('talk', `what about traffic, ${me}?`))).components)).toContain(
    'Open for me',
  );
});

test('every message of a direct conversation is for the bot', async () => {
  const post = await next({ with: 'zoe' }, () => zoe.says({ with: 'zoe' }, '章节 2'));
  expect(picture(post.components)).toContain('2 · ');
  expect(picture((await next({ with: 'zoe' }, () => zoe.says({ with: 'zoe' }, `${me} 章节 3`))).components)).toContain(
    '3 · ',
  );
});

test('what was not said to the bot is not answered, nor even read', async () => {
  const heard: string[] = [];
  server.answers(async (asked) => {
    if (asked.is === 'mention') heard.push(asked.text);
    return reply('Yes?');
  });
  const post = await next('general', () => ada.says('general', `hello ${me}`));
  const before = server.posts('general').length;
  await ada.says('general', 'section 2');
  await ada.says('general', '@everyone section 2');
  await ada.says('general', `<@${ben.id}> section 2`);
  await ada.says('general', 'a reply that pings', post.id);
  await rex.says('general', `${me} section 2`);
  await next('general', () => ben.says('general', `and ${me} this?`));
  expect(server.posts('general')).toHaveLength(before + 1);
  expect(heard).toEqual(['hello', 'and this?']);
});

test('who calls the bot’s role is told how to call the bot', async () => {
  const post = await next('general', () => ada.says('general', `<@&${roleId}> section 2`));
  expect(picture(post.components)).toMatchInlineSnapshot(`
    "│ █ Did you mean me?
    │
    │ You called my role, and then I cannot read what you write. Mention me instead: @Colloquy
    │
    │ · In the list that opens after the @, pick the entry marked APP: the role has the same name."
  `);
});

test('where the bot may not write, the asker is told in person whom to ask', async () => {
  const post = await next({ with: 'ada' }, () => ada.says('quiet', `${me} section 2`));
  expect(picture(post.components)).toContain('I answer you alone, because I may not write where you asked');
  expect(picture(post.components)).toContain('“Send Messages”');
  expect(picture(post.components)).toContain('[ Open for me ]');
  const inThread = await next({ with: 'ada' }, () => ada.says('hushed', `${me} section 2`));
  expect(picture(inThread.components)).toContain('“Send Messages in Threads”');
  expect(server.posts('quiet')).toEqual([]);
  expect(news()).toEqual(Array(2).fill('warn: may not write where it was asked'));
});

test('who takes no direct messages cannot be told, and the log says so', async () => {
  await ben.says('quiet', `${me} section 2`);
  await server.layer.until('the lines', () => server.untold() > 1 || undefined);
  expect(String(server.log.lines.at(-1)?.fields.err)).toContain('50007');
  expect(news()).toEqual(['warn: may not write where it was asked', 'error: a mention could not be answered']);
});

test('a refusal that nobody could foresee is told in person as well', async () => {
  server.refuse('/messages', 400, 200000, 'Message was blocked by automatic moderation');
  const post = await next({ with: 'zoe' }, () => zoe.says('general', `${me} section 2`));
  expect(picture(post.components)).toContain('did not let me write');
  expect(String(server.log.lines.at(-1)?.fields.err)).toMatch(/post on channel \d+: 400 .*\(200000\)/);
  expect(news()).toEqual(['warn: was not let write where it was asked']);
});

test('without the history of a channel the answer stands by itself', async () => {
  expect((await next('forgetful', () => ada.says('forgetful', `${me} help`))).answers).toBeUndefined();
});

test('a slow answer is announced by the typing sign', async () => {
  server.answers(async () => {
    await after(200);
    return reply('At last');
  });
  await next('general', () => ada.says('general', `${me} help`));
  expect(server.layer.double.getTypingEvents()).toHaveLength(1);
});

test('a message that comes twice is answered once', async () => {
  await next('general', () => ada.says('general', `${me} help`));
  const before = server.layer.calls.filter(({ path }) => path.endsWith('/messages')).length;
  server.layer.repeat('MESSAGE_CREATE');
  await ada.says('talk', 'so that the last event is another');
  const posts = server.posts('general').length;
  await next('general', () => zoe.says('general', `${me} help`));
  await server.layer.until('both calls', () =>
    server.layer.calls.filter(({ path }) => path.endsWith('/messages')).length > before ? true : undefined,
  );
  expect(server.posts('general')).toHaveLength(posts + 1);
});

test('nothing to say, or what no message can hold, is not said', async () => {
  const before = server.posts('general').length;
  server.answers(async (asked) =>
    asked.is === 'mention' && asked.text === 'form'
      ? {
          is: 'form',
          language: 'en',
          form: { title: 'x', press: { machine: 'x', session: '', event: 'x', args: [] }, fields: [] },
        }
      : asked.is === 'mention' && asked.text === 'nothing'
        ? undefined
        : reply('Yes?'),
  );
  await ada.says('general', `${me} nothing`);
  await ada.says('general', `${me} form`);
  await next('general', () => ada.says('general', `${me} else`));
  expect(server.posts('general')).toHaveLength(before + 1);
  expect(news()).toEqual(['error: a mention can only be answered with a card']);
});

test.each([
  ['2,000 characters', 'x'.repeat(1_970)],
  ['emoji only', '🙂👩‍👩‍👧‍👦'],
  ['right to left', 'مرحبا \u202eabc'],
  ['zero width', '\u200b\u200b'],
  ['everyone', '@everyone <@&1> <#2>'],
  ['nothing', ''],
])('%s is answered, and nobody is pinged', async (_, words) => {
  const post = await next('general', () => ada.says('general', `${me} ${words}`));
  const seen = post.components.flatMap(walk).flatMap(({ content }) => content ?? []);
  expect(seen.length).toBeGreaterThan(0);
  expect(seen.flatMap(pingsIn)).toEqual([]);
  const direct = await next({ with: 'ada' }, () => ada.says({ with: 'ada' }, words));
  expect(direct.components.flatMap(walk).flatMap(({ content }) => pingsIn(content ?? ''))).toEqual([]);
});
