/** Where the draft packs lie, and what stands in that folder beside them. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** The draft packs' folder in the bot's data folder. */
export const packsFolder = (data: string): string => join(data, 'packs');

// Names that begin with a point are no packs: they are written aside, or are on their way out.
/** `.<id>.old-1f3a`: what stood under that id until a new version took its place. */
const oldName = /^\.([a-z0-9-]+)\.old-[0-9a-z]+$/;

/** The ids of the draft packs in order; none where there is no folder. */
export async function findDrafts(folder: string): Promise<readonly string[]> {
  const names = await foldersIn(folder);
  const ids = names.flatMap((name) => (name.startsWith('.') ? (oldIdOf(name) ?? []) : name));
  return [...new Set(ids)].toSorted();
}

/**
 * The folder that a draft pack stands in: one whose import was cut off between taking the old version away and putting the new one
 * there is found where the old one lies. `inode` is another for each version.
 */
export async function whereIs(folder: string, id: string): Promise<{ name: string; inode: number } | undefined> {
  const here = await inodeOf(join(folder, id));
  if (here !== undefined) return { name: id, inode: here };
  for (const name of (await foldersIn(folder)).filter((each) => oldIdOf(each) === id)) {
    const inode = await inodeOf(join(folder, name));
    if (inode !== undefined) return { name, inode };
  }
  return undefined;
}

/** The id of the pack that was put aside under this name, if it is such a name. */
export const oldIdOf = (name: string): string | undefined => oldName.exec(name)?.[1];

async function inodeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).ino;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
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
