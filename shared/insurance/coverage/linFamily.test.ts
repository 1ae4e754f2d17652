import { describe, expect, it } from "vitest";
import { linPerson as person, linPolicies as policies } from "../fixtures/linFamily.ts";
import type { CoveragePolicy, Situation } from "./types.ts";
import { evaluateSituation } from "./evaluateSituation.ts";

const DATES = { 35: "2026-11-24", 40: "2031-11-24", 65: "2056-11-24" } as const;
const AGES = [35, 40, 65] as const;

function ask(
  age: 35 | 40 | 65,
  situation: Omit<Situation, "on">,
  own: readonly CoveragePolicy[] = policies,
) {
  return evaluateSituation({ person, policies: own, situation: { on: DATES[age], ...situation } });
}

const lumps = (situation: Omit<Situation, "on">) => AGES.map((age) => ask(age, situation).lumpTwd);

const hospitalStay = {
  cause: "illness",
  triggers: ["hospital", "hospital_icu", "surgery", "medical_expense"],
  days: 10,
  icuDays: 2,
  surgeryGrade: 4,
  bill: { roomPerDay: 3_000, misc: 220_000, surgery: 110_000 },
} as const;

describe("DOMAIN 3.5 林志遠 at 35, 40 and 65 (F22, F23)", () => {
  it("S1 death by illness", () => {
    expect(lumps({ cause: "illness", triggers: ["death"] })).toEqual([
      5_731_403, 4_978_989, 1_323_680,
    ]);
  });

  it("S2 death by accident", () => {
    expect(lumps({ cause: "accident", triggers: ["death"] })).toEqual([
      8_731_403, 7_978_989, 2_823_680,
    ]);
  });

  it("S3 death in public transport", () => {
    expect(lumps({ cause: "transport_accident", triggers: ["death"] })).toEqual([
      11_731_403, 10_978_989, 5_823_680,
    ]);
  });

  it("S4 accident, disability grade 7", () => {
    expect(lumps({ cause: "accident", triggers: ["disability"], disabilityGrade: 7 })).toEqual([
      1_200_000, 1_200_000, 1_200_000,
    ]);
  });

  it("S5 cancer with the NHI major-illness card", () => {
    expect(lumps({ cause: "cancer", triggers: ["diagnosis_major"] })).toEqual([
      1_090_000, 1_240_000, 1_500_000,
    ]);
  });

  it("S6 hospital: 32,000 fixed and 355,000 of the bill, not the 425,000 of the caps", () => {
    for (const age of AGES) {
      const { lumpTwd, reimbursementTwd, lines } = ask(age, hospitalStay);
      expect([lumpTwd, reimbursementTwd]).toEqual([32_000, 355_000]);
      const paid = lines
        .filter((line) => line.kind === "reimbursement")
        .map((line) => [line.productCode, line.benefitId, line.amountTwd]);
      expect(paid).toEqual([
        ["QH-HR", "room", 15_000],
        ["QH-HR", "misc", 150_000],
        ["QH-HR", "surgery_fee", 90_000],
        ["HY-HR", "room", 10_000],
        ["HY-HR", "misc", 70_000],
        ["HY-HR", "surgery_fee", 20_000],
      ]);
    }
  });

  it("A08, A29: were HY-HR copy_allowed, it would pay its full caps beside the other", () => {
    const copied = policies.map((policy) => ({
      ...policy,
      coverages: policy.coverages.map((coverage) =>
        coverage.productCode === "HY-HR"
          ? { ...coverage, coordination: "copy_allowed" as const }
          : coverage,
      ),
    }));
    expect(ask(35, hospitalStay, copied).reimbursementTwd).toBe(425_000);
  });

  it("S7 illness, disability grade 2: 18,000 a month x 120; premium of QH-WL waived while one is due", () => {
    for (const age of AGES) {
      const { streams, waived, lumpTwd } = ask(age, {
        cause: "illness",
        triggers: ["disability"],
        disabilityGrade: 2,
      });
      expect(streams).toEqual([
        { category: "DISABILITY_INCOME", amountTwd: 18_000, every: "month", payments: 120 },
      ]);
      expect(lumpTwd).toBe(0);
      expect(waived).toEqual(age === 65 ? [] : ["QH-WL"]);
    }
  });

  it("after S5 the MS-MI coverage has ended, so a later death pays no refund from it", () => {
    const after = policies.map((policy) => ({
      ...policy,
      coverages: policy.coverages.map((coverage) =>
        coverage.productCode === "MS-MI"
          ? { ...coverage, paidBefore: [{ benefitId: "major", amountTwd: 1_090_000 }] }
          : coverage,
      ),
    }));
    expect(ask(35, { cause: "illness", triggers: ["death"] }, after).lumpTwd).toBe(
      5_731_403 - 64_736,
    );
  });

  it("every line says who pays and by which rule, paying or not", () => {
    const { lines } = ask(65, { cause: "illness", triggers: ["death"] });
    expect(
      lines.map((line) => [
        line.policyNo,
        line.product.name_zh.length > 0,
        line.benefit.rule.type,
        line.kind,
        line.reason.code,
      ]),
    ).toEqual([
      ["P1", true, "max_of", "lump", "paid"],
      ["P2", true, "decreasing_term", "none", "expiredAfterYears"],
      ["P3", true, "age_band", "none", "cause"],
      ["P3", true, "sum_insured_multiple", "none", "cause"],
      ["P4", true, "return_of_premium", "lump", "paid"],
    ]);
  });
});
