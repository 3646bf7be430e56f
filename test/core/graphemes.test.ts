import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cut, divide, lengthOf, middleOf } from '../../src/core/graphemes.ts';

const family = '👩‍👩‍👧‍👦';
const words = fc.string({ unit: 'grapheme', maxLength: 60 });

test('people count graphemes', () => {
  expect(['', 'abc', '平台', family, 'e\u0301', `${family}平a`].map(lengthOf)).toEqual([0, 3, 2, 1, 1, 3]);
});

test.each([
  ['abcdef', 6, 'abcdef'],
  ['abcdef', 5, 'abcd…'],
  ['平台经济', 3, '平台…'],
  [`a${family}`, 11, 'a…'],
  [`a${family}`, 12, `a${family}`],
  ['e\u0301e\u0301', 3, 'e\u0301…'],
])('%j cut to %d is %j', (text, most, expected) => {
  expect(cut(text, most)).toBe(expected);
});

test('a cut never exceeds and never tears a grapheme; parts put together are the whole', () => {
  fc.assert(
    fc.property(words, fc.integer({ min: 1, max: 40 }), (text, most) => {
      const shorter = cut(text, most);
      expect(shorter.length).toBeLessThanOrEqual(most);
      if (shorter !== text)
        expect(lengthOf(shorter.slice(0, -1)) + lengthOf(text.slice(shorter.length - 1))).toBe(lengthOf(text));
      const parts = divide(text, most);
      expect(parts.join('')).toBe(text);
      for (const part of parts) expect(part.length).toBeLessThanOrEqual(most);
    }),
  );
});

test('the middle divides whatever has two graphemes', () => {
  fc.assert(
    fc.property(words, (text) => {
      const at = middleOf(text);
      const graphemes = lengthOf(text);
      expect(lengthOf(text.slice(0, at)) + lengthOf(text.slice(at))).toBe(graphemes);
      if (graphemes > 1) expect(at > 0 && at < text.length).toBe(true);
      else expect(at).toBe(text.length);
    }),
  );
});
