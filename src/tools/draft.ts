/** `npm run -s draft -- ID [--count 30]`: questions and theses drafted from an imported article, for a person to review. */
import '../needs-node.js';
import { parseArgs } from 'node:util';
import { readEnvironment } from '../config.ts';
import { generateAll } from '../content/generate/generate.ts';
import { draftPack } from '../content/generate/kept.ts';
import { draftedLines } from '../content/generate/review.ts';
import { inWordsOf } from '../content/generate/trouble.ts';
import { packsFolder } from '../content/packs-folder.ts';
import { SetupError } from '../core/errors.ts';
import { textsOf } from '../texts/texts.ts';
import { runTool } from './run-tool.ts';

const usage = 'usage: npm run -s draft -- ID [--count 30]';
const mostCount = 200;

await runTool(async () => {
  const { id, count } = readWords();
  const { data, terminalLanguage } = readEnvironment();
  const texts = textsOf(terminalLanguage);
  const drafted = await inWordsOf(texts, () =>
    draftPack(packsFolder(data), id, { generate: generateAll, ...(count && { count }) }),
  );
  process.stdout.write(`${draftedLines(drafted, id, count, texts).join('\n')}\n`);
});

function readWords(): { readonly id: string; readonly count: number | undefined } {
  try {
    const { values, positionals } = parseArgs({ allowPositionals: true, options: { count: { type: 'string' } } });
    const [id, ...others] = positionals;
    if (!id || others.length > 0) throw new Error('name one imported article; npm run -s packs lists them');
    const count = values.count === undefined ? undefined : Number(values.count);
    if (count !== undefined && !(Number.isInteger(count) && count >= 1 && count <= mostCount))
      throw new Error(`--count is a number from 1 to ${mostCount}, not ${values.count}`);
    return { id, count };
  } catch (error) {
    throw new SetupError(`${error instanceof Error ? error.message : error}\n${usage}`);
  }
}
