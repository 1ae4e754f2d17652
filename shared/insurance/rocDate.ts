import { fromIso, isRealDate, toIso, type IsoDate } from "./date.ts";
import { toHalfWidth } from "./fullWidth.ts";

export const CALENDARS = ["roc", "gregorian", "auto"] as const;
/** How a field reads six or seven bare digits and short years. */
export type Calendar = (typeof CALENDARS)[number];

export type ParsedDate =
  | { readonly kind: "date"; readonly iso: IsoDate; readonly roc: string }
  | { readonly kind: "invalid" };

const SEPARATED =
  /^(民國|中華民國)?(?:(\d{1,4})([/.-])(\d{1,2})\3(\d{1,2})|(\d{1,4})年(\d{1,2})月(\d{1,2})日)$/;
const BEFORE_ROC = /^(?:民國前|中華民國前)(\d{1,4})年(\d{1,2})月(\d{1,2})日$/;

/** Read a date as Taiwan writes it (A02); anything not listed there is invalid. */
export function parseDate(input: string, calendar: Calendar): ParsedDate {
  const text = toHalfWidth(input).trim();
  const parts =
    digitsOnly(text, calendar) ?? beforeRoc(text, calendar) ?? separated(text, calendar);
  if (!parts || !isRealDate(parts)) return { kind: "invalid" };
  const iso = toIso(parts);
  return { kind: "date", iso, roc: formatRoc(iso) };
}

/** Below it a year of four digits is a padded 民國 year or a slip: 01150305 is nobody's birthday in 115. */
const OLDEST_GREGORIAN_YEAR = 1000;

interface Parts {
  year: number;
  month: number;
  day: number;
}

function parts(year: number, month: string, day: string): Parts {
  return { year, month: Number(month), day: Number(day) };
}

/** ROC year 0 does not exist; NaN makes the date unreal. */
function rocYear(year: number): number {
  return year === 0 ? Number.NaN : year + 1911;
}

function digitsOnly(text: string, calendar: Calendar): Parts | null {
  if (!/^\d{6,8}$/.test(text)) return null;
  const year = Number(text.slice(0, -4));
  const month = text.slice(-4, -2);
  const day = text.slice(-2);
  if (text.length === 8) {
    const isGregorian = calendar !== "roc" && year >= OLDEST_GREGORIAN_YEAR;
    return isGregorian ? parts(year, month, day) : null;
  }
  // Old policy forms drop the leading zero of a 民國 year, so 880305 and 0880305 are one date.
  const isRoc = text.length === 7 ? calendar !== "gregorian" : calendar === "roc";
  return isRoc ? parts(rocYear(year), month, day) : null;
}

function beforeRoc(text: string, calendar: Calendar): Parts | null {
  const match = BEFORE_ROC.exec(text);
  if (!match || calendar === "gregorian") return null;
  const [, years = "", month = "", day = ""] = match;
  return Number(years) === 0 ? null : parts(1912 - Number(years), month, day);
}

function separated(text: string, calendar: Calendar): Parts | null {
  const match = SEPARATED.exec(text);
  if (!match) return null;
  const [, prefix, y1, , m1, d1, y2, m2, d2] = match;
  const year = y1 ?? y2 ?? "";
  const month = m1 ?? m2 ?? "";
  const day = d1 ?? d2 ?? "";
  if (year.length < 4) {
    return calendar === "gregorian" ? null : parts(rocYear(Number(year)), month, day);
  }
  const oldest = calendar === "roc" ? 1912 : OLDEST_GREGORIAN_YEAR;
  return prefix || Number(year) < oldest ? null : parts(Number(year), month, day);
}

export type RocStyle = "long" | "slash" | "compact";

/**
 * `民國115年3月5日`, `115/03/05` or `1150305` (DOMAIN 2.2).
 * Dates before 1912 have only the long form, 民國前1年10月10日, because the others would read as later dates.
 */
export function formatRoc(iso: IsoDate, style: RocStyle = "long"): string {
  const { year, month, day } = fromIso(iso);
  if (year < 1912) return `民國前${1912 - year}年${month}月${day}日`;
  const roc = year - 1911;
  if (style === "long") return `民國${roc}年${month}月${day}日`;
  const [, mm, dd] = iso.split("-");
  return style === "slash" ? `${roc}/${mm}/${dd}` : `${String(roc).padStart(3, "0")}${mm}${dd}`;
}
