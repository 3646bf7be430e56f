/** What is slow, late, broken, doubled or refused: everything is acknowledged in time and nothing is silent. */
import { afterAll, afterEach, expect, test } from 'vitest';
import type { Interaction, Reply } from '../../../src/core/interaction.ts';
import { after, did, openConnected, reply, words } from '../../kit/discord/connected.ts';
import type { Exchange } from '../../kit/discord/layer.ts';

const server = await openConnected();
const [ada, zoe] = [server.person('ada'), server.person('zoe')];
const { news } = server;
const stepsOf = (exchange: Exchange, count: number) =>
  server.layer.until(`${count} steps of ${did(exchange)}`, () =>
    exchange.steps.length >= count ? did(exchange) : undefined,
  );
const press = { machine: 'article outline', session: '', event: 'open', args: [] };
const board = reply('Board', { shownTo: 'everyone' }, [{ is: 'actions', of: [{ label: 'Go', press }] }]);
const slowly = (answer: Reply | undefined) => async (asked: Interaction) => {
  if (asked.is === 'command' && asked.words[1] === 'list') return board;
  await after(200);
  return answer;
};

afterEach(() => {
  server.real();
  expect(server.layer.faults.splice(0)).toEqual([]);
  expect(news()).toEqual([]);
});
afterAll(() => server.close());

test('a slow command says that it is thinking, and then answers there', async () => {
  server.answers(slowly(reply('At last')));
  const exchange = await ada.types('general', '/article outline');
  expect(await stepsOf(exchange, 2)).toEqual(['defer privately', 'edit privately']);
  expect(words(exchange, 1)).toBe('At last');
  const direct = await ada.types({ with: 'ada' }, '/article outline');
  expect(await stepsOf(direct, 2)).toEqual(['defer', 'edit']);
});

test('an answer for other eyes than it was announced for takes the announcement back', async () => {
  server.answers(slowly(reply('For all', { shownTo: 'everyone' })));
  const exchange = await ada.types('general', '/article outline');
  expect(await stepsOf(exchange, 3)).toEqual(['defer privately', 'withdraw privately', 'follow']);
  expect(server.screen('zoe', 'general')).toContain('For all');
});

test('a slow press leaves its message alone until there is an answer', async () => {
  server.answers(slowly(reply('Beside it')));
  const shown = (await ada.types('general', '/article list')).steps[0]?.message;
  const beside = await zoe.presses(shown, 'Go');
  expect(await stepsOf(beside, 2)).toEqual(['wait', 'follow privately']);
  server.answers(slowly(reply('In its place', { instead: true })));
  const instead = await zoe.presses(shown, 'Go');
  expect(await stepsOf(instead, 2)).toEqual(['wait', 'edit']);
  expect(instead.steps[1]?.message?.id).toBe(shown?.id);
});

test('a form that comes too late is explained', async () => {
  const form = {
    title: 'Ask',
    press,
    fields: [{ id: 'q', label: 'Question', required: true, is: 'line' as const, most: 80 }],
  };
  server.answers(slowly({ is: 'form', form, language: 'zh' }));
  const exchange = await zoe.types('general', '/article outline');
  expect(await stepsOf(exchange, 2)).toEqual(['defer privately', 'edit privately']);
  expect(words(exchange, 1)).toContain('请再试一次');
});

test('a slow answer to a form', async () => {
  const form = {
    title: 'Ask',
    press,
    fields: [{ id: 'q', label: 'Question', required: true, is: 'line' as const, most: 80 }],
  };
  server.answers(async (asked) =>
    asked.is === 'form' ? slowly(reply('Thank you'))(asked) : { is: 'form', form, language: 'en' },
  );
  const sent = await ada.submits(await ada.types('general', '/article outline'), { Question: 'Why?' });
  expect(await stepsOf(sent, 2)).toEqual(['defer privately', 'edit privately']);
});

test('nothing to say is acknowledged all the same', async () => {
  server.answers(async (asked) =>
    asked.is === 'press' || (asked.is === 'command' && asked.words[1] !== 'list') ? undefined : board,
  );
  expect(await stepsOf(await ada.types('general', '/article outline'), 2)).toEqual([
    'defer privately',
    'withdraw privately',
  ]);
  const shown = (await ada.types('general', '/article list')).steps[0]?.message;
  expect(did(await ada.presses(shown, 'Go'))).toEqual(['wait']);
});

