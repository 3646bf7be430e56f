/** What makes a question poor: faults that a reader who never opened the article could exploit. */
import type { z } from 'zod';
import type { questionSchema } from '../core/article/schema.ts';
import { type Language, languages } from '../core/language.ts';
import { fold } from '../core/tokens.ts';

type Question = z.infer<typeof questionSchema>;
type QuestionFault = { readonly item: string; readonly reason: string };

/** The longest choice is at most this many times the shortest, and this many characters (zh) or letters (en) longer. */
const mostRatio = 1.5;
const slack: Readonly<Record<Language, number>> = { zh: 3, en: 10 };
/** From this many questions of a kind on, a habit in their keys shows. */
const fewest = 12;

const absolute: Readonly<Record<Language, RegExp>> = {
  zh: /所有|一切|完全|必然|从不|从来不|永远|绝对|唯一|只要|毫无/,
  en: /\b(all|every|always|never|none|only|completely|entirely|absolutely|must|no one|nothing)\b/i,
};

/** Every fault of the questions, each with the id of the question or the name of the habit. */
export function questionFaults(questions: readonly Question[]): QuestionFault[] {
  return [...questions.flatMap(faultsOfOne), ...habits(questions)];
}

function faultsOfOne(question: Question): QuestionFault[] {
  const faults: QuestionFault[] = [];
  const tell = (reason: string) => faults.push({ item: question.id, reason });
  for (const language of languages) {
    for (const answer of answersOf(question, language)) {
      if (fold(question.stem[language]).includes(fold(answer)))
        tell(`the key “${answer}” stands in the stem (${language})`);
    }
  }
  switch (question.kind) {
    case 'single':
    case 'several':
    case 'which-section':
      choiceFaults(question, tell);
      break;
    case 'ordering':
      orderFaults(question, tell);
      break;
    default:
      break;
  }
  return faults;
}

/** The answers in words that a stem would give away. */
function answersOf(question: Question, language: Language): readonly string[] {
  if (question.kind === 'typed') return [question.key[language], ...question.accept[language]];
  if (question.kind !== 'single' && question.kind !== 'several') return [];
  const right = [question.key].flat();
  return question.choices.filter(({ id }) => right.includes(id)).map(({ text }) => text[language]);
}

function choiceFaults(question: Extract<Question, { choices: unknown }>, tell: (reason: string) => void): void {
  const right = [question.key].flat();
  const ids = question.choices.map(({ id }) => id).join('');
  if (ids !== 'abcd') tell(`its choices are ${ids}, not a to d in order`);
  if (new Set(right).size < right.length) tell('names a choice twice in its key');
  for (const choice of question.choices) {
    const isKey = right.includes(choice.id);
    if (isKey && choice.wrong) tell(`choice ${choice.id} is the key but says why it is wrong`);
    if (!isKey && !choice.wrong) tell(`choice ${choice.id} does not say why it is wrong`);
    for (const language of languages) {
      const words = 'text' in choice ? choice.text[language] : '';
      const found = isKey ? undefined : absolute[language].exec(words)?.[0];
      if (found) tell(`choice ${choice.id} has the absolute word “${found}”`);
    }
  }
  if (question.kind === 'which-section') {
    if (question.choices.find(({ id }) => id === question.key)?.section !== question.section)
      tell('its key is not its own section');
    if (new Set(question.choices.map(({ section }) => section)).size < 4) tell('offers a section twice');
    return;
  }
  for (const language of languages) {
    const lengths = question.choices.map(({ text }) => text[language].length);
    const [shortest, longest] = [Math.min(...lengths), Math.max(...lengths)];
    if (longest > shortest * mostRatio && longest > shortest + slack[language]) {
      tell(`its choices are of unequal length (${language}: ${shortest} to ${longest})`);
    }
    if (new Set(question.choices.map(({ text }) => fold(text[language]))).size < 4)
      tell(`offers a choice twice (${language})`);
  }
}

function orderFaults(question: Extract<Question, { kind: 'ordering' }>, tell: (reason: string) => void): void {
  const ids = question.items.map(({ id }) => id);
  if (question.key.toSorted().join() !== ids.toSorted().join()) tell('its key does not name each item once');
  if (question.key.join() === ids.join()) tell('shows its items in the right order already');
}

/** What a guesser learns from the questions together. */
function habits(questions: readonly Question[]): QuestionFault[] {
  const faults: QuestionFault[] = [];
  const single = questions.filter((question) => question.kind === 'single' || question.kind === 'which-section');
  if (single.length >= fewest) {
    for (const id of ['a', 'b', 'c', 'd']) {
      const share = single.filter(({ key }) => key === id).length / single.length;
      if (share < 0.15 || share > 0.35)
        faults.push({
          item: 'key positions',
          reason: `${id} is the key of ${percent(share)} of the single choices (15 % to 35 %)`,
        });
    }
  }
  const worded = questions.filter((question) => question.kind === 'single');
  for (const language of worded.length >= fewest ? languages : []) {
    for (const [name, pick] of [
      ['longest', Math.max],
      ['shortest', Math.min],
    ] as const) {
      const hits = worded.filter(({ choices, key }) => {
        const extreme = pick(...choices.map(({ text }) => text[language].length));
        const having = choices.filter(({ text }) => text[language].length === extreme);
        return having.length === 1 && having[0]?.id === key;
      });
      const share = hits.length / worded.length;
      if (share > 0.35)
        faults.push({
          item: 'key lengths',
          reason: `the key is the ${name} choice in ${percent(share)} of the single choices (${language}; at most 35 %)`,
        });
    }
  }
  const statements = questions.filter((question) => question.kind === 'true-false');
  const share = statements.filter(({ key }) => key).length / statements.length;
  if (statements.length >= fewest / 2 && (share < 0.35 || share > 0.65)) {
    faults.push({ item: 'true or false', reason: `${percent(share)} of the statements are true (35 % to 65 %)` });
  }
  return faults;
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;
