import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { writeActionId } from '../../../src/adapters/slack/action.ts';
import type { Reply } from '../../../src/core/interaction.ts';
import type { Press } from '../../../src/core/press.ts';
import { openFakeBot, says } from '../../kit/slack/fake-bot.ts';
import { blockActions } from '../../kit/slack/payloads.ts';
import { openWorkspace, read, type Transport, tokens, type Workspace } from '../../kit/slack/workspace.ts';

const transports: readonly Transport[] = ['http', 'socket'];
const press: Press = { machine: 'article section', session: '', event: 'open', args: ['which=2'] };
const button = { is: 'actions', of: [{ label: 'More', press }] } as const;
const form: Reply = {
  is: 'form',
  language: 'en',
  form: {
    title: '/article ask',
    press,
    fields: [{ id: 'question', label: 'Question', required: true, is: 'line', most: 300 }],
  },
};
/** Far above the 60 ms that an answer may take here, so that a busy machine changes nothing. */
const slow = 400;
const later = (ms: number, reply: Reply) => new Promise<Reply>((resolve) => setTimeout(resolve, ms, reply));

describe.each(transports)('trouble over %s', (transport) => {
  const bot = openFakeBot();
  let slack: Workspace;
  beforeEach(async () => {
    bot.answer = () => says('Hello');
    bot.heard.length = 0;
    slack = await openWorkspace(transport, bot, { answerWithin: 60 });
    // From here on Ada's language is known.
    await slack.types('UADA', '/article list');
    slack.api.messages.length = 0;
    slack.api.calls.length = 0;
    bot.heard.length = 0;
  });
  afterEach(async () => {
    await slack.close();
    expect(slack.api.faults).toEqual([]);
    for (const secret of [
      tokens.bot,
      tokens.app,
      'a-signing-secret',
      '/response/',
      'verification-token',
      'ticket=secret',
    ]) {
      expect(slack.logged()).not.toContain(secret);
    }
  });
  const warned = (call: string) => slack.lines.find(({ fields }) => fields.call === call);

  test('a slow bot: acknowledged in time, answered by the response URL', async () => {
    bot.answer = () => later(slow, says('Slow'));
    const message = await slack.types('UADA', '/article section 2');
    expect(read(message)).toContain('Slow.');
    expect(slack.acks.at(-1)?.body).toBeUndefined();
    expect(slack.acks.at(-1)?.after).toBeLessThan(slow);
    expect(slack.api.callsOf('response_url')).toHaveLength(1);
  });

  test('a slow bot answers a press, a mention and a form late, and each was acknowledged at once', async () => {
    const message = await slack.types('UADA', '/article list').then(async () => {
      bot.answer = () => says('Card', {}, [button]);
      return slack.types('UADA', '/article list');
    });
    const view = await slack.opens(async () => {
      bot.answer = () => form;
      await slack.slash('UADA', '/article ask');
    });
    bot.answer = () => later(slow, says('Slow'));
    expect(read(await slack.presses('UADA', message, 'More'))).toContain('Slow.');
    expect(slack.acks.at(-1)?.after).toBeLessThan(slow);
    expect(read(await slack.mentions('UADA', 'x'))).toContain('Slow.');
    expect(slack.acks.at(-1)?.after).toBeLessThan(slow);
    expect(read(await slack.submits('UADA', view, { question: 'x' }))).toContain('Slow.');
    expect(slack.acks.at(-1)?.after).toBeLessThan(slow);
  });

  test('suggestions that come too late are none', async () => {
    bot.answer = () =>
      says('Menu', {}, [{ is: 'menu', press: { ...press, args: ['which'] }, hint: 'Pick', of: [], suggests: true }]);
    const message = await slack.types('UADA', '/article list');
    const suggestions = { is: 'suggestions' as const, suggestions: [{ id: '2', label: 'Two' }] };
    bot.answer = () => suggestions;
    expect(await slack.offers('UADA', message, 'Pick', 't')).toEqual([{ label: 'Two', value: '2' }]);
    bot.answer = () => later(slow, suggestions);
    expect(await slack.offers('UADA', message, 'Pick', 't')).toEqual([]);
    expect(slack.acks.at(-1)?.after).toBeLessThan(slow);
  });

  test('a language that Slack does not tell holds nothing up, and is complained about once', async () => {
    slack.api.refuse('users.info', { error: 'missing_scope', needed: 'users:read' }, { error: 'fatal_error' });
    await slack.types('UBO', '/article list');
    await slack.types('UCY', '/article list');
    expect(bot.heard.map(({ language }) => language)).toEqual([undefined, undefined]);
    expect(slack.lines.filter(({ fields }) => fields.call === 'users.info')).toHaveLength(1);
    // Not asked again at once: the next answer is quick.
    await slack.types('UBO', '/article list');
    expect(slack.acks.at(-1)?.body).toBeDefined();
    expect(slack.api.callsOf('users.info')).toHaveLength(2);
  });

  test('a language that takes too long is not waited for, and known the next time', async () => {
    slack.api.locales.set('UBO', 'zh-CN');
    slack.api.refuse('users.info', { hang: slow });
    await slack.types('UBO', '/article list');
    expect(bot.heard.at(-1)?.language).toBeUndefined();
    await vi.waitFor(async () => {
      await slack.types('UBO', '/article list');
      expect(bot.heard.at(-1)?.language).toBe('zh');
    });
    expect(slack.api.callsOf('users.info')).toHaveLength(1);
  });

  test('a language that is not ours is none', async () => {
    slack.api.locales.set('UBO', 'fr-FR');
    await slack.types('UBO', '/article list');
    expect(bot.heard.at(-1)?.language).toBeUndefined();
  });

  test('a reply that cannot be drawn is an apology and a line in the log, never silence', async () => {
    const tooLong: Press = { ...press, args: ['x'.repeat(200)] };
    bot.answer = () => says('Broken', {}, [{ is: 'actions', of: [{ label: 'More', press: tooLong }] }]);
    expect(read(await slack.types('UADA', '/article section 2'))).toContain('Something went wrong on my side');
    expect(slack.lines.find(({ message }) => message === 'an answer could not be shown')).toMatchObject({
      level: 'error',
    });
  });

  test('a bot that breaks its promise and throws is an apology too', async () => {
    bot.answer = () => Promise.reject(new Error('boom'));
    expect(read(await slack.types('UADA', '/article section 2'))).toContain('Something went wrong on my side');
    expect(read(await slack.mentions('UADA', 'x'))).toContain('Something went wrong on my side');
  });

  test('a button that is not ours is answered politely', async () => {
    bot.answer = () => says('Card', {}, [button]);
    const message = await slack.types('UADA', '/article list');
    for (const action_id of ['approve_request', '3|nonsense', '']) {
      const before = slack.api.messages.length;
      await slack.act('UADA', message, { type: 'button', action_id, text: { type: 'plain_text', text: 'x' } });
      const notice = await slack.api.until('a notice', () => slack.api.messages[before]);
      expect(read(notice)).toContain('I don’t know that button');
      expect(notice.onlyFor).toBe('UADA');
    }
    expect(bot.heard).toHaveLength(1);
  });

  test('a delivery that Slack repeats is answered once', async () => {
    const payload = await slack.mention('UADA', 'hello');
    await slack.api.until('the answer', () => slack.api.messages[0]);
    await slack.wire.send('event', payload, 1);
    await slack.wire.send('event', payload, 2);
    await slack.types('UADA', '/article list');
    expect(slack.api.messages).toHaveLength(2);
    expect(bot.heard.map(({ is }) => is)).toEqual(['mention', 'line']);
    expect(slack.lines.filter(({ message }) => message === 'Slack repeated a delivery')).toHaveLength(2);
  });

  test('a double click is two presses, a repeated press is one', async () => {
    bot.answer = () => says('Card', {}, [button]);
    const message = await slack.types('UADA', '/article list');
    bot.heard.length = 0;
    await Promise.all([slack.press('UADA', message, 'More'), slack.press('UADA', message, 'More')]);
    await slack.api.until('two answers', () => slack.api.messages.length === 3);
    expect(new Set(bot.heard.map(({ delivery }) => delivery)).size).toBe(2);
    const at = { user: 'UADA', channel: 'C0GENERAL', ts: message.ts, ephemeral: true, blocks: [] };
    const url = slack.api.newUrl(at);
    const action = { type: 'button', action_id: writeActionId(0, press) };
    const again = blockActions(action, at, url, slack.api.newTrigger());
    for (const retry of [0, 1, 2]) await slack.wire.send('interactive', again, retry);
    await slack.api.until('the third answer', () => slack.api.messages.length === 4);
    await slack.slack.close();
    expect(bot.heard).toHaveLength(3);
  });

  test('what is not written to the bot by a person is not heard', async () => {
    const event = (inner: Record<string, unknown>) =>
      slack.wire.send('event', {
        type: 'event_callback',
        team_id: 'T0TEAM000',
        event_id: `Ev${Math.random()}`,
        event: {
          type: 'message',
          channel: 'D0ADA',
          channel_type: 'im',
          user: 'UADA',
          text: 'x',
          ts: '1618272000.000100',
          ...inner,
        },
      });
    await event({ subtype: 'message_changed', message: { text: 'x' } });
    await event({ bot_id: 'B0OTHER00' });
    await event({ user: 'U0BOT0000' });
    await event({ channel: 'C0GENERAL', channel_type: 'channel' });
    await event({ type: 'app_mention', channel: 'C0GENERAL', channel_type: undefined, bot_id: 'B0OTHER00' });
    await event({ type: 'reaction_added' });
    await slack.types('UADA', '/article list');
    expect(bot.heard.map(({ is }) => is)).toEqual(['line']);
  });

  test.each([
    ['command', { command: '/article', text: 'list', user_id: 'UADA' }],
    [
      'interactive',
      { type: 'block_actions', team: null, user: { id: 'UADA' }, actions: [{ action_id: 1, type: 'button' }] },
    ],
    ['interactive', { type: 'view_submission', team: null, user: { id: 'UADA' }, view: { callback_id: 'x' } }],
    ['interactive', { type: 'block_suggestion', team: null, user: { id: 'UADA' }, value: 'x' }],
  ] as const)('a %s of a shape that nobody knows is acknowledged and logged', async (kind, payload) => {
    expect((await slack.wire.send(kind, payload)).status).toBe(200);
    await vi.waitFor(() =>
      expect(slack.lines).toContainEqual(
        expect.objectContaining({ level: 'error', message: 'a payload of Slack could not be handled' }),
      ),
    );
  });

  test('what the bot has no use for is acknowledged', async () => {
    const shortcut = {
      type: 'shortcut',
      callback_id: 'x',
      team: { id: 'T0TEAM000' },
      user: { id: 'UADA' },
      trigger_id: 't',
    };
    expect((await slack.wire.send('interactive', shortcut)).status).toBe(200);
    expect(bot.heard).toEqual([]);
  });

  test.each([
    ['not_in_channel', 'Type /invite @colloquy in it'],
    ['channel_not_found', 'Type /invite @colloquy in it'],
    ['is_archived', 'is archived'],
    ['restricted_action', 'Ask its managers'],
    ['missing_scope', 'without the permission chat:write'],
    ['fatal_error', 'Slack refused my answer (fatal_error)'],
  ])('%s: the asker is told what to do, the log what was refused', async (error, advice) => {
    slack.api.refuse('chat.postMessage', { error, ...(error === 'missing_scope' && { needed: 'chat:write' }) });
    bot.answer = () => says('Hello', { shownTo: 'everyone' });
    const notice = await slack.mentions('UADA', 'hello');
    expect(notice.channel).toBe(slack.dm('UADA'));
    expect(read(notice)).toContain(advice);
    expect(warned('chat.postMessage')).toMatchObject({
      level: 'warn',
      fields: {
        place: 'slack:T0TEAM000:C0GENERAL',
        err: expect.objectContaining({ message: expect.stringContaining(error) }),
      },
    });
  });

  test('the bot is really not in a channel: a slash command works there all the same', async () => {
    const message = await slack.types('UADA', '/article list', 'C0PRIVATE');
    expect(message).toMatchObject({ channel: 'C0PRIVATE', onlyFor: 'UADA' });
    const notice = await slack.mentions('UADA', 'hello', { channel: 'C0PRIVATE' });
    expect(notice.channel).toBe(slack.dm('UADA'));
  });

  test('asked to slow down, the answer waits and comes', async () => {
    slack.api.refuse('chat.postMessage', { retryAfter: 1 });
    bot.answer = () => says('Hello', { shownTo: 'everyone' });
    const start = performance.now();
    const message = await slack.mentions('UADA', 'hello');
    expect(read(message)).toContain('Hello.');
    expect(performance.now() - start).toBeGreaterThan(900);
    expect(slack.api.callsOf('chat.postMessage')).toHaveLength(2);
  });

  test('asked to slow down for long, the asker is told', async () => {
    bot.answer = () => says('Hello', { shownTo: 'everyone' });
    slack.api.refuse('chat.postMessage', { retryAfter: 120 });
    expect(read(await slack.mentions('UADA', 'hello'))).toContain('Slack asks me to slow down');
  });

  test('an expired or used-up response URL: whispered in the channel instead', async () => {
    bot.answer = () => later(slow, says('Late'));
    for (const error of ['expired_url', 'used_url']) {
      slack.api.refuse('response_url', { error });
      const message = await slack.types('UADA', '/article list');
      expect(message).toMatchObject({ channel: 'C0GENERAL', onlyFor: 'UADA' });
      expect(read(message)).toContain('Late.');
    }
    expect(slack.api.callsOf('chat.postEphemeral')).toHaveLength(2);
    expect(warned('response_url')).toMatchObject({
      fields: { err: expect.objectContaining({ message: expect.stringContaining('expired_url') }) },
    });
  });

  test('a form that stays open for an hour in a channel without the bot: the answer comes as a direct message', async () => {
    bot.answer = () => form;
    const view = await slack.opens(() => slack.slash('UADA', '/article ask', 'C0PRIVATE'));
    slack.api.wait(3_600_000);
    bot.answer = () => says('Answer');
    const message = await slack.submits('UADA', view, { question: 'why' });
    expect(message.channel).toBe(slack.dm('UADA'));
    expect(read(message)).toContain('Answer.');
  });

  test('a form that comes too late is explained', async () => {
    bot.answer = () => {
      slack.api.wait(3_001);
      return form;
    };
    expect(read(await slack.types('UADA', '/article ask'))).toContain('only three seconds');
    expect(warned('views.open')).toBeDefined();
  });

  test('nothing works: the log says so and nothing hangs', async () => {
    slack.api.refuse('chat.postMessage', { error: 'channel_not_found' }, { error: 'cannot_dm_bot' });
    bot.answer = () => says('Hello', { shownTo: 'everyone' });
    await slack.mention('UADA', 'hello');
    await slack.api.until('the second call', () => slack.api.callsOf('chat.postMessage').length === 2);
    await slack.slack.close();
    expect(slack.lines.at(-1)).toMatchObject({
      level: 'error',
      message: 'a person could not be told that an answer failed',
    });
  });

  test('closing does not wait for a Slack that does not answer', async () => {
    const other = await openWorkspace(transport, bot, { closeWithin: 100 });
    other.api.refuse('chat.postMessage', { hang: 1_500 });
    bot.answer = () => says('Hello', { shownTo: 'everyone' });
    await other.mention('UADA', 'hello');
    await vi.waitFor(() => expect(bot.heard.at(-1)).toMatchObject({ text: 'hello' }));
    const start = performance.now();
    await other.slack.close();
    expect(performance.now() - start).toBeLessThan(1_000);
    expect(other.lines.at(-1)).toMatchObject({
      message: 'Slack: closed before everything was answered',
      fields: { unanswered: 1 },
    });
    await other.close();
  });

  test('closing waits for what is under way', async () => {
    bot.answer = () => later(slow, says('Slow'));
    await slack.slash('UADA', '/article list');
    await slack.slack.close();
    expect(slack.api.messages.map(read).join()).toContain('Slow.');
  });
});
