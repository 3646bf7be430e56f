import { describe, expect, test } from 'vitest';
import { patched, readOwnQuiet, readOwnZone, zoneOf } from '../../../src/core/own/choices.ts';
import type { PersonSettings } from '../../../src/core/store.ts';
import { textsOf } from '../../../src/texts/texts.ts';

const texts = textsOf('en');
const nothing: PersonSettings = { names: false, boards: true };

describe('a zone', () => {
  test.each([
    ['Shanghai', 'Asia/Shanghai'],
    ['纽约', 'America/New_York'],
    ['auto', null],
    [' Auto ', null],
    ['自动', null],
    ['默认', null],
  ])('“%s” is %s', (typed, zone) => expect(readOwnZone(typed, texts)).toBe(zone));

  test.each(['EST', '+08:00', 'Atlantis', ''])('“%s” is to be put right', (typed) =>
    expect(() => readOwnZone(typed, texts)).toThrow(texts.own.unknownZone(typed)),
  );

  test('a person’s own goes before the place’s, and that before the bot’s', () => {
    const here = { hosts: 'everyone' } as const;
    expect(zoneOf({ own: nothing, here, zone: 'UTC' })).toBe('UTC');
    expect(zoneOf({ own: nothing, here: { ...here, zone: 'Asia/Tokyo' }, zone: 'UTC' })).toBe('Asia/Tokyo');
    const own = { ...nothing, zone: 'Europe/Paris' };
    expect(zoneOf({ own, here: { ...here, zone: 'Asia/Tokyo' }, zone: 'UTC' })).toBe('Europe/Paris');
  });
});

test('quiet hours that cannot be read are to be put right; off is none', () => {
  expect(readOwnQuiet('22-8', texts)).toEqual({ from: '22:00', to: '08:00' });
  expect(readOwnQuiet('关', texts)).toBeNull();
  expect(() => readOwnQuiet('late', texts)).toThrow(texts.own.unknownQuiet('late'));
});

test('a patch sets, forgets and leaves alone', () => {
  const before: PersonSettings = { ...nothing, zone: 'Asia/Tokyo', language: 'zh' };
  expect(patched(before, {})).toEqual(before);
  expect(patched(before, { zone: null, names: true })).toEqual({ names: true, boards: true, language: 'zh' });
  expect(patched(nothing, { quiet: { from: '22:00', to: '08:00' } })).toEqual({
    ...nothing,
    quiet: { from: '22:00', to: '08:00' },
  });
});
