/** Where the draft packs lie, and what stands in that folder beside them. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** The draft packs' folder in the bot's data folder. */
export const packsFolder = (data: string): string => join(data, 'packs');

// Names that begin with a point are no packs: they are written aside, or are on their way out.
/** `.<id>.old-1f3a`: what stood under that id until a new version took its place. */
const oldName = /^\.([a-z0-9-]+)\.old-[0-9a-z]+$/;

export type FoundDraft = {
  readonly id: string;
  /** The folder's name. */
  readonly at: string;
};

/**
 * The draft packs in the order of their ids; none where there is no folder. A pack whose import was cut off between taking the old
 * version away and putting the new one there is found where the old one lies.
 */
export async function findDrafts(folder: string): Promise<readonly FoundDraft[]> {
  const names = await foldersIn(folder);
  const found = new Map(names.filter((name) => !name.startsWith('.')).map((name) => [name, name]));
  for (const name of names) {
    const id = oldName.exec(name)?.[1];
    if (id && !found.has(id)) found.set(id, name);
  }
  return [...found].map(([id, at]) => ({ id, at })).sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The names of the folders in it, none where it does not exist. */
export async function foldersIn(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
