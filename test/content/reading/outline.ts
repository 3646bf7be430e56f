/** What is expected of a document of the corpus; `NAME.json` beside each file has this shape. */
import { expect } from 'vitest';
import type { Parsed } from '../../../src/content/reading/parsed.ts';

export type Outline = Partial<Omit<Parsed, 'sections'>> & {
  readonly title: string;
  readonly language: string;
  /** Title and number of paragraphs. */
  readonly sections: readonly (readonly [string, number])[];
  /** Whole paragraphs that must be there. */
  readonly holds?: readonly string[];
  /** Words that must not be anywhere in what is shown as text. */
  readonly absent?: readonly string[];
};

/** Fails with both outlines where they differ. Facts that are not expected must not be found. */
export function expectOutline(article: Parsed, { holds = [], absent = [], ...expected }: Outline): void {
  expect({ ...article, sections: article.sections.map(({ title, paragraphs }) => [title, paragraphs.length]) }).toEqual(
    expected,
  );
  const paragraphs = article.sections.flatMap((section) => section.paragraphs);
  for (const paragraph of holds) expect(paragraphs).toContain(paragraph);
  const text = [...paragraphs, ...article.sections.map(({ title }) => title)].join('\n');
  for (const words of absent) expect(text).not.toContain(words);
}
