/** Markdown, with HTML and a site generator's tags in it, to an article. */
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { blocksOf } from './blocks.ts';
import { composed } from './compose.ts';
import { documentOf } from './dom.ts';
import { readFrontMatter } from './front-matter.ts';
import type { Parsed } from './parsed.ts';

/** `text` is decoded; `file` names it in errors, and the article where nothing else does. */
export function readMarkdown(text: string, file: string): Parsed {
  const { facts, platforms, body } = readFrontMatter(text, file);
  const html = micromark(plain(body), { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });
  const { body: page } = documentOf(html, file);
  for (const back of page.querySelectorAll('[data-footnote-backref]')) back.remove();
  return composed({ file, blocks: blocksOf(page), facts, platforms });
}

/** Without the generators' own tags (Liquid, Hexo's, Hugo's shortcodes, kramdown's attributes); what stands in a code fence stays. */
const plain = (body: string): string =>
  body
    .split(/(^(?:```|~~~)[\s\S]*?^(?:```|~~~)[ \t]*$)/m)
    .map((part, at) => (at % 2 === 1 ? part : withoutTags(part)))
    .join('');

const withoutTags = (text: string): string =>
  text
    .replace(
      /\{%-?\s*(?:highlight|codeblock|code)\b([^%]*)%\}\n?([\s\S]*?)\{%-?\s*end(?:highlight|codeblock|code)\s*-?%\}/g,
      '\n```\n$2\n```\n',
    )
    .replace(/\{%[^%]{0,500}%\}/g, '')
    .replace(/\{\{[<%][^}]{0,500}[>%]\}\}/g, '')
    .replace(/\{\{[^{}\n]{0,200}\}\}/g, '')
    .replace(/^[*-] (?:TOC|toc)\s*\n\{:\s*toc[^}\n]*\}[ \t]*$/gm, '')
    .replace(/^\[TOC\][ \t]*$/gim, '')
    .replace(/[ \t]*\{:[^}\n]{0,200}\}[ \t]*$/gm, '')
    .replace(/^(#{1,6} .*?)\s*\{#[\w-]+\}[ \t]*$/gm, '$1');
