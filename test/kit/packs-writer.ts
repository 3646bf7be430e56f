/** A process that imports two versions of an article in turn until it is killed: `packs-writer.ts FOLDER ID`. */
import { writeDraftPack } from '../../src/content/import/write.ts';
import { bread, breadRevised } from './packs.ts';

const [folder = '', id = ''] = process.argv.slice(2);
process.stdout.write('begun\n');
for (let round = 0; ; round++) {
  await writeDraftPack(folder, round % 2 ? bread : breadRevised, { id, right: true, now: round, from: 'bread.md' });
}
