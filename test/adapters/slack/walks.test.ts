import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { CardReply, Interaction } from '../../../src/core/interaction.ts';
import type { Press } from '../../../src/core/press.ts';
import { corpus } from '../../kit/corpus.ts';
import { openRoom } from '../../kit/room.ts';
import { openFakeBot, says } from '../../kit/slack/fake-bot.ts';
import { general, labelsOf, openWorkspace, read, type Transport, type Workspace } from '../../kit/slack/workspace.ts';

const room = await openRoom();
const transports: readonly Transport[] = ['http', 'socket'];

describe.each(transports)('a walk through the article over %s', (transport) => {
  let slack: Workspace;
  beforeAll(async () => {
    slack = await openWorkspace(transport, room.bot);
    slack.api.locales.set('UADA', 'en-GB').set('UBO', 'zh-CN');
  });
  afterEach(() => expect(slack.api.faults).toEqual([]));
  afterAll(() => slack.close());

  test('an unknown person is answered by the response URL, a known one in the acknowledgement', async () => {
    const first = await slack.types('UBO', '/article section 2');
    expect(slack.acks.at(-1)?.body).toBeUndefined();
    expect(read(first)).toContain('修补裂痕');
    const second = await slack.types('UBO', '/article section 2');
    expect(slack.acks.at(-1)?.body).toMatchObject({ response_type: 'ephemeral' });
    expect(read(second)).toBe(read(first));
    expect(slack.api.callsOf('users.info').filter(({ body }) => body.user === 'UBO')).toHaveLength(1);
  });

  test('a button opens a new private message, the next one takes its place', async () => {
    const section = await slack.types('UADA', '/article section 2');
    const outline = await slack.presses('UADA', section, 'Outline');
    expect(outline).toBe(section);
    expect(outline.edits).toBe(1);
    expect(read(outline)).toContain('Outline · ');
  });

  test('a menu in a message opens what is picked', async () => {
    const section = await slack.types('UADA', '/article section');
    const opened = await slack.picks('UADA', section, 'Open a section', '3');
    expect(opened.onlyFor).toBe('UADA');
    expect(read(opened)).toContain('3 · Letting go of traffic');
  });

  test('a menu that searches offers what fits, in the person’s language, and opens it', async () => {
    const glossary = await slack.types('UADA', '/article glossary');
    expect((await slack.offers('UADA', glossary, 'Look up a term', '')).length).toBeGreaterThan(10);
    const offered = await slack.offers('UADA', glossary, 'Look up a term', 's2b');
    expect(offered.map(({ label }) => label).join()).toContain('S2B');
    const opened = await slack.picks('UADA', glossary, 'Look up a term', offered[0]?.value ?? '');
    expect(read(opened)).toContain('S2B');
    expect(await slack.offers('UADA', glossary, 'Look up a term', 'zzzz')).toEqual([]);
  });

  test('a command that needs more opens a form; the sent form is answered where it was opened', async () => {
    const form = await slack.opens(() => slack.slash('UADA', '/article search'));
    expect(form).toMatchObject({ type: 'modal', title: { text: 'article search' }, submit: { text: 'Send' } });
    const sections = await slack.offers('UADA', form, 'section', 'traffic');
    expect(sections.map(({ label }) => label).join()).toContain('Letting go of traffic');
    const found = await slack.submits('UADA', form, { words: 'platform', section: sections[0]?.value ?? '' });
    expect(slack.acks.at(-1)?.body).toBeUndefined();
    expect(found).toMatchObject({ channel: general, onlyFor: 'UADA' });
    expect(read(found)).toContain('¶3');
  });

  test('in Chinese, the form and its menu are Chinese too', async () => {
    const form = await slack.opens(() => slack.slash('UBO', '/article search'));
    expect(form).toMatchObject({ submit: { text: '发送' }, close: { text: '取消' } });
    const sections = await slack.offers('UBO', form, 'section', '流量');
    expect(sections.map(({ label }) => label).join()).toContain('放下流量');
  });

  test('a form that is opened from a thread is answered in the thread', async () => {
    const message = await slack.mentions('UADA', 'article search', { thread: '1618272000.000100' });
    slack.api.threads.add('1618272000.000100');
    const form = await slack.opens(() => slack.press('UADA', message, labelsOf(message)[0] ?? ''));
    const found = await slack.submits('UADA', form, { words: 'platform' });
    expect(found).toMatchObject({ thread: '1618272000.000100', onlyFor: 'UADA' });
  });

  test('what was sent empty is answered with a button that opens the form again', async () => {
    const form = await slack.opens(() => slack.slash('UADA', '/article ask'));
    const sorry = await slack.submits('UADA', form, {});
    expect(labelsOf(sorry)).toEqual(['Fill it in']);
    await slack.opens(() => slack.press('UADA', sorry, 'Fill it in'));
  });

  test('a mention in a channel is answered in a thread on it, one in a thread in that thread', async () => {
    const inChannel = await slack.mentions('UADA', 'why does traffic not matter?');
    expect(inChannel).toMatchObject({ channel: general });
    expect(inChannel.thread).toBeDefined();
    const inThread = await slack.mentions('UADA', 'article outline', { thread: '1618272000.000100' });
    expect(inThread.thread).toBe('1618272000.000100');
    const privately = await slack.presses('UADA', inThread, 'Open for me');
    expect(privately).toMatchObject({ thread: '1618272000.000100', onlyFor: 'UADA' });
    expect(await slack.presses('UADA', privately, labelsOf(privately).at(-1) ?? '')).toBeDefined();
  });

  test('what only its person should see of a top-level mention is whispered in the channel: a new thread would hide it', async () => {
    const sorry = await slack.mentions('UADA', 'article sektion');
    expect([sorry.channel, sorry.thread, sorry.onlyFor]).toEqual([general, undefined, 'UADA']);
    expect(read(sorry)).toContain('article sektion');
  });

  test('a direct message is answered without secrecy, and what follows in it too', async () => {
    const answer = await slack.says('UADA', 'article section 2');
    expect(answer.onlyFor).toBeUndefined();
    const outline = await slack.presses('UADA', answer, 'Outline');
    expect(outline).toBe(answer);
    const line = await slack.types('UADA', '/article list', slack.dm('UADA'));
    expect(line.onlyFor).toBeUndefined();
    const inThread = await slack.says('UADA', 'article outline', '1618272000.000900');
    expect(inThread.thread).toBe('1618272000.000900');
  });

  test('a direct conversation that the bot does not know to be its own stays private', async () => {
    const line = await slack.types('UADA', '/article list', 'D0OTHERS0');
    expect(line.onlyFor).toBe('UADA');
  });

  test('hostile words stay letters, and signs that Slack escapes come back whole', async () => {
    const message = await slack.types('UADA', '/article search <!channel> & <@U1> *bold* :smile:');
    expect(read(message)).toContain('<!channel> & <@U1> *bold* :smile:');
    expect(message.text).toContain('&lt;!channel&gt; &amp; &lt;@U1&gt;');
  });
});

