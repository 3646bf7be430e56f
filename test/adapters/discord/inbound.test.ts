/** Payloads as Discord sends them, and what they mean. Values of the examples in Discord's documentation, shortened. */
import type { APIInteraction, GatewayMessageCreateDispatchData } from 'discord.js';
import { expect, test } from 'vitest';
import { readInteraction, readMessage, type Self } from '../../../src/adapters/discord/inbound.ts';

const id = '175928847299117063';
// https://docs.discord.com/developers/reference#snowflakes: the id says when.
const at = Date.parse('2016-04-30T11:18:25.796Z');
const member = {
  user: { id: '53908232506183680', username: 'mason', global_name: 'Mason', discriminator: '0', avatar: null },
  nick: null,
  roles: [],
  // View the channel, send messages.
  permissions: '3072',
};
const common = {
  id,
  application_id: '775799577604522054',
  token: 'A_UNIQUE_TOKEN',
  version: 1,
  channel_id: '772908445358620702',
  channel: { id: '772908445358620702', type: 0 },
  guild_id: '772904309264089089',
  guild_locale: 'en-US',
  locale: 'zh-TW',
  app_permissions: '442368',
  member,
};
const read = (payload: object) => readInteraction({ ...common, ...payload } as unknown as APIInteraction, download);
const download = async (url: string) => new TextEncoder().encode(url);
const expected = {
  person: { id: 'discord:53908232506183680', name: 'Mason' },
  place: 'discord:772904309264089089:772908445358620702',
  server: 'discord:772904309264089089',
  direct: false,
  manages: false,
  language: 'zh',
  delivery: `discord:${id}`,
  sentAt: { at, by: 'platform' },
};

test('a slash command', () => {
  const data = {
    id: '1',
    name: 'article',
    type: 1,
    options: [
      {
        name: 'section',
        type: 1,
        options: [
          { name: 'which', type: 3, value: '2' },
          { name: 'lang', type: 3, value: 'en' },
        ],
      },
    ],
  };
  expect(read({ type: 2, data })).toEqual({
    ...expected,
    is: 'command',
    words: ['article', 'section'],
    given: { which: '2', lang: 'en' },
  });
});

test('a slash command without options, from somebody with a nickname and another language', () => {
  const data = { id: '1', name: 'article', type: 1, options: [{ name: 'outline', type: 1 }] };
  const { language: _, ...rest } = expected;
  expect(read({ type: 2, data, locale: 'pt-BR', member: { ...member, nick: 'Mace' } })).toEqual({
    ...rest,
    person: { ...expected.person, name: 'Mace' },
    is: 'command',
    words: ['article', 'outline'],
    given: {},
  });
});

test('a slash command in a direct conversation', () => {
  const { guild_id: _, guild_locale: __, member: ___, ...direct } = common;
  const data = { id: '1', name: 'colloquy', type: 1, options: [{ name: 'help', type: 1 }] };
  const payload = { ...direct, type: 2, data, context: 1, user: member.user } as unknown as APIInteraction;
  expect(readInteraction(payload, download)).toMatchObject({
    place: 'discord:@me:772908445358620702',
    server: 'discord:@me',
    direct: true,
    manages: true,
    person: expected.person,
  });
});

test('an option that is being typed', () => {
  const options = [
    { name: 'lang', type: 3, value: 'zh' },
    { name: 'which', type: 3, value: 'tra', focused: true },
  ];
  const data = { id: '1', name: 'article', type: 1, options: [{ name: 'section', type: 1, options }] };
  expect(read({ type: 4, data })).toEqual({
    ...expected,
    is: 'suggest',
    words: ['article', 'section'],
    option: 'which',
    typed: 'tra',
    given: { lang: 'zh', which: 'tra' },
  });
});

const message = { id: '846462639134605000', channel_id: '772908445358620702', flags: 32_768 };
const press = { machine: 'article section', session: '', event: 'open', args: ['which=2', 'a:b%c'] };
const custom_id = 'article section::open:which=2:a%3Ab%25c';

test('a button', () => {
  expect(read({ type: 3, data: { custom_id, component_type: 2 }, message })).toEqual({
    ...expected,
    is: 'press',
    press,
    message: {
      ref: 'discord:772908445358620702:846462639134605000',
      shownTo: 'everyone',
      at: Date.parse('2021-05-24T19:00:19.685Z'),
    },
  });
});

test('a menu in a message for one person', () => {
  const data = { custom_id, component_type: 3, values: ['3'] };
  expect(read({ type: 3, data, message: { ...message, flags: 32_768 | 64 } })).toMatchObject({
    is: 'press',
    picked: '3',
    message: { shownTo: 'asker' },
  });
});

