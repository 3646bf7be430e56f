/** Articles written for the tests, as an import reads them in. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contentFolder } from '../../src/assemble.ts';
import { packsFolder } from '../../src/content/packs-folder.ts';
import type { Parsed } from '../../src/content/reading/parsed.ts';

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

/** A folder `content` in that one with a small pack of our own about the bread: notes only, and the fingerprints of its paragraphs. */
export async function ourBread(data: string): Promise<string> {
  const folder = join(data, 'content');
  await cp(join(contentFolder, 'industrial-internet'), join(folder, 'loaf'), { recursive: true });
  const file = (name: string) => join(folder, 'loaf', name);
  const both = (words: string) => ({ en: words, zh: words });
  const fingerprint = (text: string) =>
    createHash('sha256').update(text.normalize('NFKC').replaceAll(/\s/g, '')).digest('hex').slice(0, 16);
  const sections = bread.sections.map(({ title, paragraphs }, number) => ({
    number,
    title: both(title || 'Opening'),
    gist: both(`A gist of part ${number}`),
    passages: paragraphs.map((text, at) => ({
      address: `${number}.${at + 1}`,
      note: both(`What paragraph ${number}.${at + 1} says`),
      fingerprint: fingerprint(text),
    })),
  }));
  const line = { text: both('Two things are enough.'), cites: ['0.1'] };
  const article = JSON.parse(await readFile(file('article.json'), 'utf8'));
  const files = {
    'article.json': { ...article, id: 'loaf', title: both('The loaf') },
    'sections.json': { sections },
    'summary.json': { line, paragraph: [line, line], page: [line, line, line, line] },
    'theses.json': {
      theses: [
        {
          number: 1,
          claim: both('Waiting matters.'),
          cites: ['2.1'],
          reasons: [line],
          counterpoint: both('Not to all.'),
          mind: both('A blind test.'),
        },
      ],
    },
    'prompts.json': { prompts: [] },
    'glossary.json': { terms: [] },
    'questions.json': { questions: [] },
  };
  for (const [name, content] of Object.entries(files)) await writeFile(file(name), JSON.stringify(content));
  return folder;
}
