/** /article draft: who may, what is told when it is done, and the button on what was added. */
import { afterEach, expect, test, vi } from 'vitest';
import type { Drafter, Drafting } from '../../src/core/drafter.ts';
import type { Importer } from '../../src/core/importer.ts';
import { here, labelsOf, openRoom, type Room, textOf } from '../kit/room.ts';

const some: Drafting = {
  is: 'drafted',
  id: 'industry',
  title: 'On industry',
  forms: { word: 2, list: 5 },
  candidates: 90,
  approved: 1,
  dropped: 2,
  edited: 0,
  proposed: 4,
};
const manager = { manages: true } as const;
let room: Room | undefined;
afterEach(async () => {
  await room?.close();
  room = undefined;
});

async function enter(answer: () => Promise<Drafting> = async () => some, importer?: Importer) {
  const asked: Parameters<Drafter['draft']>[] = [];
  const drafter: Drafter = {
    draft(...what) {
      asked.push(what);
      return answer();
    },
  };
  room = await openRoom({ drafter, ...(importer && { importer }) });
  return { room, asked };
}

test('says how many of which form, how they are reviewed, and lets the manager allow them at once', async () => {
  const { room, asked } = await enter();
  const reply = await room.types('/article draft count:10', manager);
  expect(asked).toMatchObject([[{ id: 'industrial-internet' }, 10]]);
  const text = textOf(reply);
  expect(text).toContain('7 questions drafted from “On industry”, the best of 90');
  expect(text).toMatch(/list: 5[\s\S]*missing word: 2/);
  expect(text).toContain('10 were wanted');
  expect(text).toContain('1 approved, 2 dropped');
  expect(text).toContain('4 sentences look like theses');
  expect(text.replaceAll(/\s+/g, ' ')).toContain('npm run -s review:drafts -- industry');
  expect(labelsOf(reply)).toEqual(['Let me ask drafts in private']);
  await room.presses(reply, 'Let me ask drafts in private', 'asker', manager);
  expect(await room.store.place(here.place)).toMatchObject({ drafts: true });
  expect(labelsOf(await room.types('/article draft', manager))).toEqual(['Try one']);
});

test('an article that gives none is told so', async () => {
  const { room } = await enter(async () => ({ ...some, forms: {}, proposed: 0, approved: 0, dropped: 0 }));
  const reply = await room.types('/article draft', manager);
  expect(textOf(reply)).toContain('Nothing could be drafted from “On industry”');
  expect(labelsOf(reply)).toEqual([]);
});

test('only who manages the channel; a refusal is in the reader’s language', async () => {
  const { room, asked } = await enter(async () => ({ is: 'refused', why: { en: 'No text.', zh: '没有原文。' } }));
  expect(textOf(await room.types('/article draft'))).toContain('Only those who manage this channel');
  expect(textOf(await room.types('/article draft', { ...manager, direct: true }))).toContain(
    'In a direct conversation',
  );
  expect(asked).toEqual([]);
  const refused = await room.types('/article draft lang:zh', manager);
  expect([refused.failed, textOf(refused)]).toEqual([true, expect.stringContaining('没有原文。')]);
});

test('a bot without a folder says so', async () => {
  room = await openRoom();
  expect(textOf(await room.types('/article draft', manager))).toContain('DATA_DIR');
});

test('what takes long says that it is under way, and then how it ended', async () => {
  const { promise, resolve } = Promise.withResolvers<Drafting>();
  const { room, asked } = await enter(() => promise);
  const asking = room.types('/article draft', manager);
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  await room.waits(2_000);
  const reply = await asking;
  expect(textOf(reply)).toContain('I am looking for questions');
  resolve(some);
  const later = await reply.later;
  expect(later && textOf(later)).toContain('7 questions drafted');
});

test('what was added with its text has a button for it', async () => {
  const importer: Importer = {
    most: 1_000,
    endings: ['md'],
    add: async () => ({
      is: 'added',
      articles: [
        {
          id: 'industrial-internet',
          title: 'On industry',
          sections: [{ number: 1, title: 'Machines', paragraphs: 2 }],
          became: 'new',
          added: 2,
          changed: 0,
          stale: 0,
          outdated: 0,
        },
      ],
    }),
  };
  const { room, asked } = await enter(async () => some, importer);
  const without = await room.types('/article add link:https://a.test/', manager);
  expect(labelsOf(without)).not.toContain('Draft questions');
  const added = await room.types('/article add link:https://a.test/ right:yes', manager);
  expect(textOf(added)).not.toContain('npm run');
  const drafted = await room.presses(added, 'Draft questions', 'asker', manager);
  expect(drafted?.is === 'card' && textOf(drafted)).toContain('7 questions drafted');
  expect(asked).toMatchObject([[{ id: 'industrial-internet' }, undefined]]);
});
