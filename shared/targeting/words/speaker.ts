import type { IsoDate } from "#shared/insurance/date.ts";
import type { FieldName } from "../catalogue/fieldTypes.ts";
import { inLanguage, type Language, type Words } from "../language.ts";

/** How sentences are told: in which language, and what the catalogue cannot know. */
export type Speaker = Readonly<{
  language: Language;
  /** The name behind an id of an open list: agent, unit, or the campaign of a response. Default: the id. */
  nameOf?: (field: FieldName, id: string) => string | undefined;
  /** A date in the calendar of the user. Default: as stored, `YYYY-MM-DD`. */
  dateText?: (date: IsoDate) => string;
}>;

/**
 * A phrase with its blanks filled, `{v}` by `blanks.v`; what is filled in is taken as it stands, with a space
 * where Latin letters or digits meet Chinese: `價值等級為 S 級`.
 */
export function say(
  { language }: Speaker,
  phrase: Words,
  blanks: Readonly<Record<string, string>> = {},
): string {
  const template = inLanguage(phrase, language);
  return template.replace(/\{(\w+)\}/g, (blank, name: string, at: number) => {
    const value = blanks[name] ?? "";
    const before = HAN_END.test(template.slice(0, at)) && /^[A-Za-z0-9]/.test(value) ? " " : "";
    const isLatinEnd = /[A-Za-z0-9]$/.test(value);
    const after = isLatinEnd && HAN_START.test(template.slice(at + blank.length)) ? " " : "";
    return before + value + after;
  });
}
const HAN_START = /^\p{Script=Han}/u;
const HAN_END = /\p{Script=Han}$/u;

/** Text that goes between 「」: quotation marks within it change to 『』, or those within “” to ‘’. */
export const quoted = (text: string): string =>
  text.replace(/[「」『』“”‘’]/g, (mark) => QUOTES[mark] ?? mark);

const QUOTES: Readonly<Record<string, string>> = {
  "「": "『",
  "」": "』",
  "『": "「",
  "』": "」",
  "“": "‘",
  "”": "’",
  "‘": "“",
  "’": "”",
};
