import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clean, type Line, readLine, readMention } from '../../src/core/line.ts';
import { openRoom } from '../kit/room.ts';

const { catalogue } = await openRoom();

/** `article section which=2`: what a line was read as. */
function told(line: Line): string {
  if (line.is === 'command') {
    const given = Object.entries(line.given).map(([name, value]) => `${name}=${value}`);
    return [...line.command.words, ...given, ...(line.extra ? [`+${line.extra}`] : [])].join(' ');
  }
  if (line.is === 'unknown') return `unknown ${line.typed} (${line.near.map(({ words }) => words[1]).join()})`;
  return line.is === 'group' ? `group ${line.group}` : 'empty';
}

describe('a typed line', () => {
  test.each([
    ['/article section 2', 'article section which=2'],
    ['article section 2', 'article section which=2'],
    ['／article　section　２', 'article section which=２'],
    ['/文章 章节 二', 'article section which=二'],
    ['/section 2', 'article section which=2'],
    ['/article section Letting go of traffic', 'article section which=Letting go of traffic'],
    ['/article section which:2 lang:zh', 'article section which=2 lang=zh'],
    ['/article 章节 哪一节：2 语言：英文', 'article section which=2 lang=英文'],
    ['/article section lang:en 2', 'article section lang=en which=2'],
    ['/article search platform section:3', 'article search words=platform section=3'],
    [
      '/article search section:letting go words:"section: three"',
      'article search section=letting go words="section: three"',
    ],
    ['/article search "lang:zh"', 'article search words=lang:zh'],
    ['/article search “信息 不对称” section:3', 'article search words=信息 不对称 section=3'],
    ['/article ask “S2B”是什么', 'article ask question=“S2B”是什么'],
    ['/article ask why: because?', 'article ask question=why: because?'],
    ['/article ask 9:30 and http://example.com', 'article ask question=9:30 and http://example.com'],
    ['/article source please', 'article source +please'],
    ['/article summary line now', 'article summary length=line +now'],
    ['/article', 'group article'],
    ['/共读', 'group colloquy'],
    ['/article help', 'group article'],
    ['/文章 帮助', 'group article'],
    ['/article ask 我想知道 问题：为什么', 'article ask question=我想知道 为什么'],
    ['/article ask 文章：讲什么', 'article ask question=文章：讲什么'],
    ['/article section article:x 2', 'article section article=x which=2'],
    ['/article section 篇目：x 2', 'article section article=x which=2'],
    ['/', 'empty'],
    [' \u200b ', 'empty'],
    ['/article sumary', 'unknown article sumary (summary)'],
    ['/article flying', 'unknown article flying ()'],
    ['/sectoin 2', 'unknown sectoin (section)'],
    ['/@everyone', 'unknown @everyone ()'],
  ])('%j is %s', (typed, expected) => {
    expect(told(readLine(catalogue, typed))).toBe(expected);
  });
});

describe('words said to the bot', () => {
  test.each([
    ['section 2', 'article section which=2?'],
    ['文章 摘要', 'article summary'],
    ['summary', 'article summary'],
    ['summary line', 'article summary length=line?'],
    ['ask', 'article ask'],
    ['summary please', 'article summary length=please?'],
    ['article sumary', 'unknown article sumary (summary)'],
    ['Article says what about traffic?', 'a question'],
    ['summary of the second section, please', 'article summary length=of +the second section, please?'],
    ['source of the efficiency?', 'article source +of the efficiency??'],
    ['why is it not the final state?', 'a question'],
    ['为什么是中间状态', 'a question'],
    ['/nonsense', 'unknown nonsense ()'],
    ['article nonsense', 'a question'],
    ['article help', 'group article'],
    ['', 'empty'],
  ])('%j is %s', (said, expected) => {
    const read = readMention(catalogue, said);
    expect(read ? `${told(read.line)}${read.sure ? '' : '?'}` : 'a question').toBe(expected);
  });
});

describe('what nobody can see is taken out', () => {
  test.each([
    ['a\u200bb\u2060c', 'abc'],
    ['\u202eevil\u202c', 'evil'],
    ['a\u0000\u001b[31mb', 'a [31mb'],
    ['a\n\nb\tc', 'a b c'],
    ['👩\u200d👩\u200d👧 x', '👩\u200d👩\u200d👧 x'],
    ['a\u200db', 'ab'],
    ['\u200d\u200d', ''],
    ['a \u200b b \u200d c', 'a b c'],
    ['\ufeff文章', '文章'],
    ['\u3164\u115f', ''],
  ])('%j becomes %j', (typed, expected) => {
    expect(clean(typed)).toBe(expected);
  });
});

test('no line throws, and reading it twice is reading it once', () => {
  const signs = fc.constantFrom('\u200b', '\u200d', '\ufeff', '👩', '\ufe0f', '🏽', '\n', ' ', 'a');
  const words = fc.oneof(
    fc.array(signs).map((parts) => parts.join('')),
    fc.string({ unit: 'binary' }),
    fc.constantFrom('/article', 'ask', 'section:', '“', '"', ' ', 'lang：zh'),
  );
  fc.assert(
    fc.property(fc.array(words), (parts) => {
      const typed = parts.join(' ');
      expect(() => readLine(catalogue, typed)).not.toThrow();
      expect(clean(clean(typed))).toBe(clean(typed));
    }),
  );
});
