/** A file at the terminal: its path is typed, or dropped on the window. */
import { open, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import type { Form } from '../../core/card.ts';
import { gather, TooLarge, type Upload } from '../../core/upload.ts';

/** A path as people type it, or as a window's manager writes it: in quotes, with escaped spaces, from home. */
export function pathOf(typed: string): string {
  const bare = typed.trim().replace(/^(['"])(.*)\1$/s, '$2');
  // Backslashes are what separates the parts of a path on Windows.
  const plain = process.platform === 'win32' ? bare : bare.replace(/\\([\s'"()&\\])/g, '$1');
  return plain === '~' || /^~[/\\]/.test(plain) ? join(homedir(), plain.slice(1)) : resolve(plain);
}

/** The file at a path that was typed; `undefined` where there is none that can be looked at. */
export async function uploadAt(typed: string): Promise<Upload | undefined> {
  const path = pathOf(typed);
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) return undefined;
  return {
    name: basename(path),
    size: found.size,
    async read(most) {
      await using file = await open(path);
      const { size } = await file.stat();
      if (size > most) throw new TooLarge(most);
      // Not before all of it is there may the file be closed.
      return await gather(file.createReadStream({ autoClose: false }), most);
    },
  };
}

type Values = Readonly<Record<string, readonly string[]>>;

/** What was filled in, with files in place of paths; no `files` where the form takes none. */
export async function withFiles(form: Form, values: Values): Promise<{ values: Values; files?: readonly Upload[] }> {
  const ids = form.fields.flatMap(({ id, is }) => (is === 'upload' ? [id] : []));
  if (ids.length === 0) return { values };
  const found = await Promise.all(ids.flatMap((id) => values[id] ?? []).map(uploadAt));
  const others = Object.entries(values).filter(([id]) => !ids.includes(id));
  return { values: Object.fromEntries(others), files: found.filter((file) => file !== undefined) };
}
