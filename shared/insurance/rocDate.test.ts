import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromDayNumber, parseIso } from "./date.ts";
import { formatRoc, parseDate, type Calendar } from "./rocDate.ts";

const iso = (text: string, calendar: Calendar = "auto") => {
  const parsed = parseDate(text, calendar);
  return parsed.kind === "date" ? parsed.iso : null;
};

describe("DOMAIN 2.2 ROC calendar", () => {
  it("reads and writes the dates of the text", () => {
    for (const text of ["民國115年3月5日", "115/03/05", "1150305", "2026-03-05", "20260305"]) {
      expect(iso(text)).toBe("2026-03-05");
    }
    for (const text of ["99/09/30", "0990930"]) expect(iso(text)).toBe("2010-09-30");
    expect(iso("990930", "roc")).toBe("2010-09-30");
    expect(iso("113/02/29")).toBe("2024-02-29");
    expect(iso("114/02/29")).toBeNull();
    expect(formatRoc("2026-03-05")).toBe("民國115年3月5日");
    expect(formatRoc("2026-03-05", "slash")).toBe("115/03/05");
    expect(formatRoc("2026-03-05", "compact")).toBe("1150305");
    expect(formatRoc("2010-09-30", "compact")).toBe("0990930");
    expect(formatRoc("1911-10-10")).toBe("民國前1年10月10日");
  });

  it("A02: each form belongs to its calendars", () => {
    expect(iso("990930", "auto")).toBeNull();
    expect(iso("1150305", "gregorian")).toBeNull();
    expect(iso("20260305", "roc")).toBeNull();
    expect(iso("115/3/5", "gregorian")).toBeNull();
    expect(iso("2026/3/5", "roc")).toBe("2026-03-05");
    expect(iso("1911.10.10", "roc")).toBeNull();
    expect(iso("1911.10.10", "gregorian")).toBe("1911-10-10");
    expect(iso("0999-10-10", "auto")).toBeNull();
    // a 民國 year in a field of eight digits is no date of the year 115
    expect(iso("01150305", "auto")).toBeNull();
    expect(iso("09991010", "gregorian")).toBeNull();
    expect(iso("10000101", "gregorian")).toBe("1000-01-01");
    expect(iso("民國前1年10月10日", "roc")).toBe("1911-10-10");
    expect(iso("中華民國前1年10月10日", "auto")).toBe("1911-10-10");
    expect(iso("民國前1年10月10日", "gregorian")).toBeNull();
  });

  it("A02: full-width and outer spaces are read, everything else is refused", () => {
    expect(iso("　１１５／０３／０５ ")).toBe("2026-03-05");
    expect(iso("中華民國115.3.5")).toBe("2026-03-05");
    const refused = [
      "民國2026年3月5日",
      "115/3-5",
      "民國 115年3月5日",
      "民國0年1月1日",
      "000/1/1",
      "0000101",
      "民國前0年1月1日",
      "115/13/1",
      "1150230",
      "115年3月",
      "",
      "abc",
      "2026-3-5T00:00",
    ];
    for (const text of refused) expect(iso(text)).toBeNull();
  });

  it("roc year = year - 1911 from 1912 on; the year before is 民國前1年", () => {
    expect(formatRoc("1912-01-01")).toBe("民國1年1月1日");
    expect(formatRoc("1912-01-01", "compact")).toBe("0010101");
    expect(formatRoc("1911-12-31")).toBe("民國前1年12月31日");
    expect([iso("1912/1/1", "roc"), iso("1911/12/31", "roc")]).toEqual(["1912-01-01", null]);
  });

  it("reading never gives a date that does not exist, and writing what was read reads the same", () => {
    const digits = fc.integer({ min: 0, max: 99_999_999 }).map(String);
    const parts = fc
      .tuple(fc.nat(2100), fc.constantFrom("/", ".", "-"), fc.nat(13), fc.nat(32))
      .map(([y, separator, m, d]) => [y, m, d].join(separator));
    fc.assert(
      fc.property(
        fc.oneof(digits, parts, fc.string()),
        fc.constantFrom("roc", "gregorian", "auto"),
        (text, calendar) => {
          const parsed = parseDate(text, calendar);
          const date = parsed.kind === "date" ? parsed.iso : null;
          expect(date === null ? null : parseIso(date)).toBe(date);
          // 民國 years have at most three digits (A02), so later dates are written but not read back
          if (parsed.kind === "invalid" || parsed.iso >= "2911") return;
          expect(iso(parsed.roc, "roc")).toBe(date);
        },
      ),
    );
  });

  it("writing and reading are inverse in every style", () => {
    const day = fc.integer({ min: -21_000, max: 60_000 }).map(fromDayNumber);
    fc.assert(
      fc.property(day, fc.constantFrom("long", "slash", "compact"), (date, style) => {
        expect(iso(formatRoc(date, style), "roc")).toBe(date);
      }),
    );
  });
});
