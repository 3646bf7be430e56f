/**
 * The shape of a pack: one article as a folder of JSON files. `content/README.md` says how to write one;
 * the JSON Schemas for editors in `content/schema` are generated from here.
 */
import { z } from 'zod';

/** `section.paragraph`, both counted as in the article; the opening is section 0, paragraphs begin at 1. */
export const addressSchema = z
  .string()
  .regex(/^(0|[1-9]\d{0,2})\.[1-9]\d{0,3}$/, 'an address is section.paragraph, such as 2.3');

export const words = z.string().trim().min(1, 'must not be empty');
const bilingual = z.strictObject({ zh: words, en: words }).describe('The same meaning in Chinese and in English');
export const cites = z.array(addressSchema).min(1).describe('The addresses that the words come from');
export const idSchema = z
  .string()
  .max(48)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is lower-case words joined by hyphens');
const editorSchema = z.string().optional().describe('The JSON Schema of this file, for editors');

/** `article.json`: the bibliographic facts. */
const articleSchema = z.strictObject({
  $schema: editorSchema,
  id: idSchema.describe('The name of the folder'),
  title: bilingual,
  author: bilingual,
  date: z.iso.date().describe('The day of publication'),
  source: z.strictObject({
    name: bilingual.describe('Where it was published'),
    url: z.url({ protocol: /^https?$/ }),
  }),
  language: z.enum(['zh', 'en']).describe('The language of the original'),
  licence: bilingual.describe('What may be done with the text, in a sentence'),
});

export const fingerprintSchema = z
  .string()
  .regex(/^[0-9a-f]{16}$/)
  .describe('The first 16 hex digits of the SHA-256 of the paragraph without white space, NFKC');

const passageSchema = z.strictObject({
  address: addressSchema,
  note: bilingual.describe('What the paragraph says, in our own words'),
  fingerprint: fingerprintSchema,
});

/** `sections.json`: the sections in order and a note for every paragraph. */
const sectionsSchema = z.strictObject({
  $schema: editorSchema,
  sections: z
    .array(
      z.strictObject({
        number: z.int().min(0),
        title: bilingual,
        gist: bilingual.describe('The section in one or two sentences'),
        passages: z.array(passageSchema).min(1),
      }),
    )
    .min(1),
});

const citedLine = z.strictObject({ text: bilingual, cites });

/** `summary.json`: the article in three lengths; every line has its address. */
const summarySchema = z.strictObject({
  $schema: editorSchema,
  line: citedLine,
  paragraph: z.array(citedLine).min(2),
  page: z.array(citedLine).min(4),
});

/** `theses.json`: the claims, numbered from 1. */
const thesesSchema = z.strictObject({
  $schema: editorSchema,
  theses: z
    .array(
      z.strictObject({
        number: z.int().min(1),
        claim: bilingual,
        cites,
        reasons: z.array(citedLine).min(1).describe("The article's reasons"),
        counterpoint: bilingual.describe("The strongest objection: ours, not the author's"),
        mind: bilingual.describe('What would change one’s mind'),
      }),
    )
    .min(1),
});

/** What a discussion prompt asks for. */
const promptKinds = ['clarify', 'evidence', 'counter', 'apply'] as const;

/** `prompts.json`: open questions for a discussion of a thesis. */
const promptsSchema = z.strictObject({
  $schema: editorSchema,
  prompts: z.array(
    z.strictObject({ id: idSchema, thesis: z.int().min(1), kind: z.enum(promptKinds), text: bilingual, cites }),
  ),
});

const names = z.strictObject({ zh: z.array(words), en: z.array(words) });

/** `glossary.json`: the article's terms. */
const glossarySchema = z.strictObject({
  $schema: editorSchema,
  terms: z.array(
    z.strictObject({
      id: idSchema,
      term: bilingual,
      aliases: names.describe('Other names that people type'),
      meaning: bilingual,
      cites,
    }),
  ),
});

const choiceId = z.enum(['a', 'b', 'c', 'd']);

/** The kinds of questions, in texts of one or of two languages: the kind decides what else a question has. */
function questionIn<Text extends z.ZodType, Names extends z.ZodType>(text: Text, otherAnswers: Names) {
  const wrong = text.optional().describe('For a distractor: why it is wrong. The key has none');
  const asked = {
    id: idSchema,
    section: z.int().min(0).describe('The section it asks about'),
    thesis: z.int().min(1).optional().describe('The thesis it tests'),
    difficulty: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    stem: text,
    explanation: text,
    cites,
  };
  const choices = z.array(z.strictObject({ id: choiceId, text, wrong })).length(4, 'has four choices');
  return z.discriminatedUnion('kind', [
    z.strictObject({ ...asked, kind: z.literal('single'), choices, key: choiceId }),
    z.strictObject({ ...asked, kind: z.literal('several'), choices, key: z.array(choiceId).min(2).max(3) }),
    z.strictObject({
      ...asked,
      kind: z.literal('true-false'),
      key: z.boolean(),
      wrong: text.describe('Why one may believe the opposite, and why that is wrong'),
    }),
    z.strictObject({
      ...asked,
      kind: z.literal('typed'),
      key: text.describe('The answer as it is shown'),
      accept: otherAnswers.describe('Other answers that are right'),
    }),
    z.strictObject({
      ...asked,
      kind: z.literal('ordering'),
      items: z
        .array(z.strictObject({ id: choiceId, text }))
        .min(3)
        .max(4)
        .describe('As shown'),
      key: z.array(choiceId).min(3).max(4).describe('The ids in the right order'),
    }),
    z.strictObject({
      ...asked,
      kind: z.literal('which-section'),
      choices: z.array(z.strictObject({ id: choiceId, section: z.int().min(0), wrong })).length(4, 'has four choices'),
      key: choiceId,
    }),
  ]);
}

/** One question with its key, in both languages. */
export const questionSchema = questionIn(bilingual, names);
/** One question of an imported article, in the article's language. */
export const plainQuestionSchema = questionIn(words, z.array(words));

/** `questions.json`: the quiz questions. */
const questionsSchema = z.strictObject({ $schema: editorSchema, questions: z.array(questionSchema) });

/** Every file of a pack, by its name, and the schema it must satisfy. */
export const packFiles = {
  'article.json': articleSchema,
  'sections.json': sectionsSchema,
  'summary.json': summarySchema,
  'theses.json': thesesSchema,
  'prompts.json': promptsSchema,
  'glossary.json': glossarySchema,
  'questions.json': questionsSchema,
} as const;
