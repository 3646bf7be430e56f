/** Blocks and facts to an article: the same last steps for every format. */
import type { Block } from './block.ts';
import { bylineIn, cardIn, type Facts, languageOfText } from './facts.ts';
import { withoutLeftovers } from './leftovers.ts';
import { limits } from './limits.ts';
import type { Parsed } from './parsed.ts';
import { sectionsOf } from './sections.ts';
import { ImportTrouble } from './trouble.ts';

/** `platforms` are names that, given as the author, are rather the place of publication: a blog's categories, a site's name. */
type Read = {
  readonly file: string;
  readonly blocks: readonly Block[];
  readonly facts: Facts;
  readonly platforms?: readonly string[];
  /** When the file was made: the last resort for a date. */
  readonly made?: string | undefined;
};

const leadWords =
  /^(编辑导语|編輯導語|编者按|編者按|编按|导语|導語|导读|導讀|小编导语|编辑推荐|editor[’']s (note|introduction))\s*[:：]/i;

/** Throws `ImportTrouble` where nothing is left to read or more than addresses can name. */
export function composed({ file, blocks: read, facts: said, platforms = [], made }: Read): Parsed {
  const { kept, dropped } = withoutLeftovers(read);
  const titled = takeTitle(kept, said.title, file);
  const { facts: byline, rest } = bylineIn(titled.rest);
  const { lead, rest: body } = takeLead(rest);
  const sections = sectionsOf(body);
  const count = sections.reduce((most, { paragraphs }) => Math.max(most, paragraphs.length), 0);
  if (sections.every(({ paragraphs }) => paragraphs.length === 0)) throw new ImportTrouble({ code: 'no-text', file });
  if (sections.length > limits.sections)
    throw new ImportTrouble({ code: 'many-sections', file, most: limits.sections });
  if (count > limits.paragraphs) throw new ImportTrouble({ code: 'many-paragraphs', file, most: limits.paragraphs });

  const facts = { ...(made && { date: made }), ...byline, ...said };
  const card = cardIn(dropped, kept);
  const isPlatform = facts.author !== undefined && [...platforms, card.platform].includes(facts.author);
  const author = isPlatform ? (byline.author ?? card.author ?? facts.author) : (facts.author ?? card.author);
  const source = { ...byline.source, ...(isPlatform && { name: facts.author ?? '' }), ...said.source };
  if (!source.name && card.platform) source.name = card.platform;
  const words = sections.flatMap(({ paragraphs }) => paragraphs).join('\n');
  return {
    title: titled.title,
    ...(author && { author }),
    ...(facts.date && { date: facts.date }),
    language: languageOfText(words, facts.language),
    ...((source.name || source.url) && {
      source: { ...(source.name && { name: source.name }), ...(source.url && { url: source.url }) },
    }),
    ...(lead && { lead }),
    sections,
  };
}

const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();

/** The heading that repeats the title is none; where no title is given, the first heading of the highest level is the title, else the file's name. */
function takeTitle(
  blocks: readonly Block[],
  said: string | undefined,
  file: string,
): { readonly title: string; readonly rest: readonly Block[] } {
  const without = (at: number) => blocks.filter((_, index) => index !== at);
  if (said) {
    const at = blocks
      .slice(0, 4)
      .findIndex((block) => (block.is === 'heading' || block.is === 'text') && folded(block.text) === folded(said));
    return { title: said, rest: at >= 0 ? without(at) : blocks };
  }
  const headings = blocks.flatMap((block) => (block.is === 'heading' ? [block] : []));
  const top = Math.min(...headings.map(({ level }) => level));
  const first = blocks.findIndex(({ is }) => is === 'heading');
  const heading = blocks[first];
  const alone = headings.filter(({ level }) => level === top).length === 1;
  // A heading that is first of all, or the only one of its level and above all others.
  if (
    heading?.is === 'heading' &&
    heading.level === top &&
    (alone ? first <= 3 && (top === 1 || first === 0) : first === 0 && top === 1 && headings[1]?.level !== 1)
  )
    return { title: heading.text, rest: without(first) };
  const bold = blocks[0];
  if (bold?.is === 'text' && bold.bold && bold.text.length <= 80 && blocks.length > 1)
    return { title: bold.text, rest: without(0) };
  return { title: nameOf(file), rest: blocks };
}

/** A file's name as a title: without folder and ending, and without Jekyll's date. */
const nameOf = (file: string): string =>
  (file.split(/[/\\]/).at(-1) ?? file)
    .replace(/\.[a-z0-9]{1,8}$/i, '')
    .replace(/^\d{4}-\d{2}-\d{2}-/, '')
    .replace(/[-_]+/g, ' ')
    .trim() || file;

function takeLead(blocks: readonly Block[]): { readonly lead?: string; readonly rest: readonly Block[] } {
  const at = blocks
    .slice(0, 4)
    .findIndex((block) => block.is !== 'heading' && leadWords.test(block.text.replace(/^> /, '')));
  const block = blocks[at];
  if (!block || blocks.length < 2) return { rest: blocks };
  // A label on a line of its own has its words on the next.
  const words = block.text.replace(/^> /, '');
  const more = words.replace(leadWords, '').trim() === '' ? blocks[at + 1] : undefined;
  const taken = new Set(more ? [at, at + 1] : [at]);
  return {
    lead: more ? `${words}${more.text.replace(/^> /, '')}` : words,
    rest: blocks.filter((_, index) => !taken.has(index)),
  };
}
