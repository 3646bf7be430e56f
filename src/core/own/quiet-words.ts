/** Quiet hours as people type them, in both languages. What cannot be read for certain is not guessed: `undefined`. */
import type { Quiet } from '../time.ts';
import { readTime } from '../time-words.ts';
import { fold } from '../tokens.ts';

const between = /^(.+?)\s*(?:[-–—~]|\b(?:to|till|until)\b|到|至)\s*(.+)$/u;
const before = /^(?:from|between|从|每天)\s*/u;
const none = /^(?:off|none|no|never|关|关闭|关掉|不要|不用|不需要|无|没有)$/u;

/** `22:00-08:00`, `10pm to 7am`, `晚上10点到早上8点`; `off`, `关`: no quiet hours. Two equal times are neither. */
export function readQuiet(typed: string): Quiet | 'off' | undefined {
  const words = fold(typed).trim();
  if (none.test(words)) return 'off';
  const [, first = '', last = ''] = between.exec(words.replace(before, '')) ?? [];
  const [from, to] = [readTime(first), readTime(last)];
  return from && to && from !== to ? { from, to } : undefined;
}
