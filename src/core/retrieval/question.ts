/** What a question is about, apart from being a question. */
import { fold, runsOf, tokensOf } from '../tokens.ts';

// Words that ask, point or hold a sentence together, in both languages; they say nothing about the subject.
const askingZh =
  /这篇|那篇|本篇|如果说|如果|假如|要是|这里|那里|哪种|一种(?=什么|怎样|怎么|如何)|什么时候|时候|有哪些|有什么|什么意思|为什么|为何|什么|怎么样|怎么|怎样|如何|哪一节|哪里|哪些|哪个|哪|谁|多少|几个|是否|是不是|有没有|能不能|可不可以|请问|告诉我|文章|^作者|作者(?=认为|觉得|怎|如何|对|说|几|是哪|多)|本文|文中|认为|觉得|看来|说的|讲的|说|讲|提到|吗|呢|吧|啊|呀|的话|的|了|着|是|在|和|与|把|被|对|也|都|就|要|会|我|你|他|它|这|那|不是|不/g;
// Where one of those characters is part of a word, the word stays whole.
const whole =
  /小说|传说|学说|说明|说法|演说|社会|协会|大会|议会|国会|员会|教会|公会|工会|商会|学会|会议|会员|会长|会社|会战|会堂|会址|会计|机会|宴会|都会|首都|成都|京都|古都|都市|主要|重要|需要|要求|要塞|必要|和平|共和|总和|饱和|和尚|现在|存在|在位|在任|在线|在职|对象|反对|相对|绝对|对抗|对手|对立|对称|对接|不对|不同|不同|不足|不少|不断|不满|成就|就业|就职|就读|就任|把握|被告|参与|着名|着作|着陆|显着|目的|了解|其他|他人|他们|那么|是非|也门|这样|自我|我国/g;
/** Without what only asks; spaces stand for it. */
const withoutAsking = (run: string): string => {
  const kept: string[] = [];
  // Marks of private use: nobody types them.
  const masked = run.replace(whole, (word) => `\ue000${String.fromCharCode(0xe100 + kept.push(word))}`);
  return masked
    .replace(askingZh, ' ')
    .replace(/\ue000(.)/gu, (_, mark: string) => kept[mark.charCodeAt(0) - 0xe101] ?? '');
};
const askingEn = new Set(
  `a an the is are was were be been being am do does did doing done has have had having will would can could should may might must
  shall what which who whom whose when where why how that this these those there here it its they them their he she his her we us our
  you your i me my of in on at to for from by with about into over under up as and or but if so than then not no nor s t
  article author text say says said tell told mean means meant according think thinks thought please going come comes came
  matter matters important exist exists happen happens work works explain describe describes`.split(/\s+/),
);

/**
 * One thing that a question is about: a word, or one Chinese character seen through the pairs it stands in.
 * It is covered where one of its `tokens` stands.
 */
export type Subject = { readonly tokens: readonly string[] };

/** What the question is about, without the words that only ask. */
export function subjectsOf(question: string): Subject[] {
  return runsOf(fold(question)).flatMap((part) =>
    han.test(part) ? withoutAsking(part).split(' ').filter(Boolean).flatMap(charactersOf) : wordOf(part),
  );
}

/** What the question is about as runs of folded text: Chinese ones between the words that ask, other words one by one. */
export const contentRuns = (question: string): string[] =>
  runsOf(fold(question)).flatMap((part) =>
    han.test(part) ? withoutAsking(part).split(' ').filter(Boolean) : askingEn.has(part) ? [] : [part],
  );

/** Whether the words ask about anything: “why?” and “hello” with nothing behind them do not. */
export const hasSubject = (question: string): boolean => subjectsOf(question).length > 0;

const han = /\p{Script=Han}/u;

function wordOf(word: string): Subject[] {
  const tokens = askingEn.has(word) ? [] : tokensOf(word);
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
