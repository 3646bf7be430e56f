/** Drafting in a running bot: in a process of its own, within limits, and what is told when nothing comes of it. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { generateApart } from '../../../src/content/generate/apart.ts';
import { createDrafter } from '../../../src/content/generate/drafter.ts';
import { draftPack, readDrafted } from '../../../src/content/generate/kept.ts';
import { writeDraftPack } from '../../../src/content/import/write.ts';
import { readArticle } from '../../kit/drafting.ts';
import { bread, temporaryData } from '../../kit/packs.ts';

let { packs, remove } = temporaryData();
let reloads = 0;
const reload = async () => {
  reloads += 1;
};
beforeEach(async () => {
  reloads = 0;
  ({ packs, remove } = temporaryData());
  await writeDraftPack(packs, readArticle('lighthouse'), { right: true, now: 0, from: 'x.md', id: 'lighthouse' });
});
afterEach(() => remove());

test('keeps what the other process made, the same as in this one, and the library has it', async () => {
  const drafter = createDrafter({ folder: packs, generate: generateApart(), reload });
  // The id of our own article with the same words; the text was imported under another.
  const drafted = await drafter.draft({ id: 'ours', also: ['lighthouse'] }, 8);
  if (drafted.is !== 'drafted') throw new Error(drafted.why.en);
  expect(drafted.id).toBe('lighthouse');
  expect(Object.values(drafted.forms).reduce((sum, each) => sum + each, 0)).toBe(8);
  expect(drafted.candidates).toBeGreaterThan(100);
  const { drafts, theses } = await readDrafted(packs, 'lighthouse');
  expect([drafts.length, theses.length, reloads]).toEqual([8, drafted.proposed, 1]);
  const { generateAll } = await import('../../../src/content/generate/generate.ts');
  await draftPack(packs, 'lighthouse', { count: 8, generate: generateAll });
  expect((await readDrafted(packs, 'lighthouse')).drafts).toEqual(drafts);
});

test('what takes too long or too much is stopped and told, and leaves nothing', async () => {
  for (const [limits, told] of [
    [{ milliseconds: 1, memoryMiB: 512 }, 'It took longer than 0.001 seconds'],
    [{ milliseconds: 60_000, memoryMiB: 8 }, 'more than 8 MB of memory'],
  ] as const) {
    const drafter = createDrafter({ folder: packs, generate: generateApart(limits), reload });
    const outcome = await drafter.draft({ id: 'lighthouse' });
    expect(outcome.is === 'refused' && outcome.why.en).toContain(told);
    expect(outcome.is === 'refused' && outcome.why.zh).toContain('就停下了');
  }
  expect(reloads).toBe(0);
  expect((await readDrafted(packs, 'lighthouse')).drafts).toEqual([]);
});

test('without the author’s text there is nothing to draft from; a bug is no refusal, and the next one has its turn', async () => {
  await writeDraftPack(packs, bread, { right: false, now: 0, from: 'x.md', id: 'bread' });
  let broken = true;
  const drafter = createDrafter({
    folder: packs,
    reload,
    generate: async () => {
      if (broken) throw new TypeError('a bug');
      return { drafts: [], candidates: 0, theses: [] };
    },
  });
  const bug = drafter.draft({ id: 'lighthouse' });
  const ours = drafter.draft({ id: 'industrial-internet' });
  const untold = drafter.draft({ id: 'bread' });
  await expect(bug).rejects.toThrow('a bug');
  broken = false;
  expect(await ours).toMatchObject({ is: 'refused', why: { en: expect.stringContaining('Import its text') } });
  expect(await untold).toMatchObject({ is: 'refused', why: { zh: expect.stringContaining('没有留原文') } });
  expect(await drafter.draft({ id: 'lighthouse' })).toMatchObject({ is: 'drafted', forms: {}, proposed: 0 });
});
