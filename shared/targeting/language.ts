export const LANGUAGES = ["zh-TW", "en", "zh-CN"] as const;
export type Language = (typeof LANGUAGES)[number];

/** One expression in the three languages, in the order of LANGUAGES. */
export type Words = readonly [zhTw: string, en: string, zhCn: string];

/** The words in one language. */
export function inLanguage(words: Words, language: Language): string {
  return words[LANGUAGES.indexOf(language) as 0 | 1 | 2];
}
