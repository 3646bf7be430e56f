/** Articles written for the tests, as an import reads them in. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Parsed } from '../../src/content/import/parsed.ts';
import { packsFolder } from '../../src/content/packs-folder.ts';

export const bread: Parsed = {
  title: 'Bread from Two Things',
  author: 'Ida Holm',
  date: '2024-03-05',
  language: 'en',
  source: { name: 'The Kitchen Table', url: 'https://kitchen.example/bread' },
  lead: 'A baker looks back on forty years of loaves.',
  sections: [
    {
      title: '',
      paragraphs: [
        'Bread needs flour and water, and somebody who waits.',
        'Everything else that bakers argue about came later. Most of it came from people who could not wait.',
      ],
    },
    {
      title: 'Flour',
      paragraphs: [
        'Flour is ground grain, and it is alive for a few weeks after the mill.',
        'Rye makes a dark loaf that keeps. Wheat makes a light loaf that does not.',
        'A miller whom you know by name is worth more than any label.',
      ],
    },
    {
      title: 'Waiting',
      paragraphs: [
        'Dough that waits a night tastes of more than flour and water.',
        'Cold slows the yeast, and a slow yeast makes the better bread.',
      ],
    },
  ],
};

/** The same a year later: a paragraph more, one edited, one gone. */
export const breadRevised: Parsed = {
  ...bread,
  sections: [
    bread.sections[0] ?? { title: '', paragraphs: [] },
    {
      title: 'Flour',
      paragraphs: [
        'Before the flour comes the field.',
        'Flour is ground grain, and it is alive for a few weeks after it leaves the mill.',
        'A miller whom you know by name is worth more than any label.',
      ],
    },
    bread.sections[2] ?? { title: '', paragraphs: [] },
  ],
};

export const salt: Parsed = {
  title: '盐的去处',
  language: 'zh',
  sections: [
    { title: '', paragraphs: ['盐是最便宜的调味品，也是最贵的教训。'] },
    {
      title: '进锅以前',
      paragraphs: ['先放盐，水会从菜里出来；后放盐，味道只留在外面。', '所以厨师问的从来不是放多少，而是什么时候放。'],
    },
  ],
};

/** An empty data folder, and the folder of draft packs in it, which is not there yet. */
export function temporaryData() {
  const data = mkdtempSync(join(tmpdir(), 'colloquy-data-'));
  return { data, packs: packsFolder(data), remove: () => rmSync(data, { recursive: true, force: true }) };
}
