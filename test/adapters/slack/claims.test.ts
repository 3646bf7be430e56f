import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Reply } from '../../../src/core/interaction.ts';
import type { Press } from '../../../src/core/press.ts';
import { openFakeBot, says } from '../../kit/slack/fake-bot.ts';
import { openWorkspace, read, type Transport, type Workspace } from '../../kit/slack/workspace.ts';

const transports: readonly Transport[] = ['http', 'socket'];
const press: Press = { machine: 'article section', session: '', event: 'open', args: ['which=2'] };
const card = () => says('Card', {}, [{ is: 'actions', of: [{ label: 'More', press }] }]);
const form: Reply = {
  is: 'form',
  language: 'en',
  form: { title: 'Ask', press, fields: [{ id: 'question', label: 'Question', required: true, is: 'line', most: 300 }] },
};
const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

describe.each(transports)('claims over %s', (transport) => {
  const bot = openFakeBot();
  let slack: Workspace;
  beforeEach(async () => {
    bot.claim = () => true;
    bot.answer = card;
    slack = await openWorkspace(transport, bot, { answerWithin: 150 });
    // From here on Ada is known.
    await slack.types('UADA', '/article list');
    bot.heard.length = 0;
    bot.claimed.length = 0;
  });
  afterEach(async () => {
    await slack.close();
    expect(slack.api.faults).toEqual([]);
  });

  /** One of every kind of delivery, by somebody that is known and by somebody that is not. */
  async function openAll() {
    const message = await slack.types('UADA', '/article list');
    bot.answer = () => form;
    const view = await slack.opens(() => slack.slash('UADA', '/article ask'));
    bot.answer = card;
    return [
      ...['UADA', 'UNEW'].map((user) => () => slack.slash(user, '/article list')),
      () => slack.press('UADA', message, 'More'),
      () => slack.submit('UADA', view, { question: 'why' }),
      async () => {
        await slack.mention('UADA', 'hello');
        return slack.acks.at(-1);
      },
    ];
  }

  test('what is not ours is acknowledged with nothing, and nothing else is done', async () => {
    const all = await openAll();
    bot.claim = () => false;
    bot.heard.length = 0;
    bot.claimed.length = 0;
    slack.api.calls.length = 0;
    const before = slack.api.messages.length;
    for (const deliver of all) expect(await deliver()).toMatchObject({ status: 200, body: undefined });
    await slack.slack.close();
    expect(new Set(bot.claimed).size).toBe(all.length);
    expect(bot.heard).toEqual([]);
    expect(slack.api.messages).toHaveLength(before);
    expect(slack.api.calls).toEqual([]);
    expect(
      slack.lines.filter(({ message }) => message === 'a delivery is answered already, or by another process'),
    ).toHaveLength(all.length);
  });

  test('the claim comes first: before the acknowledgement, and before the bot is asked', async () => {
    const all = await openAll();
    bot.claimed.length = 0;
    bot.heard.length = 0;
    bot.claim = () => wait(60).then(() => true);
    for (const [at, deliver] of all.slice(0, 4).entries()) {
      const acked = await deliver();
      expect(acked?.after).toBeGreaterThan(50);
      await slack.api.until('it is heard', () => bot.heard.length === at + 1 || undefined);
      expect(bot.heard.map(({ delivery }) => delivery)).toEqual(bot.claimed);
    }
  });

  test('a claim that takes long holds up no acknowledgement, and is waited for', async () => {
    bot.claim = () => wait(600).then(() => true);
    const message = await slack.types('UADA', '/article list');
    expect(slack.acks.at(-1)?.after).toBeLessThan(600);
    expect(slack.acks.at(-1)?.body).toBeUndefined();
    expect(read(message)).toContain('Card.');
  });

  test('when nobody can say whose it is, the person is told, and a repeated delivery is asked about again', async () => {
    bot.claim = () => Promise.reject(new Error('the store is closed'));
    const before = slack.api.messages.length;
    const payload = await slack.mention('UADA', 'hello');
    const sorry = await slack.api.until('an apology', () => slack.api.messages[before]);
    expect(read(sorry)).toContain('Something went wrong on my side');
    expect(read(await slack.types('UADA', '/article list'))).toContain('Something went wrong on my side');
    expect(bot.heard).toEqual([]);
    bot.claim = () => true;
    await slack.wire.send('event', payload, 1);
    const answer = await slack.api.until('the answer', () => slack.api.messages[before + 2]);
    expect(read(answer)).toContain('Card.');
  });

  test('a delivery that is known here is not asked about again', async () => {
    const before = slack.api.messages.length;
    const payload = await slack.mention('UADA', 'hello');
    await slack.api.until('the answer', () => slack.api.messages[before]);
    await slack.wire.send('event', payload, 1);
    await slack.types('UADA', '/article list');
    expect(bot.claimed).toHaveLength(2);
  });

  test('what is typed into a menu is claimed by nobody: the same letters are asked about twice', async () => {
    bot.answer = () => says('Menu', {}, [{ is: 'menu', press, hint: 'Pick', of: [], suggests: true }]);
    const message = await slack.types('UADA', '/article list');
    bot.claimed.length = 0;
    bot.claim = () => false;
    bot.answer = () => ({ is: 'suggestions', suggestions: [{ id: '2', label: 'Two' }] });
    for (const _ of ['once', 'twice']) expect(await slack.offers('UADA', message, 'Pick', 't')).toHaveLength(1);
    expect(bot.claimed).toEqual([]);
  });
});
