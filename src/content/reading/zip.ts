/** Takes files out of a zip in memory: never more than the limits, never by a name that leads elsewhere. */
import { unzipSync } from 'fflate';
import { limits } from './limits.ts';
import { ImportTrouble } from './trouble.ts';

/**
 * Reads the entries that are `wanted`. Sizes are looked at before anything is unpacked, and an entry that is larger than it says is
 * refused while it is unpacked. Throws `ImportTrouble`: `broken-zip`, `bomb`, `unsafe-path`, `locked`.
 */
export function unzip(
  bytes: Uint8Array,
  file: string,
  wanted: (name: string) => boolean,
): ReadonlyMap<string, Uint8Array> {
  let entries = 0;
  let size = 0;
  try {
    const found = unzipSync(bytes, {
      filter: ({ name, originalSize, compression }) => {
        entries += 1;
        if (entries > limits.zipEntries) throw new ImportTrouble({ code: 'many-files', file, most: limits.zipEntries });
        if (/^[/\\]|^[a-z]:|(^|[/\\])\.\.([/\\]|$)|\0/i.test(name))
          throw new ImportTrouble({ code: 'unsafe-path', file });
        // 99 is WinZip's AES.
        if (compression === 99) throw new ImportTrouble({ code: 'locked', file });
        if (!wanted(name)) return false;
        size += originalSize;
        if (size > limits.unzipped)
          throw new ImportTrouble({ code: 'bomb', file, most: limits.unzipped / 1024 / 1024 });
        return true;
      },
    });
    return new Map(Object.entries(found));
  } catch (error) {
    if (error instanceof ImportTrouble) throw error;
    throw new ImportTrouble({ code: 'broken-zip', file }, { cause: error });
  }
}
