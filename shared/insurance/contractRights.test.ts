import { describe, expect, it } from "vitest";
import { claimExpires, rescissionEnds, settlement } from "./claimClocks.ts";
import { nonForfeiture, valueEstimateTwd } from "./nonForfeiture.ts";
import { reinstatementTerms } from "./policyClocks.ts";
import { repurchaseOffer } from "./repurchase.ts";
import { findProduct } from "./shippedCatalogue.ts";
import { waitingEnds } from "./waiting.ts";
import type { Product } from "./product.ts";

function product(code: string): Product {
  const found = findProduct(code);
  if (!found) throw new Error(`the catalogue has ${code}`);
  return found;
}

describe("DOMAIN 2.4.5 terms of reinstatement", () => {
  it("no evidence within six months, later the insurer may ask within five days", () => {
    expect(reinstatementTerms("2026-04-20", "2026-10-20")).toEqual({
      kind: "open",
      inForceFrom: "2026-10-21",
      evidenceAskedUntil: null,
      lastDay: "2028-04-20",
    });
    expect(reinstatementTerms("2026-04-20", "2026-10-21")).toMatchObject({
      evidenceAskedUntil: "2026-10-26",
    });
    expect(reinstatementTerms("2026-04-20", "2028-04-20").kind).toBe("open");
    expect(reinstatementTerms("2026-04-20", "2028-04-21").kind).toBe("closed");
  });

  it("before the term ends: it must be in force on the last day covered", () => {
    expect(reinstatementTerms("2026-04-20", "2026-06-28", "2026-06-30")).toMatchObject({
      kind: "open",
      inForceFrom: "2026-06-29",
    });
    expect(reinstatementTerms("2026-04-20", "2026-06-29", "2026-06-30").kind).toBe("closed");
  });
});

describe("DOMAIN 2.4.6 non-forfeiture", () => {
  const request = { sumInsured: 1_000_000, yearsPaid: 8, paymentYears: 20, valueTwd: 120_000 };

  it("reduced paid-up 1,000,000 x 8/20 = 400,000, an estimate; extended term from the insurer", () => {
    expect(nonForfeiture(request)).toEqual({
      kind: "available",
      paidUp: { sumInsured: 400_000, isEstimate: true },
      extendedTerm: { sumInsured: 1_000_000, until: null },
    });
    expect(
      nonForfeiture({ ...request, insurer: { paidUpSum: 387_000, extendedUntil: "2041-07-09" } }),
    ).toEqual({
      kind: "available",
      paidUp: { sumInsured: 387_000, isEstimate: false },
      extendedTerm: { sumInsured: 1_000_000, until: "2041-07-09" },
    });
  });

  it("needs a value and a year's premium, and something left to pay", () => {
    expect(nonForfeiture({ ...request, yearsPaid: 0 })).toEqual({
      kind: "none",
      reason: "firstYear",
    });
    expect(nonForfeiture({ ...request, valueTwd: 0 })).toEqual({ kind: "none", reason: "noValue" });
    expect(nonForfeiture({ ...request, yearsPaid: 20 })).toEqual({
      kind: "none",
      reason: "allPaid",
    });
  });

  it("the catalogue's rough value: 30 % of the premiums in year 1, 95 % at the end, then 1.5 % a year", () => {
    const facts = { sumInsured: 1_000_000, annualPremiumTwd: 25_428, paymentYears: 20 };
    const value = (year: number) => valueEstimateTwd(product("QH-WL"), { ...facts, year });
    expect(value(1)).toBe(7_628); // 25,428 x 0.3
    expect(value(20)).toBe(483_132); // 508,560 x 0.95
    expect(value(21)).toBe(490_379); // x 1.015
    expect(value(90)).toBe(1_000_000);
    expect(valueEstimateTwd(product("QH-TL"), { ...facts, year: 5 })).toBeNull();
  });
});

describe("DOMAIN 2.4.7 five-year repurchase (F04)", () => {
  const request = {
    product: product("QH-WL"),
    effectiveDate: "2021-09-15",
    issued: { sex: "M", age: 28, sumInsured: 1_000_000, payTerm: 20 },
    ageNow: 35,
    on: "2026-08-16",
  } as const;

  it("25,428 at 28 against 31,370 at 35: 5,942 a year saved, from 2026-08-16 to 2026-10-15", () => {
    expect(repurchaseOffer(request)).toEqual({
      kind: "open",
      window: { anniversary: "2026-09-15", from: "2026-08-16", to: "2026-10-15" },
      years: 5,
      sumInsured: 1_000_000,
      premiumTwd: 25_428,
      premiumNowTwd: 31_370,
      savingTwd: 5_942,
    });
    expect(repurchaseOffer({ ...request, on: "2026-10-15" }).kind).toBe("open");
  });

  it("none outside the window, without the option, or of a product withdrawn without leave", () => {
    const reason = (change: Partial<Parameters<typeof repurchaseOffer>[0]>) => {
      const offer = repurchaseOffer({ ...request, ...change });
      return offer.kind === "none" ? offer.reason : offer.sumInsured;
    };
    expect(reason({ on: "2026-08-15" })).toBe("notInWindow");
    expect(reason({ on: "2026-10-16" })).toBe("notInWindow");
    expect(reason({ product: product("QH-TL") })).toBe("noOption");
    // QH-RP is discontinued but flagged, and gives half of the original sum
    expect(reason({ product: product("QH-RP") })).toBe(500_000);
    const withdrawn: Product = { ...product("QH-WL"), status: "discontinued" };
    expect(reason({ product: withdrawn })).toBe("discontinued");
  });
});

describe("DOMAIN 2.4.8 other clocks", () => {
  it("rescission: two years of the contract and one month of knowing, whichever is first", () => {
    expect(rescissionEnds("2026-01-15")).toBe("2028-01-15");
    expect(rescissionEnds("2026-01-15", "2027-03-31")).toBe("2027-04-30");
    expect(rescissionEnds("2026-01-15", "2028-01-10")).toBe("2028-01-15");
  });

  it("claims expire two years after they could be made", () => {
    expect(claimExpires("2026-11-24")).toBe("2028-11-24");
  });

  it("15 days from complete papers, then 10 % a year", () => {
    expect(settlement(1_000_000, "2026-03-01", "2026-03-16")).toEqual({
      dueOn: "2026-03-16",
      daysLate: 0,
      interestTwd: 0,
    });
    // 1,000,000 x 10 % x 73/365
    expect(settlement(1_000_000, "2026-03-01", "2026-05-28")).toMatchObject({
      daysLate: 73,
      interestTwd: 20_000,
    });
  });
});

describe("DOMAIN 2.6 waiting periods", () => {
  const cancer = product("QH-CA");
  const start = { effectiveDate: "2026-01-01" };

  it("effective 2026-01-01: illness from 2026-01-31, cancer from 2026-04-01, accidents at once", () => {
    expect(waitingEnds(cancer, start, "illness")).toBe("2026-01-31");
    expect(waitingEnds(cancer, start, "cancer")).toBe("2026-04-01");
    expect(waitingEnds(cancer, start, "accident")).toBe("2026-01-01");
  });

  it("restarts at reinstatement for health products, or as set", () => {
    const again = { ...start, reinstatedOn: "2027-06-01" };
    expect(waitingEnds(cancer, again, "illness")).toBe("2027-07-01");
    expect(waitingEnds(cancer, again, "illness", false)).toBe("2026-01-31");
    expect(waitingEnds(product("QH-WL"), again, "illness")).toBe(
      waitingEnds(product("QH-WL"), start, "illness"),
    );
  });
});
