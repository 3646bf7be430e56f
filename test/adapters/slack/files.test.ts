import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { PlatformError } from '../../../src/core/errors.ts';
import { personId, placeId } from '../../../src/core/place.ts';
import type { Shown } from '../../../src/core/ports.ts';
import type { Press } from '../../../src/core/press.ts';
import type { Refusal } from '../../kit/slack/api.ts';
import { openFakeBot, says } from '../../kit/slack/fake-bot.ts';
import { team } from '../../kit/slack/payloads.ts';
import { general, openWorkspace, read, type Transport, tokens, type Workspace } from '../../kit/slack/workspace.ts';

const transports: readonly Transport[] = ['http', 'socket'];
const csv = 'question,right\r\n"平台, b",3\r\n';
const file = { is: 'file', name: 'report.csv', mime: 'text/csv', text: csv } as const;
const again: Press = { machine: 'quiz report', session: '', event: 'open', args: [] };
const report = (more = {}) => says('Your report', { again, ...more }, [file]);

describe.each(transports)('files over %s', (transport) => {
  const bot = openFakeBot();
  let slack: Workspace;
  beforeEach(async () => {
    bot.answer = () => report();
    slack = await openWorkspace(transport, bot);
  });
  afterEach(async () => {
    await slack.close();
    expect(slack.api.faults).toEqual([]);
    for (const secret of [tokens.bot, '/upload/']) expect(slack.logged()).not.toContain(secret);
  });
  const inDirect = () => slack.api.messages.filter(({ channel }) => channel === slack.dm('UADA'));
  const answer = () =>
    slack.api.until('the answer', () => slack.api.messages.find(({ channel }) => channel === general));

  test('a private answer cannot carry one: it goes to the direct messages, and the answer says so', async () => {
    await slack.slash('UADA', '/quiz report');
    const shown = await answer();
    expect(shown.onlyFor).toBe('UADA');
    expect(read(shown)).toContain('📎 report.csv');
    expect(read(shown)).toContain('The file is in our direct messages.');
    expect(slack.api.uploads).toMatchObject([
      { name: 'report.csv', text: csv, mime: 'text/csv', channel: slack.dm('UADA') },
    ]);
    expect(inDirect().map(read)).toEqual(['Your report\n📎 report.csv']);
  });

  test('also for somebody who is known already, whose answer would have stood in the acknowledgement', async () => {
    bot.answer = () => says('Hello');
    await slack.types('UADA', '/article list');
    slack.api.messages.length = 0;
    bot.answer = () => report();
    await slack.slash('UADA', '/quiz report');
    expect(slack.acks.at(-1)?.body).toBeUndefined();
    expect(read(await answer())).toContain('The file is in our direct messages.');
  });

  test('in a direct conversation it goes there, into its thread too', async () => {
    const message = await slack.says('UADA', 'report', '1618272000.000900');
    expect(message).toMatchObject({ channel: slack.dm('UADA'), thread: '1618272000.000900' });
    expect(read(message)).not.toContain('direct messages');
    expect(slack.api.uploads).toMatchObject([{ channel: slack.dm('UADA'), thread: '1618272000.000900' }]);
    expect(slack.api.messages).toHaveLength(1);
  });

  test('turning the pages does not bring it again', async () => {
    bot.answer = () => report({ page: 1 });
    await slack.types('UADA', '/quiz report');
    expect(slack.api.uploads).toEqual([]);
  });

  test('without the scope the person is told what to do, and nothing is posted before that is known', async () => {
    slack.api.scopes.delete('files:write');
    await slack.slash('UADA', '/quiz report');
    expect(read(await answer())).toMatch(
      /📎 report\.csv\n⚠️ Slack does not let me .* files:write\. Ask whoever installed me/,
    );
    expect(inDirect()).toEqual([]);
    slack.api.messages.length = 0;
    bot.answer = () => report({ language: 'zh' });
    await slack.slash('UBO', '/quiz report');
    expect(read(await answer())).toContain('缺少权限 files:write');
  });

  test.each([
    [
      'files.getUploadURLExternal',
      { error: 'file_uploads_disabled' },
      'This workspace does not let me bring that file',
    ],
    ['files.getUploadURLExternal', { retryAfter: 120 }, 'Slack asks me to slow down'],
    ['upload', { status: 500 }, 'HTTP 500'],
    ['files.completeUploadExternal', { error: 'internal_error' }, 'internal_error'],
    ['chat.postMessage', { error: 'messages_tab_disabled' }, 'messages_tab_disabled'],
  ] as const)('%s refused with %o: the answer stands and says what is wrong', async (call, how: Refusal, advice) => {
    slack.api.refuse(call, how);
    await slack.slash('UADA', '/quiz report');
    const shown = await answer();
    expect(read(shown)).toContain('Your report.');
    expect(read(shown)).toContain(advice);
    expect(slack.api.uploads.every(({ channel }) => channel === undefined)).toBe(true);
    expect(slack.lines).toContainEqual(expect.objectContaining({ level: 'warn', message: 'Slack refused a file' }));
  });

  test('a message that the bot sends by itself brings its files after it', async () => {
    const shown: Shown = { language: 'en', card: report().card };
    await slack.slack.tell(personId('slack', team, 'UADA'), shown, 'once');
    await slack.slack.post(placeId('slack', team, general, '1618272000.000100'), shown, 'once');
    expect(slack.api.uploads).toMatchObject([
      { channel: slack.dm('UADA') },
      { channel: general, thread: '1618272000.000100' },
    ]);
    slack.api.refuse('files.completeUploadExternal', { error: 'internal_error' });
    await slack.slack.post(placeId('slack', team, general), shown, 'once');
    expect(slack.lines.at(-1)).toMatchObject({ level: 'warn', message: 'a file could not be shown' });
    slack.api.scopes.delete('files:write');
    const refused = await slack.slack.post(placeId('slack', team, general), shown, 'other').catch((error) => error);
    expect(refused).toBeInstanceOf(PlatformError);
    expect(refused).toMatchObject({ why: 'refused' });
    expect(slack.api.messages).toHaveLength(3);
  });
});
