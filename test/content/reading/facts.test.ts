/** Dates, names, languages and ids as people write them. */
import { describe, expect, test } from 'vitest';
import { dayIn, languageIn, languageOfText, nameIn } from '../../../src/content/reading/facts.ts';

test.each([
  ['2021-04-13', '2021-04-13'],
  ['2021-04-13T23:30:00-08:00', '2021-04-13'],
  ['Tue, 13 Apr 2021 00:00:00 GMT', '2021-04-13'],
  ['发布于 2021年4月13日 08:00', '2021-04-13'],
  ['２０２１年４月１３日', '2021-04-13'],
  ['2021/4/3', '2021-04-03'],
  ['April 3rd, 2021', '2021-04-03'],
  ['3 Sept. 2021', '2021-09-03'],
  ['20210413', '2021-04-13'],
  ["D:20210413080000+08'00'", '2021-04-13'],
  ['2021-02-30', undefined],
  ['1234567890', undefined],
  ['yesterday', undefined],
])('the day in %j is %j', (text, day) => expect(dayIn(text)).toBe(day));

test.each([
  ['By Lena Brook', 'Lena Brook'],
  ['作者：林岸', '林岸'],
  ['Lena Brook <lena@harbour.example>', 'Lena Brook'],
  ['https://harbour.example/lena', undefined],
  ['  ', undefined],
])('the name in %j is %j', (text, name) => expect(nameIn(text)).toBe(name));

describe('a language', () => {
  test.each([
    ['zh-CN', 'zh'],
    ['zh_TW', 'zh'],
    ['en-GB', 'en'],
    ['und', undefined],
    ['', undefined],
  ])('of the tag %j is %j', (tag, language) => expect(languageIn(tag)).toBe(language));

  test.each<[string, string | undefined, string]>([
    ['夜里的渡船十点离开码头。', 'en', 'zh'],
    ['夜裡的渡船十點離開碼頭。', undefined, 'zh'],
    ['夜の渡し船は十時に出ます。', undefined, 'ja'],
    ['밤에 떠나는 배는 열 시에 떠납니다.', undefined, 'ko'],
    ['Ночной паром уходит в десять.', undefined, 'ru'],
    ['The ferry is late and the people on the pier are cold.', 'zh', 'en'],
    ['Die Fähre ist nicht da, und die Leute auf der Mole frieren mit der Katze.', undefined, 'de'],
    ['API', undefined, 'en'],
  ])('of %j declared as %j is %j', (text, declared, language) => expect(languageOfText(text, declared)).toBe(language));
});
