/** What may go wrong with a digest: nobody there, a platform that says no, an article that is gone. */
import { expect } from 'vitest';
import { contentFolder } from '../../src/assemble.ts';
import { loadLibrary } from '../../src/content/load.ts';
import type { Library } from '../../src/core/library.ts';
import { noLog } from '../kit/databases.ts';
import { titlesOf } from '../kit/digest.ts';
import { here } from '../kit/room.ts';
import { story } from '../kit/story.ts';

const light = { light: true } as const;
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

story(
  'a time that was missed is caught up once within six hours, else skipped and logged',
  async (party) => {
    await party.says('Ada', '/digest subscribe 09:00 every day');
    // It is 10:00: nobody is there until 14:59 of the next day.
    await party.sleeps(day + 4 * hour + 59 * minute);
    expect(titlesOf(party)).toEqual(['Thesis 1 of 20']);
    await party.waits(5 * hour);
    expect(titlesOf(party)).toHaveLength(1);
    // Three mornings, and the third is too long ago as well.
    await party.sleeps(3 * day);
    expect(titlesOf(party)).toHaveLength(1);
    const log = await party.says('Ada', '/digest log');
    expect(log.match(/skipped: I was not running then/g)).toHaveLength(3);
    await party.waits(day);
    expect(titlesOf(party)).toEqual(['Thesis 1 of 20', 'Thesis 2 of 20']);
  },
  light,
);

story(
  'a channel that is gone or forbids it: three tries, then it pauses and the subscriber is told once',
  async (party) => {
    await party.says('Ada', '/digest subscribe 09:00 every day');
    party.platform.refuses('post', 'gone');
    await party.waits(23 * hour + 5 * minute);
    expect(party.direct('Ada')).toEqual([]);
    await party.waits(2 * hour);
    const told = party.direct('Ada');
    expect(told.map(({ shown }) => shown.card.title)).toEqual(['About the digest you set up']);
    expect(JSON.stringify(told[0]?.shown.card)).toContain('could not find the channel');
    await party.waits(3 * day);
    expect(party.direct('Ada')).toHaveLength(1);
    const digests = await party.room.store.digests((await party.room.store.subscriptionOf(here.place))?.id ?? '', 9);
    expect(digests.map(({ result, refusals }) => ({ result, refusals }))).toEqual([{ result: 'gone', refusals: 2 }]);
    expect(await party.says('Ada', '/digest status')).toContain('three times I could not find the place');
    expect(await party.says('Ada', '/digest log')).toMatch(/the place was not there \(post on .*the test says no\)/);
    party.platform.refuses('post', undefined);
    expect(await party.says('Ada', '/digest resume')).toContain('It goes on');
    await party.waits(day);
    // What could not be shown was not shown.
    expect(titlesOf(party)).toEqual(['Thesis 1 of 20']);
  },
);

story(
  'what is put right between two tries comes all the same',
  async (party) => {
    await party.says('Ada', '/digest subscribe 09:00 every day');
    party.platform.refuses('post', 'refused');
    await party.waits(23 * hour + 30_000);
    party.platform.refuses('post', undefined);
    await party.waits(minute);
    expect(titlesOf(party)).toEqual(['Thesis 1 of 20']);
    expect(party.direct('Ada')).toEqual([]);
  },
  light,
);

story(
  'a platform that is out of order for a while, and for too long',
  async (party) => {
    await party.says('Ada', '/digest subscribe 09:00 every day');
    party.platform.refuses('post', 'unreachable');
    await party.waits(day);
    party.platform.refuses('post', undefined);
    await party.waits(20 * minute);
    expect(titlesOf(party)).toEqual(['Thesis 1 of 20']);
    party.platform.refuses('post', 'unreachable');
    await party.waits(day + 7 * hour);
    party.platform.refuses('post', undefined);
    expect(titlesOf(party)).toHaveLength(1);
    expect(await party.says('Ada', '/digest log')).toContain('out of order for too long');
    await party.waits(day);
    expect(titlesOf(party)).toEqual(['Thesis 1 of 20', 'Thesis 2 of 20']);
  },
  light,
);

story(
  'a subscriber whose door is closed is told at their next command',
  async (party) => {
    await party.says('Ada', '/digest subscribe 09:00 every day');
    party.platform.refuses('post', 'refused');
    party.platform.refuses('tell', 'refused');
    await party.waits(day + hour);
    expect(await party.says('Ben', '/article list')).not.toContain('digest');
    expect(await party.says('Ada', '/article list')).toContain('is paused: three times I was not allowed to post');
    expect(await party.says('Ada', '/article list')).not.toContain('is paused');
  },
  light,
);

story(
  'what waits for another try is not posted once somebody has paused it',
  async (party) => {
    await party.says('Ada', '/digest subscribe 09:00 every day');
    party.platform.refuses('post', 'refused');
    await party.waits(23 * hour + 5 * minute);
    party.platform.refuses('post', undefined);
    await party.says('Ada', '/digest pause');
    await party.waits(hour);
    expect(titlesOf(party)).toEqual([]);
    expect(await party.says('Ada', '/digest log')).toContain('it was paused before');
  },
  light,
);

story(
  'past the last year whose holidays are known, status says so',
  async (party) => {
    // Five Fridays from 27 November are in 2026; a week later the fifth is New Year’s Day.
    const set = await party.says('Ada', '/digest subscribe 09:00 Fri holidays:china');
    expect(set).toContain('not on public holidays of mainland China');
    expect(await party.says('Ada', '/digest status')).not.toContain('I know the holidays');
    await party.waits(7 * day);
    expect(await party.says('Ada', '/digest status')).toContain(
      'I know the holidays and make-up workdays of mainland China up to 2026',
    );
  },
  light,
);

story(
  'the clock jumps: no moment is delivered twice',
  async (party) => {
    await party.says('Ada', '/digest subscribe 09:00 every day');
    await party.waits(23 * hour);
    expect(titlesOf(party)).toHaveLength(1);
    // Back by an hour, as far as the subscription can know: somebody sets the next time to one that has been.
    const subscription = await party.room.store.subscriptionOf(here.place);
    if (!subscription) throw new Error('there is none');
    await party.room.store.putSubscription({ ...subscription, next: party.clock.now() });
    await party.waits(minute);
    expect(titlesOf(party)).toHaveLength(1);
    await party.waits(day);
    expect(titlesOf(party)).toHaveLength(2);
  },
  light,
);

const [shipped] = await loadLibrary(contentFolder, noLog);
const other = { ...shipped, id: 'other' };
const library: Library = [shipped, other];
const books: [typeof shipped, ...(typeof shipped)[]] = [...library];

story(
  'an article that is taken out is said to be, once, and another one can take its place',
  async (party) => {
    books.splice(0, books.length, ...library);
    await party.says('Ada', '/digest subscribe 09:00 every day article:other');
    await party.waits(day);
    books.splice(0, books.length, shipped);
    await party.waits(3 * day);
    expect(titlesOf(party)).toEqual(['Thesis 1 of 20', 'The article is not here any more']);
    expect(await party.says('Ada', '/digest status')).toContain('its article is not here any more');
    expect(await party.says('Ada', '/digest resume')).toContain('Choose another one');
    expect(await party.presses('Ada', `Next: ${shipped.faces.en.title}`)).toContain('0 of 20');
    await party.waits(day);
    expect(titlesOf(party).at(-1)).toBe('Thesis 1 of 20');
  },
  { library: books, ...light },
);
