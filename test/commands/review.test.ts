/** Reviews, as people live with them: what is due, and when it comes by itself. */
import { describe, expect, test } from 'vitest';
import { personId } from '../../src/core/place.ts';
import { asked, letterAt } from '../../src/core/quiz/question.ts';
import { newMemory } from '../../src/core/review/memory.ts';
import type { Party } from '../kit/party.ts';
import { actionsOf, openRoom, someone, textOf } from '../kit/room.ts';
import { story } from '../kit/story.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** The letter of the right choice, and of a wrong one, of the question that was put to somebody. */
async function lettersOf(party: Party, name: string): Promise<{ readonly right: string; readonly wrong: string }> {
  const reply = party.last(name);
  const press = reply && actionsOf(reply).flatMap((action) => ('press' in action ? [action.press] : []))[0];
  const ask = await party.room.store.ask(press?.session ?? '');
  const pack = party.room.library.find(({ id }) => id === ask?.article);
  const question = ask && pack && asked(pack, ask.question, ask.seed);
  if (!question) throw new Error(`nothing was asked of ${name}`);
  const at = question.faces.en.choices.findIndex(({ id }) => id === question.key);
  return { right: letterAt(at), wrong: letterAt(at === 0 ? 1 : 0) };
}

/** Misses so many questions, so that they are due. */
async function misses(party: Party, name: string, count = 1): Promise<void> {
  for (let at = 0; at < count; at += 1) {
    await party.says(name, '/quiz question kind:single');
    await party.presses(name, (await lettersOf(party, name)).wrong);
  }
}

async function keeps(party: Party, name: string, article: string, question: string): Promise<void> {
  await party.room.store.putCard({
    person: someone(name).id,
    article,
    question,
    due: 0,
    memory: newMemory(0),
    why: 'kept',
    retired: false,
    addedAt: 0,
  });
}

story('what was missed is due, is asked, and comes again another day', async (party) => {
  expect(await party.says('Ada', '/review now')).toContain('You keep no questions yet');
  await misses(party, 'Ada', 2);
  expect(await party.says('Ada', '/review now')).toMatch(/Due for review[\s\S]*1 more after this one/);
  const first = await party.presses('Ada', (await lettersOf(party, 'Ada')).right);
  expect(first).toContain('Right!');
  expect(first).toContain('It comes back ');
  const second = await party.presses('Ada', 'Next');
  expect(second).not.toContain('more after this one');
  await party.presses('Ada', (await lettersOf(party, 'Ada')).right);
  const nothing = await party.presses('Ada', 'Next');
  expect(nothing).toContain('Nothing is due.');
  expect(nothing).toContain('The next one comes ');
  expect(nothing).toContain('You keep 2 questions.');
  expect(await party.says('Ben', '/review now')).toContain('You keep no questions yet');
  expect(await party.presses('Ada', 'A question')).toContain('A question for you');
  expect(await party.says('Ada', '/复习 现在 lang:zh')).toContain('没有到期的题');
});

story('what is no longer in the library is left out, here and in what comes by itself', async (party) => {
  const [pack] = party.room.library;
  await keeps(party, 'Ada', 'burnt', 's0-single-1');
  await keeps(party, 'Ada', pack.id, 'gone');
  expect(await party.says('Ada', '/review now')).toMatch(/Nothing is due\.[\s\S]*You keep 2 questions/);
  await keeps(party, 'Ada', pack.id, 's1-single-1');
  const asks = await party.says('Ada', '/review now');
  expect(asks).toContain(pack.faces.en.questions.find(({ id }) => id === 's1-single-1')?.stem);
  expect(asks).not.toContain('more after this one');
  await party.says('Ada', '/review plan 09:00 every day most:1');
  await party.waits(day);
  expect(party.direct('Ada').map(({ shown }) => shown.card.title)).toEqual(['Due for review']);
});

story('a plan is offered, taken, paused and resumed', async (party) => {
  await misses(party, 'Ada', 1);
  const offer = await party.says('Ada', '/review plan');
  expect(offer).toContain('You have no plan yet');
  expect(offer).toContain('At 09:00 (UTC), on weekdays, up to 10 questions.');
  expect(await party.says('Ada', '/review pause')).toContain('There is no plan to pause');
  await party.says('Ada', '/review plan');
  const set = await party.presses('Ada', 'Weekdays at 09:00');
  expect(set).toContain('Your plan is set');
  expect(party.last('Ada')?.instead).toBe(true);
  expect(await party.says('Ada', '/review plan')).toMatch(/Review plan[\s\S]*The next time is /);
  await party.waits(23 * hour);
  expect(party.direct('Ada')).toHaveLength(1);
  expect(await party.says('Ada', '/review pause')).toContain('nothing until you resume');
  await party.waits(day);
  expect(party.direct('Ada')).toHaveLength(1);
  const paused = await party.says('Ada', '/review plan');
  expect(paused).toContain('Paused.');
  expect(paused).not.toContain('The next time is');
  expect(await party.presses('Ada', 'Resume')).toContain('The next time is ');
  // Friday 09:00 is just past: Monday is next.
  expect(await party.room.store.plan(someone('Ada').id)).toMatchObject({
    next: Date.UTC(2026, 10, 30, 9),
    days: [1, 2, 3, 4, 5],
  });
  await party.waits(3 * day);
  expect(party.direct('Ada')).toHaveLength(2);
  expect(party.direct('Ben')).toEqual([]);
});

