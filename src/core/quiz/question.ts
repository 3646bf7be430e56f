/** A question as it is asked: both faces, its choices in the order of this run. A session takes its questions with it. */
import { z } from 'zod';
import { type Article, sectionTitle } from '../article/article.ts';
import { shuffled } from '../chance.ts';
import { type Language, languages } from '../language.ts';
import type { Pack } from '../library.ts';

export const kinds = ['single', 'several', 'true-false', 'typed', 'ordering', 'which-section'] as const;
export type Kind = (typeof kinds)[number];

const face = z.strictObject({
  stem: z.string(),
  explanation: z.string(),
  /** In the order in which they are shown; for `ordering` the items. None for `typed`. */
  choices: z.array(z.strictObject({ id: z.string(), text: z.string(), wrong: z.string().optional() })),
  /** The right answer in words, where it is not a choice; for `true-false` why one may believe the opposite. */
  key: z.string().optional(),
  trap: z.string().optional(),
  /** Other answers that are right. */
  accept: z.array(z.string()),
});

/** Both faces have the same choice ids in the same order. */
export const askedSchema = z.strictObject({
  id: z.string(),
  article: z.string(),
  kind: z.enum(kinds),
  section: z.int(),
  difficulty: z.int(),
  cites: z.array(z.string()),
  /** The right answer as `grade.ts` writes answers; empty for `typed`. */
  key: z.string(),
  faces: z.strictObject({ zh: face, en: face }),
});
export type AskedQuestion = z.infer<typeof askedSchema>;
export type QuestionFace = AskedQuestion['faces'][Language];

type PackQuestion = Article['questions'][number];

/** The question of that id with its choices in the order that the seed decides. `undefined`: the pack has no such question. */
export function asked(pack: Pack, id: string, seed: string): AskedQuestion | undefined {
  const [zh, en] = languages.map((language) => pack.faces[language].questions.find((each) => each.id === id));
  return zh && en && askedOf(pack, { zh, en }, seed);
}

/** The same for a question that nobody has approved yet. */
export function askedDraft(pack: Pack, id: string, seed: string): AskedQuestion | undefined {
  const draft = pack.drafts?.find((each) => each.id === id);
  return draft && askedOf(pack, { zh: draft, en: draft }, seed);
}

function askedOf(pack: Pack, { zh, en }: Readonly<Record<Language, PackQuestion>>, seed: string): AskedQuestion {
  const { id } = zh;
  const order = orderOf(zh, `${seed} ${id}`);
  const { kind, section, difficulty, cites } = zh;
  const common = { id, article: pack.id, kind, section, difficulty, cites: [...cites], key: keyOf(zh) };
  return { ...common, faces: { zh: faceOf(zh, pack.faces.zh, order), en: faceOf(en, pack.faces.en, order) } };
}

/** The ids of the choices as they are shown: shuffled, but an ordering never in its right order. */
function orderOf(question: PackQuestion, seed: string): readonly string[] {
  switch (question.kind) {
    case 'typed':
      return [];
    case 'true-false':
      return ['true', 'false'];
    case 'ordering': {
      const ids = question.items.map(({ id }) => id);
      const order = shuffled(ids, seed);
      return order.join() === question.key.join() ? [...order.slice(1), ...order.slice(0, 1)] : order;
    }
    default:
      return shuffled(
        question.choices.map(({ id }) => id),
        seed,
      );
  }
}

function keyOf(question: PackQuestion): string {
  switch (question.kind) {
    case 'typed':
      return '';
    case 'several':
      return question.key.toSorted().join();
    case 'ordering':
      return question.key.join('>');
    default:
      return String(question.key);
  }
}

function faceOf(question: PackQuestion, article: Article, order: readonly string[]): QuestionFace {
  const texts = choiceTexts(question, article);
  const choices = order.map((id) => {
    const { text = '', wrong } = texts.get(id) ?? {};
    return { id, text, ...(wrong !== undefined && { wrong }) };
  });
  const { stem, explanation } = question;
  return {
    stem,
    explanation,
    choices,
    accept: question.kind === 'typed' ? [...question.accept] : [],
    ...(question.kind === 'typed' && { key: question.key }),
    ...(question.kind === 'true-false' && { trap: question.wrong }),
  };
}

type Worded = { readonly text: string; readonly wrong?: string | undefined };

function choiceTexts(question: PackQuestion, article: Article): ReadonlyMap<string, Worded> {
  switch (question.kind) {
    case 'typed':
    // The words for true and false are the bot's own.
    case 'true-false':
      return new Map();
    case 'ordering':
      return new Map(question.items.map(({ id, text }) => [id, { text }]));
    case 'which-section':
      return new Map(
        question.choices.map(({ id, section, wrong }) => {
          const named = article.sections.find(({ number }) => number === section);
          return [id, { text: named ? sectionTitle(named) : String(section), wrong }];
        }),
      );
    default:
      return new Map(question.choices.map(({ id, text, wrong }) => [id, { text, wrong }]));
  }
}

/** `A` for the first choice that is shown. */
export const letterAt = (at: number): string => String.fromCharCode(65 + at);
