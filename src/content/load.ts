/** Loads the packs that the bot speaks from. */
import { readdir } from 'node:fs/promises';
import { articleIn, type PackContent } from '../core/article/article.ts';
import { SetupError } from '../core/errors.ts';
import type { Library, Pack } from '../core/library.ts';
import type { Log } from '../core/ports.ts';
import { buildIndex } from '../core/retrieval/search.ts';
import { referenceFaults } from './check.ts';
import { type Fault, tellFault } from './fault.ts';
import { readPack } from './read.ts';
import { schemaFolder } from './schemas.ts';

/** The folders in `folder`, in the order of their names: each is a pack, but for the one with the editors' schemas. */
export async function findPacks(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && entry.name !== schemaFolder && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .sort();
}

/**
 * Loads every pack. A broken one is named in the log and left out; rejects only when none is left,
 * with all faults. `first` is the id of the usual article, if it is not the first by name.
 */
export async function loadLibrary(folder: string, log: Log, first?: string): Promise<Library> {
  const packs: Pack[] = [];
  const faults: Fault[] = [];
  for (const name of await findPacks(folder)) {
    const read = await readPack(folder, name);
    const wrong = 'faults' in read ? read.faults : referenceFaults(name, read.content);
    if ('content' in read && wrong.length === 0) packs.push(packOf(read.content));
    else {
      faults.push(...wrong);
      log.error(
        { pack: name, faults: wrong.map(tellFault) },
        'a pack is broken and left out; npm run content:check says more',
      );
    }
  }
  if (first && packs.length > 0 && !packs.some(({ id }) => id === first)) {
    throw new SetupError(
      `COLLOQUY_ARTICLE is “${first}”, but the articles that can be loaded are: ${packs.map(({ id }) => id).join(', ')}.`,
    );
  }
  packs.sort((a, b) => Number(b.id === first) - Number(a.id === first));
  const [usual, ...others] = packs;
  if (usual) return [usual, ...others];
  const told = faults.map((fault) => `  ${tellFault(fault)}`).join('\n');
  throw new SetupError(
    told ? `no article can be loaded:\n${told}` : `no article in ${folder}: content/README.md says how to write one`,
  );
}

/** A pack as look-ups use it. */
const packOf = (content: PackContent): Pack => ({
  id: content['article.json'].id,
  faces: { zh: articleIn('zh', content), en: articleIn('en', content) },
  index: buildIndex(content),
});
