/** What is wished of a digest, as people type it, in both languages; what cannot be read is not guessed. */

import { textsOf } from '../../texts/texts.ts';
import { pick, type Suggest } from '../command.ts';
import { fold } from '../tokens.ts';
import { type Calendar, type Content, contents } from './records.ts';
import { isWeekdays } from './schedule.ts';

const spoken: readonly (readonly [Content, RegExp])[] = [
  ['thesis', /^(thesis|theses|claims?|sections?|论点|主张|章节|节)$/],
  ['question', /^(questions?( of the day)?|quiz|今日一题|每日一题|题目?|问题)$/],
  ['prompt', /^(prompts?|open questions?|想一想|思考题?|讨论题?)$/],
  ['due', /^(due|reviews?|due reviews?|复习|该复习的题?|到期)$/],
];

/** `thesis, question`, `论点和题`, `all`; in the order of the card, each once. */
export function readContent(typed: string): readonly Content[] | undefined {
  const words = fold(typed).trim();
  if (/^(all|everything|全部|都要)$/.test(words)) return contents;
  const parts = words
    .split(/\s*(?:[,;+&/、，；和]|\band\b)\s*/u)
    .map((part) => part.trim())
    .filter(Boolean);
  const read = parts.map((part) => spoken.find(([, looks]) => looks.test(part))?.[0]);
  if (read.length === 0 || read.includes(undefined)) return undefined;
  return contents.filter((each) => read.includes(each));
}

const usual: readonly (readonly Content[])[] = [
  ['thesis', 'question'],
  ['thesis'],
  ['question'],
  ['thesis', 'prompt'],
  ['thesis', 'question', 'prompt'],
  contents,
];

/** What a digest is made of most often. */
export const suggestContent: Suggest = (typed, { language }) => {
  const { digest } = textsOf(language);
  return usual
    .map((of) => ({ id: of.join(', '), label: digest.joined(of.map((each) => digest.contents[each])) }))
    .filter(({ id, label }) => fold(`${id} ${label}`).includes(fold(typed).trim()));
};

/** Whose digest it is: the channel's, unless told. */
export const toOption = pick(
  { about: { en: 'For this channel, or for you alone', zh: '给这个频道，还是只给你' }, called: { zh: '给' } },
  { channel: { en: 'this channel', zh: '频道' }, me: { en: 'me', zh: '我' } },
);

const chinese = /^Asia\/(Shanghai|Urumqi|Chongqing|Harbin|Chungking|Kashgar)$/;

/** Whoever wants workdays in mainland China wants those that people work there, unless they say otherwise. */
export const usualCalendar = (zone: string, days: readonly number[]): Calendar =>
  isWeekdays(days) && chinese.test(zone) ? 'china' : 'none';
