/** What a question is about, apart from being a question. */
import { fold, runsOf, tokensOf } from '../tokens.ts';

// Words that ask, point or hold a sentence together, in both languages; they say nothing about the subject.
const askingZh =
  /这篇|那篇|本篇|为什么|为何|什么|怎么样|怎么|怎样|如何|哪一节|哪里|哪些|哪个|哪|谁|多少|几个|是否|是不是|有没有|能不能|可不可以|请问|告诉我|文章|作者|本文|文中|认为|觉得|看来|说的|讲的|说|讲|提到|吗|呢|吧|啊|呀|的话|的|了|着|是|在|和|与|把|被|对|也|都|就|要|会|我|你|他|它|这|那|不是|不/g;
const askingEn = new Set(
  `a an the is are was were be been being am do does did doing done has have had having will would can could should may might must
  shall what which who whom whose when where why how that this these those there here it its they them their he she his her we us our
  you your i me my of in on at to for from by with about into over under as and or but if so than then not no nor s t
  article author text say says said tell told mean means meant according think thinks thought please
  matter matters important exist exists happen happens work works explain describe describes`
    .split(/\s+/)
    .map((word) => tokensOf(word)[0]),
);

/**
 * One thing that a question is about: a word, or one Chinese character seen through the pairs it stands in.
 * It is covered where one of its `tokens` stands.
 */
export type Subject = { readonly tokens: readonly string[] };

/** What the question is about, without the words that only ask. */
export function subjectsOf(question: string): Subject[] {
  return runsOf(fold(question)).flatMap((part) =>
    han.test(part) ? part.replace(askingZh, ' ').split(' ').filter(Boolean).flatMap(charactersOf) : wordOf(part),
  );
}

/** What the question is about as runs of folded text: Chinese ones between the words that ask, other words one by one. */
export const contentRuns = (question: string): string[] =>
  runsOf(fold(question)).flatMap((part) =>
    han.test(part)
      ? part.replace(askingZh, ' ').split(' ').filter(Boolean)
      : tokensOf(part).some((token) => askingEn.has(token))
        ? []
        : [part],
  );

/** Whether the words ask about anything: “why?” and “hello” with nothing behind them do not. */
export const hasSubject = (question: string): boolean => subjectsOf(question).length > 0;

const han = /\p{Script=Han}/u;

function wordOf(word: string): Subject[] {
  const tokens = tokensOf(word).filter((token) => !askingEn.has(token));
  return tokens.length > 0 ? [{ tokens }] : [];
}

function charactersOf(run: string): Subject[] {
  const characters = [...run];
  if (characters.length === 1) return [{ tokens: characters }];
  return characters.map((character, at) => {
    const before = characters[at - 1];
    const after = characters[at + 1];
    return { tokens: [...(before ? [before + character] : []), ...(after ? [character + after] : [])] };
  });
}

/** Numbers and Latin names of a question, as written: where one of them stands nowhere in an article, it hardly answers. */
export function namesOf(question: string): string[] {
  const words =
    question.normalize('NFKC').match(/[\p{Script=Latin}][\p{Script=Latin}\p{N}.&-]*|\p{N}+(?:[.,]\p{N}+)*/gu) ?? [];
  return words.filter((word, index) => /\p{N}/u.test(word) || (/^\p{Lu}./u.test(word) && index > 0));
}

/**
 * The Chinese subject that a question begins with (“马云怎么看…”, “美团的…”), where nothing of it stands anywhere: as good as a
 * name that is unknown. Later runs are as often verbs said otherwise, so they prove nothing.
 */
export function strangersIn(question: string, isKnown: (token: string) => boolean): readonly string[] {
  const [first = ''] = runsOf(fold(question))
    .filter((part) => han.test(part))
    .flatMap((part) => part.split(askingZh).filter(Boolean));
  const characters = [...first];
  const strange =
    characters.length >= 2 &&
    characters.length <= 6 &&
    charactersOf(first).every(({ tokens }) => !tokens.some(isKnown));
  return strange && question.trim().startsWith(characters[0] ?? ' ') ? [first] : [];
}

/** What is quoted in a question, or stands in title marks: taken from somewhere as it stands. */
export const quotedIn = (question: string): string[] =>
  [...question.normalize('NFKC').matchAll(/[“"「『《‘]([^”"」』》’]{2,40})[”"」』》’]/g)].map(
    ([, words = '']) => words,
  );

/** Whether only a number would answer it. */
export const asksForNumber = (question: string): boolean =>
  /how (many|much|long|old|often)\b|多少|几[个家年次种]|多[长大高久]/i.test(question);
