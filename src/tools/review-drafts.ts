/** `npm run -s review:drafts [-- ID]`: one draft after the other in the terminal; a person approves, edits or drops it. */
import '../needs-node.js';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { readEnvironment } from '../config.ts';
import { reviewPacks } from '../content/generate/sitting.ts';
import { inWordsOf } from '../content/generate/trouble.ts';
import { findDrafts, packsFolder } from '../content/packs-folder.ts';
import { SetupError } from '../core/errors.ts';
import { textsOf } from '../texts/texts.ts';
import { runTool } from './run-tool.ts';

const usage = 'usage: npm run -s review:drafts [-- ID]';

await runTool(async () => {
  const wanted = readWords();
  const { data, terminalLanguage } = readEnvironment();
  const folder = packsFolder(data);
  const input = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
  const lines = input[Symbol.asyncIterator]();
  const ask = async (prompt: string): Promise<string | undefined> => {
    process.stdout.write(prompt);
    const { value, done } = await lines.next();
    // A pipe does not echo what stands in it.
    if (!process.stdin.isTTY) process.stdout.write('\n');
    return done ? undefined : value;
  };
  const say = (...said: readonly string[]) => process.stdout.write(`${said.join('\n')}\n`);
  const warn = (line: string) => process.stderr.write(`${line}\n`);
  try {
    const ids = wanted === undefined ? await findDrafts(folder) : [wanted];
    const texts = textsOf(terminalLanguage);
    await inWordsOf(texts, () => reviewPacks({ folder, texts, ask, say, warn }, ids, { one: wanted !== undefined }));
  } finally {
    input.close();
  }
});

function readWords(): string | undefined {
  try {
    const { positionals } = parseArgs({ allowPositionals: true, options: {} });
    if (positionals.length > 1) throw new Error('one article at a time, or none for all');
    return positionals[0];
  } catch (error) {
    throw new SetupError(`${error instanceof Error ? error.message : error}\n${usage}`);
  }
}
