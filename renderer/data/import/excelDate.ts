import { dayNumber, fromDayNumber } from "#shared/insurance/date.ts";

/** Built-in number formats that are dates, the East Asian ones among them. */
const isBuiltInDate = (id: number) =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);

/** Excel takes no longer ones; what stands behind would cost time and says nothing (B44). */
const FORMAT_MAX_LENGTH = 255;

/** Whether a cell's number format shows a calendar date; times of day alone do not count. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return isBuiltInDate(id);
  if (code.length > FORMAT_MAX_LENGTH) return false;
  // Quoted words, escaped characters and [$-404] are decoration; e is the 民國 year.
  const bare = code.replaceAll(/"[^"]*"|\\.|\[[^\]]*\]|_./g, "").toLowerCase();
  return /[ye]/.test(bare) && /[md]/.test(bare) && !/e[+-]/.test(bare);
}

/**
 * Serial day number to an ISO date, or null where there is none. The time of day is cut off, never
 * rounded, and no time zone takes part, so a date cannot shift (B16).
 */
export function excelDate(serial: number, is1904: boolean): string | null {
  const day = Math.floor(serial) + (is1904 ? 1_462 : 0);
  // Day 60 is 29 February 1900, which Excel believes in and the calendar does not.
  if (!Number.isFinite(day) || day < 1 || day === 60 || day > 2_958_465) return null;
  return fromDayNumber(dayNumber("1899-12-31") + day - (day > 60 ? 1 : 0));
}
