/** What was read, for a person to look over. Pure. */
import { cut } from '../../core/graphemes.ts';
import type { ImportTexts } from '../../texts/import.ts';
import type { Parsed } from './parsed.ts';

const firstWords = 40;

/** Title, facts, lead, and the sections with their counts and first words, as lines. */
export function outlineOf(
  { title, author, date, language, source, lead, sections }: Parsed,
  texts: ImportTexts,
): string {
  const from = [source?.name, source?.url].filter(Boolean).join(', ');
  return [
    title,
    `  ${texts.author}: ${author ?? texts.unknown}`,
    `  ${texts.date}: ${date ?? texts.unknown}`,
    `  ${texts.source}: ${from || texts.unknown}`,
    `  ${texts.language}: ${language}`,
    ...(lead ? [`  ${texts.lead}: ${beginning(lead)}`] : []),
    ...sections.map(({ title: name, paragraphs }, number) => {
      const head = `  ${number}  ${name || texts.opening} (${texts.paragraphs(paragraphs.length)})`;
      return paragraphs[0] ? `${head}\n       ${beginning(paragraphs[0])}` : head;
    }),
  ].join('\n');
}

const beginning = (text: string): string => cut(text.replace(/\s+/g, ' '), firstWords);
