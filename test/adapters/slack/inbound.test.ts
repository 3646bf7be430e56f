import { describe, expect, test } from 'vitest';
import { readActionId, writeActionId } from '../../../src/adapters/slack/action.ts';
import type { Receipt } from '../../../src/adapters/slack/arrived.ts';
import { fromCommand, fromMessage, fromPress } from '../../../src/adapters/slack/inbound.ts';
import { fromForm, fromSuggestion, writeMetadata } from '../../../src/adapters/slack/inbound-form.ts';
import { calledWords, unescapeControl } from '../../../src/adapters/slack/words.ts';
import type { Press } from '../../../src/core/press.ts';
import * as payloads from '../../kit/slack/payloads.ts';

const receipt: Receipt = {
  at: 5_000,
  botUser: payloads.botUser,
  isDirect: (channel) => channel === 'D0ADA',
  download: async ({ id }) => new TextEncoder().encode(id),
};
const at = { user: 'UADA', channel: 'C0GENERAL' };
const press: Press = {
  machine: 'article search',
  session: '',
  event: 'pick',
  args: ['section', 'words=a%b:c', 'lang=zh'],
};
const common = {
  person: { id: 'slack:T0TEAM000:UADA', name: 'uada' },
  place: 'slack:T0TEAM000:C0GENERAL',
  server: 'slack:T0TEAM000',
  direct: false,
  manages: false,
};

describe('slash commands', () => {
  const command = (name: string, text: string, prefix?: string) =>
    fromCommand(payloads.slashCommand(name, text, at, 'https://hooks.example/1', 'trigger'), {
      ...receipt,
      ...(prefix && { prefix }),
    });

  test('become a line', () => {
    expect(command('/article', 'section 2')).toEqual({
      interaction: {
        is: 'line',
        text: 'article section 2',
        ...common,
        delivery: 'trigger',
        sentAt: { at: 5_000, by: 'receipt' },
      },
      where: { user: 'UADA', channel: 'C0GENERAL', responseUrl: 'https://hooks.example/1', triggerId: 'trigger' },
    });
  });

  test.each([
    ['/article', '', undefined, 'article'],
    ['/acme-article', 'list', 'acme', 'article list'],
    ['/acme-corp-article', 'list', 'acme-corp', 'article list'],
    ['/article', 'list', 'acme', 'article list'],
    ['/article', 'ask a < b & c > d', undefined, 'article ask a < b & c > d'],
    ['/article', '  section   2  ', undefined, 'article   section   2'],
  ])('%s %s with the prefix %s says “%s”', (name, text, prefix, line) => {
    expect(command(name, text, prefix).interaction).toMatchObject({ text: line });
  });

  test('in the bot’s own conversation they are direct', () => {
    const payload = payloads.slashCommand(
      '/article',
      '',
      { user: 'UADA', channel: 'D0ADA' },
      'https://hooks.example/1',
      't',
    );
    expect(fromCommand(payload, receipt).interaction).toMatchObject({ direct: true, manages: true });
  });

  test('of an install for a whole organisation keep what the payload gives', () => {
    const { team_id, ...payload } = payloads.slashCommand('/article', '', at, 'https://hooks.example/1', 't');
    expect(fromCommand({ ...payload, enterprise_id: 'E0ORG' }, receipt).interaction.person.id).toBe('slack:E0ORG:UADA');
    expect(team_id).toBe(payloads.team);
  });
});

