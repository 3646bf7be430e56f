import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plain, type Rich } from '../../src/core/card.ts';
import { snippet } from '../../src/core/retrieval/snippet.ts';

const bolds = (rich: Rich) =>
  typeof rich === 'string'
    ? []
    : rich.flatMap((part) => (typeof part === 'object' && 'bold' in part ? [part.bold] : []));

test.each([
  ['Platforms matched; a platform sells nothing.', 'platform', ['Platforms', 'platform']],
  ['信息不对称消解了，信息更透明。', '信息不对称', ['信息不对称', '信息']],
  ['S2B模式与平台', 'S2B 平台', ['S2B', '平台']],
  ['現在的平臺', '平台', ['平臺']],
  ['Nothing of this', 'zebra', []],
  ['Ｄａｔａ hubs', 'data', ['Ｄａｔａ']],
])('%s, looked for %s', (text, looked, found) => {
  expect(bolds(snippet(text, looked))).toEqual(found);
  expect(plain(snippet(text, looked))).toBe(text);
});

test('of a long text it shows what is around most of the words, from word to word', () => {
  const filler = 'Something else is said here at length. ';
  const text = `${filler.repeat(30)}The bridge of Osnabrück was a bridge of stone. ${filler.repeat(30)}`;
  const shown = snippet(text, 'bridge stone');
  expect(bolds(shown)).toEqual(['bridge', 'bridge', 'stone']);
  expect(plain(shown)).toMatch(/^… \S.* …$/);
  expect(plain(shown).length).toBeLessThan(300);
  const zh = `${'这里说的是别的事情，说了很久。'.repeat(40)}桥是石头的。${'这里说的是别的事情。'.repeat(40)}`;
  expect(bolds(snippet(zh, '石头'))).toEqual(['石头']);
});

test('every word that it shows is the text’s, whatever is looked for', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 900 }), fc.string({ unit: 'binary' }), (text, looked) => {
      const words = plain(snippet(text, looked)).replace(/^… /, '').replace(/ …$/, '');
      expect(text).toContain(words);
    }),
  );
});
