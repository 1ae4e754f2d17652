const CENTURY = 10_000;

/** A calendar date as a number, 2026-11-24 as 20261124: it compares as dates do. No date is 0. */
export function dateNumber(iso: string | undefined): number {
  if (!iso) return 0;
  return Number(iso.slice(0, 4)) * CENTURY + Number(iso.slice(5, 7)) * 100 + Number(iso.slice(8));
}

/** A book has some 30,000 dates and asks for each of them many times. */
const texts = new Map<number, string>();
const MOST_TEXTS = 100_000;

/** The inverse of `dateNumber`; undefined for no date. */
export function isoOfDate(date: number): string | undefined {
  if (date === 0) return undefined;
  const known = texts.get(date);
  if (known !== undefined) return known;
  const digits = String(date).padStart(8, "0");
  const text = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
  if (texts.size < MOST_TEXTS) texts.set(date, text);
  return text;
}

/**
 * Whole years from one date to another, as `completedYears` counts them: month and day are compared by the
 * last four digits, so 29 Feb falls on 1 Mar in common years (DOMAIN 2.1).
 */
export const yearsBetween = (from: number, to: number): number => Math.floor((to - from) / CENTURY);
