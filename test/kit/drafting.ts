/** The five articles that questions are drafted from in the tests, as an import reads them in. */
import { readFileSync } from 'node:fs';
import { sourceOf } from '../../src/content/generate/source.ts';
import type { Parsed } from '../../src/content/reading/parsed.ts';

const folder = new URL('../content/generate/articles/', import.meta.url);
/** An essay, a history and a how-to in Chinese; a history and a report of science in English. */
export const articleNames = ['attention', 'ferry', 'compost', 'lighthouse', 'soil'] as const;

/** One `# title`, a `## heading` a section, a paragraph a block. */
export function readArticle(name: (typeof articleNames)[number]): Parsed {
  const [title = '', ...blocks] = readFileSync(new URL(`${name}.md`, folder), 'utf8')
    .trim()
    .split(/\n\n+/);
  const sections: { title: string; paragraphs: string[] }[] = [{ title: '', paragraphs: [] }];
  for (const block of blocks) {
    if (block.startsWith('## ')) sections.push({ title: block.slice(3), paragraphs: [] });
    else sections.at(-1)?.paragraphs.push(block);
  }
  return { title: title.slice(2), language: name === 'lighthouse' || name === 'soil' ? 'en' : 'zh', sections };
}

export const articleSource = (name: (typeof articleNames)[number]) => sourceOf(name, readArticle(name));
