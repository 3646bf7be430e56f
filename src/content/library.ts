/** The library of a running bot: it sees a new, changed or removed pack without a restart. */
import { type FSWatcher, watch } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { draftFiles } from '../core/article/draft.ts';
import type { Library } from '../core/library.ts';
import type { Log } from '../core/ports.ts';
import { createKept } from './kept.ts';
import { loadLibrary } from './load.ts';
import { foldersIn } from './packs-folder.ts';

export type LibraryPlace = {
  /** The folder of our own packs, read again at each reload. */
  readonly folder: string;
  /** The folder of the draft packs; it need not exist yet. None: only our own. */
  readonly drafts?: string | undefined;
  /** The id of the usual article. */
  readonly first?: string | undefined;
  /** Milliseconds between two looks at the draft packs; they are looked at at once where the system tells of changes. */
  readonly every?: number;
  /** Milliseconds for which nothing may have changed before they are read. */
  readonly quiet?: number;
};

export type OpenLibrary = {
  /** The articles now. Whoever has asked goes on with what they got. */
  current(): Library;
  /** Reads everything again; resolves when `current` has it. What has not changed is kept with its index. */
  reload(): Promise<void>;
  /** Stops looking for changes; resolves when no reload is under way. */
  close(): Promise<void>;
};

const usualEvery = 5_000;
const usualQuiet = 250;

/** Loads all packs and goes on looking at the draft packs. Rejects as `loadLibrary` does; afterwards the last good state stays. */
export async function openLibrary(place: LibraryPlace, log: Log): Promise<OpenLibrary> {
  const { folder, drafts, first, every = usualEvery, quiet = usualQuiet } = place;
  const kept = createKept();
  const load = (usual: string | undefined) => loadLibrary(folder, log, { first: usual, drafts, kept });
  let seen = await looked();
  let library = await load(first);
  let closed = false;
  let queue: Promise<void> = Promise.resolve();
  let wait: NodeJS.Timeout | undefined;
  let watcher: FSWatcher | undefined;

  const reload = (): Promise<void> => {
    queue = queue.then(readAgain, readAgain);
    return queue;
  };

  async function readAgain(): Promise<void> {
    seen = await looked();
    // The usual article may have been removed; then another one is, until it comes back.
    const next = await load(first).catch((error) => {
      if (first === undefined) throw error;
      log.warn({ err: error }, 'the usual article cannot be loaded; another one stands in for it');
      return load(undefined);
    });
    const before = new Set(library);
    const changed = next.filter((pack) => !before.has(pack)).map(({ id }) => id);
    const gone = library.filter((pack) => !next.some(({ id }) => id === pack.id)).map(({ id }) => id);
    library = next;
    if (changed.length + gone.length > 0)
      log.info({ changed, gone, articles: next.length }, 'the articles have changed');
  }

  /** Many files change at once: it waits until they are quiet. */
  function soon(): void {
    if (closed) return;
    clearTimeout(wait);
    wait = setTimeout(() => {
      reload().catch((error) => log.error({ err: error }, 'the articles cannot be read again; those of before stay'));
    }, quiet).unref();
  }

  /** What the system tells is faster, but not every system, folder and kind of disk tells: so it is looked at as well. */
  async function look(): Promise<void> {
    if (drafts && !watcher) watcher = watchFolder(drafts);
    if ((await looked()) !== seen) soon();
  }

  function watchFolder(path: string): FSWatcher | undefined {
    try {
      const made = watch(path, { recursive: true, persistent: false }, soon);
      made.on('error', (error) => {
        log.debug({ err: error }, 'changes of the draft packs are no longer told; they are looked at instead');
        made.close();
        if (watcher === made) watcher = undefined;
      });
      return made;
    } catch (error) {
      // It is not there yet, or this system has no more watches: looking goes on.
      log.debug({ err: error }, 'changes of the draft packs are not told; they are looked at instead');
      return undefined;
    }
  }

  /** The same as long as no draft pack has changed: names, sizes and times of its files. */
  async function looked(): Promise<string> {
    if (!drafts) return '';
    const names = (await foldersIn(drafts)).toSorted();
    const lines = await Promise.all(
      names.flatMap((name) => Object.keys(draftFiles).map((file) => lookAt(join(drafts, name, file)))),
    );
    return [...names, ...lines].join('\n');
  }

  let looking: Promise<void> = Promise.resolve();
  const timer = drafts
    ? setInterval(() => {
        looking = look().catch((error) => log.warn({ err: error }, 'the draft packs cannot be looked at'));
      }, every).unref()
    : undefined;
  if (drafts) watcher = watchFolder(drafts);
  return {
    current: () => library,
    reload,
    async close() {
      closed = true;
      clearInterval(timer);
      clearTimeout(wait);
      watcher?.close();
      await looking;
      await queue.catch(() => {});
    },
  };
}

async function lookAt(file: string): Promise<string> {
  try {
    const { ino, size, mtimeMs } = await stat(file);
    return `${ino} ${size} ${mtimeMs}`;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? 'unknown';
  }
}
