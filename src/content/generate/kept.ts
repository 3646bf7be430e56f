/** Drafts and proposals in the folder of their pack: read, and written aside and renamed, while no import writes there. */
import { join } from 'node:path';
import type { DraftContent } from '../../core/article/draft.ts';
import { tellFault } from '../fault.ts';
import { realDisk } from '../import/disk.ts';
import { alone } from '../import/lock.ts';
import { findDrafts, whereIs } from '../packs-folder.ts';
import { parseDraft, rawDraft } from '../read.ts';
import { type Draft, draftsSchema, type Proposal, proposalsSchema } from './schema.ts';
import { type Source, sourceOfPack } from './source.ts';
import { DraftTrouble } from './trouble.ts';

/** What is kept of an article's drafts, with the text that they are from. */
export type DraftedPack = {
  readonly content: DraftContent;
  readonly source: Source;
  readonly drafts: readonly Draft[];
  readonly theses: readonly Proposal[];
};

/** Reads a pack with its drafts. Throws a `DraftTrouble` where there is none, it is broken, or its text was not kept. */
export async function readDrafted(folder: string, id: string): Promise<DraftedPack> {
  const known = await findDrafts(folder);
  if (!known.includes(id)) throw new DraftTrouble({ is: 'unknown', id, known });
  const read = parseDraft(await rawDraft(folder, id));
  if ('faults' in read) {
    throw new DraftTrouble({ is: 'broken', id, why: read.faults.map((fault) => `  ${tellFault(fault)}`).join('\n') });
  }
  const { content } = read;
  return {
    content,
    source: sourceOfPack(content),
    drafts: shaped(id, 'drafts.json', () => draftsSchema.parse(content['drafts.json'] ?? { drafts: [] }).drafts),
    theses: shaped(id, 'theses.json', () => proposalsSchema.parse(content['theses.json'] ?? { theses: [] }).theses),
  };
}

/** Nothing that cannot be read is written over. */
function shaped<T>(id: string, file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new DraftTrouble({ is: 'shape', id, file, why: String(error) }, { cause: error });
  }
}

/** How many drafts are made where nobody says. */
export const usualCount = 30;

/** Makes drafts beside those that are `kept`, and finds sentences that look like theses. An argument, for what it needs takes much memory. */
export type Generate = (
  source: Source,
  wish: { readonly count: number; readonly kept: readonly Draft[] },
) => Promise<{ readonly drafts: readonly Draft[]; readonly candidates: number; readonly theses: readonly Proposal[] }>;

/** What drafting did; `candidates` is out of how many the drafts were chosen. */
export type Drafted = {
  readonly title: string;
  readonly made: readonly Draft[];
  readonly kept: readonly Draft[];
  readonly candidates: number;
  readonly proposed: number;
};

/**
 * Drafts questions and proposes theses for an imported article. What a person approved, dropped, edited or has to look at again stays as
 * it is; what was only drafted is made anew, the same from the same text.
 */
export async function draftPack(
  folder: string,
  id: string,
  { count = usualCount, generate }: { readonly count?: number; readonly generate: Generate },
): Promise<Drafted> {
  // Said before anything is locked, which needs the folder.
  await readDrafted(folder, id);
  return alone(folder, async () => {
    const { source, drafts, theses } = await readDrafted(folder, id);
    const kept = drafts.filter(({ state, edited, stale }) => state !== 'draft' || edited || stale);
    const { drafts: made, candidates, theses: found } = await generate(source, { count, kept });
    const decided = theses.filter(({ state, stale, thesis }) => state !== 'draft' || stale || thesis);
    const known = new Set(decided.map((each) => each.id));
    const proposed = found.filter((each) => !known.has(each.id));
    await write(folder, id, 'theses.json', { theses: [...decided, ...proposed] });
    await write(folder, id, 'drafts.json', { drafts: [...kept, ...made] });
    return { title: source.title, made, kept, candidates, proposed: proposed.length };
  });
}

/** Puts one draft, as it is now, in the place of the one with its id; the others are as they stand in the file. */
export const saveDraft = (folder: string, id: string, draft: Draft): Promise<void> =>
  alone(folder, async () => {
    const { drafts } = await readDrafted(folder, id);
    await write(folder, id, 'drafts.json', { drafts: drafts.map((each) => (each.id === draft.id ? draft : each)) });
  });

/** The same for a proposal. An approved thesis gets the next number, which stays its own. */
export const saveProposal = (folder: string, id: string, proposal: Proposal): Promise<void> =>
  alone(folder, async () => {
    const { theses } = await readDrafted(folder, id);
    await write(folder, id, 'theses.json', {
      theses: theses.map((each) => (each.id === proposal.id ? proposal : each)),
    });
  });

async function write(folder: string, id: string, file: string, value: unknown): Promise<void> {
  const at = (await whereIs(folder, id))?.name ?? id;
  const target = join(folder, at, file);
  await realDisk.write(`${target}.new`, `${JSON.stringify(value, undefined, 2)}\n`);
  await realDisk.rename(`${target}.new`, target);
  await realDisk.settleFolder(join(folder, at));
}
