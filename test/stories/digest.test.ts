/** A channel that reads one thesis a day. */
import { expect } from 'vitest';
import { contentFolder } from '../../src/assemble.ts';
import { loadLibrary } from '../../src/content/load.ts';
import type { Library } from '../../src/core/library.ts';
import { noLog } from '../kit/databases.ts';
import { gives, titlesOf } from '../kit/digest.ts';
import { here } from '../kit/room.ts';
import { story } from '../kit/story.ts';

const hour = 3_600_000;
const day = 24 * hour;
const [shipped] = await loadLibrary(contentFolder, noLog);
const without = { theses: [], prompts: [], questions: [] };
const imported = {
  ...shipped,
  id: 'imported',
  faces: {
    zh: { ...shipped.faces.zh, ...without, title: '渡口' },
    en: { ...shipped.faces.en, ...without, title: 'The crossing' },
  },
};
const two: Library = [shipped, imported];
/** Six of its theses: a round is over in a week. */
const few = <T>(theses: readonly T[]): readonly T[] => theses.slice(0, 6);
const short = {
  ...shipped,
  faces: {
    zh: { ...shipped.faces.zh, theses: few(shipped.faces.zh.theses) },
    en: { ...shipped.faces.en, theses: few(shipped.faces.en.theses) },
  },
};

story(
  'subscribed, read, answered in private, and told the next morning',
  async (party) => {
    expect(await party.says('Ada', '/digest subscribe')).toContain('No digest comes here yet');
    expect(await party.presses('Ada', 'Yes, at 09:00')).toContain('on weekdays at 09:00 (UTC)');
    expect(await party.says('Ada', '/colloquy settings names:show')).toContain('shown');
    await party.says('Ben', '/colloquy settings names:show');
    await party.waits(day);
    const first = party.titled('Thesis 1 of 20');
    expect(first).toContain('Why:');
    expect(first).toContain('Question of the day');
    expect(first).not.toContain('objection');
    expect(await party.presses('Mei', 'The other side')).toContain('最有力的反驳');
    expect(await gives(party, 'Ada', false)).toContain('Noted');
    expect(await gives(party, 'Ada', true)).toContain('Until then you may change yours');
    expect(await gives(party, 'Ben', true)).toContain('Noted');
    expect(await gives(party, 'Cleo', false)).not.toMatch(/Right!|Not quite|got it right/);
    expect(await gives(party, 'Mei', true)).toContain('记下了');
    await party.waits(day);
    const second = party.titled('Thesis 2 of 20');
    expect(second).toContain('The last question');
    expect(second).toContain('3 of 4 got it right.');
    expect(second).not.toContain('On a streak');
    for (const name of ['Ada', 'Ben', 'Mei']) await gives(party, name, name !== 'Ben');
    // Over the weekend nothing comes.
    await party.waits(3 * day - 2 * hour);
    expect(titlesOf(party)).toHaveLength(2);
    await party.waits(2 * hour);
    // Mei has not said that her name may be shown, and Ben missed the second.
    expect(party.titled('Thesis 3 of 20')).toContain('2 of 3 got it right. On a streak: Ada (2 in a row).');
    expect(await party.presses('Cleo', 'The last question: why?')).toContain('You did not answer this one');
    expect(await party.presses('Cleo', 'Keep for review')).toContain('Kept');
    const old = party.platform.messages.find(({ shown }) => shown.card.title === 'Thesis 1 of 20');
    expect(old?.edits).toBe(0);
    expect(party.platform.messages.every(({ place }) => place === here.place)).toBe(true);
    expect(await party.presses('Cleo', 'Discuss this')).toContain('The discussion is open');
    expect(party.titled('Discussion')).toContain('thesis 3');
  },
  { chinese: ['Mei'] },
);

