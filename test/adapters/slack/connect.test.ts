import { request } from 'node:http';
import { createServer } from 'node:net';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createSlack } from '../../../src/adapters/slack/connect.ts';
import { mask } from '../../../src/adapters/slack/sdk-log.ts';
import { listen } from '../../kit/room.ts';
import { openApi } from '../../kit/slack/api.ts';
import { openFakeBot, says } from '../../kit/slack/fake-bot.ts';
import { slashCommand } from '../../kit/slack/payloads.ts';
import { encode, openSocketWire, sign } from '../../kit/slack/wire.ts';
import { openWorkspace, read, secret, tokens } from '../../kit/slack/workspace.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});
const bot = openFakeBot(() => says('Hello'));

describe('starting', () => {
  async function start(options: { botToken?: string; appToken?: string; port?: number }) {
    const api = await openApi(tokens);
    const sockets = await openSocketWire(api);
    const log = listen();
    const { lines } = log;
    const slack = createSlack(
      { botToken: tokens.bot, signingSecret: secret, port: 0, apiUrl: api.url, ...options },
      log,
    );
    closing.push(api.close, sockets.close, slack.close);
    return { api, slack, lines };
  }

  test('a wrong bot token is one message that says where the right one is', async () => {
    const { slack } = await start({ botToken: 'xoxb-wrong' });
    await expect(slack.connect(bot)).rejects.toThrow(
      /^Slack does not accept SLACK_BOT_TOKEN \(invalid_auth\)\. .*xoxb-.*https:\/\/api\.slack\.com\/apps.*OAuth & Permissions/,
    );
  });

  test('a wrong app token too', async () => {
    const { slack } = await start({ appToken: 'xapp-wrong' });
    await expect(slack.connect(bot)).rejects.toThrow(
      /^Slack does not accept SLACK_APP_TOKEN \(invalid_auth\)\. .*xapp-.*connections:write/,
    );
  });

  test('without a network it says so', async () => {
    const log = listen();
    const slack = createSlack(
      { botToken: tokens.bot, signingSecret: secret, port: 0, apiUrl: 'http://127.0.0.1:9/api/' },
      log,
    );
    await expect(slack.connect(bot)).rejects.toThrow(/^Slack cannot be reached/);
    await slack.close();
  });

  test('a port that is taken is named', async () => {
    const other = createServer();
    await new Promise((resolve) => other.listen(0, () => resolve(undefined)));
    closing.push(async () => void other.close());
    const { port } = other.address() as { port: number };
    const { slack } = await start({ port });
    await expect(slack.connect(bot)).rejects.toThrow(`Port ${port} is in use already`);
  });

  test('closing what was never connected is no trouble', async () => {
    const { slack } = await start({});
    await slack.close();
    await slack.close();
  });
});

describe('HTTP', () => {
  const open = async () => {
    const slack = await openWorkspace('http', bot, { answerWithin: 60 });
    closing.push(slack.close);
    return slack;
  };
  const at = { user: 'UADA', channel: 'C0GENERAL' };
  const now = () => Math.floor(Date.now() / 1000);

  test.each([
    ['unsigned', () => ({})],
    ['signed by somebody else', (body: string) => sign('another secret', body, now())],
    ['signed for another body', () => sign(secret, 'something else', now())],
    ['six minutes old', (body: string) => sign(secret, body, now() - 361)],
  ])('a request that is %s is refused', async (_, headers) => {
    const slack = await open();
    const before = bot.heard.length;
    const { body, type } = encode('command', slashCommand('/article', 'list', at, slack.api.newUrl(at), 'trigger'));
    const response = await fetch(slack.url, {
      method: 'POST',
      body,
      headers: { 'content-type': type, ...headers(body) },
    });
    expect(response.status).toBe(401);
    expect(bot.heard.length).toBe(before);
  });

  test('Slack’s check of the address is answered, any other path is not', async () => {
    const slack = await open();
    const body = JSON.stringify({ type: 'url_verification', challenge: 'abc', token: 'x' });
    const headers = { 'content-type': 'application/json', ...sign(secret, body, now()) };
    expect(await (await fetch(slack.url, { method: 'POST', body, headers })).json()).toEqual({ challenge: 'abc' });
    expect((await fetch(slack.url.replace('/slack/events', '/'))).status).toBe(404);
  });

  test('when Slack hangs up before the answer stands, the answer comes by the response URL', async () => {
    const slack = await open();
    await slack.types('UADA', '/article list');
    slack.api.messages.length = 0;
    bot.answer = () => new Promise((resolve) => setTimeout(resolve, 50, says('After all')));
    const { body, type } = encode(
      'command',
      slashCommand('/article', 'list', at, slack.api.newUrl(at), slack.api.newTrigger()),
    );
    const hanging = request(slack.url, {
      method: 'POST',
      headers: { 'content-type': type, ...sign(secret, body, now()) },
    });
    hanging.on('error', () => undefined);
    hanging.end(body);
    await vi.waitFor(() => expect(bot.heard.at(-1)).toMatchObject({ is: 'line' }));
    setTimeout(() => hanging.destroy(), 20);
    const message = await slack.api.until('the answer', () => slack.api.messages[0]);
    expect(read(message)).toContain('After all.');
    bot.answer = () => says('Hello');
  });
});

