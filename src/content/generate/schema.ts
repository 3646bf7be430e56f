/** The shape of `drafts.json`: questions that were drafted from an article, and what a person made of them. */
import { z } from 'zod';
import { type DraftForm, draftForms, draftState, plainThesisSchema } from '../../core/article/draft.ts';
import { plainQuestionSchema } from '../../core/article/schema.ts';

export type Form = DraftForm;

export const gateNames = [
  'grounded',
  'token-whole',
  'one-right-answer',
  'not-leaked',
  'well-formed',
  'needs-reading',
  'coverage',
] as const;
export type GateName = (typeof gateNames)[number];

const stretch = { start: z.int().min(0), end: z.int().min(1), words: z.string().min(1) };

/** UTF-16 offsets in the paragraph of that address; `words` is what stands between them, byte for byte. */
export const quoteSchema = z.strictObject({ address: z.string(), ...stretch });

export const draftSchema = z.strictObject({
  id: z.string(),
  form: z.enum(draftForms),
  state: draftState,
  /** Set by an import that changed what it cites; a person has to look at it again. */
  stale: z.literal(true).optional(),
  /** Whether a person changed its words: then it is never made anew. */
  edited: z.literal(true).optional(),
  question: plainQuestionSchema,
  quote: quoteSchema,
  /** The part of the quote that the gap stands for, or that a false statement has something else for. In the paragraph. */
  blank: z.strictObject(stretch).optional(),
  /** Of a false statement: what stands there instead. */
  instead: z.string().optional(),
  /** Of an ordering: the quote of each item by its id, and the time in it that the item leaves out. */
  parts: z.array(z.strictObject({ id: z.string(), quote: quoteSchema, time: z.strictObject(stretch) })).optional(),
  gates: z.array(z.strictObject({ gate: z.enum(gateNames), passed: z.boolean(), why: z.string().optional() })),
});
export type Draft = z.infer<typeof draftSchema>;
export type GateReport = Draft['gates'][number];

export const draftsSchema = z.strictObject({ drafts: z.array(draftSchema) });

/** A claim that was proposed, and what a person made of it: `thesis` is there once it is worded. */
export const proposalSchema = z.strictObject({
  id: z.string(),
  state: draftState,
  stale: z.literal(true).optional(),
  quote: quoteSchema,
  /** Why it was proposed: `opening`, `first`, `last`, `claims`, `heading`, `contrast`, `closing`. */
  because: z.array(z.string()),
  thesis: plainThesisSchema.optional(),
});
export type Proposal = z.infer<typeof proposalSchema>;

export const proposalsSchema = z.strictObject({ theses: z.array(proposalSchema) });
