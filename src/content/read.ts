/** Reads a pack's files and holds them against the schemas: what cannot be loaded is a fault. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import type { PackContent } from '../core/article/article.ts';
import { packFiles } from '../core/article/schema.ts';
import type { Fault } from './fault.ts';

/** Either the whole content or every fault of shape; never a half-read pack. */
export type ReadPack = { readonly content: PackContent } | { readonly faults: readonly Fault[] };

/** `folder` is the one that holds all packs, `pack` the name of one in it. */
export async function readPack(folder: string, pack: string): Promise<ReadPack> {
  const faults: Fault[] = [];
  const content: Record<string, unknown> = {};
  for (const [file, schema] of Object.entries(packFiles)) {
    const fault = (item: string, reason: string) => faults.push({ pack, file, item, reason });
    let text: string;
    try {
      text = await readFile(join(folder, pack, file), 'utf8');
    } catch (error) {
      fault('the file', `cannot be read (${(error as NodeJS.ErrnoException).code})`);
      continue;
    }
    let json: unknown;
    try {
      json = JSON.parse(text);
    } catch (error) {
      fault('the file', `is not JSON: ${(error as Error).message}`);
      continue;
    }
    const parsed = schema.safeParse(json);
    if (parsed.success) content[file] = parsed.data;
    else for (const issue of parsed.error.issues) fault(itemOf(json, issue.path), reasonOf(issue));
  }
  return faults.length > 0 ? { faults } : { content: content as PackContent };
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
