import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Product } from "./product.ts";
import { catalogue, findProduct } from "./shippedCatalogue.ts";
import { saleTerms, sumRange, underwritingRefusals, type Application } from "./underwriting.ts";

function product(code: string): Product {
  const found = findProduct(code);
  if (!found) throw new Error(`${code} is in the catalogue`);
  return found;
}

const application: Application = {
  insuranceAge: 35,
  sumInsured: 1_000_000,
  occupationClass: 1,
  hasMainContract: true,
};
const sold = (min: number, max: number, step: number): Product => ({
  ...product("QH-HD"),
  sum_insured: { kind: "daily", min, max, step },
});

describe("DOMAIN 8 underwriting checks", () => {
  it.each([
    ["QH-WL", {}, []],
    ["QH-WL", { insuranceAge: 0 }, []],
    ["QH-WL", { insuranceAge: 66 }, [{ kind: "age", age: 66, min: 0, max: 65 }]],
    ["QH-TL", { insuranceAge: 17 }, [{ kind: "age", age: 17, min: 18, max: 60 }]],
    ["QH-WL", { insuranceAge: null }, [{ kind: "age_missing" }]],
    ["QH-WL", { sumInsured: 90_000 }, [{ kind: "sum_min", min: 100_000 }]],
    ["QH-WL", { sumInsured: 20_010_000 }, [{ kind: "sum_max", max: 20_000_000 }]],
    ["QH-WL", { sumInsured: 1_005_000 }, [{ kind: "sum_step", step: 10_000 }]],
    ["QH-WL", { sumInsured: null }, [{ kind: "sum_missing" }]],
    ["QH-WL", { sumInsured: 0 }, [{ kind: "sum_missing" }]],
    ["QH-WL", { occupationClass: undefined, hasMainContract: false }, []],
    ["QH-PA", {}, []],
    ["QH-PA", { hasMainContract: false }, [{ kind: "main_contract_missing" }]],
    ["QH-PA", { occupationClass: null }, [{ kind: "occupation_missing" }]],
    // its premium is the same for every class, yet it is an accident line
    ["QH-PR", { occupationClass: undefined, sumInsured: 50_000 }, [{ kind: "occupation_missing" }]],
    [
      "HY-PA",
      { occupationClass: undefined, hasMainContract: false },
      [{ kind: "occupation_missing" }],
    ],
    [
      "QH-PA",
      { insuranceAge: 99, sumInsured: 1, occupationClass: null, hasMainContract: false },
      [
        { kind: "main_contract_missing" },
        { kind: "occupation_missing" },
        { kind: "age", age: 99, min: 0, max: 65 },
        { kind: "sum_min", min: 100_000 },
      ],
    ],
  ])("%s with %o: %j", (code, changes, refusals) => {
    expect(underwritingRefusals(product(code), { ...application, ...changes })).toEqual(refusals);
  });

  it("the sums begin at the first whole step that reaches the smallest, and none is refused", () => {
    expect(sumRange(product("QH-HD"))).toEqual({ first: 500, step: 100, steps: 45 });
    expect(sumRange(sold(550, 1_000, 100))).toEqual({ first: 600, step: 100, steps: 4 });
    expect(sumRange(sold(550, 590, 100))).toBeNull();
    expect(sumRange(sold(5, 7, 0))).toEqual({ first: 5, step: 1, steps: 2 });
    expect(sumRange(sold(0, 300, 100))).toEqual({ first: 100, step: 100, steps: 2 });
  });

  it("a sum passes exactly when it is one of the range", () => {
    const limits = fc.tuple(fc.nat(300), fc.nat(900), fc.nat(120), fc.nat(1_300));
    fc.assert(
      fc.property(limits, ([min, more, step, sumInsured]) => {
        const of = sold(min, min + more, step);
        const range = sumRange(of);
        const offset = range ? (sumInsured - range.first) / range.step : -1;
        const isInRange = Number.isInteger(offset) && offset >= 0 && offset <= (range?.steps ?? -1);
        const refusals = underwritingRefusals(of, { ...application, sumInsured });
        expect(refusals.length === 0).toBe(isInRange);
      }),
    );
  });

  it("a product is sold by each pay term and each choice of years, a discontinued one not at all", () => {
    expect(saleTerms(product("QH-RP"))).toEqual([]);
    expect(saleTerms(product("QH-TL")).map(({ coverageYears }) => coverageYears)).toEqual(
      expect.arrayContaining([10, 20]),
    );
    for (const of of catalogue.products.filter(({ status }) => status === "on_sale")) {
      const terms = saleTerms(of);
      expect(new Set(terms.map(({ payTerm }) => payTerm))).toEqual(new Set(of.pay_terms));
      if (of.coverage_term.type !== "years") {
        expect(terms.every(({ coverageYears }) => coverageYears === undefined)).toBe(true);
      }
    }
  });
});
