import * as fc from "fast-check";
import { expect, it } from "vitest";
import { completedYears, fromDayNumber } from "#shared/insurance/date.ts";
import { dateNumber, isoOfDate, yearsBetween } from "./dateNumber.ts";

const dates = fc
  .oneof(
    fc.integer({ min: -30_000, max: 40_000 }),
    fc.constantFrom(...[1988, 2024, 2026, 2028].map((year) => (year - 1970) * 365.2425 + 59)),
  )
  .map((day) => fromDayNumber(Math.round(day)));

it("DOMAIN 2.1 a date as a number keeps its order and its completed years, leap days too", () => {
  fc.assert(
    fc.property(dates, dates, (a, b) => {
      expect(isoOfDate(dateNumber(a))).toBe(a);
      expect(dateNumber(a) < dateNumber(b)).toBe(a < b);
      expect(yearsBetween(dateNumber(a), dateNumber(b))).toBe(completedYears(a, b));
    }),
    { numRuns: 2_000 },
  );
  expect(isoOfDate(dateNumber(undefined))).toBeUndefined();
});
