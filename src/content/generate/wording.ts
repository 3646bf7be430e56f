/** The words around what the article says, in the article's language. */
import type { Language } from '../../core/language.ts';

/** What stands for the words that are asked for. */
export const gap = '____';

type Wording = {
  readonly gap: (sentence: string) => string;
  readonly odd: (sentence: string) => string;
  readonly section: (sentence: string) => string;
  readonly statement: (sentence: string) => string;
  readonly order: string;
  readonly explanation: (address: string, sentence: string) => string;
  readonly orderExplanation: (times: string) => string;
  readonly elsewhere: (text: string, address: string) => string;
  readonly nowhere: (text: string) => string;
  readonly listed: (text: string, address: string) => string;
  readonly otherSection: (address: string) => string;
  readonly trap: (address: string, sentence: string) => string;
};

const words: Readonly<Record<Language, Wording>> = {
  zh: {
    gap: (sentence) => `文章里空着的地方是什么？${quoted(sentence, 'zh')}`,
    odd: (sentence) => `这一句列举了几样，下面哪一样不在其中？${quoted(sentence, 'zh')}`,
    section: (sentence) => `这句话出自哪一节？${quoted(sentence, 'zh')}`,
    statement: (sentence) => `文章是这样说的吗？${quoted(sentence, 'zh')}`,
    order: '这几件事，文章里说的时间先后是怎样的？',
    explanation: (address, sentence) => `原文 ¶${address}：${quoted(sentence, 'zh')}`,
    orderExplanation: (times) => `文章里的时间：${times}。`,
    elsewhere: (text, address) => `“${text}”在 ¶${address}，说的是别的事。`,
    nowhere: (text) => `文章里没有“${text}”。`,
    listed: (text, address) => `¶${address} 列举了“${text}”。`,
    otherSection: (address) => `这句话在 ¶${address}。`,
    trap: (address, sentence) => `原文 ¶${address} 是这样写的：${quoted(sentence, 'zh')}`,
  },
  en: {
    gap: (sentence) => `What fills the gap in the article? ${quoted(sentence, 'en')}`,
    odd: (sentence) =>
      `This sentence lists several things. Which of these is not among them? ${quoted(sentence, 'en')}`,
    section: (sentence) => `Which section says this? ${quoted(sentence, 'en')}`,
    statement: (sentence) => `Does the article say this? ${quoted(sentence, 'en')}`,
    order: 'In which order of time does the article put these?',
    explanation: (address, sentence) => `¶${address} reads: ${quoted(sentence, 'en')}`,
    orderExplanation: (times) => `The times in the article: ${times}.`,
    elsewhere: (text, address) => `“${text}” stands in ¶${address}, about something else.`,
    nowhere: (text) => `“${text}” stands nowhere in the article.`,
    listed: (text, address) => `¶${address} lists “${text}”.`,
    otherSection: (address) => `The sentence stands in ¶${address}.`,
    trap: (address, sentence) => `¶${address} has it like this: ${quoted(sentence, 'en')}`,
  },
};

/** The words of drafts in a language. */
export const wordingOf = (language: Language): Wording => words[language];

/** In marks that the sentence does not have itself. */
const quoted = (sentence: string, language: Language): string => {
  if (!/[“”]/.test(sentence)) return `“${sentence}”`;
  return language === 'zh' ? `「${sentence}」` : `«${sentence}»`;
};
