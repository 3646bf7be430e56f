/** How a question is put and how its answer is read: the same on a board and in private. */
import { type Texts, textsOf } from '../../texts/texts.ts';
import type { Action, Block, Choice, Form } from '../card.ts';
import { UserError } from '../errors.ts';
import { cut, divide } from '../graphemes.ts';
import type { Language } from '../language.ts';
import { clean } from '../line.ts';
import type { Press } from '../press.ts';
import { typedIn, writeTyped } from './grade.ts';
import { type AskedQuestion, letterAt } from './question.ts';

/** Makes the press of an event on the message that asks: `answer` with the place of a choice, or `fill` for the form. */
export type PressFor = (event: 'answer' | 'fill', ...args: readonly number[]) => Press;

/** The longest typed answer, in UTF-16 units. */
const longestAnswer = 200;
/** As much of the stem as the label of a field shows. */
const labelLength = 70;

/** The stem, and the choices where there are any. */
export function questionBlocks(question: AskedQuestion, language: Language): Block[] {
  const { stem, choices } = question.faces[language];
  const texts = textsOf(language).quiz;
  const hint = { several: texts.severalHint, ordering: texts.orderingHint, 'true-false': texts.trueFalseHint };
  const told = hint[question.kind as keyof typeof hint];
  return [
    { is: 'text', text: [{ bold: stem }] },
    ...(question.kind !== 'true-false' && choices.length > 0
      ? [{ is: 'choices' as const, of: choices.map(({ text }, at): Choice => ({ letter: letterAt(at), text })) }]
      : []),
    ...(told ? [{ is: 'note' as const, text: told }] : []),
  ];
}

/** The buttons that answer. A choice among several, an order and typed words need a form. */
export function answerActions(question: AskedQuestion, language: Language, press: PressFor): Action[] {
  const texts = textsOf(language).quiz;
  switch (question.kind) {
    case 'typed':
      return [{ label: texts.typeAnswer, press: press('fill'), main: true }];
    case 'several':
      return [{ label: texts.chooseSeveral, press: press('fill'), main: true }];
    case 'ordering':
      return [{ label: texts.putInOrder, press: press('fill'), main: true }];
    case 'true-false':
      return [
        { label: texts.true, press: press('answer', 0) },
        { label: texts.false, press: press('answer', 1) },
      ];
    default:
      return question.faces[language].choices.map((_, at) => ({ label: letterAt(at), press: press('answer', at) }));
  }
}

/** The form of a question that is answered in one. */
export function answerForm(question: AskedQuestion, language: Language, press: Press): Form {
  const texts = textsOf(language).quiz;
  const { choices, stem } = question.faces[language];
  const of = choices.map(({ text }, at) => ({ id: String(at), label: `${letterAt(at)} · ${text}` }));
  const label = cut(stem, labelLength);
  switch (question.kind) {
    case 'several':
      return {
        title: texts.chooseSeveral,
        press,
        fields: [{ id: 'choices', label, required: true, is: 'pick', of, upTo: of.length }],
      };
    case 'ordering':
      return {
        title: texts.putInOrder,
        press,
        fields: of.map((_, at) => ({ id: `place${at}`, label: texts.place(at + 1), required: true, is: 'pick', of })),
      };
    default:
      return {
        title: texts.typeAnswer,
        press,
        fields: [{ id: 'answer', label, required: true, is: 'line', most: longestAnswer }],
      };
  }
}

/** The answer that a pressed choice means. A place that the question does not have is a `UserError`. */
export function pickedAnswer(question: AskedQuestion, at: string | undefined, texts: Texts): string {
  const id = idAt(question, at);
  if (!id || !['single', 'true-false', 'which-section'].includes(question.kind)) {
    throw new UserError(texts.unknownButton);
  }
  return id;
}

/** The choice at a place as it was written; nothing where there is none. */
const idAt = ({ faces }: AskedQuestion, at = ''): string =>
  /^\d{1,2}$/.test(at) ? (faces.zh.choices[Number(at)]?.id ?? '') : '';

type Values = Readonly<Record<string, readonly string[]>>;