story('a plan is changed in parts, and its zone and quiet hours are remembered for everything', async (party) => {
  await party.says('Ada', '/review plan 晚上9点半 周一三五 zone:北京 quiet:22:00-08:00 most:3');
  const text = await party.says('Ada', '/review plan');
  expect(text).toContain('At 21:30 (Asia/Shanghai), Mon, Wed, Fri, up to 3 questions.');
  expect(text).toContain('Never between 22:00 and 08:00.');
  expect(await party.says('Ada', '/colloquy settings')).toMatch(/Asia\/Shanghai[\s\S]*22:00 to 08:00/);
  await party.says('Ada', '/review plan');
  const form = await party.opens('Ada', 'Change');
  expect(form.fields).toMatchObject([
    { id: 'time', typed: '21:30' },
    { id: 'days', typed: 'Mon, Wed, Fri' },
    { id: 'most', typed: '3' },
    { id: 'zone' },
    { id: 'quiet' },
  ]);
  const changed = await party.sends('Ada', { time: '23:00', days: 'daily', most: '30' });
  expect(changed).toContain('At 23:00 (Asia/Shanghai), every day, up to 30 questions.');
  // 23:00 is quiet: it comes at 08:00 of the next day.
  expect((await party.room.store.plan(someone('Ada').id))?.next).toBe(Date.UTC(2026, 10, 26));
  expect(await party.says('Ada', '/review plan quiet:off')).not.toContain('Never between');
  expect((await party.room.store.plan(someone('Ada').id))?.next).toBe(Date.UTC(2026, 10, 25, 15));
});

story(
  'a plan speaks the language of whoever set it',
  async (party) => {
    await misses(party, 'Wei');
    expect(await party.says('Wei', '/复习 计划 时间:9点 日子:每天')).toContain('每天 09:00（UTC），每次最多 10 道。');
    await party.waits(day);
    expect(party.direct('Wei').map(({ shown }) => shown.language)).toEqual(['zh']);
    expect(await party.says('Wei', '/复习 暂停')).toContain('已暂停');
    expect(await party.presses('Wei', '恢复')).toContain('计划定好了');
  },
  { chinese: ['Wei'] },
);

story('setting a plan anew ends a pause because of refusals', async (party) => {
  await misses(party, 'Ada');
  await party.says('Ada', '/review plan 09:00 daily');
  party.platform.refuses('tell', 'refused');
  await party.waits(3 * day);
  expect(await party.room.store.plan(someone('Ada').id)).toMatchObject({ paused: 'refused', refusals: 3 });
  expect(await party.says('Ada', '/review plan')).toContain('your direct messages were closed to me three times');
  party.platform.refuses('tell', undefined);
  await party.says('Ada', '/review plan 08:00');
  const plan = await party.room.store.plan(someone('Ada').id);
  expect(plan).toMatchObject({ refusals: 0, told: false, time: '08:00' });
  expect(plan?.paused).toBeUndefined();
  await party.waits(day);
  expect(party.direct('Ada')).toHaveLength(1);
});

story('whoever pauses while a message is under way stays paused', async (party) => {
  await misses(party, 'Ada');
  await party.says('Ada', '/review plan 09:00 daily');
  const { store, platform } = party.room;
  const before = await store.plan(someone('Ada').id);
  if (before) await store.putPlan({ ...before, refusals: 1 });
  const tell = platform.tell.bind(platform);
  platform.tell = async (...args) => {
    await party.room.store.deletePerson(args[0]);
    return tell(...args);
  };
  await party.waits(day);
  platform.tell = tell;
  expect(party.direct('Ada')).toHaveLength(1);
  expect(await party.room.store.plan(someone('Ada').id)).toBeUndefined();
});

describe('what cannot be read', async () => {
  const room = await openRoom();
  const zh = { language: 'zh' as const };

  test.each([
    ['25:00', 'I cannot read “25:00” as a time of day'],
    ['time:soon', 'I cannot read “soon” as a time of day'],
    ['9:00 someday', 'I cannot read “someday” as days of the week'],
    ['zone:EST', 'I do not know the time zone “EST”'],
    ['quiet:nights', 'I cannot read “nights” as quiet hours'],
    ['most:0', '“most” cannot be “0”'],
    ['most:31', '“most” cannot be “31”'],
  ])('/review plan %s', async (typed, expected) => {
    const reply = await room.types(`/review plan ${typed}`);
    expect(reply.failed).toBe(true);
    expect(textOf(reply)).toContain(expected);
    expect(await room.store.plan(someone('Ada').id)).toBeUndefined();
    expect(await room.store.person(someone('Ada').id)).toEqual({ names: false, boards: true });
  });

  test.each([
    ['时间:下辈子', '看不懂时间“下辈子”'],
    ['日子:改天', '看不懂“改天”是哪几天'],
    ['时区:桃花源', '不认识时区“桃花源”'],
    ['免打扰:睡觉时', '看不懂免打扰时段“睡觉时”'],
  ])('/复习 计划 %s', async (typed, expected) => {
    const reply = await room.types(`/复习 计划 ${typed}`, zh);
    expect(reply.failed).toBe(true);
    expect(textOf(reply)).toContain(expected);
  });
});

test('a plan of a zone with summer time keeps its hour', async () => {
  const room = await openRoom();
  await room.types('/review plan 09:00 daily zone:New York');
  const plan = await room.store.plan(personId('terminal', 'ada'));
  expect(plan).toMatchObject({ zone: 'America/New_York', next: Date.UTC(2026, 10, 25, 14) });
  await room.close();
});
