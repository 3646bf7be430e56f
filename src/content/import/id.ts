/** Under which id an article is kept: where it stands already, else a new one that says what it is. */
import { createHash } from 'node:crypto';
import { basename, extname } from 'node:path';
import type { DraftContent } from '../../core/article/draft.ts';
import { idSchema } from '../../core/article/schema.ts';
import { fold } from '../../core/tokens.ts';
import { tellFault } from '../fault.ts';
import { findPacks } from '../load.ts';
import { findDrafts } from '../packs-folder.ts';
import { parseImported, rawDraft, readPack } from '../read.ts';
import type { Parsed } from '../reading/parsed.ts';
import { fingerprintOf } from './fingerprint.ts';
import { PackTrouble } from './trouble.ts';

/** A draft pack that is there. */
export type Known = { readonly id: string; readonly content: Pick<DraftContent, 'article.json' | 'text.json'> };
type Chosen = { readonly id: string; readonly before?: Known; readonly joins?: string };
type Wanted = { readonly id?: string | undefined; readonly from: string; readonly content?: string };

/** The share of the paragraphs of the shorter of two texts that they have in common when they are versions of one article. */
const enough = 0.5;

/** Throws a `PackTrouble`: an id that is none, that another article has, or whose pack cannot be read. */
export async function chooseId(folder: string, parsed: Parsed, wanted: Wanted): Promise<Chosen> {
  const prints = new Set(parsed.sections.flatMap(({ paragraphs }) => paragraphs.map(fingerprintOf)));
  const ours = wanted.content ? await ourArticles(wanted.content) : [];
  const joins = ours.find((each) => shareOf(each.prints, prints) > enough)?.id;
  const withJoin = joins ? { joins } : {};
  if (wanted.id !== undefined) {
    const { id } = wanted;
    if (!idSchema.safeParse(id).success) throw new PackTrouble({ is: 'bad-id', id });
    const other = ours.find((each) => each.id === id && each.id !== joins);
    if (other) throw new PackTrouble({ is: 'id-taken', id, title: other.title });
    const before = await readKnown(folder, id, 'must');
    if (before && !isSame(before, parsed, prints))
      throw new PackTrouble({ is: 'id-taken', id, title: before.content['article.json'].title });
    return { id, ...withJoin, ...(before && { before }) };
  }
  const drafts = await findDrafts(folder);
  for (const id of drafts) {
    const known = await readKnown(folder, id, 'may');
    if (known && isVersion(known, parsed, prints)) return { id, before: known, ...withJoin };
  }
  const slug = joins ?? slugOf(parsed, wanted.from);
  // One that cannot be read may be this article: then it is to be mended, not doubled.
  if (drafts.includes(slug)) await readKnown(folder, slug, 'must');
  const taken = new Set([...drafts, ...ours.flatMap(({ id }) => (id === joins ? [] : id))]);
  return { id: freeId(slug, taken), ...withJoin };
}

/** The same article under an id that was named: anything at all in common will do. */
const isSame = (known: Known, parsed: Parsed, prints: ReadonlySet<string>): boolean =>
  isVersion(known, parsed, prints) ||
  fold(known.content['article.json'].title) === fold(parsed.title) ||
  [...printsOf(known)].some((print) => prints.has(print));

/** The same article for nobody having said so: it came from the same address, or most of it is the same. */
function isVersion(known: Known, parsed: Parsed, prints: ReadonlySet<string>): boolean {
  const url = known.content['article.json'].source?.url;
  const theirs = printsOf(known);
  const sameUrl =
    url !== undefined && url === parsed.source?.url && known.content['article.json'].title === parsed.title;
  return sameUrl || shareOf(theirs, prints) > enough;
}

const printsOf = ({ content }: Known): ReadonlySet<string> =>
  new Set(
    content['text.json'].sections.flatMap(({ passages }) =>
      passages.flatMap(({ fingerprint, stale }) => (stale ? [] : fingerprint)),
    ),
  );

function shareOf(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shorter = Math.min(one.size, other.size);
  return shorter === 0 ? 0 : one.intersection(other).size / shorter;
}

/** `must`: one that cannot be read is a trouble. `may`: it is passed over. */
async function readKnown(folder: string, id: string, how: 'must' | 'may'): Promise<Known | undefined> {
  const raw = await rawDraft(folder, id);
  const isThere = Object.values(raw.files).some((file) => 'text' in file);
  if (!isThere) return undefined;
  const read = parseImported(raw);
  if ('content' in read) return { id, content: read.content };
  if (how === 'may') return undefined;
  throw new PackTrouble({ is: 'broken', id, why: read.faults[0] ? tellFault(read.faults[0]) : '' });
}

type Ours = { readonly id: string; readonly title: string; readonly prints: ReadonlySet<string> };

/** A broken one is the loader's to tell. */
async function ourArticles(content: string): Promise<readonly Ours[]> {
  const packs = await Promise.all((await findPacks(content)).map((name) => readPack(content, name)));
  return packs.flatMap((read): Ours[] => {
    if ('faults' in read) return [];
    const { id, title } = read.content['article.json'];
    const passages = read.content['sections.json'].sections.flatMap((section) => section.passages);
    return [{ id, title: title.en, prints: new Set(passages.map(({ fingerprint }) => fingerprint)) }];
  });
}

/** From the title, else from the name of the file or the last part of the address; a title in other letters has none of these. */
function slugOf({ title }: Parsed, from: string): string {
  const last = basename(URL.canParse(from) ? new URL(from).pathname : from);
  const name = last.slice(0, last.length - extname(last).length) || last;
  const found = [title, name].map(lettersOf).find((slug) => /[a-z]{3}/.test(slug));
  return found ?? `article-${createHash('sha256').update(fold(title)).digest('hex').slice(0, 8)}`;
}

/** Latin letters without their accents, digits, and hyphens between; nothing where other letters would be left out. */
function lettersOf(words: string): string {
  const bare = words.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  if (/[^\P{L}a-z]/u.test(bare)) return '';
  const slug = bare.replaceAll(/[^a-z0-9]+/g, '-');
  return slug.slice(0, 44).replaceAll(/^-+|-+$/g, '');
}

function freeId(slug: string, taken: ReadonlySet<string>): string {
  for (let count = 1; ; count++) {
    const id = count === 1 ? slug : `${slug}-${count}`;
    if (!taken.has(id)) return id;
  }
}
