/** A shelf of imported articles: loading it, seeing one that changed, and what looking costs while nothing does. Real files. */
import { contentFolder } from '../../src/assemble.ts';
import { writeDraftPack } from '../../src/content/import/write.ts';
import { openLibrary } from '../../src/content/library.ts';
import { temporaryData } from '../kit/packs.ts';
import { listen } from '../kit/room.ts';
import type { Row } from './row.ts';

const words = 'bread oven flour water salt field miller grain loaf night cold slow yeast stone baker market'.split(' ');
const paragraphs = 100;

/** A paragraph of about 300 letters that no other one is like. */
const paragraph = (article: number, at: number): string =>
  `Article ${article} says in its paragraph ${at}: ${Array.from({ length: 45 }, (_, word) => words[(article * 7 + at * 3 + word * (1 + (at % 5))) % words.length]).join(' ')}.`;
const articleOf = (number: number, more = 0) => ({
  title: `Notes of a baker, part ${number}`,
  language: 'en',
  sections: Array.from({ length: 5 }, (_, section) => ({
    title: section === 0 ? '' : `Section ${section}`,
    paragraphs: Array.from({ length: paragraphs / 5 + (section === 1 ? more : 0) }, (_, at) =>
      paragraph(number, section * 1_000 + at),
    ),
  })),
});

const timed = async (run: () => Promise<unknown>): Promise<number> => {
  const begin = performance.now();
  await run();
  return performance.now() - begin;
};

const rows: Row[] = [];
const { packs, remove } = temporaryData();
try {
  const may = (id: number) => ({ id: `part-${id}`, right: true, now: 0, from: 'x.md' });
  let written = 0;
  for (const count of [100, 1_000]) {
    for (; written < count; written++) await writeDraftPack(packs, articleOf(written), may(written));
    const what = `${count} imported articles of ${paragraphs} paragraphs`;
    let opened: Awaited<ReturnType<typeof openLibrary>> | undefined;
    const load = await timed(async () => {
      opened = await openLibrary({ folder: contentFolder, drafts: packs, every: 3_600_000 }, listen());
    });
    if (!opened) throw new Error('nothing was opened');
    const library = opened;
    const unchanged = await timed(() => library.reload());
    await writeDraftPack(packs, articleOf(0, count / 100), may(0));
    const changed = await timed(() => library.reload());
    rows.push(
      { what: `${what}: loaded`, unit: 'ms', ours: load },
      { what: `${what}: read again, nothing changed`, unit: 'ms', ours: unchanged },
      { what: `${what}: read again, one changed`, unit: 'ms', ours: changed },
    );
    rows.push({ what: `${what}: memory of the process`, unit: 'MB', ours: process.memoryUsage().rss / 2 ** 20 });
    await library.close();
  }
  rows.push({
    what: 'one article of 100 paragraphs imported, first time',
    unit: 'ms',
    ours: await timed(() => writeDraftPack(packs, articleOf(written), { ...may(written) })),
  });
} finally {
  remove();
}
process.stdout.write(JSON.stringify(rows));