story('shown before it comes, brought at once, paused, changed, and given up', async (party) => {
  expect(await party.says('Ada', '/digest subscribe 18:00 every day content:thesis, prompt order:shuffled')).toContain(
    'shuffled',
  );
  const preview = await party.says('Ada', '/digest preview');
  expect(preview).toContain('To think about');
  expect(preview).not.toContain('Question of the day');
  expect(titlesOf(party)).toEqual([]);
  expect(await party.says('Ada', '/digest now')).toContain('There it is');
  // The same thesis that was shown before it came.
  expect(preview).toContain(titlesOf(party)[0]);
  expect(await party.says('Ben', '/digest now')).toContain('just now');
  expect(await party.says('Ada', '/digest pause')).toContain('Paused');
  await party.waits(3 * day);
  expect(titlesOf(party)).toHaveLength(1);
  expect(await party.says('Ada', '/digest now')).toContain('Resume it first');
  expect(await party.says('Ada', '/digest status')).toContain('It is paused.');
  expect(await party.presses('Ada', 'Resume')).toContain('It goes on');
  const status = await party.says('Ada', '/digest status');
  expect(status).toContain('1 of 20');
  expect(status.match(/, 18:00/g)).toHaveLength(5);
  expect(await party.says('Ada', '/digest subscribe 19:30 mon zone:Tokyo')).toContain('Mon at 19:30 (Asia/Tokyo)');
  await party.waits(7 * day);
  expect(titlesOf(party)).toHaveLength(2);
  const log = await party.says('Ada', '/digest log');
  expect(log.match(/delivered/g)?.length).toBe(3);
  expect(await party.says('Ada', '/digest unsubscribe')).toContain('a pause keeps it');
  expect(await party.presses('Ada', 'Yes, no more digests')).toContain('No more digests');
  await party.waits(14 * day);
  expect(titlesOf(party)).toHaveLength(2);
  expect(await party.says('Ada', '/digest status')).toContain('No digest comes here');
});

story(
  'each thesis once; then the end says so, and it begins again or becomes a weekly recap',
  async (party) => {
    await party.says('Ada', '/digest subscribe 09:00 every day order:shuffled');
    await party.waits(5 * day);
    expect(new Set(titlesOf(party)).size).toBe(5);
    await gives(party, 'Ben', false);
    await party.waits(2 * day);
    const titles = titlesOf(party);
    expect(new Set(titles.slice(0, 6)).size).toBe(6);
    expect(titles[6]).toBe('That was all of it');
    expect(party.board()).toContain('The last question');
    await party.waits(5 * day);
    expect(titlesOf(party)).toHaveLength(7);
    expect(await party.says('Ada', '/digest now')).toContain('Choose what comes next first');
    expect(await party.presses('Ada', 'Begin again')).toContain('0 of 6');
    await party.waits(day);
    // The same button again, by somebody who saw it late: what has come stays.
    expect(await party.presses('Ben', 'Begin again')).toContain('1 of 6');
    await party.waits(6 * day);
    const again = titlesOf(party).slice(7);
    expect(new Set(again.slice(0, 6)).size).toBe(6);
    expect(again.slice(0, 6)).not.toEqual(titles.slice(0, 6));
    expect(again[6]).toBe('That was all of it');
    expect(await party.presses('Ada', 'A weekly recap')).toContain('once a week');
    await party.waits(14 * day);
    expect(titlesOf(party).slice(14)).toEqual(['The week in review', 'The week in review']);
    expect(party.board()).toContain('What was missed most so far');
  },
  { library: [short], light: true },
);

story(
  'where only managers host, others take one of their own',
  async (party) => {
    await party.says('Mia', '/colloquy settings hosts:managers');
    expect(await party.says('Ben', '/digest subscribe 9:00')).toContain('only those who manage the channel');
    expect(await party.presses('Ben', 'Subscribe')).toContain('No digest comes to you yet');
    expect(await party.presses('Ben', 'Yes, at 09:00')).toContain('09:00');
    expect(await party.says('Mia', '/digest subscribe 9:00')).toContain('Your digest is set');
    for (const line of ['pause', 'now', 'resume', 'unsubscribe']) {
      expect(await party.says('Ben', `/digest ${line}`)).toContain('only those who manage');
    }
    expect(await party.says('Ben', '/digest status')).toContain('So far');
    await party.waits(day);
    expect(party.direct('Ben')).toHaveLength(1);
    expect(titlesOf(party)).toHaveLength(1);
  },
  { managers: ['Mia'], light: true },
);

story(
  'an article without theses comes section by section; the end offers the next article',
  async (party) => {
    await party.says('Ada', '/digest subscribe 09:00 every day article:imported content:all');
    await party.waits(day);
    expect(party.board()).toMatch(/^Section 0 · /);
    expect(party.board()).not.toContain('Question of the day');
    expect(await party.presses('Ben', 'Read the section')).toMatch(/¶0\.1/);
    await party.waits(imported.faces.en.sections.length * day);
    expect(party.board()).toContain('all 6 sections of “The crossing”');
    expect(await party.presses('Ada', `Next: ${shipped.faces.en.title}`)).toContain('0 of 20');
    await party.waits(day);
    expect(party.board()).toMatch(/^Thesis 1 of 20/);
  },
  { library: two, light: true },
);