test('a form; what was left empty is not there', () => {
  const components = [
    { type: 18, id: 1, component: { type: 4, id: 2, custom_id: 'question', value: 'Why?' } },
    { type: 18, id: 3, component: { type: 4, id: 4, custom_id: 'more', value: '' } },
    { type: 18, id: 5, component: { type: 3, id: 6, custom_id: 'section', values: ['2', '3'] } },
    { type: 18, id: 7, component: { type: 3, id: 8, custom_id: 'thesis', values: [] } },
    { type: 10, id: 9 },
  ];
  expect(read({ type: 5, data: { custom_id, components } })).toEqual({
    ...expected,
    is: 'form',
    press,
    values: { question: ['Why?'], section: ['2', '3'] },
  });
});

test.each([
  ['a button of something else', { type: 3, data: { custom_id: 'click_one', component_type: 2 }, message }],
  ['a form of something else', { type: 5, data: { custom_id: 'cool_modal', components: [] } }],
  ['a command of a menu', { type: 2, data: { id: '1', name: 'Look up', type: 3, target_id: '2' } }],
  [
    'completing without an option',
    { type: 4, data: { id: '1', name: 'article', type: 1, options: [{ name: 'section', type: 1 }] } },
  ],
  ['a ping', { type: 1 }],
])('%s is none of ours', (_, payload) => {
  expect(read(payload)).toBeUndefined();
});

const self: Self = {
  id: '999',
  callMe: '@Colloquy',
  roleIn: (guild) => (guild === '772904309264089089' ? '888' : undefined),
  isManaged: ({ member: by }) => by?.roles.includes('777') ?? false,
};
const said = (more: object) =>
  readMessage(
    {
      id,
      type: 0,
      channel_id: '772908445358620702',
      guild_id: '772904309264089089',
      author: member.user,
      member: { nick: 'Mace', roles: [] },
      content: '',
      mentions: [],
      mention_roles: [],
      ...more,
    } as unknown as GatewayMessageCreateDispatchData,
    self,
  );

test('a mention anywhere in the words', () => {
  const { language: _, ...rest } = expected;
  expect(said({ content: '<@999> section 2' })).toEqual({
    ...rest,
    person: { ...expected.person, name: 'Mace' },
    is: 'mention',
    text: 'section 2',
  });
  expect(said({ content: 'well <@!999>, what\nis it?' })).toMatchObject({ text: 'well , what\nis it?' });
  expect(said({ content: 'section 2 <@999>', type: 19 })).toMatchObject({ is: 'mention', text: 'section 2' });
  expect(said({ content: '<@999>' })).toMatchObject({ is: 'mention', text: '' });
});

test('who manages the place', () => {
  const by = (permission: bigint, channel = 0) =>
    read({
      type: 2,
      data: { id: '1', name: 'quiz', type: 1, options: [{ name: 'stop', type: 1 }] },
      member: { ...member, permissions: String(3072n | permission) },
      channel: { ...common.channel, type: channel },
    })?.manages;
  expect(by(1n << 5n)).toBe(true); // Manage Server
  expect(by(1n << 4n)).toBe(true); // Manage Channels
  expect(by(1n << 3n)).toBe(true); // Administrator
  expect(by(1n << 13n)).toBe(false); // Manage Messages
  expect([by(1n << 34n), by(1n << 34n, 11)]).toEqual([false, true]); // Manage Threads, in a channel and in a thread
  expect(said({ content: '<@999> quiz stop' })?.manages).toBe(false);
  expect(said({ content: '<@999> quiz stop', member: { roles: ['777'] } })?.manages).toBe(true);
});

test('a direct message', () => {
  expect(said({ guild_id: undefined, content: 'section 2' })).toMatchObject({
    is: 'mention',
    direct: true,
    manages: true,
    server: 'discord:@me',
    text: 'section 2',
    place: 'discord:@me:772908445358620702',
  });
});

test('the bot’s role', () => {
  expect(said({ mention_roles: ['777', '888'] })).toMatchObject({ is: 'misaddressed', callMe: '@Colloquy' });
  expect(said({ mention_roles: ['888'], content: '<@999> help' })).toMatchObject({ is: 'mention' });
});

test.each([
  ['no mention', { content: 'section 2' }],
  ['another’s mention', { content: '<@9990> section 2' }],
  ['everyone', { content: '@everyone', mention_everyone: true }],
  ['another role', { mention_roles: ['777'] }],
  ['a reply that only pings', { type: 19, content: 'thanks', mentions: [{ id: '999' }] }],
  ['a bot', { content: '<@999> help', author: { ...member.user, bot: true } }],
  ['a webhook', { content: '<@999> help', webhook_id: '5' }],
  ['a bot in a direct conversation', { guild_id: undefined, content: 'help', author: { ...member.user, bot: true } }],
  ['a note of Discord', { type: 6, content: '<@999>' }],
])('%s is not for the bot', (_, payload) => {
  expect(said(payload)).toBeUndefined();
});