describe.each(transports)('what a bot may say, over %s', (transport) => {
  const bot = openFakeBot();
  let slack: Workspace;
  beforeAll(async () => {
    slack = await openWorkspace(transport, bot, { prefix: 'acme' });
  });
  afterEach(() => expect(slack.api.faults).toEqual([]));
  afterAll(() => slack.close());
  const press: Press = { machine: 'article section', session: '', event: 'open', args: ['which=2'] };
  const heard = () => bot.heard.at(-1) as Interaction;

  test('the prefix of the slash commands is ours alone', async () => {
    bot.answer = () => says('Hello');
    await slack.types('UADA', '/acme-article section 2');
    expect(heard()).toMatchObject({ is: 'line', text: 'article section 2', direct: false });
    await slack.types('UADA', '/article');
    expect(heard()).toMatchObject({ is: 'line', text: 'article' });
  });

  test('a line for everyone is seen by everyone, and an undefined answer by nobody', async () => {
    bot.answer = () => says('For all', { shownTo: 'everyone' });
    expect((await slack.types('UADA', '/acme-article list')).onlyFor).toBeUndefined();
    bot.answer = () => undefined;
    expect((await slack.slash('UADA', '/acme-article list')).body).toBeUndefined();
  });

  test('pages turn in place, every one within the limits', async () => {
    const long: CardReply = { ...(corpus['long English text'] as CardReply), again: press };
    bot.answer = (from) =>
      from.is === 'press' && from.press.event === 'page'
        ? { ...long, page: Number(from.press.args[0]), instead: true }
        : long;
    const message = await slack.types('UADA', '/acme-article section 2');
    expect(read(message)).toContain('Page 1 of ');
    const first = read(message);
    expect(await slack.presses('UADA', message, 'Next page')).toBe(message);
    expect(read(message)).toContain('Page 2 of ');
    await slack.presses('UADA', message, 'Previous page');
    expect(read(message)).toBe(first);
  });

  test('pages of a public message turn only where the bot says so, else a private one opens', async () => {
    bot.answer = () => says('Public', { shownTo: 'everyone' }, [{ is: 'actions', of: [{ label: 'More', press }] }]);
    const message = await slack.types('UADA', '/acme-article section 2');
    bot.answer = () => says('Private');
    const privately = await slack.presses('UBO', message, 'More');
    expect(privately).not.toBe(message);
    expect(privately.onlyFor).toBe('UBO');
    expect(heard()).toMatchObject({ is: 'press', press, message: { shownTo: 'everyone' } });
    bot.answer = () => says('Redrawn', { shownTo: 'everyone', instead: true });
    expect(await slack.presses('UBO', message, 'More')).toBe(message);
  });

  test('an answer for everyone to a press in a thread goes into the thread', async () => {
    bot.answer = () => says('Public', { shownTo: 'everyone' }, [{ is: 'actions', of: [{ label: 'More', press }] }]);
    const message = await slack.mentions('UADA', 'x', { thread: '1618272000.000100' });
    expect(await slack.presses('UADA', message, 'More')).toMatchObject({ thread: '1618272000.000100' });
  });

  test('a link button is acknowledged and nothing else', async () => {
    bot.answer = () => says('Link', {}, [{ is: 'actions', of: [{ label: 'Open', to: 'https://example.com/' }] }]);
    const message = await slack.types('UADA', '/acme-article source');
    const before = [bot.heard.length, slack.api.messages.length];
    expect((await slack.press('UADA', message, 'Open')).status).toBe(200);
    await slack.slash('UADA', '/acme-article source');
    expect([bot.heard.length, slack.api.messages.length]).toEqual(before.map((count) => count + 1));
  });

  test('people are known by the name that Slack shows, also where the payload has none', async () => {
    bot.answer = () => says('Hello');
    await slack.types('UADA', '/acme-article list');
    expect(heard().person).toEqual({ id: 'slack:T0TEAM000:UADA', name: 'UADA the reader' });
    slack.api.refuse('users.info', { error: 'fatal_error' });
    await slack.types('UCY', '/acme-article list');
    expect(heard().person).toEqual({ id: 'slack:T0TEAM000:UCY', name: 'ucy' });
    await slack.mentions('UADA', 'hello');
    expect(heard().person).toEqual({ id: 'slack:T0TEAM000:UADA', name: 'UADA the reader' });
  });
});
