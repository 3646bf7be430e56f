/** Why nothing could be drafted or reviewed, as facts: the words are in `texts.drafts.trouble`. */
import { unreachable } from '../../core/card.ts';
import { SetupError } from '../../core/errors.ts';
import { type Texts, textsOf } from '../../texts/texts.ts';

export type DraftTroubleFacts =
  /** `known`: the imported articles that there are. */
  | { readonly is: 'unknown'; readonly id: string; readonly known: readonly string[] }
  /** Of our own, and nobody has imported its text. */
  | { readonly is: 'not-imported'; readonly id: string }
  | { readonly is: 'broken'; readonly id: string; readonly why: string }
  /** A file that somebody else wrote; it is left as it is. */
  | { readonly is: 'shape'; readonly id: string; readonly file: string; readonly why: string }
  /** Imported without its text. */
  | { readonly is: 'no-text'; readonly title: string }
  | { readonly is: 'language'; readonly language: string }
  | { readonly is: 'slow'; readonly seconds: number }
  | { readonly is: 'memory'; readonly megabytes: number };

/** Its message is English; `tellDraftTrouble` says it in the reader's language. */
export class DraftTrouble extends SetupError {
  readonly facts: DraftTroubleFacts;
  constructor(facts: DraftTroubleFacts, options?: ErrorOptions) {
    super(tellDraftTrouble(facts, textsOf('en')), options);
    this.facts = facts;
  }
}

/** What happened and what to do. */
export function tellDraftTrouble(facts: DraftTroubleFacts, { drafts: { trouble } }: Texts): string {
  switch (facts.is) {
    case 'unknown':
      return facts.known.length > 0 ? trouble.unknown(facts.id, facts.known) : trouble.noneImported;
    case 'not-imported':
      return trouble.notImported;
    case 'broken':
      return trouble.broken(facts.id, facts.why);
    case 'shape':
      return trouble.shape(facts.id, facts.file, facts.why);
    case 'no-text':
      return trouble.noText(facts.title);
    case 'language':
      return trouble.language(facts.language);
    case 'slow':
      return trouble.slow(facts.seconds);
    case 'memory':
      return trouble.memory(facts.megabytes);
    default:
      return unreachable(facts);
  }
}

/** Does what a tool does; a trouble is thrown in the words of whoever sits before it. */
export async function inWordsOf<Result>(texts: Texts, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DraftTrouble) throw new SetupError(tellDraftTrouble(error.facts, texts), { cause: error });
    throw error;
  }
}
