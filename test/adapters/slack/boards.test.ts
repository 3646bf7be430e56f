import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { PlatformError } from '../../../src/core/errors.ts';
import type { Interaction } from '../../../src/core/interaction.ts';
import { messageRef, personId, placeId } from '../../../src/core/place.ts';
import type { Shown } from '../../../src/core/ports.ts';
import type { Press } from '../../../src/core/press.ts';
import type { Message } from '../../kit/slack/api.ts';
import { openFakeBot, says } from '../../kit/slack/fake-bot.ts';
import { botId, team } from '../../kit/slack/payloads.ts';
import { general, openWorkspace, read, type Transport, tokens, type Workspace } from '../../kit/slack/workspace.ts';

const transports: readonly Transport[] = ['http', 'socket'];
const place = placeId('slack', team, general);
const thread = placeId('slack', team, general, '1618272000.000100');
const ada = personId('slack', team, 'UADA');
const press: Press = { machine: 'quiz', session: 'k3f9', event: 'answer', args: ['1', '0'] };
const board = (title: string): Shown => ({
  language: 'en',
  card: {
    title,
    blocks: [
      { is: 'choices', of: [{ letter: 'A', text: 'Traffic' }] },
      { is: 'actions', of: [{ label: 'A', press, main: true }] },
    ],
  },
});
/** What became of a call: what it gave, or why not. */
const outcome = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof PlatformError ? error.why : error),
  );

