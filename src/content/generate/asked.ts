/** A draft as somebody who answers it sees it. Pure. */
import type { Draft } from './schema.ts';
import type { Source } from './source.ts';

/** `key` is the index of the right choice; an ordering has none. */
export type AskedDraft = {
  readonly stem: string;
  readonly choices: readonly string[];
  readonly key: number;
};

/** `undefined` for an ordering, which offers no choices. */
export function askedDraft({ question }: Draft, source: Source): AskedDraft | undefined {
  const stem = question.stem;
  switch (question.kind) {
    case 'true-false':
      return { stem, choices: ['true', 'false'], key: question.key ? 0 : 1 };
    case 'single':
      return {
        stem,
        choices: question.choices.map(({ text }) => text),
        key: question.choices.findIndex(({ id }) => id === question.key),
      };
    case 'which-section':
      return {
        stem,
        choices: question.choices.map(({ section }) => titleOf(source, section)),
        key: question.choices.findIndex(({ id }) => id === question.key),
      };
    default:
      return undefined;
  }
}

/** The title of a section; empty where it has none. */
export const titleOf = (source: Source, section: number): string =>
  source.sections.find(({ number }) => number === section)?.title ?? '';
