import { describe, expect, it } from "vitest";
import { catalogue } from "#shared/insurance/catalogue.ts";
import type { CustomerId, IsoDate, IsoInstant, PolicyId, StaffId } from "#shared/model/brand.ts";
import { policySchema } from "#shared/model/policy.ts";
import {
  draftOf,
  newCoverage,
  newDraft,
  toPolicy,
  typedDate,
  type CoverageDraft,
  type PolicyDraft,
} from "./policyDraft.ts";
import { nextDue, policyFigures, premiumTotals, type Insured } from "./policyFigures.ts";
import { policyProblems } from "./policyProblems.ts";
import { benefitOf, newCustomProduct } from "./products.ts";

const today = "2026-11-24" as IsoDate;
const insuredId = "c-1" as CustomerId;
const insured: Insured = { birthDate: "1990-03-10" as IsoDate, sex: "M", occupationClass: 1 };
const record = {
  createdAt: "2026-11-24T00:00:00.000Z" as IsoInstant,
  updatedAt: "2026-11-24T00:00:00.000Z" as IsoInstant,
  updatedBy: "s-1" as StaffId,
};

function coverage(change: Partial<CoverageDraft>): CoverageDraft {
  return {
    ...newCoverage("main", "cov-1"),
    productCode: "QH-WL",
    sumInsured: 1_000_000,
    payTerm: 20,
    ...change,
  };
}

function draft(change: Partial<PolicyDraft> = {}): PolicyDraft {
  return {
    ...newDraft(insuredId, "cov-1"),
    policyNo: "QH0001",
    effectiveDate: "115/03/09",
    coverages: [coverage({})],
    ...change,
  };
}

function problems(of: PolicyDraft, person = insured) {
  return policyProblems(of, policyFigures(of, person, today), person, today);
}

function save(of: PolicyDraft) {
  const ids = { id: "p-1" as PolicyId, insuredId };
  return policySchema.parse(toPolicy(of, policyFigures(of, insured, today), ids, record));
}

