/** `node src/tools/store-export.ts [--to FILE] FOLDER|URL`: everything that is stored, as lines of JSON. The bot may be running. */
import '../needs-node.js';
import { createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { exportAll } from '../store/dump.ts';
import { runTool } from './run-tool.ts';
import { openEngine, readWords, told } from './store-place.ts';

const usage = 'usage: npm run -s store:export -- --to FILE FOLDER|postgres://…';

await runTool(async () => {
  const { place, file } = readWords('to', usage);
  const engine = await openEngine(place, 'read');
  try {
    // Nobody takes a half-written export for a whole one.
    const half = `${file}.part`;
    const out = createWriteStream(half, { mode: 0o600 });
    const written = finished(out);
    const sums = await exportAll(engine, async (line) => {
      if (!out.write(`${line}\n`)) await Promise.race([new Promise((resolve) => out.once('drain', resolve)), written]);
    });
    out.end();
    await written;
    await rename(half, file);
    process.stdout.write(`${file}: ${told(sums)}\n`);
  } finally {
    await engine.close();
  }
});
