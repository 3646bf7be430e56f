/** Drafts that are asked in private, where a manager allows it, and what becomes of them while somebody has one. */
import { afterAll, beforeAll, expect } from 'vitest';
import { contentFolder } from '../../src/assemble.ts';
import { editDraftPack, writeDraftPack } from '../../src/content/import/write.ts';
import { type OpenLibrary, openLibrary } from '../../src/content/library.ts';
import { bread, temporaryData } from '../kit/packs.ts';
import { listen } from '../kit/room.ts';
import { story } from '../kit/story.ts';

const { packs, remove } = temporaryData();
let library: OpenLibrary;
type State = 'draft' | 'approved' | 'dropped';

const statement = (id: string, cites: string, state: State, stem: string) => ({
  state,
  question: {
    id,
    kind: 'true-false',
    section: Number(cites.split('.')[0]),
    difficulty: 1,
    stem,
    explanation: 'The article says so.',
    cites: [cites],
    key: true,
    wrong: 'One may think so.',
  },
});

/** What somebody has made of the two drafts. */
async function reviewed(flour: State, night: State, stem = 'Flour stays alive for some weeks.'): Promise<void> {
  await editDraftPack(packs, 'bread', () => ({
    'drafts.json': {
      drafts: [
        statement('flour', '1.1', flour, stem),
        statement('night', '2.1', night, 'A night of waiting adds taste.'),
      ],
    },
  }));
  await library.reload();
}

beforeAll(async () => {
  library = await openLibrary({ folder: contentFolder, drafts: packs, every: 60_000 }, listen());
  await writeDraftPack(packs, bread, { right: true, now: 0, from: 'x.md', id: 'bread' });
});
afterAll(async () => {
  await library.close();
  remove();
});
const shelf = () => library.current();

story(
  'drafts are asked of one person, marked, when a manager allows it, and count nowhere',
  async (party) => {
    await reviewed('draft', 'draft');
    const ada = party.personOf('Ada');
    const manages = { person: ada, manages: true };
    await party.says('Ada', '/article use bread');
    expect(await party.says('Ben', '/quiz question')).toContain('2 drafts wait');
    expect(await party.says('Ben', '/colloquy settings drafts:yes')).toContain('Only those who manage');
    // Whoever manages gets the button that allows it.
    const refused = await party.room.types('/quiz question', manages);
    await party.room.presses(refused, 'Let me ask drafts in private', 'asker', manages);
    expect(await party.says('Ben', '/colloquy settings')).toContain(
      'Drafts in private: may be asked, marked as drafts',
    );

    const asked = await party.says('Ben', '/quiz question section:1');
    expect(asked).toContain('Draft, nobody has checked it yet.');
    expect(asked).toContain('Flour stays alive');
    const missed = await party.presses('Ben', 'False');
    expect(missed).toContain('Not quite');
    expect(missed).toContain('it counts nowhere');
    expect(missed).not.toContain('[Keep');
    expect(await party.says('Ben', '/review now')).toContain('You keep no question');
    expect(await party.says('Ben', '/quiz scores')).not.toContain('Ben');
    expect(await party.says('Ben', '/quiz question lang:zh section:1')).toContain('草稿，还没有人审过');

    // No session and no digest has them.
    expect(await party.says('Ada', '/quiz start')).toContain('has no questions yet');
    expect(shelf().find(({ id }) => id === 'bread')?.faces.en.questions).toEqual([]);

    await party.room.types('/colloquy settings drafts:no', manages);
    expect(await party.says('Ben', '/quiz question section:1')).toContain('2 drafts wait');
  },
  { shelf },
);

story(
  'what is approved comes first, and then those that were not asked yet',
  async (party) => {
    await reviewed('draft', 'approved');
    await party.says('Ada', '/article use bread');
    await party.room.types('/colloquy settings drafts:yes', { manages: true });
    const first = await party.says('Ben', '/quiz question');
    expect(first).toContain('A night of waiting');
    expect(first).not.toContain('Draft');
    expect(await party.says('Ben', '/quiz question')).toContain('Flour stays alive');
    // All have been asked: the one of longest ago.
    expect(await party.says('Ben', '/quiz question')).toContain('A night of waiting');
    expect(await party.says('Ben', '/quiz question kind:ordering')).toContain('No question fits');
  },
  { shelf },
);

story(
  'a draft that is approved, changed or dropped while somebody has it',
  async (party) => {
    await reviewed('draft', 'dropped');
    await party.says('Ada', '/article use bread');
    await party.room.types('/colloquy settings drafts:yes', { manages: true });
    for (const name of ['Ben', 'Cleo', 'Dan'])
      expect(await party.says(name, '/quiz question')).toContain('nobody has checked');

    // Answered as a draft, and pressed again when it is none any more.
    expect(await party.presses('Ben', 'True')).toContain('it counts nowhere');
    await reviewed('approved', 'dropped');
    const since = await party.presses('Cleo', 'False');
    expect(since).toContain('somebody has approved it since');
    expect(since).toContain('Not quite');
    expect(await party.says('Cleo', '/review now')).toContain('Flour stays alive');

    await reviewed('approved', 'dropped', 'Flour dies within some weeks.');
    expect(await party.presses('Dan', 'True')).toContain('has changed since you got it');
    await reviewed('dropped', 'draft');
    await party.says('Ben', '/quiz question');
    await reviewed('dropped', 'dropped');
    expect(await party.presses('Ben', 'True')).toContain('This draft is gone');
    expect(await party.says('Ben', '/review now')).toContain('You keep no question');
  },
  { shelf },
);
