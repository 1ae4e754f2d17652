import { toHalfWidth } from "./fullWidth.ts";

/*
 * What is typed is stored as typed; these keys are what is compared (DOMAIN 2.3). Two spellings of the same
 * thing have one key.
 */

/** An e-mail address as it is compared (DOMAIN 2.3): half-width, lower case, without spaces around it. */
export function emailKey(text: string): string {
  return toHalfWidth(text).trim().toLowerCase();
}

/** Letters and digits only, upper case: `abc-1234` and `ＡＢＣ 1234` are one car. */
export function plateKey(text: string): string {
  return toHalfWidth(text)
    .toUpperCase()
    .replace(/[^A-Z0-9\p{Script=Han}]/gu, "");
}

/** Upper case, without the spaces and dashes that paper puts in. */
export function policyNoKey(text: string): string {
  return toHalfWidth(text)
    .toUpperCase()
    .replace(/[\s\p{Dash_Punctuation}_]/gu, "");
}

// Every dot that keyboards and registers put between the parts of an indigenous or foreign name.
const NAME_DOTS = /[·‧・•．∙⋅﹒･]/g;

/**
 * A name as it is compared: composed characters, one kind of middle dot, single spaces, none between Chinese
 * characters. Rare characters beyond the basic plane stay what they are.
 */
export function nameKey(text: string): string {
  return toHalfWidth(text.normalize("NFC").replace(NAME_DOTS, "·"))
    .trim()
    .replace(/\s*·\s*/g, "·")
    .replace(/\s+/g, " ")
    .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, "")
    .toLowerCase();
}
