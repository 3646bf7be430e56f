/** Where sentences end, in Chinese and in English. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sentencesOf } from '../../src/core/sentences.ts';

const split = (text: string): string[] => sentencesOf(text).map(({ start, end }) => text.slice(start, end));

describe('sentences', () => {
  test.each([
    ['茶馆开了。客人来了！真的吗？', ['茶馆开了。', '客人来了！', '真的吗？']],
    ['“水开了。”他说。大家坐下。', ['“水开了。”', '他说。', '大家坐下。']],
    ['他说：“茶要趁热喝。”然后走了。', ['他说：“茶要趁热喝。”', '然后走了。']],
    ['「等等！」，她喊道。', ['「等等！」，她喊道。']],
    ['他想了很久……还是去了。', ['他想了很久……', '还是去了。']],
    ['老城（旧称海门。建于唐代）不大。', ['老城（旧称海门。建于唐代）不大。']],
    ['面积3.5平方公里；人口两万。', ['面积3.5平方公里；人口两万。']],
    ['没有标点的标题', ['没有标点的标题']],
    ['第一行\n第二行', ['第一行', '第二行']],
    ['真的？！不会吧。', ['真的？！', '不会吧。']],
    ['Dr. Fell came at 4.30 p.m. on Monday. She left.', ['Dr. Fell came at 4.30 p.m. on Monday.', 'She left.']],
    ['J. R. Hart wrote it. It sold well.', ['J. R. Hart wrote it.', 'It sold well.']],
    [
      'It costs 3.5 million, e.g. in the U.S. market. Fine.',
      ['It costs 3.5 million, e.g. in the U.S. market.', 'Fine.'],
    ],
    ['“Stop!” he cried. Nobody moved.', ['“Stop!” he cried.', 'Nobody moved.']],
    ['Well... maybe not. Go on', ['Well... maybe not.', 'Go on']],
    ['The pier is old.[12] It was rebuilt in 1901.', ['The pier is old.[12]', 'It was rebuilt in 1901.']],
    [
      'See fig. 3 (drawn by hand. Later printed) for more. Done.',
      ['See fig. 3 (drawn by hand. Later printed) for more.', 'Done.'],
    ],
    ['1. Boil the water', ['1. Boil the water']],
    ['Visit example.com/a.html now. Thanks.', ['Visit example.com/a.html now.', 'Thanks.']],
    ['', []],
    [' \n ', []],
    ['…', ['…']],
  ])('%j', (text, sentences) => {
    expect(split(text)).toEqual(sentences);
  });

  test('nothing is lost, nothing overlaps, whatever the text is', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .array(
          fc.constantFrom('茶', 'a ', 'B', '。', '. ', '(', '）', '”', '…', '\n', '3.5', '?', '\ud83d', '🙂', '\u200b'),
        )
        .map((all) => all.join('')),
    );
    fc.assert(
      fc.property(anything, (text) => {
        const found = sentencesOf(text);
        let at = 0;
        let between = '';
        for (const { start, end } of found) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          between += text.slice(at, start);
          at = end;
        }
        expect((between + text.slice(at)).trim()).toBe('');
      }),
    );
  });
});
