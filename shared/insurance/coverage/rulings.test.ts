import { describe, expect, it } from "vitest";
import { adult as person, inPolicyYear, singlePolicy } from "../fixtures/singlePolicy.ts";
import { linPerson, linPolicies } from "../fixtures/linFamily.ts";
import { POLICY_STATES } from "../policyState.ts";
import { coverageYears } from "./coverageFacts.ts";
import { evaluateSituation } from "./evaluateSituation.ts";
import { findProduct } from "../shippedCatalogue.ts";
import type { CoverageInput, CoveragePolicy, Situation } from "./types.ts";

function ask(
  coverage: Partial<CoverageInput>,
  situation: Omit<Situation, "on"> & { on?: string },
  policy: Partial<CoveragePolicy> = {},
) {
  return evaluateSituation({
    person,
    policies: [singlePolicy(coverage, policy)],
    situation: { on: inPolicyYear(5), ...situation },
  });
}

const paying = (result: ReturnType<typeof ask>) =>
  result.lines.filter((line) => line.kind !== "none").map((line) => line.benefitId);
const death = { cause: "illness", triggers: ["death"] } as const;

describe("RULINGS on coverage", () => {
  it("A05: company is for display only; an unknown product is named, the rest is evaluated", () => {
    expect(ask({ productCode: "QH-WL" }, death, { company: "whoever" }).lumpTwd).toBe(1_000_000);
    const mixed = [singlePolicy({ productCode: "NO" }), singlePolicy({ productCode: "QH-WL" })];
    const result = evaluateSituation({
      person,
      policies: mixed,
      situation: { on: inPolicyYear(5), ...death },
    });
    expect([result.lumpTwd, result.unknownProducts]).toEqual([1_000_000, ["NO"]]);
  });

  it("A06: a terminating benefit ends those of other triggers, whatever the order of triggers", () => {
    for (const triggers of [
      ["diagnosis_major", "death"],
      ["death", "diagnosis_major"],
    ] as const) {
      expect(paying(ask({ productCode: "MS-MI" }, { cause: "illness", triggers }))).toEqual([
        "major",
      ]);
    }
    const both = ask(
      { productCode: "QH-WL" },
      { cause: "accident", triggers: ["disability", "death"], disabilityGrade: 1 },
    );
    expect(paying(both)).toEqual(["death"]);
    const transport = ask(
      { productCode: "QH-PA", sumInsured: 3_000_000 },
      { cause: "transport_accident", triggers: ["death"] },
    );
    expect(transport.lumpTwd).toBe(6_000_000);
  });

  it("A07: surgerySetting picks the benefit, setting only the ratio; missing figures count 0, sessions 1", () => {
    const operation = { cause: "illness", triggers: ["surgery"], surgeryGrade: 4 } as const;
    const daily = { productCode: "QH-HD", sumInsured: 1_000 };
    expect(ask(daily, operation).lumpTwd).toBe(20_000);
    expect(ask(daily, { ...operation, setting: "non_nhi" }).lumpTwd).toBe(20_000);
    expect(ask(daily, { ...operation, surgerySetting: "outpatient" }).lumpTwd).toBe(2_000);
    expect(
      ask(daily, { cause: "illness", triggers: ["surgery"] }).lines.map((line) => line.reason.code),
    ).toEqual(["gradeMissing", "setting"]);
    expect(ask(daily, { cause: "illness", triggers: ["hospital"] }).lines[0]).toMatchObject({
      kind: "none",
      amountTwd: 0,
    });
    expect(ask({ productCode: "QH-CA" }, { cause: "cancer", triggers: ["chemo"] }).lumpTwd).toBe(
      3_000,
    );
    expect(
      ask({ productCode: "QH-CA" }, { cause: "cancer", triggers: ["chemo"], sessions: 6 }).lumpTwd,
    ).toBe(18_000);
    expect(
      ask({ productCode: "QH-DI" }, { cause: "illness", triggers: ["disability"] }).lines.every(
        (line) => line.kind === "none",
      ),
    ).toBe(true);
  });

  it("A08: the earlier effective date pays first, whatever the input order; the bill falls by the payment", () => {
    const rider = { productCode: "QH-HR", sumInsured: 1, payTerm: "=coverage" } as const;
    const late = singlePolicy(rider, { policyNo: "late", effectiveDate: "2001-01-01" });
    const early = singlePolicy(rider, { policyNo: "early" });
    const copy = singlePolicy(
      { ...rider, coordination: "copy_allowed" },
      { policyNo: "copy", effectiveDate: "1999-01-01" },
    );
    const situation = {
      on: "2005-06-15",
      cause: "illness",
      triggers: ["medical_expense"],
      bill: { misc: 60_000 },
    } as const;
    const { lines } = evaluateSituation({ person, policies: [late, copy, early], situation });
    const misc = lines.filter((line) => line.benefitId === "misc");
    expect(misc.map((line) => [line.policyNo, line.amountTwd])).toEqual([
      ["late", 10_000],
      ["copy", 50_000],
      ["early", 50_000],
    ]);
    const abroad = evaluateSituation({
      person,
      policies: [late, early],
      situation: { ...situation, setting: "non_nhi" },
    });
    // 60,000 x 0.65 = 39,000, then (60,000 - 39,000) x 0.65 = 13,650
    expect(
      abroad.lines.filter((line) => line.benefitId === "misc").map((line) => line.amountTwd),
    ).toEqual([13_650, 39_000]);
  });

  it("A08: a contract that fails a test takes no part; the room is paid per day", () => {
    const rider = { productCode: "QH-HR", sumInsured: 2, payTerm: "=coverage" } as const;
    const room = {
      cause: "illness",
      triggers: ["medical_expense"],
      days: 3,
      bill: { roomPerDay: 1_500.5 },
    } as const;
    const lapsed = singlePolicy(rider, { state: "lapsed" });
    const result = evaluateSituation({
      person,
      policies: [lapsed, singlePolicy(rider, { effectiveDate: "2001-01-01" })],
      situation: { on: "2005-06-15", ...room },
    });
    expect(result.reimbursementTwd).toBe(3_000);
    expect(ask({ ...rider, sumInsured: 4 }, room).reimbursementTwd).toBe(4_502);
  });

  it("A09: once, and what was paid before", () => {
    const paidBefore = [{ benefitId: "cancer_first", amountTwd: 1_000_000 }];
    const full = {
      cause: "cancer",
      triggers: ["diagnosis_cancer", "diagnosis_cancer_early"],
    } as const;
    expect(ask({ productCode: "QH-CA" }, full).lumpTwd).toBe(1_000_000);
    expect(ask({ productCode: "QH-CA" }, full).lines.map((line) => line.amountTwd)).toEqual([
      850_000, 150_000,
    ]);
    expect(
      ask({ productCode: "QH-CA", paidBefore }, { cause: "cancer", triggers: ["diagnosis_cancer"] })
        .lines[0]?.reason.code,
    ).toBe("oncePaid");
    const deep = [{ benefitId: "cancer_early", amountTwd: 5_000_000 }];
    expect(
      ask(
        { productCode: "QH-CA", paidBefore: deep },
        { cause: "cancer", triggers: ["diagnosis_cancer"] },
      ),
    ).toMatchObject({ lumpTwd: 0, lines: [{ kind: "none", reason: { code: "deducted" } }] });
  });

  it("A10: waived only if a premium would still fall due, once per coverage", () => {
    const grade2 = { cause: "illness", triggers: ["disability"], disabilityGrade: 2 } as const;
    const waived = (
      year: number,
      state: CoveragePolicy["state"] = "in_force",
      payTerm: CoverageInput["payTerm"] = 20,
    ) =>
      ask({ productCode: "QH-WL", payTerm }, { ...grade2, on: inPolicyYear(year) }, { state })
        .waived;
    expect(waived(19)).toEqual(["QH-WL"]);
    expect(waived(20)).toEqual([]);
    expect(waived(40, "in_force", "=coverage")).toEqual(["QH-WL"]);
    expect(waived(5, "grace")).toEqual(["QH-WL"]);
    expect(waived(5, "apl")).toEqual(["QH-WL"]);
    for (const state of ["premium_paid", "paid_up", "extended_term", "waived", "lapsed"] as const)
      expect(waived(5, state)).toEqual([]);
    expect(
      ask({ productCode: "QH-WL" }, { ...grade2, on: inPolicyYear(20) }).lines.at(-1)?.reason,
    ).toEqual({ code: "nothingToWaive" });
  });

  it("A11: streams are in no total and never merged", () => {
    const two = [
      singlePolicy({ productCode: "MS-DI", sumInsured: 20_000 }),
      singlePolicy({ productCode: "MS-DI", sumInsured: 20_000 }),
    ];
    const result = evaluateSituation({
      person,
      policies: two,
      situation: {
        on: inPolicyYear(5),
        cause: "illness",
        triggers: ["disability"],
        disabilityGrade: 1,
      },
    });
    expect([result.lumpTwd, result.streams.length]).toEqual([0, 2]);
  });

  it("A12: maturity and longevity on their very day only, past the term test", () => {
    const endowment = { productCode: "MS-EN", issueAge: 30 };
    const maturity = { cause: "illness", triggers: ["maturity"] } as const;
    expect(
      ["2019-12-31", "2020-01-01", "2020-01-02"].map(
        (on) => ask(endowment, { ...maturity, on }).lumpTwd,
      ),
    ).toEqual([0, 1_000_000, 0]);
    expect(ask(endowment, { ...death, on: "2020-01-01" }).lumpTwd).toBe(0);
    expect(
      ask(endowment, { ...maturity, on: "2020-01-01" }, { state: "surrendered" }).lumpTwd,
    ).toBe(0);
    const whole = { productCode: "QH-WL", issueAge: 65 };
    const survival = { cause: "illness", triggers: ["survival"] } as const;
    expect(
      ["2044-12-31", "2045-01-01"].map((on) => ask(whole, { ...survival, on }).lumpTwd),
    ).toEqual([0, 1_000_000]);
  });

  it("A13: benefit ages are inclusive, the term's is not; no lump once the annuity runs", () => {
    const annuity = {
      productCode: "QH-AN",
      issueAge: 40,
      sumInsured: 240_000,
      annualPremiumTwd: 100_000,
    };
    expect(ask(annuity, { ...death, on: inPolicyYear(25) }).lumpTwd).toBe(2_040_000);
    expect(ask(annuity, { ...death, on: inPolicyYear(26) })).toMatchObject({
      lumpTwd: 0,
      streams: [],
    });
    expect(
      ask({ productCode: "QH-WL", issueAge: 35 }, { ...death, on: inPolicyYear(75) }).lumpTwd,
    ).toBe(1_000_000);
    expect(
      ask({ productCode: "QH-WL", issueAge: 35 }, { ...death, on: inPolicyYear(76) }).lumpTwd,
    ).toBe(0);
  });

  it("A14: seven states pay, all others 0; refunds count premiums in every paying state", () => {
    const pays = POLICY_STATES.filter(
      (state) => ask({ productCode: "QH-CA" }, death, { state }).lumpTwd > 0,
    );
    expect(pays).toEqual([
      "in_force",
      "grace",
      "apl",
      "premium_paid",
      "paid_up",
      "extended_term",
      "waived",
    ]);
    const refund = { productCode: "QH-CA", annualPremiumTwd: 10_000, payTerm: 3 };
    for (const state of pays) expect(ask(refund, death, { state }).lumpTwd).toBe(30_000);
  });

  it("A15: 29 February counts from 1 March; nothing before the effective date; years of cover", () => {
    const leap = { effectiveDate: "2024-02-29" };
    const refund = { productCode: "QH-CA", annualPremiumTwd: 10_000 };
    expect(ask(refund, { ...death, on: "2025-02-28" }, leap).lumpTwd).toBe(10_000);
    expect(ask(refund, { ...death, on: "2025-03-01" }, leap).lumpTwd).toBe(20_000);
    expect(ask(refund, { ...death, on: "2024-02-28" }, leap).lines[0]?.reason).toEqual({
      code: "notEffective",
      from: "2024-02-29",
    });
    const years = (code: string, coverage: Partial<CoverageInput>) => {
      const product = findProduct(code);
      return (
        product && coverageYears(product, { issueAge: 30, sumInsured: 1, payTerm: 10, ...coverage })
      );
    };
    expect(years("QH-TL", { coverageYears: 20 })).toBe(20);
    expect(years("MS-EN", { payTerm: 10 })).toBe(20);
    expect(years("QH-TL", { payTerm: 30 })).toBe(30);
    expect(years("QH-TL", { payTerm: "=coverage" })).toBe(10);
  });

  it("A16: under 15 death pays at most 690,000 in all, later policies cut first, refunds beside it", () => {
    const child = { birthDate: "2012-01-01", sex: "M" } as const;
    const own = (
      code: string,
      policyNo: string,
      effectiveDate: string,
      more: Partial<CoverageInput> = {},
    ) =>
      singlePolicy(
        { productCode: code, issueAge: 0, sumInsured: 500_000, ...more },
        { policyNo, effectiveDate },
      );
    const policies = [
      own("QH-WL", "third", "2015-01-01"),
      own("QH-WL", "second", "2014-01-01"),
      own("QH-WL", "first", "2013-01-01"),
      own("QH-CA", "refund", "2013-01-01", { annualPremiumTwd: 1_000, payTerm: 20 }),
    ];
    const at = (on: string) =>
      evaluateSituation({ person: child, policies, situation: { on, ...death } });
    const young = at("2026-12-31");
    expect(young.lines.map((line) => [line.policyNo, line.kind, line.amountTwd])).toEqual([
      ["third", "none", 0],
      ["second", "lump", 190_000],
      ["first", "lump", 500_000],
      ["refund", "lump", 14_000],
    ]);
    expect(young.lines[0]?.reason).toEqual({ code: "funeralLimit", limitTwd: 690_000 });
    expect(young.lumpTwd).toBe(704_000);
    expect(at("2027-01-01").lumpTwd).toBe(1_500_000 + 14_000 + 1_000 * 1);
  });

  it("A17: the waiting period stops refunds and waivers too, accidents never wait", () => {
    const care = { productCode: "QH-LT", issueAge: 45, sumInsured: 30_000 };
    const fresh = { effectiveDate: "2026-01-01" };
    expect(
      ask(care, { on: "2026-03-31", cause: "illness", triggers: ["ltc"] }, fresh),
    ).toMatchObject({ lumpTwd: 0, waived: [] });
    expect(
      ask(care, { on: "2026-04-01", cause: "illness", triggers: ["ltc"] }, fresh),
    ).toMatchObject({ lumpTwd: 180_000, waived: ["QH-LT"] });
    expect(
      ask(care, { on: "2026-01-01", cause: "accident", triggers: ["ltc"] }, fresh).lumpTwd,
    ).toBe(180_000);
    const cancer = { productCode: "QH-CA", annualPremiumTwd: 9_000 };
    expect(ask(cancer, { ...death, on: "2026-01-30" }, fresh).lumpTwd).toBe(0);
    expect(ask(cancer, { ...death, on: "2026-01-31" }, fresh).lumpTwd).toBe(9_000);
    expect(
      ask(cancer, { cause: "cancer", triggers: ["death"], on: "2026-01-31" }, fresh).lumpTwd,
    ).toBe(0);
  });

  it("A28: each line is rounded once, totals add rounded lines", () => {
    const half = { productCode: "QH-DI", sumInsured: 1_000.5 };
    const result = ask(half, { cause: "illness", triggers: ["disability"], disabilityGrade: 11 });
    expect(result.lumpTwd).toBe(600);
    const rate = { productCode: "QH-PA", sumInsured: 1_155 };
    expect(ask(rate, { on: "2031-06-15", cause: "accident", triggers: ["death"] }).lumpTwd).toBe(
      578,
    );
  });

  it("A29: one line per benefit asked, none for other triggers; causes match by the list alone", () => {
    const result = ask(
      { productCode: "QH-CA" },
      { cause: "illness", triggers: ["diagnosis_cancer"] },
    );
    expect(result.lines).toHaveLength(1);
    expect(result.lines[0]).toMatchObject({
      kind: "none",
      amountTwd: 0,
      reason: { code: "cause", cause: "illness" },
    });
    const all = evaluateSituation({
      person: linPerson,
      policies: linPolicies,
      situation: {
        on: "2026-11-24",
        cause: "transport_accident",
        triggers: ["death", "hospital"],
        days: 2,
      },
    });
    const lumps = all.lines
      .filter((line) => line.kind === "lump")
      .reduce((sum, line) => sum + line.amountTwd, 0);
    expect(all.lumpTwd).toBe(lumps);
  });
});
