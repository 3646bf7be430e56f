/** `npm run content:check`: all faults of all packs together, each with file, item and reason. */
import '../needs-node.js';
import { contentFolder } from '../assemble.ts';
import { packFaults } from '../content/check.ts';
import { tellFault } from '../content/fault.ts';
import { findPacks } from '../content/load.ts';
import { readPack } from '../content/read.ts';
import { schemaFaults } from '../content/schemas.ts';

const packs = await findPacks(contentFolder);
const faults = (
  await Promise.all(
    packs.map(async (pack) => {
      const read = await readPack(contentFolder, pack);
      return 'faults' in read ? read.faults : packFaults(pack, read.content);
    }),
  )
).flat();
const lines = [...faults.map(tellFault), ...(await schemaFaults(contentFolder))];
for (const line of lines) process.stdout.write(`${line}\n`);
process.stdout.write(
  lines.length === 0 ? `content: ${packs.length} pack(s), no faults\n` : `content: ${lines.length} fault(s)\n`,
);
process.exitCode = lines.length === 0 ? 0 : 1;
