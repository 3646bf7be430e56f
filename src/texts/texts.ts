/** Everything the bot says by itself, in both languages: one type, so a missing text does not compile. */
import type { Language } from '../core/language.ts';
import { en, type Texts } from './en.ts';
import { zh } from './zh.ts';

export type { Texts };

export const textsOf = (language: Language): Texts => ({ zh, en })[language];
