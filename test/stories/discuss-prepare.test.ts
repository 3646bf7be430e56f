/** Discussions that are planned: they begin and end by themselves. And articles that lack what a discussion is made of. */
import { expect } from 'vitest';
import { contentFolder } from '../../src/assemble.ts';
import { loadLibrary } from '../../src/content/load.ts';
import type { Article } from '../../src/core/article/article.ts';
import type { Library, Pack } from '../../src/core/library.ts';
import { listen } from '../kit/room.ts';
import { story } from '../kit/story.ts';

const hour = 3_600_000;
const day = 24 * hour;

story(
  'a week is prepared: each begins at its time, with a thread and a pin, and ends with its report',
  async (party) => {
    const plan = await party.says('Ada', '/discuss prepare theses:3,5 time:12:00 days:every day lasts:8h');
    expect(plan).toContain('2 discussions to come');
    expect(plan).toContain('Traffic was never the key');
    expect(await party.presses('Ada', 'Prepare them')).toContain('2 discussions are prepared');
    expect(party.boards()).toBe('');
    const status = await party.says('Ben', '/discuss status');
    expect(status).toContain('begins');
    expect(status).not.toContain('Host thesis');
    expect(await party.says('Ben', '/discuss stand')).toContain('No discussion is going on here');
    // Prepared twice is prepared once.
    await party.says('Ben', '/discuss prepare theses:3,7 time:12:00 days:every day');
    expect(await party.presses('Ben', 'Prepare them')).toContain(
      'Left out, for they are under way or prepared here already: 3.',
    );

    await party.waits(3 * hour);
    expect(party.titled('Discussion · thesis 3')).toContain('[Agree]');
    expect(party.threads()).toHaveLength(1);
    expect(party.platform.pins.size).toBe(1);
    expect(await party.presses('Cleo', 'Agree')).toContain('You agree');
    expect(await party.says('Ada', '/discuss status')).toContain('open · 1 stand');

    await party.waits(9 * hour);
    expect(party.titled('What came of it · thesis 3')).toContain('1 person took a stand: too few');
    await party.waits(day);
    expect(party.titled('Discussion · thesis 5')).toBeDefined();
    expect(party.threads().length).toBeGreaterThanOrEqual(2);
  },
);

story('what is prepared can be begun at once or called off by its host, and nobody else', async (party) => {
  await party.says('Ada', '/discuss prepare theses:3,5 time:20:00 pin:no');
  await party.presses('Ada', 'Prepare them');
  await party.says('Ada', '/discuss status');
  expect(await party.presses('Ada', 'Host thesis 3')).toContain('It begins by itself at its time.');
  expect(await party.presses('Ada', 'Call it off')).toContain('It will not take place');
  expect(party.boards()).toBe('');
  await party.says('Ada', '/discuss status');
  await party.presses('Ada', 'Host thesis 5');
  expect(await party.presses('Ada', 'Begin now')).toContain('The discussion is open');
  await party.waits(1_000);
  expect(party.titled('Discussion · thesis 5')).toContain('[Agree]');
  expect(await party.presses('Ben', 'Host')).toContain('Only the host');
  expect(await party.presses('Ada', 'Host')).toContain('[End with the report]');
  await party.waits(day);
  expect(party.boards()).not.toContain('thesis 3');
});

story('nobody ran the bot all the while that it should have been open: it does not begin late', async (party) => {
  await party.says('Ada', '/discuss prepare theses:3 time:12:00 days:every day lasts:1h');
  await party.presses('Ada', 'Prepare them');
  await party.sleeps(6 * hour);
  expect(party.boards()).toBe('');
  expect(await party.says('Ada', '/discuss status')).toContain('Nothing is under way');
});

story('what cannot be read is told, and what is usual needs no typing', async (party) => {
  expect(await party.says('Ada', '/discuss prepare theses:99')).toContain('from 1 to 20');
  expect(await party.says('Ada', '/discuss prepare time:soon')).toContain('Try 09:00');
  expect(await party.says('Ada', '/discuss prepare days:someday')).toContain('weekdays');
  expect(await party.says('Ada', '/discuss prepare lasts:18:00')).toContain('length of time');
  expect(await party.says('Ada', '/discuss prepare')).toContain('5 discussions to come');
  await party.says('Ada', '/discuss start 1');
  expect(await party.says('Ada', '/discuss prepare')).not.toContain('• 1 ');
});

const shipped: Library = await loadLibrary(contentFolder, listen());
/** As an article is that somebody has brought and nobody has written questions for. */
function bare(change: (article: Article) => Article): Library {
  const [pack] = shipped;
  const poor: Pack = { ...pack, faces: { zh: change(pack.faces.zh), en: change(pack.faces.en) } };
  return [poor];
}

story(
  'an article without questions, objections and notes is discussed all the same, and says what is missing',
  async (party) => {
    await party.says('Ada', '/discuss start 3');
    const guide = party.titled('Welcome to the discussion');
    expect(guide).toContain('Nobody has written open questions for this thesis yet');
    expect(guide).toContain('Nobody has written an objection to this thesis yet');
    expect(guide).not.toMatch(/\[Next question]|\[The other side]|\[What the article says]/);
    expect(await party.says('Ben', '/discuss prompt')).toContain('no more questions');
    for (const name of ['Ben', 'Cleo', 'Dan']) await party.presses(name, 'Agree');
    const form = await party.opens('Ben', 'Say why');
    expect(form.fields.map(({ id }) => id)).toEqual(['words', 'address', 'share']);
    await party.sends('Ben', { address: '0.3', share: 'keep' });
    await party.says('Ada', '/discuss wrap');
    await party.waits(6_000);
    expect(party.titled('What came of it')).toContain('Most cited: ¶0.3');
  },
  {
    library: bare((article) => ({
      ...article,
      prompts: [],
      theses: article.theses.map((thesis) => ({ ...thesis, counterpoint: '', mind: '', reasons: [] })),
      sections: article.sections.map((section) => ({
        ...section,
        passages: section.passages.map((passage) => ({ ...passage, note: '' })),
      })),
    })),
  },
);

story(
  'an article without theses says so kindly',
  async (party) => {
    expect(await party.says('Ada', '/discuss start')).toContain('has no theses yet');
    expect(await party.says('Ada', '/discuss prepare')).toContain('has no theses yet');
  },
  { library: bare((article) => ({ ...article, theses: [], prompts: [] })) },
);
