/** Which encoding a file is in. The bytes were written by other programs. */
import { describe, expect, test } from 'vitest';
import { decodeText } from '../../../src/content/reading/encoding.ts';

const table: readonly (readonly [encoding: string, hex: string, text: string])[] = [
  [
    'gb18030',
    'bdf1ccecb5c4bbe1d2e9ccd6c2dbc1cbc8fdb8f6cecacce2a3bad4a4cbe3a1a2bdf8b6c8bacdc8cbd4b1a1a3',
    '今天的会议讨论了三个问题：预算、进度和人员。',
  ],
  [
    'big5',
    'a95db8ccaabab4e7b2eea451c249c2f7b67dbd58c059a141a7a4b2eeaabaa448b3a3b161b5dbb4e0a46ca143',
    '夜裡的渡船十點離開碼頭，坐船的人都帶著毯子。',
  ],
  [
    'shift_jis',
    '96e982cc936e82b5914482cd8f5c8e9e82c98e568bb482f097a382ea82dc82b78142',
    '夜の渡し船は十時に桟橋を離れます。',
  ],
  [
    'euc-kr',
    'b9e3bfa120b6b0b3aab4c220b9e8b4c220bfad20bdc3bfa120baceb5ceb8a620b6b0b3b3b4cfb4d92e',
    '밤에 떠나는 배는 열 시에 부두를 떠납니다.',
  ],
];

const utf16 = (text: string, big: boolean): Uint8Array => {
  const bytes = Buffer.from(text, 'utf16le');
  return big ? bytes.swap16() : bytes;
};

describe('an encoding is found', () => {
  test.each(table)('by content: %s', (encoding, hex, text) => {
    expect(decodeText(Buffer.from(hex, 'hex'))).toEqual({ text, encoding });
  });

  test('by content: UTF-8, and its mark is gone', () => {
    expect(decodeText(Buffer.from('\ufeffdéjà vu'))).toEqual({ text: 'déjà vu', encoding: 'utf-8' });
  });

  test('by content: windows-1252', () => {
    const bytes = Buffer.from(
      'The caf\xe9 is closed on Sundays, \x93as ever\x94, said the na\xefve waiter to the guests.',
      'latin1',
    );
    expect(decodeText(bytes)).toEqual({
      text: 'The café is closed on Sundays, “as ever”, said the naïve waiter to the guests.',
      encoding: 'windows-1252',
    });
  });

  test.each([
    ['utf-16le', false],
    ['utf-16be', true],
  ] as const)('by content: %s without a mark, English and Chinese', (encoding, big) => {
    for (const text of ['A line of words.\nAnother one.', '夜里的渡船十点离开码头，坐船的人都带着毯子。'])
      expect(decodeText(utf16(text, big))).toEqual({ text, encoding });
  });

  test('by the header, before what the page says', () => {
    const page = Buffer.concat([Buffer.from('<meta charset="big5"><p>'), Buffer.from('d6d0b9fa', 'hex')]);
    expect(decodeText(page, { contentType: 'text/html; charset=GBK' }).text).toBe('<meta charset="big5"><p>中国');
  });

  test('by the page, and not by a declaration that its bytes break', () => {
    const gbk = Buffer.from('d6d0b9fa', 'hex');
    expect(
      decodeText(
        Buffer.concat([Buffer.from('<meta http-equiv="Content-Type" content="text/html; charset=gb2312">'), gbk]),
      ).text,
    ).toMatch(/中国$/);
    expect(decodeText(Buffer.from('<?xml version="1.0" encoding="euc-kr"?><p>naïve 中国</p>'), {}).encoding).toBe(
      'utf-8',
    );
  });

  test('broken bytes are replaced, never refused', () => {
    expect(
      decodeText(
        Buffer.concat([Buffer.from('<meta charset="utf-8">中'), Buffer.from([0xff, 0x80]), Buffer.from('国')]),
        {},
      ).text,
    ).toContain('中');
    expect(decodeText(new Uint8Array())).toEqual({ text: '', encoding: 'utf-8' });
  });

  test('line ends of other systems are gone', () => {
    expect(decodeText(Buffer.from('a\r\nb\rc')).text).toBe('a\nb\nc');
  });
});
