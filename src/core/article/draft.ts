/**
 * The shape of a draft pack: an imported article as a folder of JSON files under `DATA_DIR/packs`, in the article's own language.
 * `article.json` and `text.json` are written by the import; `theses.json` and `drafts.json` by whoever drafts and approves.
 */
import { z } from 'zod';
import { addressSchema, cites, fingerprintSchema, idSchema, plainQuestionSchema, words } from './schema.ts';

/** `article.json`: what the import found of the bibliographic facts, and whether the text may be kept. */
export const draftArticleSchema = z.strictObject({
  id: idSchema,
  title: words,
  author: words.optional(),
  date: z.iso.date().optional(),
  language: words,
  source: z.strictObject({ name: words.optional(), url: z.url({ protocol: /^https?$/ }).optional() }).optional(),
  /** Verbatim; not kept without the right. */
  lead: words.optional(),
  right: z.boolean(),
  importedAt: z.iso.datetime(),
});
export type DraftArticle = z.infer<typeof draftArticleSchema>;

/**
 * `text.json`: the paragraphs in the order of reading. An address is given once and for ever: a paragraph that went is `stale` and keeps
 * its own, so the order of the list, not that of the addresses, is the article's.
 */
export const draftTextSchema = z.strictObject({
  sections: z.array(
    z.strictObject({
      /** 0: what stands before the first heading. */
      number: z.int().min(0).max(999),
      /** Empty for the opening and where the article names none. */
      title: z.string(),
      /** The whole section is no longer in the article. */
      stale: z.literal(true).optional(),
      passages: z.array(
        z.strictObject({
          address: addressSchema,
          fingerprint: fingerprintSchema,
          /** Verbatim; not kept without the right. */
          text: z.string().min(1).optional(),
          stale: z.literal(true).optional(),
        }),
      ),
    }),
  ),
});
export type DraftText = z.infer<typeof draftTextSchema>;
export type DraftSection = DraftText['sections'][number];
export type DraftPassage = DraftSection['passages'][number];

const citedWords = z.strictObject({ text: words, cites });

/** A thesis of an imported article, as a person worded it. */
export const plainThesisSchema = z.strictObject({
  number: z.int().min(1),
  claim: words,
  cites,
  reasons: z.array(citedWords),
  counterpoint: words.optional(),
  mind: words.optional(),
});

/** What a drafted question asks for: decides how it is grounded. */
export const draftForms = [
  'section',
  'contrast',
  'list',
  'odd',
  'number',
  'name',
  'word',
  'statement',
  'order',
] as const;
export type DraftForm = (typeof draftForms)[number];

/** What a person decided about something that was proposed. Only what is approved joins the pack. */
export const draftState = z.enum(['draft', 'approved', 'dropped']);

/**
 * `drafts.json`: drafted questions. What else an item has is of those who draft; `stale` is set by an import that changed or took away
 * what it cites, and taken away when a person has looked at it again. A stale one is not asked.
 */
export const draftQuestionsSchema = z.looseObject({
  drafts: z.array(
    z.looseObject({ state: draftState, stale: z.literal(true).optional(), question: plainQuestionSchema }),
  ),
});

/** `theses.json`: proposed theses, each a sentence of the article until a person words it. */
export const draftThesesSchema = z.looseObject({
  theses: z.array(
    z.looseObject({ state: draftState, stale: z.literal(true).optional(), thesis: plainThesisSchema.optional() }),
  ),
});

/** Every file of a draft pack, and the schema that it must satisfy; the last two may be missing. */
export const draftFiles = {
  'article.json': draftArticleSchema,
  'text.json': draftTextSchema,
  'theses.json': draftThesesSchema,
  'drafts.json': draftQuestionsSchema,
} as const;

/** A draft pack as parsed. */
export type DraftContent = {
  readonly 'article.json': DraftArticle;
  readonly 'text.json': DraftText;
  readonly 'theses.json'?: z.infer<typeof draftThesesSchema>;
  readonly 'drafts.json'?: z.infer<typeof draftQuestionsSchema>;
};
