import type { IsoDate } from "#shared/insurance/date.ts";
import type { IsoInstant } from "#shared/model/brand.ts";

export const LOCALES = ["zh-TW", "en", "zh-CN"] as const;
export type Locale = (typeof LOCALES)[number];

/** The same words in every language of the product. */
export type Words = Readonly<Record<Locale, string>>;

/** The same words in the three languages. */
export const words = (zhTW: string, en: string, zhCN: string): Words => ({
  "zh-TW": zhTW,
  en,
  "zh-CN": zhCN,
});

/** What a merge field holds: kept apart from its form, because each language prints dates and lists its own way. */
export type FieldValue =
  | string
  | number
  | Words
  | { readonly date: IsoDate }
  | { readonly time: IsoInstant }
  | { readonly list: readonly (string | Words)[] };

/** Merge fields by name; a field that is not known is left out. */
export type Fields = Readonly<Record<string, FieldValue | undefined>>;
