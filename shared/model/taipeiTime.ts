import { addDays, type IsoDate } from "#shared/insurance/date.ts";
import type { IsoInstant } from "./brand.ts";

/** Taipei is UTC+8 all year round: its midnight is 16:00 UTC of the day before. */
const UTC_OFFSET_HOURS = 8;
const MINUTE_MS = 60_000;

/** The calendar date in Taipei at a moment. */
export function taipeiDate(at: IsoInstant): IsoDate {
  const day = at.slice(0, 10);
  return Number(at.slice(11, 13)) + UTC_OFFSET_HOURS >= 24 ? addDays(day, 1) : day;
}

/** The clock in Taipei at a moment, `HH:mm`. */
export function taipeiClock(at: IsoInstant): string {
  const hour = (Number(at.slice(11, 13)) + UTC_OFFSET_HOURS) % 24;
  return `${String(hour).padStart(2, "0")}:${at.slice(14, 16)}`;
}

/** The moment at which the clock in Taipei shows a full hour of a day; hour 24 is the next midnight. */
export function taipeiInstant(date: IsoDate, hour: number): IsoInstant {
  return addMinutes(`${date}T00:00:00.000Z` as IsoInstant, (hour - UTC_OFFSET_HOURS) * 60);
}

export function addMinutes(at: IsoInstant, minutes: number): IsoInstant {
  return instantOf(Date.parse(at) + minutes * MINUTE_MS);
}

export function instantOf(epochMs: number): IsoInstant {
  return new Date(epochMs).toISOString() as IsoInstant;
}
