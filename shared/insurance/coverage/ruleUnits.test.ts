import { describe, expect, it } from "vitest";
import { adult as person, inPolicyYear, singlePolicy } from "../fixtures/singlePolicy.ts";
import type { Benefit, BenefitRule, Product } from "../product.ts";
import { findProduct } from "../shippedCatalogue.ts";
import { evaluateSituation } from "./evaluateSituation.ts";
import { COVER_KINDS } from "./standardSituations.ts";
import type { CoverageInput, Situation } from "./types.ts";

function ask(coverage: Partial<CoverageInput>, year: number, situation: Omit<Situation, "on">) {
  return evaluateSituation({
    person,
    policies: [singlePolicy(coverage)],
    situation: { on: inPolicyYear(year), ...situation },
  });
}

const death = { cause: "illness", triggers: ["death"] } as const;

/** A product of another company typed in by hand (F21), with one benefit. */
function handEntered(benefit: Partial<Benefit> & { rule: BenefitRule }): Product {
  const base = findProduct("QH-HD");
  if (!base) throw new Error("QH-HD is in the catalogue");
  const { premium: _tariff, ...product } = base;
  return {
    ...product,
    code: "OTHER",
    benefits: [
      { id: "b", category: "HOSPITAL_DAY", trigger: "hospital", causes: ["illness"], ...benefit },
    ],
  };
}