describe('messages', () => {
  const mention = (text: string, more: object = {}) =>
    fromMessage(payloads.event({ ...payloads.appMention(text, at, '1618272000.000200'), ...more }, 'Ev1'), receipt);

  test('a mention, with the platform’s time, answered in a thread on it', () => {
    expect(mention(`<@${payloads.botUser}> article section 2`)).toEqual({
      interaction: {
        is: 'mention',
        text: 'article section 2',
        thread: 'slack:T0TEAM000:C0GENERAL:1618272000.000200',
        ...common,
        person: { id: 'slack:T0TEAM000:UADA', name: 'UADA' },
        delivery: 'Ev1',
        sentAt: { at: 1_618_272_000_000, by: 'platform' },
      },
      where: { user: 'UADA', channel: 'C0GENERAL', opens: '1618272000.000200' },
    });
  });

  test('a mention in a thread belongs to the thread', () => {
    const arrived = mention('x', { thread_ts: '1618000000.000100' });
    expect(arrived?.interaction.place).toBe('slack:T0TEAM000:C0GENERAL:1618000000.000100');
    expect(arrived?.where).toEqual({ user: 'UADA', channel: 'C0GENERAL', thread: '1618000000.000100' });
    expect(arrived?.interaction).not.toHaveProperty('thread');
  });

  test('a direct message is direct and opens no thread', () => {
    const payload = payloads.event(
      payloads.directMessage('hello', { user: 'UADA', channel: 'D0ADA' }, '1618272000.000200'),
      'Ev2',
    );
    expect(fromMessage(payload, receipt)).toMatchObject({
      interaction: { is: 'mention', text: 'hello', direct: true, place: 'slack:T0TEAM000:D0ADA' },
      where: { user: 'UADA', channel: 'D0ADA' },
    });
    expect(fromMessage(payload, receipt)?.where.opens).toBeUndefined();
  });

  test.each(['file_share', 'thread_broadcast'])(
    'a direct message of the kind %s is a person’s words too',
    (subtype) => {
      const message = payloads.directMessage('hello', { user: 'UADA', channel: 'D0ADA' }, '1618272000.000200');
      expect(fromMessage(payloads.event({ ...message, subtype }, 'Ev3'), receipt)?.interaction).toMatchObject({
        is: 'mention',
        text: 'hello',
      });
    },
  );

  test.each(['message_changed', 'message_deleted', 'bot_message', 'channel_join', 'me_message'])(
    'a direct message of the kind %s is not',
    (subtype) => {
      const message = payloads.directMessage('hello', { user: 'UADA', channel: 'D0ADA' }, '1618272000.000200');
      expect(fromMessage(payloads.event({ ...message, subtype }, 'Ev3'), receipt)).toBeUndefined();
    },
  );

  test.each([
    [`<@${payloads.botUser}>`, ''],
    [`<@${payloads.botUser}|colloquy> section 2`, 'section 2'],
    [`hey <@${payloads.botUser}> section 2`, 'hey section 2'],
    [
      'ask <@U9|ada> in <#C9|general> and <#C8> about <https://a.example/x|this> or <https://a.example/y>',
      'ask @ada in #general and #C8 about this or https://a.example/y',
    ],
    [
      '<!here> <!subteam^S1|@readers> <!date^1618272000^{date}|13 April> <mailto:a@b.example|a@b.example>',
      '@here @readers 13 April a@b.example',
    ],
    ['a &lt;b&gt; &amp;amp; c', 'a <b> &amp; c'],
    ['线下\u00a0场景　2', '线下 场景　2'],
  ])('%s reads “%s”', (written, words) => {
    expect(calledWords(written, payloads.botUser)).toBe(words);
  });

  test('entities are read once', () => {
    expect(unescapeControl('&amp;lt; &lt; &quot;')).toBe('&lt; < &quot;');
  });
});

describe('presses', () => {
  const on = { ...at, ts: '1618272001.000100', ephemeral: false, blocks: [] };
  const pressed = (action: Record<string, unknown>, more: object = {}) =>
    fromPress({ ...payloads.blockActions(action, on, 'https://hooks.example/2', 'trigger'), ...more }, receipt);

  test('a menu: the press, what was picked, the message, the platform’s time', () => {
    const action = { type: 'static_select', action_id: writeActionId(3, press), selected_option: { value: '2' } };
    expect(pressed(action)).toEqual({
      is: 'press',
      interaction: {
        is: 'press',
        press,
        picked: '2',
        message: {
          ref: 'slack:T0TEAM000:C0GENERAL:1618272001.000100',
          shownTo: 'everyone',
          at: 1_618_272_001_000,
        },
        ...common,
        delivery: 'trigger',
        sentAt: { at: 1_618_272_030_000, by: 'platform' },
      },
      where: {
        user: 'UADA',
        channel: 'C0GENERAL',
        ephemeral: false,
        responseUrl: 'https://hooks.example/2',
        triggerId: 'trigger',
      },
    });
  });

  test('in a thread, but not on the thread’s first message', () => {
    const container = { type: 'message', message_ts: on.ts, channel_id: 'C0GENERAL' };
    const action = { type: 'button', action_id: writeActionId(0, press) };
    const inThread = pressed(action, { container: { ...container, thread_ts: '1618272000.000100' } });
    expect(inThread).toMatchObject({
      interaction: { place: 'slack:T0TEAM000:C0GENERAL:1618272000.000100' },
      where: { thread: '1618272000.000100' },
    });
    expect(pressed(action, { container: { ...container, thread_ts: on.ts } })).toMatchObject({
      interaction: { place: common.place },
    });
    const byMessage = pressed(action, { message: { ts: on.ts, thread_ts: '1618272000.000100' } });
    expect(byMessage).toMatchObject({ where: { thread: '1618272000.000100' } });
  });

  test('on a session’s message in a direct conversation are direct, also when the bot has forgotten that it is one', () => {
    const pressedIn = (channel: string, session: string, ephemeral = false) =>
      fromPress(
        payloads.blockActions(
          { type: 'button', action_id: writeActionId(0, { machine: 'review', session, event: 'answer', args: [] }) },
          { ...on, channel, ephemeral },
          'https://hooks.example/2',
          'trigger',
        ),
        receipt,
      );
    expect(pressedIn('D0OTHER', 'k3f9')).toMatchObject({ interaction: { direct: true, manages: true } });
    expect(pressedIn('D0OTHER', '')).toMatchObject({ interaction: { direct: false } });
    expect(pressedIn('D0OTHER', 'k3f9', true)).toMatchObject({ interaction: { direct: false } });
    expect(pressedIn('C0GENERAL', 'k3f9')).toMatchObject({ interaction: { direct: false, manages: false } });
  });

  test('whose payload has no team are told apart by the person’s', () => {
    const action = { type: 'button', action_id: writeActionId(0, press) };
    expect(pressed(action, { team: null })).toMatchObject({ interaction: { person: { id: 'slack:T0TEAM000:UADA' } } });
    const user = { id: 'UADA', username: 'ada' };
    expect(pressed(action, { team: null, user, enterprise: { id: 'E0ORG' } })).toMatchObject({
      interaction: { person: { id: 'slack:E0ORG:UADA', name: 'ada' } },
    });
  });

  test('links and other apps’ buttons are told apart', () => {
    expect(pressed({ type: 'button', action_id: writeActionId(1) })).toEqual({ is: 'link' });
    expect(pressed({ type: 'button', action_id: 'approve' })).toMatchObject({ is: 'foreign', actionId: 'approve' });
    expect(readActionId('7|a:b')).toEqual({ is: 'foreign' });
    expect(readActionId('x|a::b')).toEqual({ is: 'foreign' });
  });
});

