/** Writes an article that was read in as a draft pack: aside first, then into its place as a whole. */
import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DraftArticle, DraftContent, DraftSection } from '../../core/article/draft.ts';
import type { Instant } from '../../core/place.ts';
import { tellFault } from '../fault.ts';
import { findDrafts, foldersIn, oldIdOf, whereIs } from '../packs-folder.ts';
import { parseDraft, rawDraft } from '../read.ts';
import type { Parsed } from '../reading/parsed.ts';
import { type Placed, place } from './addresses.ts';
import { type Disk, realDisk } from './disk.ts';
import { articleFacts } from './facts.ts';
import { chooseId, type Known } from './id.ts';
import { alone } from './lock.ts';
import { outdated } from './outdated.ts';
import { PackTrouble } from './trouble.ts';

export type WriteOptions = {
  /** Where it is to stand; else where the same article stands already, else one made from its title or where it came from. */
  readonly id?: string | undefined;
  /** Whether whoever imports has the right to the text: without it no words of the article are kept. */
  readonly right: boolean;
  readonly now: Instant;
  /** The file's name or the address it was read from. */
  readonly from: string;
  /** The folder of our own packs, whose ids are taken and whose articles are joined. */
  readonly content?: string;
  readonly disk?: Disk;
};

/** What was done; the counts are of paragraphs. */
export type Written = {
  readonly id: string;
  readonly isNew: boolean;
  /** Not a byte was written. */
  readonly unchanged: boolean;
  readonly kept: number;
  readonly added: number;
  /** Edited a little: the address is the same. */
  readonly changed: number;
  /** No longer there; the address stays theirs. */
  readonly stale: number;
  /** Drafted questions and theses that cite what changed or went, and wait for a person again. */
  readonly outdated: number;
  /** The pack of `content` whose words these are: the text is shown beside ours there. */
  readonly joins?: string;
};

/** Only these two are written here; what others put into the folder goes on with it. */
const articleFile = 'article.json';
const textFile = 'text.json';

/**
 * Writes the article to `folder` (`DATA_DIR/packs`), which is made where it is not there. Importing the same again changes nothing; a
 * changed one keeps its addresses. Whoever reads sees the whole old pack or the whole new one, whenever this is cut off.
 * Throws a `PackTrouble`; then nothing has changed.
 */
export async function writeDraftPack(folder: string, parsed: Parsed, options: WriteOptions): Promise<Written> {
  const { disk = realDisk } = options;
  const article = withoutEmpty(parsed);
  if (article.sections.every(({ paragraphs }) => paragraphs.length === 0)) throw new PackTrouble({ is: 'empty' });
  return onDisk(folder, async () => {
    await disk.makeFolder(folder);
    return alone(folder, async () => {
      await tidy(folder, disk);
      const { id, before, joins } = await chooseId(folder, article, options);
      return { ...(await write(folder, id, before, article, { ...options, disk })), ...(joins && { joins }) };
    });
  });
}

/** Removes a draft pack, with all that was drafted for it. Throws a `PackTrouble` where there is none. */
export async function removeDraftPack(folder: string, id: string, disk: Disk = realDisk): Promise<void> {
  const known = async () => (await findDrafts(folder)).includes(id);
  if (!(await known())) throw new PackTrouble({ is: 'unknown', id });
  await onDisk(folder, () =>
    alone(folder, async () => {
      await tidy(folder, disk);
      // Out of sight at once, whatever becomes of the rest.
      const aside = asideOf(id, 'gone');
      await disk.rename(join(folder, id), join(folder, aside));
      await disk.settleFolder(folder);
      await disk.remove(join(folder, aside));
    }),
  );
}

/** Changes files of a draft pack that an import does not write (`drafts.json`, `theses.json`), each as a whole, while no import is at work. */
export async function editDraftPack(
  folder: string,
  id: string,
  edit: (content: DraftContent) => Readonly<Record<string, unknown>> | Promise<Readonly<Record<string, unknown>>>,
  disk: Disk = realDisk,
): Promise<void> {
  if (!(await findDrafts(folder)).includes(id)) throw new PackTrouble({ is: 'unknown', id });
  await onDisk(folder, () =>
    alone(folder, async () => {
      await tidy(folder, disk);
      const files = await edit(await readBefore(folder, id));
      for (const [file, content] of Object.entries(files)) {
        if (file === articleFile || file === textFile) throw new TypeError(`${file} is the import's to write`);
        const aside = join(folder, id, `.${file}.new`);
        await disk.write(aside, jsonOf(content));
        await disk.rename(aside, join(folder, id, file));
      }
      await disk.settleFolder(join(folder, id));
    }),
  );
}

