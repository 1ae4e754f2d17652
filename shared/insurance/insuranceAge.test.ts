import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, fromDayNumber } from "./date.ts";
import { insuranceAge } from "./insuranceAge.ts";

describe("DOMAIN 2.1 insurance age", () => {
  it.each([
    ["1990-03-10", "2026-03-09", 35, 36, "2026-09-11"],
    ["1990-03-10", "2026-03-10", 36, 36, "2026-09-11"],
    ["1990-03-10", "2026-09-10", 36, 36, "2026-09-11"],
    ["1990-03-10", "2026-09-11", 36, 37, "2027-09-11"],
    ["1981-07-15", "2023-10-23", 42, 42, "2024-01-16"],
    ["1978-02-15", "2023-10-23", 45, 46, "2024-08-16"],
    ["1988-02-29", "2026-02-28", 37, 38, "2026-08-30"],
    ["1988-02-29", "2026-03-01", 38, 38, "2026-08-30"],
    ["1988-02-29", "2026-08-30", 38, 39, "2027-08-30"],
    ["1991-08-31", "2026-02-28", 34, 34, "2026-03-01"],
    ["1991-08-31", "2026-03-01", 34, 35, "2027-03-01"],
    ["1991-08-31", "2028-02-29", 36, 36, "2028-03-01"],
    ["1985-12-31", "2026-06-30", 40, 40, "2026-07-01"],
    ["1985-12-31", "2026-07-01", 40, 41, "2027-07-01"],
    ["2026-05-01", "2026-11-02", 0, 1, "2027-11-02"],
  ])(
    "born %s on %s: %i, insurance age %i, next change %s",
    (born, on, age, insured, nextChange) => {
      expect(insuranceAge(born, on)).toEqual({ age, insuranceAge: insured, nextChange });
    },
  );

  it("A01: 30 August has its mark at the end of February, 29 February always on 29 August", () => {
    expect(insuranceAge("1990-08-30", "2027-02-28")?.nextChange).toBe("2027-03-01");
    expect(insuranceAge("1990-08-29", "2028-02-28")?.nextChange).toBe("2028-03-01");
    expect(insuranceAge("2000-02-29", "2028-08-29")?.insuranceAge).toBe(28);
    expect(insuranceAge("2000-02-29", "2028-08-30")?.insuranceAge).toBe(29);
  });

  it("A01: both ages are 0 on the day of birth, and there is none before", () => {
    expect(insuranceAge("2026-05-01", "2026-05-01")).toEqual({
      age: 0,
      insuranceAge: 0,
      nextChange: "2026-11-02",
    });
    expect(insuranceAge("2026-05-01", "2026-04-30")).toBeNull();
  });

  it("born on 29 February: the birthday of a common year is 1 March, or 28 February if so set", () => {
    const age = (on: string, leapDay?: "feb28") => insuranceAge("1988-02-29", on, leapDay)?.age;
    expect([age("2026-02-28"), age("2026-03-01")]).toEqual([37, 38]);
    expect([age("2026-02-27", "feb28"), age("2026-02-28", "feb28")]).toEqual([37, 38]);
    expect(insuranceAge("1988-02-29", "2026-02-28", "feb28")).toEqual({
      age: 38,
      insuranceAge: 38,
      nextChange: "2026-08-30",
    });
  });

  it("never falls, and rises by exactly one on nextChange", () => {
    const day = fc.integer({ min: -20_000, max: 20_000 }).map(fromDayNumber);
    fc.assert(
      fc.property(day, fc.nat(20_000), (born, later) => {
        const on = addDays(born, later);
        const now = insuranceAge(born, on);
        if (!now) throw new Error("a date after birth has an age");
        expect(now.insuranceAge - now.age).toBeOneOf([0, 1]);
        expect(now.nextChange > on).toBe(true);
        expect(insuranceAge(born, addDays(now.nextChange, -1))?.insuranceAge).toBe(
          now.insuranceAge,
        );
        expect(insuranceAge(born, now.nextChange)?.insuranceAge).toBe(now.insuranceAge + 1);
      }),
    );
  });
});
