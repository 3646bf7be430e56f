import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readQuiet } from '../../../src/core/own/quiet-words.ts';
import { textsOf } from '../../../src/texts/texts.ts';

const night = { from: '22:00', to: '08:00' };

describe('quiet hours as they are typed', () => {
  test.each([
    ['22:00-08:00', night],
    ['22-8', night],
    ['22:00 - 8:00', night],
    ['22:00–08:00', night],
    ['22：00～08：00', night],
    ['2200-0800', night],
    ['22:00 to 08:00', night],
    ['from 10pm until 8am', night],
    ['10 PM - 8 AM', night],
    ['晚上10点到早上8点', night],
    ['从22点至8点', night],
    ['二十二点到八点', night],
    ['midnight to noon', { from: '00:00', to: '12:00' }],
    ['12:30-13:15', { from: '12:30', to: '13:15' }],
  ])('“%s” are %j', (typed, quiet) => expect(readQuiet(typed)).toEqual(quiet));

  test.each(['off', 'OFF ', 'none', '关', '关闭', '關閉', '不用', '无'])('“%s” are none', (typed) =>
    expect(readQuiet(typed)).toBe('off'),
  );

  test.each([
    '',
    '22:00',
    '22:00-',
    '-08:00',
    '22:00-22:00',
    '25:00-08:00',
    '22:00-08:00-09:00',
    'night',
    'always',
    'to',
  ])('“%s” cannot be read', (typed) => expect(readQuiet(typed)).toBeUndefined());

  test('as they are shown they can be typed, in both languages', () => {
    const time = fc
      .tuple(fc.nat(23), fc.nat(59))
      .map((parts) => parts.map((part) => `${part}`.padStart(2, '0')).join(':'));
    fc.assert(
      fc.property(time, time, fc.constantFrom('zh', 'en'), (from, to, language) => {
        fc.pre(from !== to);
        expect(readQuiet(textsOf(language).own.quietFrom(from, to))).toEqual({ from, to });
        expect(readQuiet(`${from}-${to}`)).toEqual({ from, to });
      }),
    );
  });
});