async function write(
  folder: string,
  id: string,
  before: Known | undefined,
  parsed: Parsed,
  { right, now, from, disk }: WriteOptions & { readonly disk: Disk },
): Promise<Omit<Written, 'joins'>> {
  const placed = placeAll(parsed, before?.content['text.json'].sections ?? [], right);
  const facts = articleFacts(parsed, id, right, from);
  const oldDate = before?.content[articleFile].importedAt;
  const files = await filesFor(placed, facts, oldDate ?? '', before && join(folder, id));
  const counts = {
    id,
    isNew: before === undefined,
    kept: placed.kept.length,
    added: placed.added.length,
    changed: placed.changed.length,
    stale: placed.stale.length,
    outdated: files.outdated,
  };
  if (before && files.same) return { ...counts, unchanged: true };
  const article = { ...facts, importedAt: new Date(now).toISOString() };
  await putInPlace(folder, id, { ...files.all, [articleFile]: jsonOf(article) }, disk);
  return { ...counts, unchanged: false };
}

function placeAll(parsed: Parsed, before: readonly DraftSection[], right: boolean): Placed {
  try {
    return place(parsed.sections, before, right);
  } catch (error) {
    if (error instanceof RangeError) throw new PackTrouble({ is: 'too-long' }, { cause: error });
    throw error;
  }
}

type Files = {
  readonly all: Readonly<Record<string, string | Buffer>>;
  /** Whether each byte is there already. */
  readonly same: boolean;
  readonly outdated: number;
};

/** Every file of the pack: the import's own two, and the others with what has become outdated marked. */
async function filesFor(
  { sections, changed, stale }: Placed,
  facts: Omit<DraftArticle, 'importedAt'>,
  date: string,
  old: string | undefined,
): Promise<Files> {
  const own = { [articleFile]: jsonOf({ ...facts, importedAt: date }), [textFile]: jsonOf({ sections }) };
  const there: Record<string, Buffer> = {};
  for (const entry of old ? await readdir(old, { withFileTypes: true }) : [])
    if (entry.isFile() && !entry.name.startsWith('.')) there[entry.name] = await readFile(join(old ?? '', entry.name));
  const all: Record<string, string | Buffer> = { ...there, ...own };
  const touched = new Set([...changed, ...stale]);
  let count = 0;
  for (const file of ['theses.json', 'drafts.json']) {
    const marked = there[file] && outdated(there[file].toString('utf8'), touched);
    if (!marked || marked.count === 0) continue;
    all[file] = marked.text;
    count += marked.count;
  }
  const same = Object.entries(all).every(([file, bytes]) => there[file]?.equals(Buffer.from(bytes)));
  return { all, same, outdated: count };
}

/** Aside, on the disk, then in its place. Between the two names the old version is found where it was put aside. */
async function putInPlace(
  folder: string,
  id: string,
  files: Readonly<Record<string, string | Buffer>>,
  disk: Disk,
): Promise<void> {
  const [fresh, old, there] = [asideOf(id, 'new'), asideOf(id, 'old'), id].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  try {
    await disk.makeFolder(fresh);
    for (const [file, bytes] of Object.entries(files)) await disk.write(join(fresh, file), bytes);
    await disk.settleFolder(fresh);
    const replaces = (await whereIs(folder, id)) !== undefined;
    if (replaces) await disk.rename(there, old);
    try {
      await disk.rename(fresh, there);
    } catch (error) {
      if (replaces) await disk.rename(old, there);
      throw error;
    }
    await disk.settleFolder(folder);
  } catch (error) {
    // What is left is tidied away by the next import, if not now.
    await disk.remove(fresh).catch(() => {});
    throw error;
  }
  // The new one is in its place: a rest of the old one is in nobody's way.
  await disk.remove(old).catch(() => {});
}

const asideOf = (id: string, what: 'new' | 'old' | 'gone'): string =>
  `.${id}.${what}-${randomUUID().replaceAll('-', '').slice(0, 8)}`;

/** Puts away what imports that were cut off have left: an old version goes back to its place where no new one stands. */
async function tidy(folder: string, disk: Disk): Promise<void> {
  const names = await foldersIn(folder);
  const there = new Set(names);
  for (const name of names) {
    const id = oldIdOf(name);
    if (id === undefined || there.has(id)) continue;
    await disk.rename(join(folder, name), join(folder, id));
    there.delete(name);
    there.add(id);
  }
  for (const name of there)
    if (/^\.[a-z0-9-]+\.(new|old|gone)-[0-9a-z]+$/.test(name)) await disk.remove(join(folder, name));
}

async function readBefore(folder: string, id: string): Promise<DraftContent> {
  const read = parseDraft(await rawDraft(folder, id));
  if ('content' in read) return read.content;
  throw new PackTrouble({ is: 'broken', id, why: read.faults[0] ? tellFault(read.faults[0]) : '' });
}

/** What the system refuses is told by what to do about it. */
async function onDisk<Result>(folder: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG')
      throw new PackTrouble({ is: 'disk-full', folder }, { cause: error });
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOTDIR')
      throw new PackTrouble({ is: 'not-writable', folder, code }, { cause: error });
    throw error;
  }
}

const withoutEmpty = (parsed: Parsed): Parsed => ({
  ...parsed,
  sections: parsed.sections.map((section) => ({
    ...section,
    paragraphs: section.paragraphs.filter((paragraph) => paragraph.trim() !== ''),
  })),
});

const jsonOf = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;
