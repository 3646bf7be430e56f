/** What a delivery has taken with it: the same at each try, whatever becomes of the article meanwhile. */
import { z } from 'zod';
import { askedSchema } from '../quiz/question.ts';

const before = z.string().describe('The delivery whose question it tells the answer of').exactOptional();
const question = askedSchema.describe('The question of the day').exactOptional();

export const takenSchema = z.discriminatedUnion('is', [
  /** A thesis or a section; `at` of `of` in this round. */
  z.strictObject({
    is: z.literal('item'),
    item: z.string(),
    at: z.int(),
    of: z.int(),
    question,
    /** The id of the prompt. */
    prompt: z.string().exactOptional(),
    before,
  }),
  /** All has been shown. */
  z.strictObject({ is: z.literal('end'), of: z.int(), before }),
  /** Once a week: what is missed most. */
  z.strictObject({
    is: z.literal('recap'),
    items: z.array(z.string()),
    answered: z.int().describe('Answers that it looks back on'),
    question,
    before,
  }),
  /** Nothing but what is due for review. */
  z.strictObject({ is: z.literal('due') }),
  /** The article is not there any more. */
  z.strictObject({ is: z.literal('article') }),
  /** A time that was missed. */
  z.strictObject({ is: z.literal('nothing') }),
]);
export type Taken = z.infer<typeof takenSchema>;
