/** Why an article could not be kept, as facts: the words are in `texts.packs.trouble`. */
import { unreachable } from '../../core/card.ts';
import type { Texts } from '../../texts/texts.ts';

export type PackTroubleFacts =
  /** Nothing in it is a paragraph. */
  | { readonly is: 'empty' }
  /** More sections, or paragraphs in one, than there are addresses. */
  | { readonly is: 'too-long' }
  /** `id` is not lower-case words joined by hyphens. */
  | { readonly is: 'bad-id'; readonly id: string }
  /** Another article has that id. */
  | { readonly is: 'id-taken'; readonly id: string; readonly title: string }
  /** What stands under that id cannot be read, and would be lost. */
  | { readonly is: 'broken'; readonly id: string; readonly why: string }
  /** There is no such draft pack. */
  | { readonly is: 'unknown'; readonly id: string }
  | { readonly is: 'disk-full'; readonly folder: string }
  | { readonly is: 'not-writable'; readonly folder: string; readonly code: string }
  /** Another import has been at work here for too long. */
  | { readonly is: 'busy'; readonly folder: string };

export class PackTrouble extends Error {
  readonly facts: PackTroubleFacts;
  constructor(facts: PackTroubleFacts, options?: ErrorOptions) {
    super(`a draft pack cannot be written: ${JSON.stringify(facts)}`, options);
    this.name = 'PackTrouble';
    this.facts = facts;
  }
}

/** What happened and what to do, in the reader's language. */
export function tellPackTrouble({ facts }: PackTrouble, { packs: { trouble } }: Texts): string {
  switch (facts.is) {
    case 'empty':
      return trouble.empty;
    case 'too-long':
      return trouble.tooLong;
    case 'bad-id':
      return trouble.badId(facts.id);
    case 'id-taken':
      return trouble.idTaken(facts.id, facts.title);
    case 'broken':
      return trouble.broken(facts.id, facts.why);
    case 'unknown':
      return trouble.unknown(facts.id);
    case 'disk-full':
      return trouble.diskFull(facts.folder);
    case 'not-writable':
      return trouble.notWritable(facts.folder, facts.code);
    case 'busy':
      return trouble.busy(facts.folder);
    default:
      return unreachable(facts);
  }
}