describe("policy form", () => {
  it.each([
    ["115/03/05", "2026-03-05"],
    ["1150305", "2026-03-05"],
    ["990930", "2010-09-30"],
    ["民國115年3月5日", "2026-03-05"],
    ["2026-03-05", "2026-03-05"],
    ["20260305", "2026-03-05"],
    ["114/02/29", null],
    ["soon", null],
  ])("DOMAIN 2.2 reads %s as %s", (text, iso) => {
    expect(typedDate(text)).toBe(iso);
  });

  it("DOMAIN 2.1 issue age is the insurance age on the effective date", () => {
    expect(policyFigures(draft({ effectiveDate: "2026-03-09" }), insured, today).issueAges).toEqual(
      [36],
    );
    expect(policyFigures(draft({ effectiveDate: "2025-03-10" }), insured, today).issueAges).toEqual(
      [35],
    );
  });

  it("DOMAIN 8 computes the premium from the catalogue, and the mode by 2.5", () => {
    const of = draft({ effectiveDate: "2025-03-10", premiumMode: "monthly" });
    const figures = policyFigures(of, insured, today);
    expect(figures.premiumsTwd).toEqual([31_370]);
    expect(premiumTotals(of, figures)).toEqual({
      annualTwd: 31_370,
      modalTwd: 2_761,
      isComplete: true,
    });
  });

  it("a good draft has no problem and fits the model", () => {
    expect(problems(draft())).toEqual({});
    const policy = save(draft());
    expect(policy).toMatchObject({
      isOwn: true,
      company: "QH",
      effectiveDate: "2026-03-09",
      nextDueDate: "2027-03-09",
    });
    expect(policy.coverages[0]).toMatchObject({ productCode: "QH-WL", issueAge: 36 });
  });

  it("DOMAIN 8 underwriting: age, sum, step, rider without main, occupation class", () => {
    const of = (change: Partial<CoverageDraft>) =>
      problems(draft({ coverages: [coverage(change)] }));
    expect(of({ issueAge: 66 })["coverages.0.issueAge"]?.code).toBe("issueAge");
    expect(of({ sumInsured: 90_000 })["coverages.0.sumInsured"]).toEqual({
      code: "sumMin",
      values: { min: "100,000" },
    });
    expect(of({ sumInsured: 20_010_000 })["coverages.0.sumInsured"]?.code).toBe("sumMax");
    expect(of({ sumInsured: 1_005_000 })["coverages.0.sumInsured"]?.code).toBe("sumStep");
    expect(
      of({ kind: "rider", productCode: "QH-HD", sumInsured: 1_000, payTerm: "=coverage" })[
        "coverages.0.product"
      ]?.code,
    ).toBe("riderNeedsMain");
    const accident = draft({
      company: "HY",
      evidence: "statement",
      evidenceOn: "115/01/01",
      coverages: [coverage({ productCode: "HY-PA", payTerm: "=coverage" })],
    });
    expect(problems(accident)).toEqual({});
    expect(
      problems(accident, { ...insured, occupationClass: undefined })["coverages.0.product"]?.code,
    ).toBe("occupationMissing");
  });

  it("DOMAIN 8 every accident line asks for the occupation class, but not what is described by hand (F21)", () => {
    const nobody = { ...insured, occupationClass: undefined };
    const rider = coverage({
      kind: "rider",
      productCode: "QH-PR",
      sumInsured: 50_000,
      payTerm: "=coverage",
    });
    const own = draft({ coverages: [coverage({}), rider] });
    expect(problems(own, nobody)).toEqual({ "coverages.1.product": { code: "occupationMissing" } });
    const byHand = draft({
      company: "",
      companyName: "山海人壽",
      evidence: "statement",
      evidenceOn: "115/01/01",
      coverages: [
        coverage({
          productCode: null,
          custom: { ...custom(), line: "accident" },
          annualPremiumTwd: 12_000,
        }),
      ],
    });
    expect(problems(byHand, nobody)).toEqual({});
  });

  it("a discontinued product may be recorded: people still hold it", () => {
    const held = draft({
      effectiveDate: "105/03/09",
      coverages: [coverage({ productCode: "QH-RP", payTerm: 6 })],
    });
    expect(problems(held)).toEqual({});
  });

  it("F21 another company's policy needs evidence and its date", () => {
    const of = draft({
      company: "",
      companyName: "山海人壽",
      coverages: [coverage({ productCode: null, custom: custom(), annualPremiumTwd: 12_000 })],
    });
    expect(Object.keys(problems(of)).sort()).toEqual(["evidence", "evidenceOn"]);
    const policy = save({ ...of, evidence: "verbal", evidenceOn: "1151101" });
    expect(policy).toMatchObject({
      isOwn: false,
      company: "山海人壽",
      evidence: "verbal",
      evidenceOn: "2026-11-01",
      annualPremiumTwd: 12_000,
    });
    expect(policy.coverages[0]?.product?.benefits[0]?.category).toBe("HOSPITAL_DAY");
    expect(policy.coverages[0]).not.toHaveProperty("productCode");
  });

  it("F21 a hand-made product says what is missing", () => {
    const empty = { ...custom(), name_zh: " ", benefits: [] };
    const found = problems(draft({ coverages: [coverage({ productCode: null, custom: empty })] }));
    expect(found).toMatchObject({
      "coverages.0.name": { code: "missing" },
      "coverages.0.benefits": { code: "noBenefit" },
      "coverages.0.annualPremiumTwd": { code: "missing" },
    });
  });

  it("DOMAIN 2.7 shares of one order make 100 % or are left open", () => {
    const heir = { benefit: "death" as const, isLegalHeirs: false, order: 1, name: "林小華" };
    const with2 = (a: number | null, b: number | null) =>
      problems(
        draft({
          beneficiaries: [
            { ...heir, id: "1", sharePercent: a },
            { ...heir, id: "2", sharePercent: b },
          ],
        }),
      );
    expect(with2(null, null)).toEqual({});
    expect(with2(60, 40)).toEqual({});
    expect(with2(60, 30)["beneficiaries.0.sharePercent"]).toEqual({
      code: "shares",
      values: { total: 90 },
    });
    expect(Object.keys(with2(100, null))).toHaveLength(2);
  });

  it("a stored policy opens and saves unchanged", () => {
    const policy = { ...save(draft()), loanTwd: 5_000 };
    const of = draftOf(policy);
    expect(
      toPolicy(
        of,
        policyFigures(of, insured, today),
        { id: policy.id, insuredId },
        { ...record, loanTwd: 5_000 },
      ),
    ).toEqual(policy);
  });

  it("the next instalment is counted from the effective date", () => {
    expect(nextDue("2026-01-31" as IsoDate, "monthly", "2026-02-28" as IsoDate)).toBe("2026-03-31");
    expect(nextDue("2027-01-05" as IsoDate, "annual", today)).toBe("2027-01-05");
  });

  it("F21 every category makes a valid benefit", () => {
    const categories = new Set(
      catalogue.products.flatMap(({ benefits }) => benefits.map(({ category }) => category)),
    );
    for (const category of categories) {
      const of = draft({
        coverages: [
          coverage({
            productCode: null,
            custom: { ...custom(), benefits: [benefitOf("b", category)] },
            annualPremiumTwd: 1,
          }),
        ],
      });
      expect(problems(of)).toEqual({});
    }
  });
});

function custom() {
  return {
    ...newCustomProduct("custom-1", "山海人壽", "main"),
    name_zh: "住院日額",
    benefits: [benefitOf("b1", "HOSPITAL_DAY")],
  };
}
