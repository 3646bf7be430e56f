/** `npm run -s packs`: the imported articles. `npm run -s packs -- --remove ID` takes one away, with all that was drafted for it. */
import '../needs-node.js';
import { parseArgs } from 'node:util';
import { readEnvironment } from '../config.ts';
import { draftFaults } from '../content/draft-pack.ts';
import { type Fault, tellFault } from '../content/fault.ts';
import { PackTrouble, tellPackTrouble } from '../content/import/trouble.ts';
import { removeDraftPack } from '../content/import/write.ts';
import { findDrafts, packsFolder } from '../content/packs-folder.ts';
import { parseDraft, rawDraft } from '../content/read.ts';
import type { DraftContent } from '../core/article/draft.ts';
import { SetupError } from '../core/errors.ts';
import { textsOf } from '../texts/texts.ts';
import { runTool } from './run-tool.ts';

const usage = 'usage: npm run -s packs [-- --remove ID]';

await runTool(async () => {
  const { remove } = readWords();
  const { data, language } = readEnvironment();
  const folder = packsFolder(data);
  if (remove === undefined) return list(folder);
  try {
    await removeDraftPack(folder, remove);
  } catch (error) {
    if (error instanceof PackTrouble) throw new SetupError(tellPackTrouble(error, textsOf(language)));
    throw error;
  }
  process.stdout.write(`${remove} is removed; a bot that is running stops showing it within seconds.\n`);
});

function readWords(): { readonly remove?: string | undefined } {
  try {
    return parseArgs({ options: { remove: { type: 'string' } } }).values;
  } catch (error) {
    throw new SetupError(`${error instanceof Error ? error.message : error}\n${usage}`);
  }
}

async function list(folder: string): Promise<void> {
  const ids = await findDrafts(folder);
  if (ids.length === 0) process.stdout.write(`no imported article in ${folder}\n`);
  for (const id of ids) {
    const read = parseDraft(await rawDraft(folder, id));
    const faults = 'faults' in read ? read.faults : draftFaults(id, read.content);
    process.stdout.write('faults' in read || faults.length > 0 ? broken(id, faults) : line(id, read.content));
  }
}

const broken = (id: string, faults: readonly Fault[]): string =>
  `${id}\n  is broken, and no bot shows it:\n${faults.map((fault) => `  ${tellFault(fault)}\n`).join('')}`;

function line(id: string, content: DraftContent): string {
  const { title, author, language, right, importedAt } = content['article.json'];
  const passages = content['text.json'].sections.flatMap((section) => section.passages);
  const stale = passages.filter((passage) => passage.stale).length;
  const questions = content['drafts.json']?.drafts ?? [];
  const theses = content['theses.json']?.theses ?? [];
  const approved = (all: readonly { readonly state: string; readonly stale?: true | undefined }[]): number =>
    all.filter((each) => each.state === 'approved' && !each.stale).length;
  const facts = [
    `${passages.length - stale} paragraphs${stale > 0 ? ` and ${stale} that went` : ''}`,
    language,
    right ? 'with its text' : 'without its text',
    `imported ${importedAt.slice(0, 10)}`,
    `${approved(questions)} of ${questions.length} questions approved`,
    `${approved(theses)} of ${theses.length} theses approved`,
  ];
  return `${id}\n  ${title}${author ? ` · ${author}` : ''}\n  ${facts.join(' · ')}\n`;
}
