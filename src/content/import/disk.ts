/** The few things that writing a pack asks of the disk. Tests put one in its place that fails where they want. */
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';

export type Disk = {
  /** Resolves when the bytes are on the disk, not only on their way. */
  write(file: string, bytes: string | Buffer): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  makeFolder(path: string): Promise<void>;
  /** Resolves when the names in the folder are on the disk. */
  settleFolder(path: string): Promise<void>;
  remove(path: string): Promise<void>;
  namesIn(path: string): Promise<readonly string[]>;
};

export const realDisk: Disk = {
  async write(file, bytes) {
    const handle = await open(file, 'w');
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
  rename,
  async makeFolder(path) {
    await mkdir(path, { recursive: true });
  },
  async settleFolder(path) {
    // Windows has no such thing for folders.
    if (process.platform === 'win32') return;
    const handle = await open(path, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
  remove: (path) => rm(path, { recursive: true, force: true }),
  namesIn: readdir,
};
