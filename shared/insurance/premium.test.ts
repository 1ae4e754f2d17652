import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  annualisedPremiumTwd,
  annualPremiumTwd,
  firstPaymentTwd,
  modalPremiumTwd,
  paymentYears,
} from "./premium.ts";
import { roundHalfUp } from "./rounding.ts";
import { catalogue, findProduct } from "./shippedCatalogue.ts";
import {
  PREMIUM_MODES,
  type OccupationClass,
  type PayTerm,
  type PremiumMode,
  type Sex,
} from "./rules.ts";

function annual(
  code: string,
  sex: Sex,
  age: number,
  sumInsured: number,
  payTerm: PayTerm,
  occupationClass?: OccupationClass,
) {
  const product = findProduct(code);
  return product && annualPremiumTwd(product, { sex, age, sumInsured, payTerm, occupationClass });
}

describe("DOMAIN 8 premiums", () => {
  it.each<[string, Sex, number, number, PayTerm, number]>([
    ["QH-WL", "M", 28, 1_000_000, 20, 25_428],
    ["QH-WL", "F", 28, 1_000_000, 20, 22_376],
    ["QH-WL", "M", 35, 1_000_000, 20, 31_370],
    ["QH-TL", "M", 35, 5_000_000, "=coverage", 15_277],
    ["QH-TL", "F", 35, 5_000_000, "=coverage", 8_403],
    ["QH-DT", "M", 33, 5_000_000, "=coverage", 8_688],
    ["QH-HD", "M", 35, 1_000, "=coverage", 1_251],
    ["QH-HR", "M", 35, 3, "=coverage", 3_416],
    ["QH-CI", "M", 35, 1_000_000, "=coverage", 3_105],
    ["QH-CI", "M", 36, 1_000_000, "=coverage", 3_297],
    ["QH-CA", "F", 35, 1_000_000, 20, 14_295],
    ["QH-DI", "M", 35, 30_000, 20, 13_458],
    ["QH-LT", "F", 45, 30_000, 20, 41_245],
    ["QH-AN", "M", 40, 240_000, 20, 165_127],
    ["QH-ED", "M", 3, 200_000, "to_age_18", 47_985],
    ["QH-IW", "M", 35, 1_000_000, 6, 104_060],
    ["QH-RP", "M", 35, 1_000_000, 6, 168_333],
    ["MS-MI", "M", 32, 1_000_000, 20, 16_184],
    ["MS-DI", "M", 35, 20_000, "=coverage", 1_412],
    ["MS-EN", "M", 30, 1_000_000, 20, 44_000],
  ])("%s %s %i, %i over %s: %i", (code, sex, age, sum, payTerm, expected) => {
    expect(annual(code, sex, age, sum, payTerm)).toBe(expected);
  });

  it("QH-PA by occupation class: 3,300 and 7,425", () => {
    expect(annual("QH-PA", "M", 35, 3_000_000, "=coverage", 1)).toBe(3_300);
    expect(annual("QH-PA", "M", 35, 3_000_000, "=coverage", 4)).toBe(7_425);
  });

  it("A05: no underwriting checks; what has no factor takes 1", () => {
    expect(annual("QH-WL", "M", 28, 1_000_000, 7)).toBe(25_428);
    expect(annual("QH-PA", "M", 90, 3_000_000, "=coverage")).toBe(3_300);
    expect(paymentYears("to_age_18", 3)).toBe(15);
    expect(paymentYears("=coverage", 35)).toBe(Number.POSITIVE_INFINITY);
  });

  it("DOMAIN 2.4.7: repurchase at the original issue age saves 5,942 a year", () => {
    expect(
      (annual("QH-WL", "M", 35, 1_000_000, 20) ?? 0) -
        (annual("QH-WL", "M", 28, 1_000_000, 20) ?? 0),
    ).toBe(5_942);
  });
});

describe("DOMAIN 2.5 premium modes", () => {
  it.each([
    [24_960, 12_979, 6_540, 2_196],
    [25_740, 13_385, 6_744, 2_265],
  ])("%i a year: %i, %i, %i", (year, semiannual, quarterly, monthly) => {
    expect(modalPremiumTwd(year, "annual")).toBe(year);
    expect(modalPremiumTwd(year, "semiannual")).toBe(semiannual);
    expect(modalPremiumTwd(year, "quarterly")).toBe(quarterly);
    expect(modalPremiumTwd(year, "monthly")).toBe(monthly);
  });

  it("the factors are 1, 0.52, 0.262 and 0.088", () => {
    const factors = PREMIUM_MODES.map((mode) => catalogue.tables.premium_mode_factor[mode]);
    expect(factors).toEqual([1, 0.52, 0.262, 0.088]);
    const own = { annual: 1, semiannual: 0.51, quarterly: 0.26, monthly: 0.09 };
    expect(modalPremiumTwd(24_960, "monthly", own)).toBe(2_246);
  });

  it("a year costs x 1, 1.04, 1.048, 1.056 by mode", () => {
    const yearly = (mode: PremiumMode) =>
      annualisedPremiumTwd(modalPremiumTwd(1_000_000, mode), mode);
    expect(PREMIUM_MODES.map(yearly)).toEqual([1_000_000, 1_040_000, 1_048_000, 1_056_000]);
  });

  it("rounds each coverage, then adds", () => {
    const coverages = [24_960, 25_740, 979].map((year) => modalPremiumTwd(year, "monthly"));
    expect(coverages).toEqual([2_196, 2_265, 86]);
    expect(coverages.reduce((sum, twd) => sum + twd, 0)).toBe(4_547);
    expect(modalPremiumTwd(24_960 + 25_740 + 979, "monthly")).toBe(4_548);
  });

  it("the first monthly payment may be two months, or as the company sets it", () => {
    expect(firstPaymentTwd(2_196, "monthly")).toBe(4_392);
    expect(firstPaymentTwd(2_196, "monthly", 1)).toBe(2_196);
    expect(firstPaymentTwd(6_540, "quarterly")).toBe(6_540);
  });

  it("annualised premium is the instalment times the payments of a year", () => {
    expect(annualisedPremiumTwd(2_196, "monthly")).toBe(26_352);
  });
});

describe("A28 rounding", () => {
  it("any sum of whole cents rounds as its decimal does, however large", () => {
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 11), max: 10 ** 11 }), (cents) => {
        const expected = Number(
          (BigInt(cents) + 50n - ((((BigInt(cents) + 50n) % 100n) + 100n) % 100n)) / 100n,
        );
        expect(roundHalfUp(cents / 100)).toBe(expected);
      }),
    );
  });

  it("rounds half up on the decimal value", () => {
    expect([577.5, 137.5, -0.5, 5.775 * 100, 0.49999].map(roundHalfUp)).toEqual([
      578, 138, 0, 578, 0,
    ]);
    expect(roundHalfUp(10_000_005 * 0.3)).toBe(3_000_002);
  });
});
