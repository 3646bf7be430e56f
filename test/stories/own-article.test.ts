/** An operator's own article: imported, asked, drafted from, reviewed by a person, and played. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { contentFolder, importerInto } from '../../src/assemble.ts';
import { generateAll } from '../../src/content/generate/generate.ts';
import { draftPack } from '../../src/content/generate/kept.ts';
import { draftedLines } from '../../src/content/generate/review.ts';
import { type Draft, draftsSchema, proposalsSchema } from '../../src/content/generate/schema.ts';
import { reviewPacks } from '../../src/content/generate/sitting.ts';
import { writeDraftPack } from '../../src/content/import/write.ts';
import { openLibrary } from '../../src/content/library.ts';
import type { Parsed } from '../../src/content/reading/parsed.ts';
import { textsOf } from '../../src/texts/texts.ts';
import { readArticle } from '../kit/drafting.ts';
import { temporaryData } from '../kit/packs.ts';
import { listen, openRoom, textOf } from '../kit/room.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const id = 'lighthouse';
const lighthouse = join(root, 'test/content/generate/articles/lighthouse.md');
let { data, packs, remove } = temporaryData();
beforeEach(() => {
  ({ data, packs, remove } = temporaryData());
});
afterEach(() => remove());

const imported = (parsed: Parsed = readArticle('lighthouse'), right = true) =>
  writeDraftPack(packs, parsed, { id, right, now: 0, from: 'lighthouse.md' });

/** Runs a tool as the operator does, with what is typed. */
function runs(tool: 'import' | 'draft' | 'review-drafts', words: readonly string[], typed: readonly string[] = []) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [join('src/tools', `${tool}.ts`), ...words], {
    cwd: root,
    encoding: 'utf8',
    input: typed.map((line) => `${line}\n`).join(''),
    env: { PATH: process.env.PATH, DATA_DIR: data, LC_ALL: 'en_GB.UTF-8' },
  });
  return { stdout, stderr, status };
}

/** What the tools do, without their processes. */
const draft = async (count = 8) =>
  draftedLines(await draftPack(packs, id, { count, generate: generateAll }), id, count, textsOf('en')).join('\n');
async function review(
  typed: readonly string[],
  language: 'zh' | 'en' = 'en',
  ids: readonly string[] = [id],
): Promise<string> {
  const left = [...typed];
  const said: string[] = [];
  const say = (...lines: readonly string[]) => void said.push(...lines);
  const ask = async (prompt: string) => {
    said.push(prompt);
    return left.shift();
  };
  await reviewPacks({ folder: packs, texts: textsOf(language), ask, say, warn: say }, ids, { one: ids[0] === id });
  return said.join('\n');
}
const file = (name: string): unknown => JSON.parse(readFileSync(join(packs, id, name), 'utf8'));
const drafts = (): readonly Draft[] => draftsSchema.parse(file('drafts.json')).drafts;
const theses = () => proposalsSchema.parse(file('theses.json')).theses;

