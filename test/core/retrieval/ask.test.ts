/** Questions put to texts: what is found, cited and refused, and that nothing breaks it. */
import fc from 'fast-check';
import { Converter } from 'opencc-js/cn2t';
import { describe, expect, test } from 'vitest';
import { ask } from '../../../src/core/retrieval/ask.ts';
import { indexText, shownSentence, type TextIndex } from '../../../src/core/retrieval/text-index.ts';
import { sentencesOf } from '../../../src/core/sentences.ts';

const traditional = Converter({ from: 'cn', to: 'tw' });

const 茶馆 = [
  '城南茶馆由陈伯在1978年创办，门口种着两棵银杏。茶馆的招牌是一位书法家写的。',
  '后来生意渐渐清淡，因为附近的码头关闭了。2015年，茶馆搬到河边的旧仓库，面积三百平方米。',
  '现在的老板叫林晓，她从小在茶馆里长大。每逢周末，三十多位老街坊来听评弹。',
];
const lighthouse = [
  'The Lindow lighthouse was built in 1874 by Thomas Ferris. It stands on the northern pier and is 31 metres high.',
  'Its lamp burned whale oil at first. Electric light came in 1926, because the keepers complained about the smoke.',
  'Since the last keeper left, Anna Fell has run a small museum there. About twenty thousand people visit it every year.',
];
const zh = indexText('城南茶馆', 茶馆);
const en = indexText('The Lindow lighthouse', lighthouse);
const first = (question: string, index: TextIndex): string => {
  const [hit] = ask(question, [index]).found;
  return hit ? shownSentence(index, hit.sentence) : '';
};

const questions: readonly (readonly [string, TextIndex, string])[] = [
  ['茶馆是哪一年创办的？', zh, '1978'],
  ['茶馆是谁创办的？', zh, '陈伯'],
  ['生意为什么清淡了？', zh, '码头'],
  ['茶馆什么时候搬到河边？', zh, '2015'],
  ['新茶馆有多少平方米？', zh, '三百'],
  ['现在的老板是谁？', zh, '林晓'],
  ['周末有30位街坊来做什么？', zh, '评弹'],
  ['Who built the lighthouse?', en, 'Ferris'],
  ['How high is it?', en, '31'],
  ['What did the lamp burn at first?', en, 'whale'],
  ['When did electric light come?', en, '1926'],
  ['Why did they change to electric light?', en, 'smoke'],
  ['Who runs the museum?', en, 'Fell'],
  ['How many people visit the museum?', en, 'twenty'],
];

describe('asking a text', () => {
  test.each(questions)('%s', (question, index, answer) => {
    expect(first(question, index)).toContain(answer);
    expect(ask(question, [index]).confidence).toBeGreaterThanOrEqual(0.5);
  });

  test.each(questions)('%s: in a library the same', (question, index, answer) => {
    const [hit] = ask(question, [zh, en]).found;
    expect([zh, en][hit?.text ?? -1]).toBe(index);
    expect(shownSentence(index, hit?.sentence ?? -1)).toContain(answer);
  });

  test.each([
    ['量子力学是谁提出的？', zh],
    ['怎么给自行车换胎？', zh],
    ['Who wrote the national anthem of Norway?', en],
    ['How do I reset my password?', en],
    ['What did the lamp never burn?', en],
    ['When did the lighthouse on the southern pier open in 1926?', en],
    ['茶馆为什么不搬到河边的旧仓库？', zh],
    ['', en],
    ['🙂', zh],
  ] as const)('%s is refused', (question, index) => {
    expect(ask(question, [index]).confidence).toBeLessThan(0.5);
  });

  test.each([
    ['Who is Peter Brock?', en, { names: ['Peter', 'Brock'] }],
    ['茶馆在1999年怎么样？', zh, { numbers: ['1999'] }],
    ['《长河落日》是谁写的？', zh, { quoted: ['长河落日'] }],
    ['马可波罗来过茶馆吗', zh, { strange: ['马可波罗来过茶馆'] }],
  ] as const)('%s: what stands nowhere is named', (question, index, missing) => {
    if ('strange' in missing) expect(ask(question, [index]).missing.strange.join()).not.toContain('城南');
    else expect(ask(question, [index]).missing).toMatchObject(missing);
  });

  test('numbers meet however they are written', () => {
    const text = indexText('', [
      '来了三十个人。',
      '来了二十个人。',
      '二〇〇八年开业。',
      'It took twelve days.',
      'It took two days.',
    ]);
    for (const [question, at] of [
      ['来了30个人吗', 0],
      ['2008年发生了什么', 2],
      ['What took 12 days?', 3],
    ] as const) {
      expect(text.paragraphOf[ask(question, [text]).found[0]?.sentence ?? -1]).toBe(at);
    }
  });
});

describe('whatever is asked', () => {
  test.each(questions)('%s: script, width and case change nothing', (question, index) => {
    const top = first(question, index);
    const wide = question
      .replace(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0))
      .replaceAll(' ', '\u3000');
    const others = [
      traditional(question),
      wide,
      ...(index === en ? [question.replace('Who', 'WHO').replace('the', 'THE')] : []),
    ];
    for (const other of others) expect(first(other, index)).toBe(top);
    const folded = indexText(
      traditional(index.title),
      index.paragraphs.map((text) => traditional(text)),
    );
    const hit = ask(question, [folded]).found[0]?.sentence;
    expect(hit).toBe(ask(question, [index]).found[0]?.sentence);
  });

  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc
      .array(
        fc.constantFrom(
          '茶',
          '馆',
          '\ud800',
          '\udfff',
          '\u200b',
          '🙂',
          '“',
          '》',
          'When',
          ' ',
          '３',
          '。',
          '\ue000',
          '\u0301',
          '(',
          'ﬁ',
        ),
        { maxLength: 200 },
      )
      .map((all) => all.join('')),
    fc.constantFrom(
      '茶'.repeat(10_000),
      'a '.repeat(5_000),
      '（'.repeat(10_000),
      '.'.repeat(10_000),
      '《'.repeat(5_000),
      "'".repeat(10_000),
    ),
  );

  test('nothing throws, and every hit is a whole sentence of the text', () => {
    fc.assert(
      fc.property(hostile, fc.array(hostile, { maxLength: 4 }), (question, paragraphs) => {
        const index = indexText(question, [...paragraphs, ...茶馆]);
        const { found, confidence } = ask(question, [index, en], 40);
        expect(confidence >= 0 && confidence <= 1).toBe(true);
        for (const { text, sentence, score } of found) {
          const asked = text === 0 ? index : en;
          const paragraph = asked.paragraphs[asked.paragraphOf[sentence] ?? -1] ?? '';
          const [start, end] = [asked.starts[sentence], asked.ends[sentence]];
          expect(sentencesOf(paragraph)).toContainEqual({ start, end });
          expect(Number.isFinite(score)).toBe(true);
        }
        expect(found.map(({ score }) => score)).toEqual(found.map(({ score }) => score).toSorted((a, b) => b - a));
      }),
      { numRuns: 60 },
    );
  });
});
