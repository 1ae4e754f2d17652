import { anniversary, type IsoDate, type LeapDayRule } from "#shared/insurance/date.ts";
import { isWithin, type DateRange } from "./trigger.ts";

/** The anniversaries of a date inside a range, the first year on: `years` completed on `on`. */
export function* yearlyDates(
  start: IsoDate,
  range: DateRange,
  leapDay: LeapDayRule = "mar1",
): Generator<{ years: number; on: IsoDate }> {
  // The same month and day, but for 29 Feb; written out, because whole books are asked for one day.
  const isLeapDay = start.endsWith("-02-29");
  const startYear = Number(start.slice(0, 4));
  const first = Math.max(startYear + 1, Number(range.from.slice(0, 4)));
  const last = Number(range.to.slice(0, 4));
  for (let year = first; year <= last; year += 1) {
    const on = isLeapDay
      ? anniversary(start, year - startYear, leapDay)
      : `${year}${start.slice(4)}`;
    if (isWithin(on, range)) yield { years: year - startYear, on };
  }
}