test('import an article, ask, get an address, draft, approve, play it', async () => {
  const brought = runs('import', [lighthouse, '--id', id, '--i-have-the-right']);
  expect(brought.stderr).toBe('');
  expect(brought.stdout).toContain('Added: “The Lamp at Corran Head” · lighthouse');
  expect(brought.stdout).toContain(`npm run -s draft -- ${id}`);
  const shelf = await openLibrary({ folder: contentFolder, drafts: packs, every: 60_000 }, listen());
  const room = await openRoom({ shelf: shelf.current });
  try {
    const answer = textOf(await room.types(`/article ask who designed the lens article:${id}`));
    expect(answer).toContain('¶3.2');
    expect(textOf(await room.types(`/quiz question article:${id}`))).toContain('no questions yet');

    const drafted = runs('draft', [id, '--count', '12']);
    expect(drafted.stderr).toBe('');
    expect(drafted.stdout).toMatch(/^12 questions drafted from “The Lamp at Corran Head”, the best of \d{3}\./);
    expect(drafted.stdout).toContain(`npm run -s review:drafts -- ${id}`);
    await shelf.reload();
    // Nobody has read them yet.
    expect(textOf(await room.types(`/quiz question article:${id}`))).toContain('drafts wait');

    const first = drafts().findIndex(({ question }) => question.kind === 'single');
    const reviewed = runs(
      'review-drafts',
      [id],
      [
        ...drafts()
          .slice(0, first)
          .map(() => 's'),
        'approve',
        'quit',
      ],
    );
    expect(reviewed.stderr).toBe('');
    expect(reviewed.stdout).toContain('1 approved, 0 dropped');
    const approved = drafts().find(({ state }) => state === 'approved');
    if (approved?.question.kind !== 'single') throw new Error('a single choice was approved');
    const { question } = approved;
    expect(reviewed.stdout).toContain(question.stem);
    expect(reviewed.stdout).toContain(`【${approved.quote.words}】`);

    await shelf.reload();
    const asked = await room.types(`/quiz question article:${id}`);
    const shown = textOf(asked);
    for (const { text } of question.choices) expect(shown).toContain(text);
    const right = question.choices.find((choice) => choice.id === question.key)?.text ?? '';
    const letter = shown.match(new RegExp(`([A-D])[.)]? +${RegExp.escape(right)}`))?.[1] ?? '';
    const outcome = await room.presses(asked, letter);
    if (outcome?.is !== 'card') throw new Error('an answer brings a card');
    expect(outcome.card.title).toContain('Right');
    expect(textOf(outcome)).toContain(`¶${approved.quote.address}`);
  } finally {
    await room.close();
    await shelf.close();
  }
});

describe('drafting', () => {
  test('again keeps what was decided, and makes the rest anew', async () => {
    await imported();
    await draft();
    const before = drafts();
    await draft();
    expect(drafts()).toEqual(before);
    await review(['a', 'd', 'q']);
    const again = await draft();
    expect(again).toContain('1 approved, 1 dropped');
    expect(drafts().map(({ state }) => state)).toEqual(['approved', 'dropped', ...Array(8).fill('draft')]);
    expect(
      drafts()
        .slice(0, 2)
        .map((each) => each.id),
    ).toEqual(before.slice(0, 2).map((each) => each.id));
    expect(new Set(drafts().map((each) => each.id)).size).toBe(10);
  });

  test('says what is missing: the article, its text, a number', async () => {
    await expect(draft()).rejects.toThrow('No article has been imported');
    await imported(undefined, false);
    await expect(draft()).rejects.toThrow('without its text');
    await expect(draftPack(packs, 'other', { generate: generateAll })).rejects.toThrow(`There are: ${id}.`);
    expect(runs('draft', [id, '--count', 'many']).stderr).toContain('--count is a number from 1 to 200');
  });

  test('writes over nothing that it cannot read', async () => {
    await imported();
    const odd = '{"drafts":[{"state":"draft","question":{}}]}';
    writeFileSync(join(packs, id, 'drafts.json'), odd);
    await expect(draft()).rejects.toThrow('is broken');
    expect(readFileSync(join(packs, id, 'drafts.json'), 'utf8')).toBe(odd);
  });
});

