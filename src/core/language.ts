/** The languages the bot speaks. A pack's every text has both faces. */
export const languages = ['zh', 'en'] as const;
export type Language = (typeof languages)[number];

/** One text in both languages: two faces of one meaning. */
export type Bilingual = Readonly<Record<Language, string>>;

/**
 * The language of a BCP 47 locale as the platforms send it (`zh-CN`, `en-GB`, `zh_TW`).
 * Returns `undefined` for any other language, so that the caller decides what stands in.
 */
export function languageOf(locale: string | undefined): Language | undefined {
  const primary = locale?.toLowerCase().split(/[-_.]/, 1)[0];
  return languages.find((language) => language === primary);
}
