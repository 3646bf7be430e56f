import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitsPress, type Press, pressLimit, readPress, writePress } from '../../src/core/press.ts';

const word = fc.string({ unit: 'binary', maxLength: 20 });
const press = fc.record({
  machine: word.filter(Boolean),
  session: word,
  event: word.filter(Boolean),
  args: fc.array(word, { maxLength: 4 }),
});

test('whatever fits comes back as it was written', () => {
  fc.assert(
    fc.property(press, (each: Press) => {
      fc.pre(fitsPress(each));
      expect(readPress(writePress(each))).toEqual(each);
    }),
  );
});

test('100 characters fit, 101 do not', () => {
  const of = (length: number): Press => ({
    machine: 'a',
    session: '',
    event: 'b',
    args: ['x'.repeat(length - 'a::b:'.length)],
  });
  expect(writePress(of(pressLimit))).toHaveLength(100);
  expect(() => writePress(of(pressLimit + 1))).toThrow(RangeError);
  expect(fitsPress(of(pressLimit + 1))).toBe(false);
});

test('a stranger’s button is no press', () => {
  for (const written of ['', 'confirm', 'a:b', ':s:e', 'a:b:']) expect(readPress(written)).toBeUndefined();
});