describe('reviewing', () => {
  beforeEach(async () => {
    await imported();
    await draft();
  }, 60_000);

  test('an edited draft goes through the gates again, and says which fail', async () => {
    const at = drafts().findIndex(({ question }) => question.kind === 'single');
    const skips = Array(at).fill('s');
    const key = String(drafts()[at]?.question.key);
    // The question stays, the right choice becomes another word, the rest stays.
    const choices = ['a', 'b', 'c', 'd'].map((each) => (each === key ? 'something else' : ''));
    const stdout = await review([...skips, 'e', '', ...choices, 'z', '', 'q']);
    expect(stdout).toContain('“z” is no choice');
    expect(stdout).toContain('Gate “grounded” fails');
    const edited = drafts()[at];
    expect(edited?.edited).toBe(true);
    expect(edited?.state).toBe('draft');
    expect(edited?.gates.find(({ gate }) => gate === 'grounded')?.passed).toBe(false);
    expect(JSON.stringify(edited?.question)).toContain('something else');
    // It is kept when questions are drafted again.
    await draft();
    expect(drafts().find((each) => each.id === edited?.id)).toEqual(edited);
  });

  test('an edited explanation passes', async () => {
    await draft(20);
    const at = drafts().findIndex(({ question }) => question.kind === 'which-section');
    const stdout = await review([...Array(at).fill('s'), 'e', '', '', 'Because it says so.', 'a', 'q']);
    expect(stdout).toContain('Edited; it passes every gate.');
    expect(drafts()[at]).toMatchObject({
      state: 'approved',
      edited: true,
      question: { explanation: 'Because it says so.' },
    });
  });

  test('in Chinese too, words and keys; what is no answer is asked again', async () => {
    const stdout = await review(['什么', '通过', '不要', '退出'], 'zh');
    expect(stdout).toContain('没有“什么”这一项');
    expect(stdout).toContain('通过 1 个，不要 1 个');
    expect(
      drafts()
        .map(({ state }) => state)
        .slice(0, 3),
    ).toEqual(['approved', 'dropped', 'draft']);
  });

  test('a thesis is worded by a person, gets a number and joins the pack', async () => {
    const skips = drafts().map(() => 's');
    const claim = 'A light is worth keeping when nobody needs it.';
    await review([...skips, 'e', claim, 'It costs money.', 'a', '', 'd', 'q']);
    const [first, second, third] = theses();
    expect(first?.thesis).toMatchObject({ number: 1, claim, counterpoint: 'It costs money.' });
    expect(second?.thesis).toMatchObject({ number: 2, claim: second?.quote.words, cites: [second?.quote.address] });
    expect(third?.state).toBe('dropped');
    await draft();
    expect(theses().find(({ thesis }) => thesis?.number === 1)?.thesis?.claim).toBe(claim);
    const shelf = await openLibrary({ folder: contentFolder, drafts: packs, every: 60_000 }, listen());
    const room = await openRoom({ shelf: shelf.current });
    expect(textOf(await room.types(`/article thesis 1 article:${id}`))).toContain(claim);
    await room.close();
    await shelf.close();
  });

  test('without anything to review it says how to get some', async () => {
    await review([...drafts().map(() => 'd'), ...theses().map(() => 'd')]);
    expect(await review([])).toContain('Nothing waits for a review');
    expect(await review([], 'en', [])).toContain('Nothing waits for a review');
  });
});

test('a manager adds a file in a chat: it is read, kept and answered from', async () => {
  const shelf = await openLibrary({ folder: contentFolder, drafts: packs, every: 60_000 }, listen());
  const room = await openRoom({ shelf: shelf.current, importer: importerInto(data, shelf.reload) });
  const manager = { manages: true };
  const upload = (name: string, bytes: Uint8Array) => ({ name, size: bytes.length, read: async () => bytes });
  try {
    const asked = await room.send({ is: 'line', text: '/article add' }, manager);
    if (asked?.is !== 'form') throw new Error('no form');
    const refused = await room.fills(asked.form, { right: 'yes' }, manager, [
      upload('x.pdf', Buffer.from('%PDF-1.7 and nothing')),
    ]);
    expect(textOf(refused)).toContain('The PDF is damaged');
    const added = await room.fills(asked.form, { right: 'yes' }, manager, [
      upload('lighthouse.md', readFileSync(lighthouse)),
    ]);
    expect(textOf(added)).toContain('Added: “The Lamp at Corran Head”');
    const answer = textOf(await room.types('/article ask who designed the lens article:the-lamp-at-corran-head'));
    expect(answer).toContain('¶3.2');
    const again = await room.fills(asked.form, { right: 'yes' }, manager, [
      upload('lighthouse.md', readFileSync(lighthouse)),
    ]);
    expect(textOf(again)).toContain('Nothing new: “The Lamp at Corran Head”');
  } finally {
    await room.close();
    await shelf.close();
  }
});