describe("DOMAIN 3.6 rule unit tests", () => {
  it("QH-IW compounds to its cap of three times", () => {
    const growing = { productCode: "QH-IW", payTerm: 6 };
    expect(ask(growing, 11, death).lumpTwd).toBe(1_218_994);
    expect(ask(growing, 66, death).lumpTwd).toBe(3_000_000);
  });

  it("QH-IW: the sums that its maximum and its cap are taken of", () => {
    const onDeath = { category: "DEATH", trigger: "death" } as const;
    const alone = (rule: BenefitRule) => ({
      product: {
        ...handEntered({ ...onDeath, rule }),
        coverage_term: { type: "whole_life", to_age: 110 } as const,
      },
      sumInsured: 1_000_000,
      payTerm: 6,
      annualPremiumTwd: 104_060,
    });
    expect(104_060 * 6).toBe(624_360);
    const refund = alone({ type: "return_of_premium", factor: 1.06, interest_rate: 0 });
    expect(ask(refund, 11, death).lumpTwd).toBe(661_822);
    const growth = { type: "increasing", mode: "compound", rate: 0.02 } as const;
    const uncapped = alone({ ...growth, cap_multiple: 10 });
    expect(ask(uncapped, 66, death).lumpTwd / 1_000_000).toBeCloseTo(3.6225, 4);
  });

  it("QH-PA at 64, 65 and 75", () => {
    const accident = {
      productCode: "QH-PA",
      issueAge: 35,
      sumInsured: 3_000_000,
      payTerm: "=coverage",
    } as const;
    const at = (age: number) => ask(accident, age - 34, { cause: "accident", triggers: ["death"] });
    expect([64, 65, 75].map((age) => at(age).lumpTwd)).toEqual([3_000_000, 1_500_000, 0]);
    expect(at(75).lines[0]?.reason).toEqual({ code: "expiredAtAge", age: 75, on: "2040-01-01" });
  });

  it("QH-DT, n = 30: t = 1, 30, 31", () => {
    const decreasing = {
      productCode: "QH-DT",
      issueAge: 33,
      sumInsured: 5_000_000,
      coverageYears: 30,
    };
    expect([1, 30, 31].map((year) => ask(decreasing, year, death).lumpTwd)).toEqual([
      5_000_000, 166_667, 0,
    ]);
  });

  it("MS-MI: t = 17, 18", () => {
    const major = { productCode: "MS-MI", issueAge: 32 };
    const situation = { cause: "illness", triggers: ["diagnosis_major"] } as const;
    expect([17, 18].map((year) => ask(major, year, situation).lumpTwd)).toEqual([
      1_480_000, 1_500_000,
    ]);
  });

  it("QH-CA: 200 days in hospital count as 180", () => {
    expect(
      ask({ productCode: "QH-CA" }, 3, { cause: "cancer", triggers: ["hospital"], days: 200 })
        .lumpTwd,
    ).toBe(540_000);
  });

  it("QH-CA: an early stage of 150,000 is taken from the full cancer", () => {
    const paidBefore = [{ benefitId: "cancer_early", amountTwd: 150_000 }];
    const full = { cause: "cancer", triggers: ["diagnosis_cancer"] } as const;
    expect(ask({ productCode: "QH-CA", paidBefore }, 3, full).lumpTwd).toBe(850_000);
  });

  it("QH-DI grade 3: lump, stream and waiver", () => {
    const support = { productCode: "QH-DI", sumInsured: 30_000 };
    const result = ask(support, 3, {
      cause: "illness",
      triggers: ["disability"],
      disabilityGrade: 3,
    });
    expect(result.lumpTwd).toBe(288_000);
    expect(result.streams).toEqual([
      { category: "DISABILITY_INCOME", amountTwd: 24_000, every: "month", payments: 180 },
    ]);
    expect(result.waived).toEqual(["QH-DI"]);
  });

  it("QH-LT: lump and stream", () => {
    const result = ask({ productCode: "QH-LT", issueAge: 45, sumInsured: 30_000 }, 3, {
      cause: "illness",
      triggers: ["ltc"],
    });
    expect(result.lumpTwd).toBe(180_000);
    expect(result.streams).toEqual([
      { category: "LTC", amountTwd: 30_000, every: "month", payments: 180 },
    ]);
  });

  const survival = { cause: "illness", triggers: ["survival"] } as const;

  it("QH-ED: 200,000 at 18, 19, 20 and 21 only (A11: 4, 3, 2, 1 payments left)", () => {
    const education = {
      productCode: "QH-ED",
      issueAge: 3,
      sumInsured: 200_000,
      payTerm: "to_age_18",
    } as const;
    const at = (age: number) =>
      ask(education, age - 2, survival).streams.map((s) => [s.amountTwd, s.every, s.payments]);
    expect([17, 18, 19, 20, 21, 22].map(at)).toEqual([
      [],
      [[200_000, "year", 4]],
      [[200_000, "year", 3]],
      [[200_000, "year", 2]],
      [[200_000, "year", 1]],
      [],
    ]);
  });

  it("QH-AN: 240,000 a year from 65 for life", () => {
    const annuity = { productCode: "QH-AN", issueAge: 40, sumInsured: 240_000 };
    expect(ask(annuity, 25, survival).streams).toEqual([]);
    expect(ask(annuity, 26, survival).streams).toEqual([
      { category: "ANNUITY", amountTwd: 240_000, every: "year", payments: null },
    ]);
  });

  it("QH-RP: a lump of 20,000 from policy year 7 (A11)", () => {
    const refund = { productCode: "QH-RP", payTerm: 6 };
    expect([6, 7, 30].map((year) => ask(refund, year, survival).lumpTwd)).toEqual([
      0, 20_000, 20_000,
    ]);
  });

  it("per_day from day 4, at most 30, 10 days, 1,000 a day: 7,000", () => {
    const product = handEntered({
      rule: { type: "per_day", sa_multiple: 1, from_day: 4, max_days: 30 },
    });
    const result = ask({ product, sumInsured: 1_000 }, 3, {
      cause: "illness",
      triggers: ["hospital"],
      days: 10,
    });
    expect(result.lumpTwd).toBe(7_000);
    expect(result.lines[0]?.productCode).toBe("OTHER");
  });

  it("QH-HR 3 units, misc 220,000, not as NHI patient: 143,000", () => {
    const rider = { productCode: "QH-HR", sumInsured: 3, payTerm: "=coverage" } as const;
    const situation = {
      cause: "illness",
      triggers: ["medical_expense"],
      setting: "non_nhi",
      bill: { misc: 220_000 },
    } as const;
    expect(ask(rider, 3, situation).reimbursementTwd).toBe(143_000);
  });

  it("QH-HD effective 2026-01-01: illness on 01-20 waits, on 01-31 is covered (DOMAIN 2.6)", () => {
    const policy = singlePolicy(
      { productCode: "QH-HD", sumInsured: 1_000 },
      { effectiveDate: "2026-01-01" },
    );
    const at = (on: string, cause: "illness" | "cancer") =>
      evaluateSituation({
        person,
        policies: [policy],
        situation: { on, cause, triggers: ["hospital"], days: 1 },
      });
    expect(at("2026-01-20", "illness").lines[0]).toMatchObject({
      kind: "none",
      reason: { code: "waiting", until: "2026-01-31" },
    });
    expect(at("2026-01-31", "illness").lumpTwd).toBe(1_000);
    expect(at("2026-03-31", "cancer").lines[0]?.reason).toEqual({
      code: "waiting",
      until: "2026-04-01",
    });
    expect(at("2026-04-01", "cancer").lumpTwd).toBe(1_000);
  });

  it("DOMAIN 3.5 disability cap: after 1,200,000 the grade 4 of 2,100,000 pays 1,800,000", () => {
    const paidBefore = [{ benefitId: "acc_disability", amountTwd: 1_200_000 }];
    const grade4 = { cause: "accident", triggers: ["disability"], disabilityGrade: 4 } as const;
    const result = ask({ productCode: "HY-PA", sumInsured: 3_000_000, paidBefore }, 3, grade4);
    expect(result.lumpTwd).toBe(1_800_000);
    expect(result.lines[0]?.reason.code).toBe("lifetimeLimit");
  });

  it("every standard situation is asked under its own name", () => {
    expect(new Set(COVER_KINDS).size).toBe(26);
  });
});
