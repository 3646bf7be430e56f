import { describe, expect, test } from 'vitest';
import { answerCard, sharedCard } from '../../../src/core/asking/card.ts';
import { marked, passageBlocks } from '../../../src/core/asking/passage.ts';
import { type Card, plain } from '../../../src/core/card.ts';
import type { Finding } from '../../../src/core/retrieval/answer.ts';
import { textsOf } from '../../../src/texts/texts.ts';
import { openRoom } from '../../kit/room.ts';

const { library, catalogue, close } = await openRoom();
await close();
const article = library[0].faces.en;
const texts = textsOf('en');
const found = (more: Partial<Finding> = {}): Finding => ({
  outcome: 'answer',
  sure: 'certain',
  passages: [
    { address: '3.5', score: 2 },
    { address: '0.2', score: 1 },
  ],
  missing: [],
  ...more,
});
const answer = (finding: Finding, more: { before?: string; at?: string } = {}) => ({
  article,
  catalogue,
  texts,
  question: 'Why?',
  before: undefined,
  at: undefined,
  finding,
  ...more,
});
const reader = { asking: undefined, direct: false, toldNow: false };
const labels = ({ blocks }: Card) =>
  blocks.flatMap((block) => (block.is === 'actions' ? block.of.map(({ label }) => label) : []));
const wordsOf = ({ blocks }: Card) =>
  blocks.flatMap((block) => (block.is === 'text' || block.is === 'note' ? [plain(block.text)] : [])).join('\n');

describe('how sure an answer is', () => {
  test.each([
    [{}, 'What the article says · Section 3'],
    [{ sure: 'likely' }, 'Probably this · Section 3'],
    [{ outcome: 'closest', sure: 'closest', missing: ['2030'] }, 'The closest the article comes'],
    [{ outcome: 'none', passages: [] }, 'Not in this article'],
  ] as const)('is said in words: %j', (finding, title) => {
    const card = answerCard(answer(found(finding)), reader);
    expect(card.title).toBe(title);
    expect(JSON.stringify(card)).not.toMatch(/\d ?%/);
  });

  test('the closest says which word is nowhere, or that it may not answer', () => {
    const closest = (missing: readonly string[]) =>
      wordsOf(answerCard(answer(found({ outcome: 'closest', missing })), reader));
    expect(closest(['2030'])).toContain('“2030”');
    expect(closest([])).toContain('may not answer it');
  });
});

describe('the paragraph of an answer', () => {
  test('has the sentence that answers in bold', () => {
    const note = article.sections[3]?.passages[4]?.note ?? '';
    const start = note.indexOf('To break the spell');
    const mark = { start, end: note.length };
    const [block] = answerCard(answer(found({ passages: [{ address: '3.5', score: 1, mark }] })), reader).blocks;
    expect(block?.is === 'text' && block.text).toEqual([
      note.slice(0, start),
      { bold: note.slice(start) },
      ' ',
      { cite: { article: article.id, address: '3.5' } },
    ]);
  });

  test('is quoted where the text is there, with our words below where there are any', () => {
    const [section] = article.sections;
    const passages = [{ ...section?.passages[0], text: 'One. Two. Three.' }] as never;
    const imported = { ...article, sections: [{ ...section, passages }] } as typeof article;
    const from = { article: article.id, address: '0.1' };
    expect(passageBlocks(imported, '0.1', { start: 5, end: 9 })).toEqual([
      { is: 'quote', words: ['One. ', { bold: 'Two.' }, ' Three.'], from },
      { is: 'text', text: section?.passages[0]?.note },
    ]);
    expect(passageBlocks(article, '9.9')).toEqual([]);
  });

  test.each([
    [undefined, 'abc'],
    [{ start: 0, end: 3 }, [{ bold: 'abc' }]],
    [{ start: 2, end: 2 }, 'abc'],
    [{ start: -1, end: 2 }, 'abc'],
    [{ start: 1, end: 4 }, 'abc'],
  ])('a mark of %j', (mark, rich) => {
    expect(marked('abc', mark)).toEqual(rich);
  });

  test('has its neighbours, the others that were found and its thesis one click away', () => {
    expect(labels(answerCard(answer(found({ thesis: 16 })), reader)).slice(0, 4)).toEqual([
      '← ¶3.4',
      '¶3.6 →',
      '¶0.2',
      'Thesis 16',
    ]);
    const turned = answerCard(answer(found(), { at: '0.1' }), reader);
    expect(labels(turned).slice(0, 2)).toEqual(['¶0.2 →', '¶3.5']);
    // It is not the answer, and does not say that it is.
    expect(turned.title).toBe(`¶0.1 · ${article.sections[0]?.title}`);
    expect(answerCard(answer(found(), { at: '0.2' }), reader).title).toBe('What the article says · Opening');
    // An address that is nowhere is the best one.
    expect(wordsOf(answerCard(answer(found(), { at: '9.9' }), reader))).toContain('¶3.5');
  });
});

describe('what an answer offers', () => {
  test('is not shared where there is nobody else', () => {
    expect(labels(answerCard(answer(found()), reader))).toContain('Share with everyone');
    expect(labels(answerCard(answer(found()), { ...reader, direct: true }))).not.toContain('Share with everyone');
  });

  test('a discussion where there is such a command, a question where the section has one', () => {
    const [ask] = catalogue.commands.filter(({ words }) => words.join(' ') === 'article ask');
    const discuss = { ...ask, words: ['discuss', 'start'], options: { thesis: ask?.options.question } } as typeof ask;
    const offered = (commands: readonly NonNullable<typeof ask>[]) =>
      labels(answerCard({ ...answer(found()), catalogue: { ...catalogue, commands } }, reader));
    expect(offered([])).not.toContain('Discuss this');
    expect(offered([])).not.toContain('Quiz me on this');
    expect(offered([discuss as NonNullable<typeof ask>])).toContain('Discuss this');
    expect(offered(catalogue.commands)).toContain('Quiz me on this');
  });

  test('for everybody, without what concerns only the one who asked', () => {
    const card = sharedCard(answer(found({ thesis: 16 }), { before: 'What is traffic?' }));
    expect(labels(card)).toEqual(['Open for me', 'Thesis 16', 'Discuss this', 'Quiz me on this']);
    expect(wordsOf(card)).toContain('What is traffic?');
    expect(() => sharedCard(answer(found({ outcome: 'none', passages: [] })))).toThrow('no answer');
  });
});
