/** One import at a time in a folder, in this process and in others. */
import { randomUUID } from 'node:crypto';
import { link, open, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PackTrouble } from './trouble.ts';

const lockName = '.lock';
/** Milliseconds. A holder says this often that it is alive; one that has not for so long is dead; so long others wait. */
const sign = 5_000;
const dead = 30_000;
const patience = 60_000;
const between = 50;

type Holder = { readonly pid: number; readonly host: string; readonly token: string };
/** The locks of this process: a process that was killed may have had the same number. */
const own = new Set<string>();

/** Runs `work` while nobody else does in that folder, which must exist. Throws a `PackTrouble` (busy) after a minute of waiting. */
export async function alone<Result>(folder: string, work: () => Promise<Result>): Promise<Result> {
  const file = join(folder, lockName);
  const token = randomUUID();
  own.add(token);
  try {
    await take(file, token, folder);
    const alive = setInterval(() => {
      const now = new Date();
      // One sign that does not come through is made up for by the next.
      utimes(file, now, now).catch(() => {});
    }, sign).unref();
    try {
      return await work();
    } finally {
      clearInterval(alive);
      await rm(file, { force: true });
    }
  } finally {
    own.delete(token);
  }
}

async function take(file: string, token: string, folder: string): Promise<void> {
  const until = performance.now() + patience;
  while (!(await made(file, token))) {
    if (performance.now() > until) throw new PackTrouble({ is: 'busy', folder });
    if (!(await freed(file))) await sleep(between);
  }
}

async function made(file: string, token: string): Promise<boolean> {
  try {
    const handle = await open(file, 'wx');
    try {
      const holder: Holder = { pid: process.pid, host: hostname(), token };
      await handle.writeFile(JSON.stringify(holder));
    } finally {
      await handle.close();
    }
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Takes the lock of somebody dead away; whether it did. */
async function freed(file: string): Promise<boolean> {
  const found = await readLock(file);
  if (!found) return true;
  if (!isDead(found)) return false;
  const aside = `${file}-${randomUUID()}`;
  try {
    await rename(file, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return true;
    throw error;
  }
  // Somebody else may have been faster, and this one is theirs: it goes back.
  const moved = await readFile(aside, 'utf8');
  if (moved !== found.text) await link(aside, file).catch(() => {});
  await rm(aside, { force: true });
  return moved === found.text;
}

type Found = { readonly text: string; readonly age: number };

async function readLock(file: string): Promise<Found | undefined> {
  try {
    const [text, { mtimeMs }] = await Promise.all([readFile(file, 'utf8'), stat(file)]);
    return { text, age: Date.now() - mtimeMs };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function isDead({ text, age }: Found): boolean {
  if (age > dead) return true;
  const holder = holderIn(text);
  if (holder?.host !== hostname()) return false;
  return holder.pid === process.pid ? !own.has(holder.token) : !isRunning(holder.pid);
}

/** Nothing while the holder has not written yet. */
function holderIn(text: string): Holder | undefined {
  try {
    return JSON.parse(text) as Holder;
  } catch {
    return undefined;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It runs, and is somebody else's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
