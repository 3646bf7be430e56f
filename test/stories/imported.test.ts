/** An imported article that is played, changed and taken away while people are in the middle of it. */
import { afterAll, beforeAll, expect } from 'vitest';
import { contentFolder } from '../../src/assemble.ts';
import { editDraftPack, removeDraftPack, writeDraftPack } from '../../src/content/import/write.ts';
import { type OpenLibrary, openLibrary } from '../../src/content/library.ts';
import { bread, breadRevised, temporaryData } from '../kit/packs.ts';
import { listen } from '../kit/room.ts';
import { story } from '../kit/story.ts';

const { packs, remove } = temporaryData();
const may = { right: true, now: 0, from: 'x.md', id: 'bread' };
let library: OpenLibrary;

const statement = (id: string, cites: string, stem: string) => ({
  state: 'approved',
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

/** The article as it was imported first, with two questions that a person approved. */
async function asItWas(): Promise<void> {
  await writeDraftPack(packs, bread, may);
  const drafts = [
    statement('flour', '1.1', 'Flour stays alive for some weeks.'),
    statement('night', '2.1', 'A night of waiting adds taste.'),
  ];
  await editDraftPack(packs, 'bread', () => ({ 'drafts.json': { drafts } }));
  await library.reload();
}

beforeAll(async () => {
  library = await openLibrary({ folder: contentFolder, drafts: packs, every: 60_000 }, listen());
});
afterAll(async () => {
  await library.close();
  remove();
});
const shelf = () => library.current();

story(
  'a quiz goes on with its questions when the article is taken away in the middle of it',
  async (party) => {
    await asItWas();
    expect(await party.says('Ada', '/quiz start article:bread')).toContain('2');
    await party.presses('Ada', 'Start');
    for (const name of ['Ada', 'Ben']) await party.presses(name, 'Join');
    await party.presses('Ada', 'Begin');
    expect(await party.presses('Ada', await party.right(0))).toContain('Your answer');
    await removeDraftPack(packs, 'bread');
    await library.reload();
    await party.presses('Ben', await party.wrong(0));
    await party.waits(4_000);
    expect(party.titled('Question 1')).toContain('1 of 2 got it right.');
    await party.waits(12_000);
    await party.presses('Ada', await party.right(1));
    await party.presses('Ben', await party.right(1));
    await party.waits(30_000);
    expect(party.titled('Final standings')).toMatch(/1\. Ada\s+200/);
    expect(await party.says('Ada', '/quiz start article:bread')).toContain('There is no article “bread”');
    expect(await party.says('Ben', '/review now')).toContain('Nothing is due');
  },
  { shelf },
);

story(
  'a question for one person that is outdated or gone is told to be; what is kept waits until it is there again',
  async (party) => {
    await asItWas();
    await party.says('Ada', '/article use bread');
    expect(await party.says('Ada', '/quiz question section:1')).toContain('Flour stays alive');
    // An edit of the paragraph that it cites: it waits for a person.
    await writeDraftPack(packs, breadRevised, may);
    await library.reload();
    expect(await party.presses('Ada', 'False')).toContain('no longer');
    expect(await party.says('Ada', '/quiz question section:1')).toContain('No question fits');
    await party.says('Ada', '/quiz question');
    expect(await party.presses('Ada', 'False')).toContain('¶2.1');
    expect(await party.says('Ada', '/review now')).toContain('A night of waiting');
    await removeDraftPack(packs, 'bread');
    await library.reload();
    expect(await party.says('Ada', '/review now')).toContain('Nothing is due');
    // The channel's article is gone: the usual one stands in for it.
    expect(await party.says('Ada', '/article source')).toContain('Meng Yonghui');
    await asItWas();
    expect(await party.says('Ada', '/review now')).toContain('A night of waiting');
    expect(await party.says('Ada', '/article source')).toContain('Ida Holm');
  },
  { shelf },
);
