import {
  addDays,
  anniversary,
  dayNumber,
  type IsoDate as DateText,
} from "#shared/insurance/date.ts";
import type { IsoDate, IsoInstant } from "#shared/model/brand.ts";
import type { Random } from "./random.ts";

/** The rules of `shared/insurance` speak plain text; the model brands it. */
export const asDate = (text: DateText) => text as IsoDate;

export const daysAfter = (date: DateText, days: number) => asDate(addDays(date, days));
export const yearsAfter = (date: DateText, years: number) => asDate(anniversary(date, years));

/** A moment of the working day in Taipei (UTC+8), so the UTC date is the same calendar date. */
export function workingHour(random: Random, date: DateText): IsoInstant {
  const two = (value: number) => String(value).padStart(2, "0");
  const hourUtc = two(random.int(1, 9));
  return `${date}T${hourUtc}:${two(random.int(0, 59))}:${two(random.int(0, 59))}.000Z` as IsoInstant;
}

export function dateBetween(random: Random, first: DateText, last: DateText): IsoDate {
  return daysAfter(first, random.int(0, Math.max(0, dayNumber(last) - dayNumber(first))));
}

/** A birth date with the given completed age on `today`. */
export function birthDateOf(random: Random, age: number, today: DateText): IsoDate {
  return daysAfter(anniversary(today, -age), -random.int(0, 364));
}
