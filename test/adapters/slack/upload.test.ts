/** An article comes in through Slack: by a file in a form, and by a link. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { essay, openEssays } from '../../kit/essays.ts';
import { openRoom, type Room } from '../../kit/room.ts';
import { openFakeBot, says } from '../../kit/slack/fake-bot.ts';
import { openWorkspace, read, type Transport, tokens, type Workspace } from '../../kit/slack/workspace.ts';

const bytes = new TextEncoder().encode(essay);

describe.each<Transport>(['http', 'socket'])('an article over %s', (transport) => {
  let essays: ReturnType<typeof openEssays>;
  let room: Room;
  let slack: Workspace;
  beforeEach(async () => {
    essays = openEssays();
    room = await openRoom({ importer: essays.importer });
    slack = await openWorkspace(transport, room.bot);
    slack.api.admins.add('UADA');
  });
  afterEach(async () => {
    await slack.close();
    await room.close();
    expect(slack.api.faults).toEqual([]);
    expect(slack.logged()).not.toContain(tokens.bot);
  });
  const openForm = () => slack.opens(() => slack.slash('UADA', '/article add'));

  test('a manager sends a file with the form', async () => {
    const form = await openForm();
    const file = slack.api.give('harbours.md', bytes);
    const message = await slack.submits('UADA', form, { file, right: 'yes' });
    expect(read(message)).toContain('Added: “On harbours”');
    expect(message.onlyFor).toBe('UADA');
    expect(essays.written).toEqual([{ title: 'On harbours', from: 'harbours.md', right: true, bytes: bytes.length }]);
  });

  test('of a file from elsewhere Slack says only the id: it is asked for the rest', async () => {
    const form = await openForm();
    const file = slack.api.give('harbours.md', bytes, {
      url_private_download: undefined,
      name: undefined,
      size: undefined,
    });
    expect(read(await slack.submits('UADA', form, { file }))).toContain('Added: “On harbours”');
    expect(slack.api.callsOf('files.info')).toHaveLength(1);
  });

  test('and a link, in the line', async () => {
    const message = await slack.types('UADA', '/article add link:https://a.test/essay');
    expect(read(message)).toContain('Added: “On harbours”');
    expect(essays.written).toMatchObject([{ from: 'https://a.test/essay', right: false }]);
  });

  test('who does not manage is told so', async () => {
    const message = await slack.types('UBO', '/article add link:https://a.test/essay');
    expect(read(message)).toContain('Only those who manage this channel can add articles');
  });

  test('an empty form, a file that is too large, a scope that is missing: each is told', async () => {
    expect(read(await slack.submits('UADA', await openForm(), {}))).toContain('I need a link or a file.');
    const large = slack.api.give('large.txt', new Uint8Array(20_000), { size: 3 });
    expect(read(await slack.submits('UADA', await openForm(), { file: large }))).toContain('That file is too large');
    slack.api.scopes.delete('files:read');
    const file = slack.api.give('harbours.md', bytes);
    expect(read(await slack.submits('UADA', await openForm(), { file }))).toContain('files:read');
    expect(essays.written).toEqual([]);
  });

  test('the token goes to no other host', async () => {
    const heard: unknown[] = [];
    const other = createServer((request, response) => {
      heard.push(request.headers.authorization);
      response.end('mine');
    });
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
    const elsewhere = `http://127.0.0.1:${(other.address() as AddressInfo).port}/files-pri/F1/download/a`;
    const file = slack.api.give('a.txt', bytes, { url_private_download: elsewhere });
    expect(read(await slack.submits('UADA', await openForm(), { file }))).toContain('not allowed to read the file');
    expect(heard).toEqual([]);
    await new Promise((done) => other.close(done));
  });
});

test('what was under way is followed by how it ended', async () => {
  const bot = openFakeBot(() => says('Reading', { later: Promise.resolve(says('All of it')) }));
  const slack = await openWorkspace('http', bot);
  for (const know of [false, true]) {
    const before = slack.api.messages.length;
    await slack.slash('UADA', '/article list');
    await slack.api.until(`both, ${know}`, () => slack.api.messages[before + 1]);
    expect(slack.api.messages.slice(before).map((message) => read(message).split('\n')[0])).toEqual([
      'Reading',
      'All of it',
    ]);
  }
  await slack.close();
  expect(slack.api.faults).toEqual([]);
});
