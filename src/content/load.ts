/** Loads the packs that the bot speaks from: those of `content/` and those that were imported. */
import { readdir } from 'node:fs/promises';
import { articleIn } from '../core/article/article.ts';
import { SetupError } from '../core/errors.ts';
import type { Library, Pack } from '../core/library.ts';
import type { Log } from '../core/ports.ts';
import { buildIndex } from '../core/retrieval/pack-index.ts';
import { referenceFaults } from './check.ts';
import { draftFaults, facesOf, waitingQuestions } from './draft-pack.ts';
import { type Fault, tellFault } from './fault.ts';
import { isSameArticle, joined, questionsFor } from './join.ts';
import { createKept, type Kept } from './kept.ts';
import { findDrafts } from './packs-folder.ts';
import { parseDraft, parsePack, type RawPack, rawDraft, rawPack } from './read.ts';
import { schemaFolder } from './schemas.ts';

/** The folders in `folder`, in the order of their names: each is a pack, but for the one with the editors' schemas. */
export async function findPacks(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && entry.name !== schemaFolder && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .sort();
}

export type LoadOptions = {
  /** The id of the usual article, if it is not the first by name. */
  readonly first?: string | undefined;
  /** The folder with the draft packs; it need not exist. */
  readonly drafts?: string | undefined;
  /** What an earlier load made: what has not changed since is not made again. */
  readonly kept?: Kept;
};

/** An article as it was read: `key` is the same as long as every byte of its files is. */
type Read = { readonly id: string; readonly key: string; readonly faces: Pack['faces']; readonly waiting?: Drafts };
type Drafts = NonNullable<Pack['drafts']>;
type Broken = { readonly faults: readonly Fault[] };
type Shelved = Read & { readonly also?: readonly string[] };

/**
 * Loads every pack. A broken one is named in the log, once for each state it is in, and left out; rejects only when none is
 * left, with all faults. The imported ones come after those of `folder`; one of the same article is joined with it.
 */
export async function loadLibrary(folder: string, log: Log, options: LoadOptions = {}): Promise<Library> {
  const kept = options.kept ?? createKept();
  const faults: Fault[] = [];
  const ours: Read[] = [];
  for (const name of await findPacks(folder)) {
    const raw = await rawPack(folder, name);
    const read = kept.of(`ours ${name} ${raw.hash}`, () => readOurs(raw));
    if (isRead(read.value)) ours.push(read.value);
    else leaveOut(name, read, 'npm run content:check says more');
  }
  const drafts: Read[] = [];
  for (const id of options.drafts ? await findDrafts(options.drafts) : []) {
    const raw = await rawDraft(options.drafts ?? '', id);
    const read = kept.of(`draft ${id} ${raw.hash}`, () => readTheirs(raw));
    if (isRead(read.value)) drafts.push(read.value);
    else leaveOut(id, read, 'import the article again, or remove its folder');
  }
  const packs = shelve(ours, drafts).flatMap((shelved): Pack[] => {
    const { id, key, faces, also, waiting = [] } = shelved;
    if (!('taken' in shelved)) {
      const drafts = waiting.length > 0 && { drafts: waiting };
      const make = (): Pack => ({ id, faces, index: buildIndex(faces), ...(also && { also }), ...drafts });
      return [kept.of(`pack ${key}`, make).value];
    }
    const reason = 'is the id of another article in content/; import this one again with another --id';
    const fault = { pack: id, file: 'article.json', item: 'id', reason };
    leaveOut(
      id,
      kept.of(`taken ${key}`, () => ({ faults: [fault] })),
      'then remove this folder',
    );
    return [];
  });
  kept.forgetOthers();
  return inOrder(packs, faults, folder, options.first);

  function leaveOut(pack: string, { value, isNew }: { value: Broken | Read; isNew: boolean }, advice: string): void {
    if (isRead(value)) return;
    faults.push(...value.faults);
    if (isNew) log.error({ pack, faults: value.faults.map(tellFault) }, `a pack is broken and left out; ${advice}`);
  }
}

const isRead = (read: Read | Broken): read is Read => 'faces' in read;

function readOurs(raw: RawPack): Read | Broken {
  const read = parsePack(raw);
  const faults = 'faults' in read ? read.faults : referenceFaults(raw.pack, read.content);
  if ('faults' in read || faults.length > 0) return { faults };
  const faces = { zh: articleIn('zh', read.content), en: articleIn('en', read.content) };
  return { id: raw.pack, key: raw.hash, faces };
}

function readTheirs(raw: RawPack): Read | Broken {
  const read = parseDraft(raw);
  const faults = 'faults' in read ? read.faults : draftFaults(raw.pack, read.content);
  return 'faults' in read || faults.length > 0
    ? { faults }
    : { id: raw.pack, key: raw.hash, faces: facesOf(read.content), waiting: waitingQuestions(read.content) };
}

/** What stands on the shelf, ours first: an imported text of one of our articles is joined with it, one that only has its id is `taken`. */
function shelve(ours: readonly Read[], drafts: readonly Read[]): readonly (Shelved | (Shelved & { taken: true }))[] {
  const left = new Set(drafts);
  const shelved = ours.map((our): Shelved => {
    const same = [...left].filter((draft) => isSameArticle(our.faces.en, draft.faces.en));
    for (const draft of same) left.delete(draft);
    if (same.length === 0) return our;
    const faces = same.reduce((all, draft) => joined(all, draft.faces), our.faces);
    const waiting = same.flatMap((draft) => questionsFor(faces.en, draft.faces.en, draft.waiting));
    const also = same.map(({ id }) => id).filter((id) => id !== our.id);
    return {
      id: our.id,
      key: [our, ...same].map(({ key }) => key).join(' '),
      faces,
      waiting,
      ...(also.length > 0 && { also }),
    };
  });
  const ids = new Set(ours.map(({ id }) => id));
  return [...shelved, ...[...left].map((draft) => (ids.has(draft.id) ? { ...draft, taken: true as const } : draft))];
}

/** The usual article first. */
function inOrder(packs: readonly Pack[], faults: readonly Fault[], folder: string, first?: string): Library {
  const isFirst = (pack: Pack): boolean => first !== undefined && (pack.id === first || !!pack.also?.includes(first));
  if (first && packs.length > 0 && !packs.some(isFirst)) {
    throw new SetupError(
      `COLLOQUY_ARTICLE is “${first}”, but the articles that can be loaded are: ${packs.map(({ id }) => id).join(', ')}.`,
    );
  }
  const [usual, ...others] = packs.toSorted((a, b) => Number(isFirst(b)) - Number(isFirst(a)));
  if (usual) return [usual, ...others];
  const told = faults.map((fault) => `  ${tellFault(fault)}`).join('\n');
  throw new SetupError(
    told ? `no article can be loaded:\n${told}` : `no article in ${folder}: content/README.md says how to write one`,
  );
}
