/** What is said about reading an article in, in both languages. */
import type { Language } from '../core/language.ts';
import { importing as en, type ImportTexts } from './en-import.ts';
import { importing as zh } from './zh-import.ts';

export type { ImportTexts };

export const importTextsOf = (language: Language): ImportTexts => ({ zh, en })[language];