describe('forms', () => {
  const form: Press = { machine: 'article search', session: '', event: 'fill', args: ['lang=zh'] };
  const where = {
    user: 'UADA',
    channel: 'C0GENERAL',
    thread: '1.2',
    responseUrl: 'https://hooks.example/3',
    triggerId: 'used',
  };
  const view = { callback_id: 'article search::fill:lang=zh', private_metadata: writeMetadata(where) };
  const values = {
    words: { words: { type: 'plain_text_input', value: 'a & b <c>' } },
    section: {
      section: { type: 'external_select', selected_option: { text: { type: 'plain_text', text: 'x' }, value: '3' } },
    },
    several: { several: { type: 'checkboxes', selected_options: [{ value: 'A' }, { value: 'C' }] } },
    ticked: { ticked: { type: 'multi_static_select', selected_options: [{ value: 'B' }] } },
    unticked: { unticked: { type: 'checkboxes', selected_options: [] } },
    empty: { empty: { type: 'plain_text_input', value: null } },
    nothing: { nothing: { type: 'static_select', selected_option: null } },
  };

  test('a submission: its values and where its answer belongs', () => {
    expect(fromForm(payloads.viewSubmission(view, values, 'UADA', 'trigger'), receipt)).toEqual({
      interaction: {
        is: 'form',
        press: form,
        values: { words: ['a & b <c>'], section: ['3'], several: ['A', 'C'], ticked: ['B'] },
        ...common,
        place: 'slack:T0TEAM000:C0GENERAL:1.2',
        delivery: 'trigger',
        sentAt: { at: 5_000, by: 'receipt' },
      },
      where: { user: 'UADA', channel: 'C0GENERAL', thread: '1.2', responseUrl: 'https://hooks.example/3' },
    });
  });

  test('another app’s, or an older one’s, is none', () => {
    expect(fromForm(payloads.viewSubmission({ callback_id: 'theirs' }, {}, 'UADA', 't'), receipt)).toBeUndefined();
  });

  test('a menu in it asks for its field, with what is filled in already', () => {
    const menu = { action_id: 'section', block_id: 'section' };
    const payload = payloads.blockSuggestion(menu, 'tra', 'UADA', { view: payloads.openedView(view, values) });
    expect(fromSuggestion(payload, receipt)?.interaction).toMatchObject({
      is: 'suggest',
      words: ['article', 'search'],
      option: 'section',
      typed: 'tra',
      given: { lang: 'zh', words: 'a & b <c>', several: 'A' },
    });
  });
});

describe('menus in messages', () => {
  test('ask for the option that their press names, with its other arguments', () => {
    const menu = { action_id: writeActionId(2, press), block_id: 'b' };
    const payload = payloads.blockSuggestion(menu, 'x &amp; y', 'UADA', { channel: 'C0GENERAL', ts: '1.1' });
    expect(fromSuggestion(payload, receipt)?.interaction).toMatchObject({
      is: 'suggest',
      words: ['article', 'search'],
      option: 'section',
      typed: 'x & y',
      given: { words: 'a%b:c', lang: 'zh' },
      place: common.place,
    });
  });

  test('of other apps are none', () => {
    const payload = payloads.blockSuggestion({ action_id: 'theirs', block_id: 'b' }, 'x', 'UADA', {
      channel: 'C0GENERAL',
      ts: '1.1',
    });
    expect(fromSuggestion(payload, receipt)).toBeUndefined();
  });
});