/** The answer that a filled-in form means. What is not one is a `UserError`; `again` opens the form once more. */
export function filledAnswer(question: AskedQuestion, values: Values, texts: Texts, again: Press): string {
  const refuse = (words: string) => new UserError(words, [{ label: texts.quiz.correctIt, press: again }]);
  switch (question.kind) {
    case 'several': {
      const ids = [...new Set((values.choices ?? []).map((at) => idAt(question, at)))].filter(Boolean);
      if (ids.length === 0) throw refuse(texts.quiz.pickSome);
      return ids.toSorted().join();
    }
    case 'ordering': {
      const ids = question.faces.zh.choices.map((_, place) => idAt(question, values[`place${place}`]?.[0]));
      if (ids.some((id) => !id) || new Set(ids).size < ids.length) throw refuse(texts.quiz.eachOnce);
      return ids.join('>');
    }
    case 'typed': {
      const [words] = divide(clean(values.answer?.[0] ?? ''), longestAnswer);
      if (!words) throw refuse(texts.needsWords);
      return writeTyped(words);
    }
    default:
      throw new UserError(texts.unknownButton);
  }
}

/** An answer as people read it: letters for choices, the words where they were typed. */
export function answerWords(question: AskedQuestion, given: string, language: Language): string {
  const texts = textsOf(language).quiz;
  const { choices } = question.faces[language];
  const letter = (id: string) => letterAt(choices.findIndex((choice) => choice.id === id));
  const typed = typedIn(given);
  if (typed !== undefined) return texts.quoted(typed);
  switch (question.kind) {
    case 'true-false':
      return given === 'true' ? texts.true : texts.false;
    case 'several':
      return given.split(',').map(letter).toSorted().join(' + ');
    case 'ordering':
      return given.split('>').map(letter).join(' → ');
    case 'typed':
      return '';
    default:
      return letter(given);
  }
}

/** The right answer in words. */
export function keyWords(question: AskedQuestion, language: Language): string {
  const { choices, key } = question.faces[language];
  const text = (id: string) => choices.find((choice) => choice.id === id)?.text ?? '';
  switch (question.kind) {
    case 'typed':
      return key ?? '';
    case 'true-false':
      return answerWords(question, question.key, language);
    case 'several': {
      const right = question.key.split(',');
      const texts = choices.flatMap((choice) => (right.includes(choice.id) ? [choice.text] : []));
      return `${answerWords(question, question.key, language)} · ${texts.join(' + ')}`;
    }
    case 'ordering':
      return question.key.split('>').map(text).join(' → ');
    default:
      return `${answerWords(question, question.key, language)} · ${text(question.key)}`;
  }
}

/** The question with its outcome: which choices were right, how often each was chosen, why, and where it says so. */
export function revealBlocks(
  question: AskedQuestion,
  language: Language,
  counts: ReadonlyMap<string, number> = new Map(),
): Block[] {
  const texts = textsOf(language).quiz;
  const { stem, explanation } = question.faces[language];
  const cites = question.cites.flatMap((address) => [' ', { cite: { article: question.article, address } }]);
  return [
    { is: 'text', text: [{ bold: stem }] },
    ...outcomeBlocks(question, language, counts),
    { is: 'text', text: [explanation, ...cites] },
    ...(question.kind === 'true-false' && question.faces[language].trap
      ? [{ is: 'note' as const, text: texts.trap(question.faces[language].trap ?? '') }]
      : []),
  ];
}

function outcomeBlocks(question: AskedQuestion, language: Language, counts: ReadonlyMap<string, number>): Block[] {
  const texts = textsOf(language).quiz;
  const { choices } = question.faces[language];
  const note = (id: string) => {
    const count = counts.get(id) ?? 0;
    return count > 0 ? { note: texts.chosenBy(count) } : {};
  };
  switch (question.kind) {
    case 'typed':
      return [{ is: 'facts', rows: [{ label: texts.rightAnswer, value: keyWords(question, language) }] }];
    case 'ordering':
      return [
        {
          is: 'choices',
          of: question.key.split('>').map((id) => {
            const at = choices.findIndex((choice) => choice.id === id);
            return { letter: letterAt(at), text: choices[at]?.text ?? '' };
          }),
        },
      ];
    case 'true-false':
      return [
        {
          is: 'choices',
          of: choices.map(({ id }) => ({
            letter: id === 'true' ? texts.true : texts.false,
            text: '',
            ...(id === question.key && { mark: 'right' as const }),
            ...note(id),
          })),
        },
      ];
    default: {
      const right = question.key.split(',');
      return [
        {
          is: 'choices',
          of: choices.map(({ id, text }, at) => ({
            letter: letterAt(at),
            text,
            ...(right.includes(id) && { mark: 'right' as const }),
            ...note(id),
          })),
        },
      ];
    }
  }
}

/** How often each choice was given: an answer of several choices counts for each of them. */
export function countChoices(
  question: AskedQuestion,
  spread: readonly { readonly given: string; readonly count: number }[],
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { given, count } of spread) {
    for (const id of question.kind === 'several' ? given.split(',') : [given]) {
      counts.set(id, (counts.get(id) ?? 0) + count);
    }
  }
  return counts;
}
