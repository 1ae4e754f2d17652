import { describe, expect, it } from "vitest";
import {
  freeLookEnds,
  gracePeriod,
  paidUpEstimate,
  reinstatementWindow,
  repurchaseWindows,
} from "./policyClocks.ts";
import { findProduct } from "./shippedCatalogue.ts";

describe("DOMAIN 2.4 clocks of a policy", () => {
  it("1: free look ends ten days after receipt", () => {
    expect(freeLookEnds("2026-03-02")).toBe("2026-03-12");
  });

  it("2: annual modes and transfers run from the reminder; the due date alone lapses nothing", () => {
    const unpaid = { mode: "annual", byTransfer: false, dueOn: "2026-02-01" } as const;
    const grace = { lastDay: "2026-04-19", lapsesOn: "2026-04-20" };
    expect(gracePeriod({ ...unpaid, remindedOn: "2026-03-20" })).toEqual(grace);
    const debited = { mode: "monthly", byTransfer: true, dueOn: "2026-02-01" } as const;
    expect(gracePeriod({ ...debited, remindedOn: "2026-03-20" })).toEqual(grace);
    expect(gracePeriod(unpaid)).toBeNull();
    expect(gracePeriod(debited)).toBeNull();
  });

  it("3: monthly and quarterly payments by hand run from the due date", () => {
    const unpaid = { mode: "quarterly", byTransfer: false, dueOn: "2026-03-05" } as const;
    expect(gracePeriod(unpaid)).toEqual({ lastDay: "2026-04-04", lapsesOn: "2026-04-05" });
  });

  it("5: reinstatement within two years, without evidence within six months", () => {
    expect(reinstatementWindow("2026-04-20")).toEqual({
      withoutEvidenceUntil: "2026-10-20",
      lastDay: "2028-04-20",
    });
  });

  it("6: reduced paid-up, roughly", () => {
    expect(paidUpEstimate(1_000_000, 8, 20)).toBe(400_000);
    expect(paidUpEstimate(1_000_000, 30, 20)).toBe(1_000_000);
  });

  it("7: repurchase at the fifth anniversary, thirty days around it (F04)", () => {
    const wholeLife = findProduct("QH-WL");
    const term = findProduct("QH-TL");
    if (!wholeLife || !term) throw new Error("the catalogue has both");
    expect(repurchaseWindows(wholeLife, "2021-09-15")).toEqual([
      { anniversary: "2026-09-15", from: "2026-08-16", to: "2026-10-15" },
    ]);
    expect(repurchaseWindows(term, "2021-09-15")).toEqual([]);
  });
});
