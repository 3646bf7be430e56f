/** Why an article could not be brought in, in words. */
import type { Bilingual, Language } from '../../core/language.ts';
import { importTextsOf } from '../../texts/import.ts';
import { textsOf } from '../../texts/texts.ts';
import { tellTrouble } from '../reading/told.ts';
import { ImportTrouble } from '../reading/trouble.ts';
import { FetchTrouble } from './fetch-trouble.ts';
import { PackTrouble, tellPackTrouble } from './trouble.ts';

/** What happened and what to do; `undefined` for what nobody can put right by doing something else: a bug. */
export function tellImport(error: unknown, language: Language): string | undefined {
  if (error instanceof FetchTrouble) return textsOf(language).add.fetch[error.code](error.shown);
  if (error instanceof ImportTrouble) return tellTrouble(error.trouble, importTextsOf(language));
  if (error instanceof PackTrouble) return tellPackTrouble(error, textsOf(language));
  return undefined;
}

/** The same in both languages. */
export function explainImport(error: unknown): Bilingual | undefined {
  const [en, zh] = [tellImport(error, 'en'), tellImport(error, 'zh')];
  return en === undefined || zh === undefined ? undefined : { en, zh };
}
