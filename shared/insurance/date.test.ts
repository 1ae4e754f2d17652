import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  addMonths,
  anniversary,
  completedYears,
  dayNumber,
  daysBetween,
  fromDayNumber,
  isLeapYear,
  parseIso,
} from "./date.ts";

describe("calendar dates", () => {
  it("accepts real ISO dates only (A00)", () => {
    expect(parseIso("2024-02-29")).toBe("2024-02-29");
    for (const text of [
      "2026-02-29",
      "2026-13-01",
      "2026-00-10",
      "0000-01-01",
      "2026-3-5",
      " 2026-03-05",
      "",
    ]) {
      expect(parseIso(text)).toBeNull();
    }
  });

  it("DOMAIN 2.4: grace and free look count days", () => {
    expect(addDays("2026-03-02", 10)).toBe("2026-03-12");
    expect(addDays("2026-03-20", 30)).toBe("2026-04-19");
    expect(addDays("2026-03-05", 30)).toBe("2026-04-04");
    expect(daysBetween("2026-09-15", "2026-08-16")).toBe(-30);
  });

  it("DOMAIN 2.4: reinstatement counts months", () => {
    expect(addMonths("2026-04-20", 6)).toBe("2026-10-20");
    expect(addMonths("2026-01-31", 1)).toBe("2026-02-28");
    expect(addMonths("2026-03-31", -13)).toBe("2025-02-28");
  });

  it("A15: 29 February falls on 1 March in common years, on 28 February if so set", () => {
    expect(anniversary("2024-02-29", 1)).toBe("2025-03-01");
    expect(anniversary("2024-02-29", 4)).toBe("2028-02-29");
    expect(anniversary("2024-02-29", 1, "feb28")).toBe("2025-02-28");
    expect(completedYears("2024-02-29", "2025-02-28")).toBe(0);
    expect(completedYears("2024-02-29", "2025-03-01")).toBe(1);
  });

  it("counts days as the platform's own calendar does, and back", () => {
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), (days) => {
        const date = fromDayNumber(days);
        expect(dayNumber(date)).toBe(days);
        expect(date).toBe(new Date(days * 86_400_000).toISOString().slice(0, 10));
      }),
    );
    expect(isLeapYear(2000)).toBe(true);
    expect(isLeapYear(1900)).toBe(false);
  });
});
