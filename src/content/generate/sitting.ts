/** One draft after the other, decided by a person: what is asked and said, whoever asks and says it. */
import { languages } from '../../core/language.ts';
import { type Texts, textsOf } from '../../texts/texts.ts';
import { type DraftedPack, readDrafted, saveDraft, saveProposal } from './kept.ts';
import { type Reading, readSource } from './reading.ts';
import {
  approvedProposal,
  draftLines,
  fieldsOf,
  gateLines,
  proposalLines,
  readVerb,
  regated,
  type Verb,
} from './review.ts';
import type { Draft, Proposal } from './schema.ts';
import { DraftTrouble, tellDraftTrouble } from './trouble.ts';

/** Whom the drafts are shown to. */
export type Reviewer = {
  /** The folder of the draft packs. */
  readonly folder: string;
  readonly texts: Texts;
  /** Resolves to a line, or to `undefined` when there is no more: then the review ends. */
  readonly ask: (prompt: string) => Promise<string | undefined>;
  readonly say: (...lines: readonly string[]) => void;
  /** A pack among several that cannot be reviewed: the others are. */
  readonly warn: (line: string) => void;
};
type Review = Reviewer & { readonly id: string; readonly counts: { approve: number; drop: number } };

/**
 * Reviews what waits in these packs. Every decision and every edit is on the disk before the next question is asked. `one`: the pack was
 * named, so that what is wrong with it is thrown (`DraftTrouble`) rather than passed over.
 */
export async function reviewPacks(
  reviewer: Reviewer,
  ids: readonly string[],
  { one }: { readonly one: boolean },
): Promise<void> {
  const { folder, texts, say } = reviewer;
  const counts = { approve: 0, drop: 0 };
  let seen = 0;
  let left = 0;
  let going = true;
  for (const id of ids) {
    const pack = one ? await readDrafted(folder, id) : await reviewable(reviewer, id);
    if (!pack) continue;
    const waiting = waitingIn(pack);
    const count = waiting.drafts.length + waiting.theses.length;
    seen += count;
    if (going && count > 0) going = await reviewPack({ ...reviewer, id, counts }, pack, waiting);
    const after = waitingIn(await readDrafted(folder, id));
    left += after.drafts.length + after.theses.length;
  }
  const { drafts: words } = texts;
  if (seen > 0) say(words.sum(counts.approve, counts.drop, left));
  else say(one ? words.nothing(ids[0] ?? '') : words.nothingAnywhere);
}

/** Where all are asked for, one whose text was not kept or that is broken is told and passed over. */
async function reviewable({ folder, texts, warn }: Reviewer, id: string): Promise<DraftedPack | undefined> {
  try {
    return await readDrafted(folder, id);
  } catch (error) {
    if (!(error instanceof DraftTrouble)) throw error;
    warn(tellDraftTrouble(error.facts, texts));
    return undefined;
  }
}

type Waiting = { readonly drafts: readonly Draft[]; readonly theses: readonly Proposal[] };

const waits = ({ state, stale }: { readonly state: string; readonly stale?: true | undefined }): boolean =>
  state === 'draft' || (state === 'approved' && stale === true);
const waitingIn = ({ drafts, theses }: DraftedPack): Waiting => ({
  drafts: drafts.filter(waits),
  theses: theses.filter(waits),
});

/** `false` when the person has had enough. */
async function reviewPack(review: Review, pack: DraftedPack, { drafts, theses }: Waiting): Promise<boolean> {
  const { texts, say } = review;
  const reading = readSource(pack.source);
  say('', texts.drafts.article(pack.source.title, drafts.length, theses.length));
  const of = drafts.length + theses.length;
  for (const [at, draft] of drafts.entries()) {
    say('', `── ${texts.drafts.at(at + 1, of)} ──`);
    if (!(await reviewDraft(review, reading, draft))) return false;
  }
  for (const [at, proposal] of theses.entries()) {
    say('', `── ${texts.drafts.at(drafts.length + at + 1, of)} ──`);
    if (!(await reviewProposal(review, pack, proposal))) return false;
  }
  return true;
}

/** Asks until the draft is decided or left; every edit is saved at once. */
async function reviewDraft(review: Review, reading: Reading, first: Draft): Promise<boolean> {
  const { folder, id, texts, say, counts } = review;
  let draft = first;
  say(...draftLines(draft, reading.source, texts));
  for (;;) {
    const verb = await readDecision(review, texts.drafts.ask);
    switch (verb) {
      case 'quit':
        return false;
      case 'skip':
        break;
      case 'approve':
      case 'drop': {
        const { stale, ...rest } = draft;
        await saveDraft(folder, id, { ...rest, state: verb === 'approve' ? 'approved' : 'dropped' });
        counts[verb] += 1;
        break;
      }
      case 'edit': {
        const edited = await edit(review, draft);
        if (edited === draft) continue;
        draft = regated(edited, (await readDrafted(folder, id)).drafts, reading);
        await saveDraft(folder, id, draft);
        const passes = draft.gates.every(({ passed }) => passed);
        say(
          '',
          ...draftLines(draft, reading.source, texts).slice(0, -1 - draft.gates.filter(({ passed }) => !passed).length),
        );
        say(...(passes ? [texts.drafts.editedPasses] : [texts.drafts.editedFails, ...gateLines(draft.gates, texts)]));
        continue;
      }
    }
    say(texts.drafts.done[verb]);
    return true;
  }
}

async function edit({ texts, ask, say }: Review, draft: Draft): Promise<Draft> {
  const { drafts: words } = texts;
  say(words.keep);
  let edited = draft;
  for (const { name, value, set } of fieldsOf(draft, texts)) {
    say(`${name}: ${value}`);
    const typed = (await ask('> '))?.trim();
    if (!typed || typed === value) continue;
    const next = set(edited, typed);
    if (next) edited = next;
    else say(words.badKey(typed));
  }
  return edited;
}

async function reviewProposal(review: Review, pack: DraftedPack, proposal: Proposal): Promise<boolean> {
  const { folder, id, texts, ask, say, counts } = review;
  const { drafts: words } = texts;
  say(...proposalLines(proposal, pack.source, texts));
  const verb = await readDecision(review, words.askThesis);
  if (verb === 'quit') return false;
  if (verb === 'drop') {
    await saveProposal(folder, id, { ...proposal, state: 'dropped' });
    counts.drop += 1;
  }
  if (verb === 'approve' || verb === 'edit') {
    const claim = verb === 'edit' ? (await ask(`${words.fields.claim}: `))?.trim() : '';
    const counterpoint = (await ask(`${words.fields.counterpoint}: `))?.trim() || proposal.thesis?.counterpoint;
    const others = (await readDrafted(folder, id)).theses;
    const worded = {
      claim: claim || proposal.thesis?.claim || proposal.quote.words,
      ...(counterpoint && { counterpoint }),
    };
    await saveProposal(folder, id, approvedProposal(proposal, others, worded));
    counts.approve += 1;
  }
  say(words.done[verb === 'edit' ? 'approve' : verb]);
  return true;
}

/** Asks until it is understood; the end of the input is the end of the review. */
async function readDecision({ texts, ask, say }: Review, prompt: string): Promise<Verb> {
  for (;;) {
    const typed = await ask(prompt);
    if (typed === undefined) return 'quit';
    const verb = readVerb(typed, [texts, ...languages.map(textsOf)]);
    if (verb) return verb;
    say(texts.drafts.unknown(typed.trim()));
  }
}