test('a bot that breaks its word and throws is apologised for', async () => {
  server.answers(() => Promise.reject(new Error('broken')));
  expect(words(await zoe.types('general', '/article outline'))).toContain('请稍后再试');
  expect(news()).toEqual(['error: an interaction could not be answered']);
});

test('what cannot be drawn is apologised for, also when the asker has been told to wait', async () => {
  const fields = Array.from({ length: 6 }, (_, n) => ({
    id: `${n}`,
    label: `${n}`,
    required: true,
    is: 'line' as const,
    most: 9,
  }));
  server.answers(async () => ({ is: 'form', language: 'en', form: { title: 'Too much', press, fields } }));
  expect(words(await ada.types('general', '/article outline'))).toContain('went wrong on my side');
  server.answers(
    slowly(reply('x', {}, [{ is: 'actions', of: [{ label: 'Long', press: { ...press, args: ['x'.repeat(100)] } }] }])),
  );
  const late = await ada.types('general', '/article outline');
  expect(await stepsOf(late, 2)).toEqual(['defer privately', 'edit privately']);
  expect(words(late, 1)).toContain('went wrong on my side');
  expect(news()).toEqual(Array(2).fill('error: an interaction could not be answered'));
});

test('a refusal is logged with call, place and reason, and told', async () => {
  server.refuse('/callback', 400, 50035, 'Invalid Form Body');
  expect(words(await ada.types('general', '/article outline'))).toContain('did not take my answer');
  const fields = server.log.lines.at(-1)?.fields ?? {};
  expect(fields.place).toMatch(/^discord:\d+:\d+$/);
  expect(String(fields.err)).toMatch(
    /respond \(ChannelMessageWithSource\) on interaction \d+: 400 Invalid Form Body \(50035\)/,
  );
  expect(JSON.stringify(fields)).not.toContain('token');
  expect(news()).toEqual(['error: an interaction could not be answered']);
});

test('an answer after three seconds is too late, one after fifteen minutes as well', async () => {
  server.answers(async () => {
    server.layer.passes(3_100);
    return reply('Too late');
  });
  expect(did(await ada.types('general', '/article outline'))).toEqual([]);
  await server.layer.until('the warning', () => server.untold() > 0 || undefined);
  expect(news()).toEqual(['warn: the interaction was over before its answer']);
  server.answers(async () => {
    await after(200);
    server.layer.passes(16 * 60_000);
    return reply('Much too late');
  });
  expect(did(await ada.types('general', '/article outline'))).toEqual(['defer privately']);
  await server.layer.until('the warning', () => server.untold() > 0 || undefined);
  expect(news()).toEqual(['warn: the interaction was over before its answer']);
});

test('an event that comes twice is answered once', async () => {
  const exchange = await ada.types('general', '/article outline');
  server.layer.repeat('INTERACTION_CREATE');
  // Another command after it: by its answer the repeated one has been seen, and left alone.
  expect(did(await ada.types('general', '/article source'))).toEqual(['reply privately']);
  expect(did(exchange)).toEqual(['reply privately']);
  expect(news()).toEqual([]);
});

test('a button that nobody of us wrote gets a polite answer', async () => {
  const shown = (await ada.types('general', '/article outline')).steps[0]?.message;
  for (const id of ['', 'x', 'other-app|open|3', 'a:b']) {
    const pressed = await zoe.sends('general', 3, { custom_id: id, component_type: 2 }, shown?.id ?? '');
    expect(did(pressed)).toEqual(['reply privately']);
    expect(words(pressed)).toContain('旧版本');
  }
  expect(
    did(await ada.sends('general', 2, { id: '1', name: 'Look up', type: 3, target_id: '2', resolved: {} })),
  ).toEqual(['reply privately']);
  expect(news()).toEqual(Array(5).fill('warn: not one of our buttons'));
});

test('the real bot knows an old button of a command that is gone', async () => {
  const shown = (await ada.types('general', '/article outline')).steps[0]?.message;
  const pressed = await ada.sends(
    'general',
    3,
    { custom_id: 'article flying::open', component_type: 2 },
    shown?.id ?? '',
  );
  expect(words(pressed)).toContain('article flying');
});

test('Discord asks for patience and gets it', async () => {
  server.delay('/callback', 60);
  expect(did(await ada.types('general', '/article outline'))).toEqual(['reply privately']);
});
