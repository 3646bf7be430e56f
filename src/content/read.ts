/** Reads a pack's files and holds them against the schemas: what cannot be loaded is a fault. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import type { PackContent } from '../core/article/article.ts';
import { type DraftContent, draftFiles } from '../core/article/draft.ts';
import { packFiles } from '../core/article/schema.ts';
import type { Fault } from './fault.ts';
import { whereIs } from './packs-folder.ts';

/** Either the whole content or every fault of shape; never a half-read pack. */
type Read<Content> = { readonly content: Content } | { readonly faults: readonly Fault[] };
export type ReadPack = Read<PackContent>;
export type ReadDraft = Read<DraftContent>;

/** A pack's files as they are on the disk: their text, or the system's code for why there is none. */
export type RawPack = {
  readonly pack: string;
  readonly files: Readonly<Record<string, { readonly text: string } | { readonly code: string }>>;
  /** The same as long as every byte is. */
  readonly hash: string;
};

/** `folder` is the one that holds all packs, `pack` the name of one in it. */
export const rawPack = (folder: string, pack: string): Promise<RawPack> => rawFiles(folder, pack, packFiles);

/** The same of a draft pack, all files of one version of it: an import may put another in its place while it is read. */
export async function rawDraft(folder: string, id: string): Promise<RawPack> {
  for (let tries = 1; ; tries++) {
    const at = await whereIs(folder, id);
    const raw = await rawFiles(folder, id, draftFiles, at?.name ?? id);
    if ((await whereIs(folder, id))?.inode === at?.inode || tries === mostTries) return raw;
  }
}

/** More often than that in the time of reading four files nobody imports. */
const mostTries = 10;

export const readPack = async (folder: string, pack: string): Promise<ReadPack> =>
  parsePack(await rawPack(folder, pack));
export const parsePack = (raw: RawPack): ReadPack => parseAll(raw, packFiles, []) as ReadPack;
/** What an import writes, whatever has become of the rest. */
export const parseImported = (raw: RawPack): Read<Pick<DraftContent, 'article.json' | 'text.json'>> =>
  parseAll(raw, importedFiles, []) as Read<Pick<DraftContent, 'article.json' | 'text.json'>>;
const importedFiles = { 'article.json': draftFiles['article.json'], 'text.json': draftFiles['text.json'] };
/** What is drafted may be missing. */
export const parseDraft = (raw: RawPack): ReadDraft =>
  parseAll(raw, draftFiles, ['theses.json', 'drafts.json']) as ReadDraft;

type Schemas = Readonly<Record<string, z.ZodType>>;

async function rawFiles(folder: string, pack: string, schemas: Schemas, at = pack): Promise<RawPack> {
  const hash = createHash('sha256');
  const files: Record<string, { readonly text: string } | { readonly code: string }> = {};
  for (const file of Object.keys(schemas)) {
    try {
      const bytes = await readFile(join(folder, at, file));
      hash.update(`${file} ${bytes.length}\n`).update(bytes);
      files[file] = { text: bytes.toString('utf8') };
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
      hash.update(`${file} ${code}\n`);
      files[file] = { code };
    }
  }
  return { pack, files, hash: hash.digest('hex') };
}

function parseAll({ pack, files }: RawPack, schemas: Schemas, mayMiss: readonly string[]): Read<unknown> {
  const faults: Fault[] = [];
  const content: Record<string, unknown> = {};
  for (const [file, schema] of Object.entries(schemas)) {
    const fault = (item: string, reason: string) => faults.push({ pack, file, item, reason });
    const raw = files[file] ?? { code: 'ENOENT' };
    if ('code' in raw) {
      if (raw.code !== 'ENOENT' || !mayMiss.includes(file)) fault('the file', `cannot be read (${raw.code})`);
      continue;
    }
    let json: unknown;
    try {
      json = JSON.parse(raw.text);
    } catch (error) {
      fault('the file', `is not JSON: ${(error as Error).message}`);
      continue;
    }
    const parsed = schema.safeParse(json);
    if (parsed.success) content[file] = parsed.data;
    else for (const issue of parsed.error.issues) fault(itemOf(json, issue.path), reasonOf(issue));
  }
  return faults.length > 0 ? { faults } : { content };
}

/** `questions[3] (s2-single-1).stem.zh`: the way to the value, with the id of the item it is in. */
function itemOf(json: unknown, path: readonly PropertyKey[]): string {
  let at: unknown = json;
  let way = '';
  for (const key of path) {
    at = (at as Record<PropertyKey, unknown> | undefined)?.[key];
    const id = (at as { id?: unknown; number?: unknown; address?: unknown } | undefined) ?? {};
    way += typeof key === 'number' ? `[${key}]` : `${way ? '.' : ''}${String(key)}`;
    const name = typeof key === 'number' && typeof at === 'object' ? (id.id ?? id.address ?? id.number) : undefined;
    if (name !== undefined) way += ` (${String(name)})`;
  }
  return way || 'the file';
}

const reasonOf = (issue: z.core.$ZodIssue): string =>
  issue.code === 'unrecognized_keys' ? `has unknown keys: ${issue.keys.join(', ')}` : issue.message;