describe('Socket Mode', () => {
  const open = async () => {
    const slack = await openWorkspace('socket', bot);
    closing.push(slack.close);
    return slack;
  };

  test('Slack says goodbye: the next connection stands before the old one is gone', async () => {
    const slack = await open();
    slack.sockets.farewell('warned');
    await slack.api.until('the second connection', () => slack.sockets.connections() === 2);
    expect(read(await slack.types('UADA', '/article list'))).toContain('Hello.');
    await vi.waitFor(() => expect(slack.lines.map(({ message }) => message)).toContain('Slack: connected again'));
  });

  test('a connection that breaks is made anew, also when Slack is away for a moment', async () => {
    const slack = await open();
    slack.api.refuse('apps.connections.open', { error: 'internal_error' });
    slack.sockets.farewell('dropped');
    await slack.api.until('the second connection', () => slack.sockets.connections() === 2);
    await vi.waitFor(() => expect(slack.lines.map(({ message }) => message)).toContain('Slack: connected again'));
    expect(slack.lines.map(({ message }) => message)).toContain('Slack: no connection, trying again');
    expect(read(await slack.types('UADA', '/article list'))).toContain('Hello.');
  });

  test('an answer whose acknowledgement is lost with the connection comes by the response URL', async () => {
    const slack = await open();
    await slack.types('UADA', '/article list');
    slack.api.messages.length = 0;
    bot.answer = async () => {
      slack.sockets.farewell('dropped');
      await new Promise((resolve) => setTimeout(resolve, 50));
      return says('After all');
    };
    slack.slash('UADA', '/article list').catch(() => undefined);
    const message = await slack.api.until('the answer', () => slack.api.messages[0]);
    expect(read(message)).toContain('After all.');
    expect(slack.lines).toContainEqual(expect.objectContaining({ message: 'Slack did not take an acknowledgement' }));
    bot.answer = () => says('Hello');
  });

  test('closing ends it while it tries to connect again', async () => {
    const slack = await open();
    slack.api.refuse('apps.connections.open', ...Array.from({ length: 50 }, () => ({ error: 'internal_error' })));
    slack.sockets.farewell('dropped');
    await vi.waitFor(() =>
      expect(slack.lines.map(({ message }) => message)).toContain('Slack: no connection, trying again'),
    );
    const start = performance.now();
    await slack.slack.close();
    expect(performance.now() - start).toBeLessThan(1_500);
  });
});

test('closing ends it while the new connection does not say hello', async () => {
  const slack = await openWorkspace('socket', bot);
  closing.push(slack.close);
  slack.api.refuse('apps.connections.open', { hang: 1_500 });
  slack.sockets.farewell('dropped');
  await new Promise((resolve) => setTimeout(resolve, 200));
  const start = performance.now();
  await slack.slack.close();
  expect(performance.now() - start).toBeLessThan(1_200);
  // The connection that stands after all is closed again.
  await slack.api.until('the late connection', () => slack.sockets.connections() === 2);
  await vi.waitFor(() => expect(slack.sockets.open()).toBe(0), 2_000);
});

test('the SDK’s lines lose their secrets', () => {
  expect(
    mask(
      'token xoxb-12-ab_c and xapp-1-A-2 to https://hooks.slack.com/commands/T/1/x, wss://wss-primary.slack.com/link?ticket=1',
    ),
  ).toBe('token [secret] and [secret] to [secret] [secret]');
});
