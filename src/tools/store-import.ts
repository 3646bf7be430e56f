/** `node src/tools/store-import.ts --from FILE FOLDER|URL`: puts an export into an empty database, all or nothing. No bot may use it meanwhile. */
import '../needs-node.js';
import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { SetupError } from '../core/errors.ts';
import { importAll } from '../store/dump.ts';
import { runTool } from './run-tool.ts';
import { openEngine, readWords, told } from './store-place.ts';

const usage = 'usage: npm run -s store:import -- --from FILE FOLDER|postgres://…';

/** Opened when the first line is wanted: what a reader brings before anybody listens is lost. */
async function* linesOf(file: string): AsyncIterable<string> {
  yield* createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY });
}

await runTool(async () => {
  const { place, file } = readWords('from', usage);
  await access(file).catch(() => {
    throw new SetupError(`${file} cannot be read.\n${usage}`);
  });
  const engine = await openEngine(place, 'write');
  try {
    process.stdout.write(`${place.name}: ${told(await importAll(engine, linesOf(file)))}\n`);
  } finally {
    await engine.close();
  }
});
