/** Threads on the bot's own messages, and pins. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { PlatformError } from '../../../src/core/errors.ts';
import { messageRef, placeId } from '../../../src/core/place.ts';
import type { Shown } from '../../../src/core/ports.ts';
import { openFakeBot, says } from '../../kit/slack/fake-bot.ts';
import { team } from '../../kit/slack/payloads.ts';
import { general, openWorkspace, type Transport, type Workspace } from '../../kit/slack/workspace.ts';

const transports: readonly Transport[] = ['http', 'socket'];
const place = placeId('slack', team, general);
const board = (title: string): Shown => ({ language: 'en', card: { title, blocks: [] } });
/** Why a call was refused. */
const outcome = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof PlatformError ? error.why : error),
  );

describe.each(transports)('threads over %s', (transport) => {
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
  });

  test('a thread is the replies to a message; the same message has one', async () => {
    const { message } = await slack.slack.post(place, board('A claim'), 'once');
    const thread = await slack.slack.openThread(message, 'Thesis 3');
    const ts = slack.api.messages[0]?.ts ?? '';
    expect(thread).toBe(placeId('slack', team, general, ts));
    expect(await slack.slack.openThread(message, 'Thesis 3')).toBe(thread);
    await slack.slack.post(thread, board('First of all'), 'once-in');
    expect(slack.api.messages[1]).toMatchObject({ channel: general, thread: ts });
    await slack.mentions('UADA', 'and what of this?', { thread: ts });
    expect(bot.heard.at(-1)).toMatchObject({ is: 'mention', place: thread });
  });

  test('what was posted into a thread is in that thread, also when it is found again', async () => {
    const inside = placeId('slack', team, general, '1618272000.000100');
    slack.api.scopes.add('channels:history');
    const posted = await slack.slack.post(inside, board('A claim'), 'once');
    expect(await slack.slack.openThread(posted.message, 'Thesis 3')).toBe(inside);
    expect(await slack.slack.find(inside, 'once')).toEqual(posted);
    await slack.slack.edit(posted.message, board('Reworded'));
    expect(slack.api.messages[0]).toMatchObject({ edits: 1 });
  });

  test('a message is pinned once, and again is no trouble', async () => {
    const { message } = await slack.slack.post(place, board('A claim'), 'once');
    await slack.slack.pin(message);
    await slack.slack.pin(message);
    expect([...slack.api.pins]).toEqual([slack.api.messages[0]?.ts]);
  });

  test('what Slack does not let us pin is a refusal', async () => {
    const { message } = await slack.slack.post(place, board('A claim'), 'once');
    expect(await outcome(slack.slack.pin(messageRef('slack', team, general, '1618272000.000100')))).toBe('gone');
    slack.api.scopes.delete('pins:write');
    expect(await outcome(slack.slack.pin(message))).toBe('refused');
    slack.api.refuse('pins.add', { error: 'permission_denied' });
    expect(await outcome(slack.slack.pin(message))).toBe('refused');
  });
});
