/** The double with its layer: what Discord refuses is refused here too, or the other tests would prove little. */
import {
  Client,
  Events,
  GatewayIntentBits,
  type RESTPostAPIInteractionCallbackWithResponseResult,
  Routes,
} from 'discord.js';
import { afterAll, expect, test } from 'vitest';
import { hasDocument } from '../../kit/discord/openapi.ts';
import type { Part } from '../../kit/discord/parts.ts';
import { botId, channels, guildId } from '../../kit/discord/scene.ts';
import { openWorld } from '../../kit/discord/world.ts';

const world = await openWorld();
afterAll(() => world.close());

async function call(method: string, path: string, body?: object, token = world.token) {
  const response = await fetch(`${world.api}/v10${path}`, {
    method,
    headers: { authorization: `Bot ${token}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  world.layer.faults.splice(0);
  return { status: response.status, body: text ? (JSON.parse(text) as { code?: number; id?: string }) : undefined };
}
const quiet = { allowed_mentions: { parse: [], replied_user: false } };
const post = (body: object) => call('POST', `/channels/${channels.general.id}/messages`, { ...quiet, ...body });
const v2 = (components: object[]) => ({ flags: 1 << 15, components });
const text = (content: string) => ({ type: 10, content });
const row = (...components: object[]) => ({ type: 1, components });
const button = (id: string, label = 'x') => ({ type: 2, style: 2, label, custom_id: id });
const select = (options: object[]) => ({ type: 3, custom_id: 's', options });

test.each<[string, object, number]>([
  ['content of 2,000', { content: 'a'.repeat(2_000) }, 200],
  ['content of 2,001', { content: 'a'.repeat(2_001) }, 400],
  ['five rows', { content: 'x', components: Array.from({ length: 5 }, (_, n) => row(button(`${n}`))) }, 200],
  ['six rows', { content: 'x', components: Array.from({ length: 6 }, (_, n) => row(button(`${n}`))) }, 400],
  ['new components without their flag', { components: [text('x')] }, 400],
  ['new components with content', { ...v2([text('x')]), content: 'x' }, 400],
  ['forty components', v2(Array.from({ length: 40 }, () => text('x'))), 200],
  ['forty-one, nested', v2([{ type: 17, components: Array.from({ length: 40 }, () => text('x')) }]), 400],
  ['4,000 characters over two texts', v2([text('a'.repeat(2_000)), text('a'.repeat(2_000))]), 200],
  ['4,001 characters over two texts', v2([text('a'.repeat(2_000)), text('a'.repeat(2_001))]), 400],
  ['10,158 bytes', v2([text('长'.repeat(3_386))]), 200],
  ['10,161 bytes', v2([text('长'.repeat(3_387))]), 400],
  [
    'one number twice',
    v2([
      { ...text('x'), id: 5 },
      { ...text('y'), id: 5 },
    ]),
    400,
  ],
  ['a number of 32 bits', v2([{ ...text('x'), id: 2 ** 31 }]), 400],
  ['one id twice', v2([row(button('a'), button('a'))]), 400],
  ['six buttons in a row', v2([row(...Array.from({ length: 6 }, (_, n) => button(`${n}`)))]), 400],
  ['an empty row', v2([row()]), 400],
  ['a label of 81', v2([row(button('a', 'x'.repeat(81)))]), 400],
  ['an id of 101', v2([row(button('x'.repeat(101)))]), 400],
  ['26 options', v2([row(select(Array.from({ length: 26 }, (_, n) => ({ label: `${n}`, value: `${n}` }))))]), 400],
  [
    'one value twice',
    v2([
      row(
        select([
          { label: 'a', value: 'a' },
          { label: 'b', value: 'a' },
        ]),
      ),
    ]),
    400,
  ],
  ['somebody may be pinged', { content: 'x', allowed_mentions: { parse: ['everyone'] } }, 400],
  ['an ephemeral message to a channel', { ...v2([text('x')]), flags: (1 << 15) | 64 }, 400],
])('%s', async (_, body, status) => {
  expect((await post(body)).status).toBe(status);
});

test.skipIf(!hasDocument).each<[string, object]>([
  ['an unknown key', { content: 'x', ephemeral: true }],
  ['an unknown key of a component', v2([{ ...text('x'), colour: 'red' }])],
])('%s, which only Discord’s document tells', async (_, body) => {
  expect((await post(body)).status).toBe(400);
});

test('a call without the token, and to a place where the bot may not write', async () => {
  expect((await call('GET', '/applications/@me', undefined, 'other')).status).toBe(401);
  const quietly = { ...quiet, content: 'x' };
  expect(await call('POST', `/channels/${channels.quiet.id}/messages`, quietly)).toMatchObject({
    status: 403,
    body: { code: 50013 },
  });
  expect(await call('POST', `/channels/${channels.hushed.id}/messages`, quietly)).toMatchObject({
    status: 403,
    body: { code: 50013 },
  });
  const answer = { ...quietly, message_reference: { message_id: '1' } };
  expect(await call('POST', `/channels/${channels.forgetful.id}/messages`, answer)).toMatchObject({
    body: { code: 160002 },
  });
});

test('one nonce is one message', async () => {
  const body = { content: 'x', nonce: '77', enforce_nonce: true };
  const first = await post(body);
  expect((await post(body)).body?.id).toBe(first.body?.id);
  expect((await post({ ...body, nonce: '78' })).body?.id).not.toBe(first.body?.id);
});

test('an edit is of one’s own message, where it is', async () => {
  const { body } = await post({ content: 'x' });
  const edit = (channel: string, id = body?.id) =>
    call('PATCH', `/channels/${channel}/messages/${id}`, { ...quiet, ...v2([text('y')]) });
  expect((await edit(channels.general.id)).status).toBe(200);
  expect(await edit(channels.talk.id)).toMatchObject({ status: 404, body: { code: 10008 } });
  expect(await edit(channels.general.id, '1')).toMatchObject({ status: 404, body: { code: 10008 } });
  expect(await edit('1000000000000000999')).toMatchObject({ status: 404, body: { code: 10003 } });
  expect(await edit(channels.hidden.id)).toMatchObject({ status: 403, body: { code: 50001 } });
  const said = await world.person('ada').says('general', 'hers');
  expect(await edit(channels.general.id, said)).toMatchObject({ status: 403, body: { code: 50005 } });
});

test('the latest messages: newest first, each component with an id, others’ without their words', async () => {
  const list = async (channel: keyof typeof channels, query = '') => {
    const { status, body } = await call('GET', `/channels/${channels[channel].id}/messages${query}`);
    return { status, messages: body as unknown as readonly { content: string; components: readonly Part[] }[] };
  };
  await world.person('ada').says('talk', 'hers');
  const inside = { type: 17, id: 2, components: [text('a'), text('b')] };
  await call('POST', `/channels/${channels.talk.id}/messages`, { ...quiet, ...v2([inside]) });
  const { messages } = await list('talk');
  expect(messages[0]?.components).toEqual([
    {
      ...inside,
      components: [
        { ...text('a'), id: 1 },
        { ...text('b'), id: 3 },
      ],
    },
  ]);
  expect(messages[1]).toMatchObject({ content: '', components: [] });
  expect((await list('talk', '?limit=1')).messages).toHaveLength(1);
  await call('POST', `/channels/${channels.forgetful.id}/messages`, { ...quiet, content: 'x' });
  expect((await list('forgetful')).messages).toEqual([]);
  expect((await list('hidden')).status).toBe(403);
});

const file = (name: string) => ({ type: 13, file: { url: `attachment://${name}` } });
test.each<[string, object, readonly string[], number]>([
  [
    'a file that a component shows',
    { ...v2([file('a.csv')]), attachments: [{ id: '0', filename: 'a.csv' }] },
    ['a.csv'],
    200,
  ],
  ['a file that none shows', { ...v2([text('x')]), attachments: [{ id: '0', filename: 'a.csv' }] }, ['a.csv'], 400],
  ['a component without its file', v2([file('a.csv')]), [], 400],
  ['a file that is not among the attachments', v2([file('a.csv')]), ['a.csv'], 400],
  [
    'a file under another name',
    { ...v2([file('b.csv')]), attachments: [{ id: '0', filename: 'b.csv' }] },
    ['a.csv'],
    400,
  ],
  [
    'a name that Discord would change',
    { ...v2([file('a b.csv')]), attachments: [{ id: '0', filename: 'a b.csv' }] },
    ['a b.csv'],
    400,
  ],
])('%s', async (_, body, names, status) => {
  const send = async (channel: string) => {
    const form = new FormData();
    for (const [at, name] of names.entries()) {
      form.append(`files[${at}]`, new Blob(['a,中\n'], { type: 'text/csv' }), name);
    }
    form.append('payload_json', JSON.stringify({ ...quiet, ...body }));
    const headers = { authorization: `Bot ${world.token}` };
    const sent = await fetch(`${world.api}/v10/channels/${channel}/messages`, { method: 'POST', headers, body: form });
    world.layer.faults.splice(0);
    return sent.status;
  };
  expect(await send(channels.general.id)).toBe(status);
  if (status === 200) expect(await send(channels.bare.id)).toBe(403);
  if (status === 200) expect(world.posts('general').at(-1)?.files).toMatchObject([{ name: 'a.csv', text: 'a,中\n' }]);
});

test('commands are listed with their localisations only when asked for', async () => {
  const command = { type: 1, name: 'article', name_localizations: { 'zh-CN': '文章' }, description: 'Look' };
  await call('PUT', `/applications/${botId}/commands`, [command]);
  expect((await call('GET', `/applications/${botId}/commands?with_localizations=true`)).body).toMatchObject([command]);
  expect(JSON.stringify((await call('GET', `/applications/${botId}/commands`)).body)).not.toContain('文章');
});

test('an interaction of nobody', async () => {
  expect(await call('POST', '/interactions/1/none/callback', { type: 6 })).toMatchObject({
    status: 404,
    body: { code: 10062 },
  });
  expect(await call('POST', `/webhooks/${botId}/none`, { ...quiet, content: 'x' })).toMatchObject({ status: 404 });
});

test('an app with the usual intents sees its permissions, and no words that are not for it', async () => {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages],
    rest: { api: world.api },
  });
  const seen: string[] = [];
  client.on(Events.MessageCreate, ({ content }) => seen.push(content));
  client.on(Events.InteractionCreate, async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    // Its own `reply` sends a key that Discord's document does not know.
    const told = (await client.rest.post(Routes.interactionCallback(interaction.id, interaction.token), {
      auth: false,
      query: new URLSearchParams({ with_response: 'true' }),
      body: { type: 4, data: { ...quiet, content: 'pong' } },
    })) as RESTPostAPIInteractionCallbackWithResponseResult;
    seen.push(`${told.resource?.message?.content} in ${interaction.locale}, ${interaction.guildLocale}`);
  });
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(world.token);
  await ready;
  const guild = client.guilds.cache.get(guildId);
  expect(guild?.members.me?.permissionsIn(channels.general.id).has('SendMessages')).toBe(true);
  expect(guild?.members.me?.permissionsIn(channels.quiet.id).has('SendMessages')).toBe(false);
  expect(guild?.roles.botRoleFor(botId)?.managed).toBe(true);
  const ada = world.person('ada');
  await ada.says('general', 'not for you');
  await ada.says({ with: 'ada' }, 'a direct message without its intent');
  await ada.says('general', `<@${botId}> for you`);
  await world.person('zoe').sends('general', 2, { id: '1', name: 'ping', type: 1 });
  await world.layer.until('all of it', () => (seen.length >= 4 ? true : undefined));
  expect(seen).toEqual(['', `<@${botId}> for you`, 'pong', 'pong in zh-CN, en-US']);
  await client.destroy();
});

test('asking for a privileged intent ends the connection', async () => {
  const client = new Client({ intents: [GatewayIntentBits.MessageContent], rest: { api: world.api } });
  const closed = new Promise<number>((resolve) => client.once(Events.ShardDisconnect, ({ code }) => resolve(code)));
  client.on(Events.Error, () => {});
  await expect(client.login(world.token)).rejects.toThrow();
  expect(await closed).toBe(4014);
  await client.destroy();
});
