/** A digest for one person, by direct message. */
import { expect } from 'vitest';
import { newMemory } from '../../src/core/review/memory.ts';
import { gives } from '../kit/digest.ts';
import { someone } from '../kit/room.ts';
import { story } from '../kit/story.ts';

const light = { light: true } as const;
const hour = 3_600_000;
const day = 24 * hour;

story(
  'never in quiet hours, in one’s own zone; the answer is told at once',
  async (party) => {
    await party.says('Ada', '/colloquy settings quiet:22:00-08:00 zone:Berlin');
    expect(await party.says('Ada', '/digest subscribe 06:30 every day to:me')).toContain('06:30 (Europe/Berlin)');
    expect(await party.says('Ada', '/digest status to:me')).toContain(
      'Nothing comes in your quiet hours, 22:00 to 08:00',
    );
    expect(await party.says('Ben', '/digest status')).toContain('No digest comes here');
    // 07:59 in Berlin.
    await party.waits(20 * hour + 59 * 60_000);
    expect(party.direct('Ada')).toEqual([]);
    await party.waits(60_000);
    expect(party.direct('Ada').map(({ shown }) => shown.card.title)).toEqual(['Thesis 1 of 20']);
    const told = await gives(party, 'Ada', true, 'Ada');
    expect(told).toContain('Right!');
    expect(told).toMatch(/¶\d\.\d/);
    // The first answer counts.
    expect(await gives(party, 'Ada', false, 'Ada')).toContain('Right!');
    await party.waits(day);
    expect(party.direct('Ada')).toHaveLength(2);
    expect(JSON.stringify(party.direct('Ada')[1]?.shown.card)).not.toContain('The last question');
    // Quiet hours that begin now move what is to come.
    expect(await party.says('Ada', '/colloquy settings quiet:off')).toContain('none');
    await party.waits(day - 90 * 60_000);
    expect(party.direct('Ada')).toHaveLength(3);
  },
  light,
);

story(
  'in a direct conversation it is one’s own; what is due is counted; nothing due, nothing sent',
  async (party) => {
    const alone = { direct: true };
    expect(await party.says('Zoe', '/每日一论 订阅 10:30 每天 内容:复习', alone)).toContain('该复习的题');
    const due = {
      article: 'industrial-internet',
      question: 's0-single-1',
      memory: newMemory(0),
      why: 'kept',
      retired: false,
    } as const;
    await party.waits(hour);
    expect(party.platform.messages).toEqual([]);
    await party.room.store.putCard({ ...due, person: someone('Zoe').id, due: 1, addedAt: 1 });
    await party.waits(day);
    expect(party.platform.messages.map(({ shown }) => shown.card.title)).toEqual(['我的复习']);
    expect(JSON.stringify(party.platform.messages.at(-1)?.shown.card)).toContain('你有 1 道题该复习了');
    expect(await party.says('Zoe', '/每日一论 记录', alone)).toContain('没有可带的内容');
  },
  { chinese: ['Zoe'], ...light },
);

story(
  'a closed door is tried three times, then it pauses, and says so at the next command',
  async (party) => {
    await party.says('Ben', '/digest subscribe 09:00 every day to:me');
    party.platform.refuses('tell', 'refused');
    await party.waits(day + hour);
    expect(await party.says('Ben', '/article list')).toContain('your direct messages were closed to me three times');
    expect(await party.says('Ben', '/article list')).not.toContain('closed to me');
    party.platform.refuses('tell', undefined);
    await party.waits(3 * day);
    expect(party.direct('Ben')).toEqual([]);
    expect(await party.says('Ben', '/digest resume to:me')).toContain('It goes on');
    await party.waits(day);
    expect(party.direct('Ben')).toHaveLength(1);
  },
  light,
);

story(
  'who is forgotten gets nothing any more; a channel goes on without knowing who set it up',
  async (party) => {
    await party.says('Ada', '/digest subscribe 08:00 every day to:me');
    await party.says('Ada', '/digest subscribe 09:00 every day');
    await party.waits(day);
    expect(party.platform.messages).toHaveLength(2);
    await gives(party, 'Ada', false);
    await party.says('Ada', '/colloquy delete');
    await party.presses('Ada', 'Forget me');
    await party.waits(day);
    expect(party.direct('Ada')).toHaveLength(1);
    expect(party.platform.messages).toHaveLength(3);
    expect(party.board()).toContain('0 of 1 got it right.');
  },
  light,
);
