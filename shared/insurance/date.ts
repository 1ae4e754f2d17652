/** A calendar date in Asia/Taipei, `YYYY-MM-DD`. Text compares as dates do. */
export type IsoDate = string;

export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Whether 29 Feb exists in a Gregorian year. */
export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Days in a month, months counted from 1. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (MONTH_DAYS[month - 1] ?? 0);
}

/** Whether a date exists in the Gregorian calendar, years 1 to 9999. */
export function isRealDate({ year, month, day }: CalendarDate): boolean {
  return year >= 1 && year <= 9999 && day >= 1 && day <= daysInMonth(year, month);
}

/** `YYYY-MM-DD` of a real date. */
export function toIso({ year, month, day }: CalendarDate): IsoDate {
  const two = (n: number) => String(n).padStart(2, "0");
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;
}

/** Split a date that is known to be real; anything typed or imported goes through `parseIso` first. */
export function fromIso(date: IsoDate): CalendarDate {
  return {
    year: twoDigits(date, 0) * 100 + twoDigits(date, 2),
    month: twoDigits(date, 5),
    day: twoDigits(date, 8),
  };
}

const ZERO = 48;
/** Read off the character codes: a book of policies asks for millions of dates. */
const twoDigits = (text: string, at: number): number =>
  (text.charCodeAt(at) - ZERO) * 10 + text.charCodeAt(at + 1) - ZERO;

/** The text as a date if it is a real ISO calendar date, else null (2026-02-29 is not). */
export function parseIso(text: string): IsoDate | null {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && isRealDate(fromIso(text)) ? text : null;
}

/** Days since 1970-01-01 (Howard Hinnant's days_from_civil): no Date object, so no time zone. */
export function dayNumber(date: IsoDate): number {
  const { year, month, day } = fromIso(date);
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** The inverse of `dayNumber`. */
export function fromDayNumber(days: number): IsoDate {
  const z = days + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36524) -
      Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return toIso({
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
  });
}

/** The date so many days later; earlier if `days` is negative. */
export function addDays(date: IsoDate, days: number): IsoDate {
  return fromDayNumber(dayNumber(date) + days);
}

/** Whole days from `from` to `to`; negative if `to` is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** Same day of month, or the last day of a shorter month: 31 Jan + 1 month is 28 or 29 Feb. */
export function addMonths(date: IsoDate, months: number): IsoDate {
  const { year, month, day } = fromIso(date);
  const index = year * 12 + month - 1 + months;
  const y = Math.floor(index / 12);
  const m = (index % 12) + 1;
  return toIso({ year: y, month: m, day: Math.min(day, daysInMonth(y, m)) });
}

/** Where 29 Feb falls in a common year: DOMAIN 2.1 says 1 Mar [cfg: 28 Feb]. */
export type LeapDayRule = "mar1" | "feb28";

/** The day `years` after a birth or effective date; 29 Feb becomes 1 Mar in common years (A15). */
export function anniversary(date: IsoDate, years: number, leapDay: LeapDayRule = "mar1"): IsoDate {
  const { year, month, day } = fromIso(date);
  const y = year + years;
  if (month !== 2 || day !== 29 || isLeapYear(y)) return toIso({ year: y, month, day });
  return leapDay === "mar1"
    ? toIso({ year: y, month: 3, day: 1 })
    : toIso({ year: y, month: 2, day: 28 });
}

/** Whole years from `from` to `to`, counted by anniversaries; negative if `to` is earlier. */
export function completedYears(from: IsoDate, to: IsoDate, leapDay: LeapDayRule = "mar1"): number {
  const { year: toYear } = fromIso(to);
  const years = toYear - fromIso(from).year;
  // The anniversary in the year of `to`, by month and day alone: this is asked millions of times.
  const day = from.slice(5);
  const isMoved = day === "02-29" && !isLeapYear(toYear);
  const anniversaryDay = isMoved ? (leapDay === "mar1" ? "03-01" : "02-28") : day;
  return to.slice(5) < anniversaryDay ? years - 1 : years;
}
