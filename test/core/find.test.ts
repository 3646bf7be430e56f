import { expect, test } from 'vitest';
import { readAddress } from '../../src/core/article/citation.ts';
import { findPassage, findSection, findTerm, findThesis, readNumber } from '../../src/core/article/find.ts';
import { openRoom } from '../kit/room.ts';

const { library } = await openRoom();
const pack = library[0];
const shelf = { pack, article: pack.faces.en };

test.each([
  ['2', 2],
  ['２', 2],
  ['二', 2],
  ['第二节', 2],
  ['第 2 节', 2],
  ['section 2', 2],
  ['#2', 2],
  ['十', 10],
  ['十二', 12],
  ['二十', 20],
  ['二十一', 21],
  ['两', 2],
  ['零', 0],
  ['0', 0],
  ['论点 7', 7],
  ['thesis 7', 7],
  ['', undefined],
  ['二三', undefined],
  ['-1', undefined],
  ['2.5', undefined],
  ['many', undefined],
])('%j is the number %s', (typed, number) => {
  expect(readNumber(typed)).toBe(number);
});

test.each([
  ['2.3', '2.3'],
  ['¶2.3', '2.3'],
  ['２．３', '2.3'],
  ['2。3', '2.3'],
  ['2·3', '2.3'],
  ['02.03', '2.3'],
  [' ¶ 2.3 ', '2.3'],
  ['2', undefined],
  ['2.3.4', undefined],
  ['a.b', undefined],
  ['', undefined],
  ['99999.1', undefined],
])('%j is the address %s', (typed, address) => {
  expect(readAddress(typed)).toBe(address);
});

test.each([
  ['2', 2],
  ['repair', 2],
  ['traffic', 3],
  ['流量', 3],
  ['放下流量', 3],
  ['¶4.2', 4],
  ['opening', 0],
  ['PASSAGE', 4],
  ['过渡', 4],
  ['9', undefined],
  ['zebra', undefined],
  ['🙂', undefined],
])('section %j is %s', (typed, number) => {
  expect(findSection(shelf, typed)?.number).toBe(number);
});

test('a thesis is found by its number and by words of either language, and shown in the reader’s', () => {
  expect(findThesis(shelf, '17')?.number).toBe(17);
  expect(findThesis(shelf, 'intermediate state')?.number).toBe(17);
  expect(findThesis(shelf, '自我革命')?.claim).toMatch(/revolution/);
  expect(findThesis(shelf, '21')).toBeUndefined();
});

test('a term is found by its name, an alias, other script and width', () => {
  for (const typed of ['S2B', 's2b', 'Ｓ２Ｂ']) expect(findTerm(shelf, typed)?.id).toBe('s2b');
  expect(findTerm(shelf, '區塊鏈')?.term).toBe('blockchain');
  expect(findTerm(shelf, 'zebra')).toBeUndefined();
});

test('a paragraph knows its neighbours across sections, and the first and last have one', () => {
  expect(findPassage(shelf.article, '1.1')).toMatchObject({ before: { address: '0.8' }, after: { address: '1.2' } });
  expect(findPassage(shelf.article, '0.1')?.before).toBeUndefined();
  expect(findPassage(shelf.article, '5.2')?.after).toBeUndefined();
  expect(findPassage(shelf.article, '5.3')).toBeUndefined();
});
