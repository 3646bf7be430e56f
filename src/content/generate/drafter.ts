/** Drafts for imported articles of a running bot: which pack, one at a time, and what came of it in both languages. */
import type { DraftForm } from '../../core/article/draft.ts';
import type { Drafter, Drafting } from '../../core/drafter.ts';
import type { Bilingual } from '../../core/language.ts';
import type { Pack } from '../../core/library.ts';
import { textsOf } from '../../texts/texts.ts';
import { PackTrouble, tellPackTrouble } from '../import/trouble.ts';
import { findDrafts } from '../packs-folder.ts';
import { draftPack, type Generate } from './kept.ts';
import { DraftTrouble, tellDraftTrouble } from './trouble.ts';

export type DrafterParts = {
  /** Where the draft packs lie. */
  readonly folder: string;
  readonly generate: Generate;
  /** Resolves when the library has what was drafted. */
  readonly reload: () => Promise<void>;
};

/** One article at a time: each takes memory and a processor. */
export function createDrafter(parts: DrafterParts): Drafter {
  let last: Promise<unknown> = Promise.resolve();
  return {
    draft(pack, count) {
      const mine = last.then(() => draft(parts, pack, count));
      last = mine.catch(() => undefined);
      return mine;
    },
  };
}

async function draft(
  { folder, generate, reload }: DrafterParts,
  pack: Pick<Pack, 'id' | 'also'>,
  count: number | undefined,
): Promise<Drafting> {
  try {
    const known = await findDrafts(folder);
    const id = [pack.id, ...(pack.also ?? [])].find((each) => known.includes(each));
    if (id === undefined) throw new DraftTrouble({ is: 'not-imported', id: pack.id });
    const { title, made, kept, candidates, proposed } = await draftPack(folder, id, {
      generate,
      ...(count && { count }),
    });
    await reload();
    const forms: Partial<Record<DraftForm, number>> = {};
    for (const { form } of made) forms[form] = (forms[form] ?? 0) + 1;
    const inState = (state: string) => kept.filter((each) => each.state === state).length;
    const edited = kept.filter((each) => each.edited).length;
    const decided = { approved: inState('approved'), dropped: inState('dropped'), edited };
    return { is: 'drafted', id, title, forms, candidates, ...decided, proposed };
  } catch (error) {
    const why = wordsFor(error);
    if (why) return { is: 'refused', why };
    throw error;
  }
}

function wordsFor(error: unknown): Bilingual | undefined {
  const [en, zh] = [textsOf('en'), textsOf('zh')];
  if (error instanceof DraftTrouble)
    return { en: tellDraftTrouble(error.facts, en), zh: tellDraftTrouble(error.facts, zh) };
  if (error instanceof PackTrouble) return { en: tellPackTrouble(error, en), zh: tellPackTrouble(error, zh) };
  return undefined;
}
