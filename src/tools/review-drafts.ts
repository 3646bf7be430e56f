/** `npm run -s review:drafts [-- ID]`: one draft after the other in the terminal; a person approves, edits or drops it. */
import '../needs-node.js';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { readEnvironment } from '../config.ts';
import { type DraftedPack, readDrafted, saveDraft, saveProposal } from '../content/generate/kept.ts';
import { type Reading, readSource } from '../content/generate/reading.ts';
import {
  approvedProposal,
  draftLines,
  fieldsOf,
  gateLines,
  proposalLines,
  readVerb,
  regated,
  type Verb,
} from '../content/generate/review.ts';
import type { Draft, Proposal } from '../content/generate/schema.ts';
import { findDrafts, packsFolder } from '../content/packs-folder.ts';
import { SetupError } from '../core/errors.ts';
import { languages } from '../core/language.ts';
import { type Texts, textsOf } from '../texts/texts.ts';
import { runTool } from './run-tool.ts';

const usage = 'usage: npm run -s review:drafts [-- ID]';

/** Asks at the terminal or reads a pipe; `undefined` when there is no more. */
type Ask = (prompt: string) => Promise<string | undefined>;
type Review = { readonly folder: string; readonly id: string; readonly texts: Texts; readonly ask: Ask };
const counts = { approve: 0, drop: 0 };

await runTool(async () => {
  const wanted = readWords();
  const { data, terminalLanguage } = readEnvironment();
  const folder = packsFolder(data);
  const texts = textsOf(terminalLanguage);
  const ids = wanted === undefined ? await findDrafts(folder) : [wanted];
  const input = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
  const lines = input[Symbol.asyncIterator]();
  const ask: Ask = async (prompt) => {
    process.stdout.write(prompt);
    const { value, done } = await lines.next();
    if (!process.stdin.isTTY) process.stdout.write('\n');
    return done ? undefined : value;
  };
  try {
    let seen = 0;
    let left = 0;
    let going = true;
    for (const id of ids) {
      const pack = wanted === undefined ? await reviewable(folder, id) : await readDrafted(folder, id);
      if (!pack) continue;
      const waiting = waitingIn(pack);
      seen += waiting.drafts.length + waiting.theses.length;
      if (going && waiting.drafts.length + waiting.theses.length > 0)
        going = await reviewPack({ folder, id, texts, ask }, pack, waiting);
      const after = waitingIn(await readDrafted(folder, id));
      left += after.drafts.length + after.theses.length;
    }
    const { drafts: words } = texts;
    if (seen === 0) say(wanted === undefined ? words.nothingAnywhere : words.nothing(wanted));
    else say(words.sum(counts.approve, counts.drop, left));
  } finally {
    input.close();
  }
});

/** Where all are asked for, one whose text was not kept or that is broken is told and passed over. */
async function reviewable(folder: string, id: string): Promise<DraftedPack | undefined> {
  try {
    return await readDrafted(folder, id);
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    process.stderr.write(`${error.message}\n`);
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
  const { texts } = review;
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
  const { folder, id, texts } = review;
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

async function edit({ texts, ask }: Review, draft: Draft): Promise<Draft> {
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
  const { folder, id, texts, ask } = review;
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
async function readDecision({ texts, ask }: Review, prompt: string): Promise<Verb> {
  for (;;) {
    const typed = await ask(prompt);
    if (typed === undefined) return 'quit';
    const verb = readVerb(typed, [texts, ...languages.map(textsOf)]);
    if (verb) return verb;
    say(texts.drafts.unknown(typed.trim()));
  }
}

function say(...lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}

function readWords(): string | undefined {
  try {
    const { positionals } = parseArgs({ allowPositionals: true, options: {} });
    if (positionals.length > 1) throw new Error('one article at a time, or none for all');
    return positionals[0];
  } catch (error) {
    throw new SetupError(`${error instanceof Error ? error.message : error}\n${usage}`);
  }
}