describe.each(transports)('boards over %s', (transport) => {
  const bot = openFakeBot();
  let slack: Workspace;
  beforeEach(async () => {
    bot.answer = () => says('Hello');
    bot.heard.length = 0;
    slack = await openWorkspace(transport, bot);
  });
  afterEach(async () => {
    await slack.close();
    expect(slack.api.faults).toEqual([]);
    for (const secret of [tokens.bot, tokens.app, '/response/']) expect(slack.logged()).not.toContain(secret);
  });
  const only = (): Message => {
    expect(slack.api.messages).toHaveLength(1);
    return slack.api.messages[0] as Message;
  };
  const withHistory = () => slack.api.scopes.add('channels:history').add('groups:history');

  describe('posting', () => {
    test('an ordinary message, with the platform’s time and our key', async () => {
      const { message, at } = await slack.slack.post(place, board('Lobby'), 'k3f9-lobby');
      const posted = only();
      expect(message).toBe(`slack:${team}:${general}:${posted.ts}`);
      expect(at).toBe(Math.round(Number(posted.ts) * 1_000));
      expect(posted).toMatchObject({
        by: botId,
        metadata: { event_type: 'colloquy_board', event_payload: { once: 'k3f9-lobby' } },
      });
      expect(posted.thread).toBeUndefined();
      expect(read(posted)).toContain('Lobby');
      expect(slack.api.callsOf('chat.postMessage')[0]?.body).toMatchObject({ unfurl_links: false, parse: 'none' });
    });

    test('a place in a thread is posted into the thread', async () => {
      await slack.slack.post(thread, board('Lobby'), 'once');
      expect(only()).toMatchObject({ channel: general, thread: '1618272000.000100' });
    });

    test('one page: what does not fit is cut and said to be', async () => {
      const long: Shown = { language: 'zh', card: { title: 'x', blocks: [{ is: 'text', text: '平'.repeat(20_000) }] } };
      await slack.slack.post(place, long, 'once');
      expect(read(only())).toContain('放不下');
    });

    test('the same again is the same message, also while the first is under way; elsewhere it is another', async () => {
      const [first, second] = await Promise.all([
        slack.slack.post(place, board('Lobby'), 'once'),
        slack.slack.post(place, board('Lobby'), 'once'),
      ]);
      expect(await slack.slack.post(place, board('Lobby'), 'once')).toEqual(first);
      expect(second).toEqual(first);
      only();
      await slack.slack.post(thread, board('Lobby'), 'once');
      await slack.slack.post(place, board('Lobby'), 'another');
      expect(slack.api.messages).toHaveLength(3);
    });

    test('what failed can be posted again', async () => {
      slack.api.refuse('chat.postMessage', { error: 'is_archived' });
      expect(await outcome(slack.slack.post(place, board('Lobby'), 'once'))).toBe('gone');
      expect(await outcome(slack.slack.post(place, board('Lobby'), 'once'))).toBe('done');
      only();
    });

    test('a post whose answer was lost is not tried again by itself, and then found where we may look', async () => {
      withHistory();
      slack.api.refuse('chat.postMessage', { lost: true });
      expect(await outcome(slack.slack.post(place, board('Lobby'), 'once'))).toBe('unreachable');
      const { message } = await slack.slack.post(place, board('Lobby'), 'once');
      expect(message).toBe(`slack:${team}:${general}:${only().ts}`);
      expect(slack.api.callsOf('chat.postMessage')).toHaveLength(1);
    });

    test('where we may not look it is posted again when that is asked for', async () => {
      slack.api.refuse('chat.postMessage', { lost: true });
      expect(await outcome(slack.slack.post(place, board('Lobby'), 'once'))).toBe('unreachable');
      expect(await slack.slack.find(place, 'once')).toBe('unknown');
      expect(await outcome(slack.slack.post(place, board('Lobby'), 'once'))).toBe('done');
      expect(slack.api.messages).toHaveLength(2);
    });

    test.each([
      ['not_in_channel', 'refused'],
      ['restricted_action', 'refused'],
      ['restricted_action_read_only_channel', 'refused'],
      ['missing_scope', 'refused'],
      ['invalid_blocks', 'refused'],
      ['token_revoked', 'refused'],
      ['channel_not_found', 'gone'],
      ['is_archived', 'gone'],
      ['account_inactive', 'gone'],
      ['fatal_error', 'unreachable'],
      ['internal_error', 'unreachable'],
      ['ratelimited', 'unreachable'],
    ])('%s is %s', async (error, why) => {
      slack.api.refuse('chat.postMessage', { error });
      const failure = await slack.slack.post(place, board('Lobby'), 'once').catch((reason: unknown) => reason);
      expect(failure).toBeInstanceOf(PlatformError);
      expect(failure).toMatchObject({ why, call: 'chat.postMessage', place });
      expect(String(failure)).toContain(error);
    });

    test('a channel that the bot is not in', async () => {
      expect(await outcome(slack.slack.post(placeId('slack', team, 'C0OTHER'), board('x'), 'once'))).toBe('refused');
    });

    test('Slack out of order is unreachable, asked once', async () => {
      slack.api.refuse('chat.postMessage', { status: 503 });
      expect(await outcome(slack.slack.post(place, board('Lobby'), 'once'))).toBe('unreachable');
      expect(slack.api.callsOf('chat.postMessage')).toHaveLength(1);
    });

    test('asked to slow down, it waits and posts once; for long, it does not wait', async () => {
      slack.api.refuse('chat.postMessage', { retryAfter: 1 });
      const start = performance.now();
      expect(await outcome(slack.slack.post(place, board('Lobby'), 'once'))).toBe('done');
      expect(performance.now() - start).toBeGreaterThan(900);
      only();
      slack.api.refuse('chat.postMessage', { retryAfter: 120 });
      expect(await outcome(slack.slack.post(place, board('Lobby'), 'other'))).toBe('unreachable');
    });

    test('closing waits for a post that is under way', async () => {
      slack.api.refuse('chat.postMessage', { hang: 200 });
      const posted = slack.slack.post(place, board('Lobby'), 'once');
      await slack.slack.close();
      only();
      expect(await outcome(posted)).toBe('done');
    });
  });

  describe('editing', () => {
    test('changes the message in place, and our key stays', async () => {
      withHistory();
      const { message } = await slack.slack.post(place, board('Question'), 'once');
      await slack.slack.edit(message, board('Answer'));
      expect(only().edits).toBe(1);
      expect(read(only())).toContain('Answer');
      expect(await slack.slack.find(place, 'once')).toMatchObject({ message });
    });

    test.each([
      ['message_not_found', 'gone'],
      ['cant_update_message', 'gone'],
      ['channel_not_found', 'gone'],
      ['is_inactive', 'gone'],
      ['edit_window_closed', 'refused'],
      ['update_failed', 'unreachable'],
    ])('%s is %s', async (error, why) => {
      const { message } = await slack.slack.post(place, board('Question'), 'once');
      slack.api.refuse('chat.update', { error });
      expect(await slack.slack.edit(message, board('x')).catch((reason: unknown) => reason)).toMatchObject({
        why,
        call: 'chat.update',
        place: message,
      });
    });

    test('a message that is not there, or not ours', async () => {
      const theirs = slack.api.keep({ channel: general, text: 'x', blocks: [], by: 'B0OTHER00' });
      const ref = (ts: string) => messageRef('slack', team, general, ts);
      expect(await outcome(slack.slack.edit(ref('1.1'), board('x')))).toBe('gone');
      expect(await outcome(slack.slack.edit(ref(theirs.ts), board('x')))).toBe('gone');
    });

    test('Slack out of order is asked again, for the same edit twice is one', async () => {
      const { message } = await slack.slack.post(place, board('Question'), 'once');
      slack.api.refuse('chat.update', { status: 503 });
      await slack.slack.edit(message, board('Answer'));
      expect(slack.api.callsOf('chat.update')).toHaveLength(2);
      expect(only().edits).toBe(1);
    });

    test('one budget a workspace, below the fifty a minute of the tier', async () => {
      const { edits } = slack.slack;
      expect(60_000 / edits.every).toBeLessThan(45);
      expect(edits.of(place)).toBe(edits.of(placeId('slack', team, 'C0OTHER', '1.1')));
      expect(edits.of(place)).not.toBe(edits.of(placeId('slack', 'T0OTHER', general)));
      const { message } = await slack.slack.post(place, board('Question'), 'once');
      await slack.slack.edit(message, board('A'));
      await slack.slack.edit(message, board('B'));
      expect(slack.api.mostInAMinute('chat.update')).toBe(2);
    });
  });

  describe('finding', () => {
    test('needs the optional scopes, and says that it does not know without them', async () => {
      await slack.slack.post(place, board('Lobby'), 'once');
      expect(await slack.slack.find(place, 'once')).toBe('unknown');
      expect(await slack.slack.find(thread, 'once')).toBe('unknown');
    });

    test('our own message by its key, among the channel’s latest', async () => {
      withHistory();
      const posted = await slack.slack.post(place, board('Lobby'), 'once');
      const metadata = { event_type: 'colloquy_board', event_payload: { once: 'theirs' } };
      slack.api.keep({ channel: general, text: 'x', blocks: [], by: 'B0OTHER00', metadata });
      slack.api.keep({ channel: general, text: 'x', blocks: [] });
      expect(await slack.slack.find(place, 'once')).toEqual(posted);
      expect(await slack.slack.find(place, 'another')).toBeUndefined();
      // Anybody can write metadata: another bot's message with a key of ours is not ours.
      expect(await slack.slack.find(place, 'theirs')).toBeUndefined();
      for (let n = 0; n < 50; n++) slack.api.keep({ channel: general, text: 'x', blocks: [] });
      expect(await slack.slack.find(place, 'once')).toBeUndefined();
    });

    test('in a thread, at its very end too', async () => {
      withHistory();
      for (let n = 0; n < 200; n++) {
        slack.api.keep({ channel: general, text: 'x', blocks: [], thread: '1618272000.000100' });
      }
      const posted = await slack.slack.post(thread, board('Lobby'), 'once');
      expect(await slack.slack.find(thread, 'once')).toEqual(posted);
      expect(await slack.slack.find(place, 'once')).toBeUndefined();
    });

    test('in a direct conversation without any other scope', async () => {
      const direct = placeId('slack', team, slack.dm('UADA'));
      const posted = await slack.slack.post(direct, board('Review'), 'once');
      expect(await slack.slack.find(direct, 'once')).toEqual(posted);
    });

    test.each([
      ['not_in_channel', 'unknown'],
      ['channel_not_found', 'gone'],
      ['internal_error', 'unreachable'],
    ])('%s is %s', async (error, said) => {
      slack.api.refuse('conversations.history', { error });
      expect(await slack.slack.find(place, 'once').catch((reason: unknown) => (reason as PlatformError).why)).toBe(
        said,
      );
    });
  });

  describe('telling', () => {
    test('a direct message, once; what is pressed on it is direct', async () => {
      const { message } = await slack.slack.tell(ada, board('Review'), 'once');
      expect(await slack.slack.tell(ada, board('Review'), 'once')).toMatchObject({ message });
      expect(only()).toMatchObject({ channel: slack.dm('UADA') });
      expect(message).toBe(`slack:${team}:${slack.dm('UADA')}:${only().ts}`);
      bot.answer = () => says('Next', { instead: true });
      expect(await slack.presses('UADA', only(), 'A')).toBe(only());
      expect(bot.heard.at(-1)).toMatchObject({ direct: true, manages: true });
      await slack.slack.edit(message, board('Done'));
      expect(read(only())).toContain('Done');
    });

    test.each([
      ['messages_tab_disabled', 'refused'],
      ['cannot_dm_bot', 'refused'],
      ['user_not_found', 'gone'],
      ['channel_not_found', 'gone'],
    ])('%s is %s', async (error, why) => {
      slack.api.closed.set('UADA', error);
      expect(await outcome(slack.slack.tell(ada, board('Review'), 'once'))).toBe(why);
    });
  });

  describe('answering', () => {
    const answered = () => says('You chose A', {}, [{ is: 'actions', of: [{ label: 'Change', press }] }]);

    test.each([place, thread])('a press on a board in %s is answered by its response URL alone', async (where) => {
      await slack.slack.post(where, board('Question'), 'once');
      const message = only();
      await slack.types('UADA', '/article list');
      slack.api.calls.length = 0;
      bot.answer = answered;
      const reply = await slack.presses('UADA', message, 'A');
      expect(reply).not.toBe(message);
      expect(reply).toMatchObject({ onlyFor: 'UADA', channel: general });
      expect(reply.thread).toBe(message.thread);
      expect(slack.acks.at(-1)?.body).toBeUndefined();
      expect(slack.api.calls.map(({ method }) => method)).toEqual(['response_url']);
      expect(slack.api.calls[0]?.body).toMatchObject({ response_type: 'ephemeral', replace_original: false });
    });

    test('the press says which message it was on, and when that was posted', async () => {
      const posted = await slack.slack.post(place, board('Question'), 'once');
      await slack.presses('UADA', only(), 'A');
      expect(bot.heard.at(-1)).toMatchObject({
        is: 'press',
        press,
        message: { ref: posted.message, at: posted.at, shownTo: 'everyone' },
        server: placeId('slack', team),
      });
    });

    test('without its response URL it is whispered all the same', async () => {
      await slack.slack.post(place, board('Question'), 'once');
      slack.api.refuse('response_url', { error: 'expired_url' });
      bot.answer = answered;
      expect(await slack.presses('UADA', only(), 'A')).toMatchObject({ onlyFor: 'UADA', channel: general });
    });

    test('who manages the workspace is asked of Slack', async () => {
      slack.api.admins.add('UADA');
      await slack.slack.post(place, board('Question'), 'once');
      const message = only();
      const manages = async (user: string) => {
        await slack.presses(user, message, 'A');
        return (bot.heard.at(-1) as Interaction).manages;
      };
      expect([await manages('UADA'), await manages('UBO'), await manages('UADA')]).toEqual([true, false, true]);
      slack.api.refuse('users.info', { error: 'fatal_error' });
      slack.api.admins.add('UCY');
      expect(await manages('UCY')).toBe(false);
    });

    test('several are picked in a form', async () => {
      await slack.slack.post(place, board('Question'), 'once');
      const of = ['A', 'B', 'C'].map((id) => ({ id, label: id }));
      bot.answer = () => ({
        is: 'form',
        language: 'en',
        form: {
          title: 'Question 1',
          press,
          fields: [
            { id: 'all', is: 'pick', label: 'All that are right', required: true, of, upTo: 3 },
            { id: 'two', is: 'pick', label: 'Two of them', required: false, of, upTo: 2 },
            { id: 'one', is: 'pick', label: 'One of them', required: false, of },
          ],
        },
      });
      const form = await slack.opens(() => slack.press('UADA', only(), 'A'));
      const types = (form.blocks as readonly { element?: { type: string } }[]).map(({ element }) => element?.type);
      expect(types).toEqual(['checkboxes', 'multi_static_select', 'static_select']);
      bot.answer = answered;
      const reply = await slack.submits('UADA', form, { all: ['A', 'C'], two: ['B'] });
      expect(reply).toMatchObject({ onlyFor: 'UADA', channel: general });
      expect(bot.heard.at(-1)).toMatchObject({ is: 'form', values: { all: ['A', 'C'], two: ['B'] } });
    });
  });
});
