import { describe, expect, it } from "vitest";
import { catalogue } from "#shared/insurance/shippedCatalogue.ts";
import type { BenefitRule } from "#shared/insurance/product.ts";
import { calculation, type CalculationFacts, type CalculationWords } from "./calculation.ts";

const words: CalculationWords = {
  number: (n) => n.toLocaleString("en-US"),
  days: (n) => `${n} days`,
  premiums: (annual, years) => `paid ${annual} × ${years}`,
  max: (parts) => `max(${parts.join("; ")})`,
  bill: (n) => `bill ${n}`,
  left: (n) => `left ${n}`,
  cap: (n) => `cap ${n}`,
  list: (parts) => parts.join(", "),
};

const facts: CalculationFacts = {
  sumInsured: 1_000_000,
  year: 8,
  age: 35,
  termYears: 30,
  paymentYears: 20,
  annualPremiumTwd: 25_428,
  situation: { cause: "illness", triggers: [], disabilityGrade: 2, surgeryGrade: 4 },
  days: 10,
  tables: catalogue.tables,
};

describe("the way to an amount", () => {
  it.each<[BenefitRule, string]>([
    [{ type: "sum_insured_multiple", multiple: 1 }, "1,000,000"],
    [{ type: "decreasing_term", schedule: "linear" }, "1,000,000 × (30 − 8 + 1) ÷ 30"],
    [{ type: "per_day", sa_multiple: 1, from_day: 4, max_days: 30 }, "1,000,000 × 7 days"],
    [{ type: "surgery_grade", table: "surgery_1_7" }, "1,000,000 × 20"],
    [{ type: "disability_grade", table: "disability_1_11", multiple: 1 }, "1,000,000 × 90 %"],
    [
      { type: "increasing", mode: "simple", rate: 0.03, cap_multiple: 1.5 },
      "1,000,000 × min(1 + 0.03 × 7; 1.5)",
    ],
    [{ type: "return_of_premium", factor: 1.05 }, "paid 25428 × 8 × 1.05"],
    [
      {
        type: "max_of",
        rules: [
          { type: "sum_insured_multiple", multiple: 1 },
          { type: "return_of_premium", factor: 1.05 },
        ],
      },
      "max(1,000,000; paid 25428 × 8 × 1.05)",
    ],
    [{ type: "age_band", bands: [{ from: 0, to: 64, multiple: 0.5 }] }, "1,000,000 × 0.5"],
  ])("DOMAIN 3.2 %j", (rule, text) => {
    expect(calculation(rule, facts, words)).toBe(text);
  });

  it("DOMAIN 3.4 a second contract shows what the first left of the bill", () => {
    const rule: BenefitRule = {
      type: "reimbursement",
      item: "misc",
      cap: { per_unit: 50_000 },
      per: "stay",
      ratio: 1,
      non_nhi_ratio: 0.65,
      coordination: "excess_only",
    };
    const stay = { ...facts, billTwd: 220_000, billLeftTwd: 70_000, capTwd: 100_000 };
    expect(calculation(rule, stay, words)).toBe("bill 220000, left 70000, cap 100000");
  });
});
