import { parseIso } from "#shared/insurance/date.ts";
import { toHalfWidth } from "#shared/insurance/fullWidth.ts";
import { parseDate } from "#shared/insurance/rocDate.ts";
import type { Json, ReasonCode } from "./types.ts";

export type Parsed<T> =
  { ok: true; value: T; warning?: ReasonCode } | { ok: false; code: ReasonCode };

export const ok = <T>(value: T, warning?: ReasonCode): Parsed<T> => ({
  ok: true,
  value,
  ...(warning && { warning }),
});
export const bad = (code: ReasonCode): { ok: false; code: ReasonCode } => ({ ok: false, code });

/** The text of a value that is text; blank for any other. */
export const textOf = (value: Json | undefined): string => (typeof value === "string" ? value : "");

// Zero width, bidi controls, fillers, tags and control characters: nothing a person typed on purpose (B21).
// Variation selectors stay, since they choose between forms of a character in a name.
const INVISIBLE =
  /(?![\ufe00-\ufe0f\u{e0100}-\u{e01ef}])\p{Default_Ignorable_Code_Point}|[\ufff9-\ufffb]|(?![\t\n\r])\p{Cc}/gu;
/** U+3164 is the filler. */
const PLAIN = /^[\n -~\u3000-\u3163\u3165-\u9fff\uff01-\uff5e]*$/;
const MARK_PILE = /(\p{M}{4})\p{M}+/gu;
/** Half of a surrogate pair, which no valid text holds. */
const LONE_SURROGATE = /\p{Cs}/gu;

/** The text of a cell without what would break layout or search; a formula stays plain text (B6, B7). */
export function cleanText(raw: string): string {
  // Nearly every cell is plain, and the careful way costs ten times as much.
  if (PLAIN.test(raw)) return raw.trim();
  return raw.replace(INVISIBLE, "").replace(LONE_SURROGATE, "").replace(MARK_PILE, "$1").trim();
}

/** One line: tabs and line breaks of the cell become spaces. B22: too long is refused, never cut. */
export function lineText(raw: string, maxLength: number): Parsed<string> {
  const text = cleanText(raw).replace(/\s+/gu, " ");
  if (text === "") return bad("MISSING");
  return text.length > maxLength ? bad("TOO_LONG") : ok(text);
}

export function paragraphText(raw: string, maxLength: number): Parsed<string> {
  const text = cleanText(raw);
  return text.length > maxLength ? bad("TOO_LONG") : ok(text);
}

/** How a column's short years read: a heading that says 民國 settles it. */
export type DateReading = "auto" | "roc";

/**
 * A calendar date, only if it can be read in one way (B14, B15, B16): `1/2/26` and `26/1/2` could each
 * be two dates, so they need a column that says 民國 or a 民國 in the cell.
 */
export function dateText(raw: string, reading: DateReading): Parsed<string> {
  // Midnight without a zone is how exports write a date; with a zone it may be another day.
  const text = toHalfWidth(raw)
    .trim()
    .replace(/[T ]00:00(:00(\.0+)?)?$/, "");
  const shortYear = /^(\d{1,2})[/.-]/.exec(text)?.[1];
  if (reading === "auto" && shortYear && Number(shortYear) <= 31) return bad("BAD_DATE");
  const date = parseDate(text, reading);
  // A column of 民國 dates may still hold full Gregorian ones.
  const iso = date.kind === "date" ? date.iso : /^\d{4}\D/.test(text) ? parseIso(text) : null;
  return iso ? ok(iso) : bad("BAD_DATE");
}

/** Whole New Taiwan dollars, or refused (B18). 萬 counts ten thousand. */
export function twdText(raw: string): Parsed<number> {
  let text = toHalfWidth(raw).replace(/\s/g, "");
  text = text.replace(/^(NT\$|NTD|TWD|\$)/i, "").replace(/元整?$/, "");
  const isTenThousands = text.endsWith("萬");
  if (isTenThousands) text = text.slice(0, -1);
  if (/^\d{1,3}(,\d{3})+(\.\d+)?$/.test(text)) text = text.replaceAll(",", "");
  const match = /^(\d{1,16})(?:\.(\d+))?$/.exec(text);
  if (!match) return bad("BAD_AMOUNT");
  const decimals = (match[2] ?? "").replace(/0+$/, "");
  if (decimals.length > (isTenThousands ? 4 : 0)) return bad("BAD_AMOUNT");
  const whole = isTenThousands ? `${match[1]}${decimals.padEnd(4, "0")}` : (match[1] ?? "");
  const amount = Number(whole);
  return Number.isSafeInteger(amount) ? ok(amount) : bad("BAD_AMOUNT");
}

/** A whole number in a range, with or without its unit ("20年", "第 1 類"). */
export function countText(raw: string, min: number, max: number): Parsed<number> {
  const digits = /^第?\s*(\d{1,4})(?:\.0+)?\s*(?:年期?|歲|類|級|年繳)?$/.exec(
    toHalfWidth(raw).trim(),
  );
  const count = Number(digits?.[1] ?? Number.NaN);
  return count >= min && count <= max ? ok(count) : bad("BAD_NUMBER");
}

/** Spaces, case, width and punctuation do not tell two words apart. */
export function foldWord(raw: string): string {
  return toHalfWidth(cleanText(raw))
    .toLowerCase()
    .replace(/[\s_\-./\\:*#()[\]「」、]/g, "");
}

/** One of a list of choices by any of its words. */
export function choiceText<T extends string | number | boolean>(
  words: ReadonlyMap<string, T>,
): (raw: string) => Parsed<T> {
  return (raw) => {
    const value = words.get(foldWord(raw));
    return value === undefined ? bad("UNKNOWN_CHOICE") : ok(value);
  };
}

/** `{M: ["男", "male"]}` turned round, each key standing for itself too. */
export function wordsOf<K extends string>(
  words: Readonly<Record<K, readonly string[]>>,
): ReadonlyMap<string, K> {
  const entries = Object.entries(words) as [K, readonly string[]][];
  return new Map(
    entries.flatMap(([key, list]) => [key, ...list].map((word) => [foldWord(word), key] as const)),
  );
}
