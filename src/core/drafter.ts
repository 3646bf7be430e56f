/** The port by which questions are drafted from an imported article's own words. */
import type { DraftForm } from './article/draft.ts';
import type { Bilingual } from './language.ts';
import type { Pack } from './library.ts';

/**
 * Drafts questions and keeps them with the article, for a person to review; when `draft` resolves, the library has them. What whoever asked
 * can put right is a refusal; a rejection is a bug, or a disk that does not write.
 */
export type Drafter = {
  /** `count`: how many are wanted, where somebody said; the article may give fewer. */
  draft(pack: Pick<Pack, 'id' | 'also'>, count?: number): Promise<Drafting>;
};

/** What was drafted, or why nothing was and what to do. */
export type Drafting =
  | {
      readonly is: 'drafted';
      /** The id that they are reviewed under. */
      readonly id: string;
      readonly title: string;
      /** How many of each form. */
      readonly forms: Readonly<Partial<Record<DraftForm, number>>>;
      /** Out of how many they were chosen. */
      readonly candidates: number;
      /** What a person decided before, which stays. */
      readonly approved: number;
      readonly dropped: number;
      readonly edited: number;
      /** Sentences that look like theses. */
      readonly proposed: number;
    }
  | { readonly is: 'refused'; readonly why: Bilingual };
