import loadHighs from "highs";
import { describe, expect, it } from "vitest";
import { evaluateSituation } from "../coverage/evaluateSituation.ts";
import { LIN_TODAY, linHousehold, linPerson, linPolicies } from "../fixtures/linFamily.ts";
import { modalPremiumTwd } from "../premium.ts";
import type { Product } from "../product.ts";
import { PREMIUM_MODES } from "../rules.ts";
import { catalogue, findProduct } from "../shippedCatalogue.ts";
import { saleTerms, underwritingRefusals } from "../underwriting.ts";
import { planChoices, whatIfPolicy } from "./choices.ts";
import { highsSolver } from "./highsSolver.ts";
import { planProposals, PROPOSAL_KINDS, type PlanRequest } from "./planProposals.ts";
import { planRows, withPolicies } from "./planRows.ts";
import { planWords } from "./planWords.ts";
import { PLAN_LOCALES } from "./planVocabulary.ts";

const solve = highsSolver(await loadHighs());
const product = (code: string) => findProduct(code) as Product;

const lin: PlanRequest = {
  person: linPerson,
  policies: linPolicies,
  household: linHousehold,
  on: LIN_TODAY,
  budgetTwd: 60_000,
  children: [
    { id: "c1", birthDate: "2021-03-01", sex: "F" },
    { id: "c2", birthDate: "2024-05-01", sex: "M" },
  ],
};
const plan = await planProposals(lin, solve);
const proposalOf = (kind: (typeof PROPOSAL_KINDS)[number]) => {
  const found = plan.proposals.find((one) => one.kind === kind);
  if (!found) throw new Error(kind);
  return found;
};

describe("proposals for 林志遠", () => {
  it("F26 three proposals; their gaps before the plan are those of DOMAIN 4", () => {
    expect(plan.proposals.map(({ kind }) => kind)).toEqual(PROPOSAL_KINDS);
    const gaps = Object.fromEntries(
      proposalOf("closes_all").before.map(({ kind, gapTwd }) => [kind, gapTwd]),
    );
    expect(gaps).toMatchObject({
      life_illness: 7_719_053,
      life_accident: 4_719_053,
      major_illness: 1_810_000,
      cancer: 1_310_000,
      hospital_day: 6_244,
      reimb_misc: 50_000,
      reimb_surgery: 0,
      disability_month: 50_000,
      ltc: 4_175_331,
      education: 2_700_223,
      retirement: 11_746_909,
    });
  });

  it("the first closes all that products allow, and warns of what it takes of the income (F139)", () => {
    const { after, warnings, budgetTwd } = proposalOf("closes_all");
    // The daily sum ends at 5,000 by the product: 7,244 less 1,000 on file less 5,000.
    expect(after.filter(({ gapTwd }) => gapTwd > 0)).toEqual([
      { kind: "hospital_day", needTwd: 7_244, haveTwd: 6_000, gapTwd: 1_244 },
    ]);
    expect(budgetTwd).toBeNull();
    expect(warnings).toEqual([{ code: "premium_income", ratio: expect.any(Number), limit: 0.2 }]);
  });

  it("DOMAIN 8 a budget of exactly what a sum costs buys that sum: QH-WL 1,000,000 for 31,370", async () => {
    const only = { ...lin, products: [product("QH-WL")], budgetTwd: 31_370 };
    const { proposals } = await planProposals(only, solve);
    const within = proposals.find(({ kind }) => kind === "within_budget");
    expect(within?.coverages[0]?.sumInsured).toBe(1_000_000);
    expect(within?.premiumsTwd.annual).toBe(31_370);
  });

  it("the others keep to the budget and to half of it, and leave more open the less they cost", () => {
    const [all, within, half] = PROPOSAL_KINDS.map(proposalOf).map(({ premiumsTwd, after }) => ({
      premium: premiumsTwd.annual,
      open: after.reduce(
        (sum, { kind, gapTwd, needTwd }) =>
          needTwd > 0 ? sum + (plan.settings.weights[kind] * gapTwd) / needTwd : sum,
        0,
      ),
    }));
    expect(within?.premium).toBeLessThanOrEqual(60_000);
    expect(half?.premium).toBeLessThanOrEqual(30_000);
    expect(all?.open).toBeLessThan(within?.open ?? 0);
    expect(within?.open).toBeLessThan(half?.open ?? 0);
  });

  it("DOMAIN 8 nothing that underwriting forbids or that is not sold (random people: tests/fuzz/plans)", () => {
    for (const { coverages } of plan.proposals) {
      for (const {
        product: of,
        insured,
        issueAge,
        sumInsured,
        payTerm,
        coverageYears,
      } of coverages) {
        const isMain = (one: (typeof coverages)[number]) =>
          one.product.kind === "main" && one.insured.id === insured.id;
        const application = {
          insuranceAge: issueAge,
          sumInsured,
          occupationClass: insured.occupationClass,
          hasMainContract: !insured.isChild || coverages.some(isMain),
        };
        expect(underwritingRefusals(of, application)).toEqual([]);
        expect(saleTerms(of)).toContainEqual({ payTerm, coverageYears });
      }
    }
  });

  it("DOMAIN 2.5 instalments are rounded a coverage and then added", () => {
    for (const { coverages, premiumsTwd } of plan.proposals) {
      for (const mode of PREMIUM_MODES) {
        const sum = coverages.reduce(
          (total, one) => total + modalPremiumTwd(one.premiumsTwd.annual, mode),
          0,
        );
        expect(premiumsTwd[mode]).toBe(sum);
      }
    }
  });

  it("F31 the matrix after holds the policies on file as they were, and the plan beside them", () => {
    const { matrixBefore, matrixAfter } = proposalOf("within_budget");
    const onFile = matrixBefore.columns.map(({ policyNo }) => policyNo);
    expect(matrixAfter.columns.slice(0, onFile.length)).toEqual(matrixBefore.columns);
    expect(matrixAfter.columns.length).toBeGreaterThan(onFile.length);
    for (const [i, row] of matrixBefore.rows.entries()) {
      const after = matrixAfter.rows[i];
      expect(after?.cells.slice(0, onFile.length)).toEqual(row.cells);
      expect(after?.totalTwd).toBeGreaterThanOrEqual(row.totalTwd);
    }
  });

  it("the same request gives the same plan, in whatever order products come", async () => {
    const products = catalogue.products.filter(
      ({ company, status }) => company === "QH" && status === "on_sale",
    );
    const again = await planProposals({ ...lin, products: products.toReversed() }, solve);
    expect(again).toEqual(plan);
  });

  it("what a plan adds is what the engine pays once waiting is over", () => {
    const coverage = proposalOf("closes_all").coverages.find((one) => one.product.code === "QH-CI");
    if (!coverage) throw new Error("QH-CI");
    const policy = whatIfPolicy("PLAN-1", "QH", LIN_TODAY, [coverage]);
    const situation = { on: LIN_TODAY, cause: "cancer", triggers: ["diagnosis_major"] } as const;
    const { lumpTwd } = evaluateSituation({ person: linPerson, policies: [policy], situation });
    expect(lumpTwd).toBe(coverage.sumInsured);
    expect(coverage.closes).toContainEqual({ kind: "major_illness", amountTwd: lumpTwd });
  });

  it("F26 what the coverages close is what lies between the gaps before and after, told once", () => {
    for (const { coverages, before, after } of plan.proposals) {
      before.forEach(({ kind, gapTwd }, i) => {
        const closed = coverages
          .flatMap(({ closes }) => closes)
          .reduce((sum, one) => (one.kind === kind ? sum + one.amountTwd : sum), 0);
        // Each coverage is rounded to the dollar on its own.
        expect(Math.abs(gapTwd - closed - (after[i]?.gapTwd ?? 0))).toBeLessThanOrEqual(2);
      });
    }
  });

  it("a senior customer is told of the steps that apply (DOMAIN 9.8), and is offered no closed age", async () => {
    const old = { ...lin, person: { ...linPerson, birthDate: "1960-06-10" }, policies: [] };
    const { proposals } = await planProposals(old, solve);
    for (const { coverages, warnings, premiumsTwd } of proposals) {
      const own = coverages.filter(({ insured }) => !insured.isChild);
      expect(own.every(({ product: { issue_age: age } }) => age.max >= 66)).toBe(true);
      const isWarned = warnings.some(({ code }) => code === "senior");
      expect(isWarned).toBe(premiumsTwd.annual > 0);
    }
  });

  it("without open gaps nothing is proposed", async () => {
    const rich = { ...linHousehold, annualIncomeTwd: 0, livingMonthlyTwd: 0, childrenAges: [] };
    const params = {
      funeralTwd: 0,
      selfPaidTreatmentTwd: 0,
      cancerDrugTwd: 0,
      roomDifferenceTwd: 0,
    };
    const none = { carerTwd: 0, reimbMiscTwd: 0, reimbSurgeryTwd: 0, ltcMonthlyTwd: 0 };
    const request = { ...lin, household: rich, params: { ...params, ...none } };
    const { proposals } = await planProposals(request, solve);
    expect(proposals.flatMap(({ coverages }) => coverages)).toEqual([]);
    const words = planWords(proposals[0] ?? proposalOf("closes_all"), {
      locale: "zh-TW",
      on: LIN_TODAY,
      settings: plan.settings,
      nameOf: (id) => id,
    });
    expect(words).toMatchObject({
      coverages: ["不建議新增商品。"],
      remaining: ["所列缺口均已補足。"],
    });
  });
});

describe("choices", () => {
  it("what one unit adds holds for the smallest sum as for the largest", () => {
    const gaps = { ...lin, policies: [], childrenPolicies: [] };
    const insured = [
      { ...linPerson, id: "self", isChild: false },
      { id: "c1", birthDate: "2021-03-01", sex: "F" as const, isChild: true },
    ];
    const before = planRows(gaps, catalogue);
    const choices = planChoices({ gaps, insured, products: catalogue.products }, catalogue);
    expect(new Set(choices.map((choice) => choice.product.code)).size).toBeGreaterThan(12);
    for (const choice of choices) {
      const sumInsured = choice.sums.first;
      const policy = whatIfPolicy("T", choice.product.company, lin.on, [{ ...choice, sumInsured }]);
      const after = choice.insured.isChild
        ? withPolicies(gaps, [], [policy])
        : withPolicies(gaps, [policy], []);
      planRows(after, catalogue).forEach(({ kind, haveTwd }, i) => {
        const added = haveTwd - (before[i]?.haveTwd ?? 0);
        const expected = (choice.addsPerUnit[kind] ?? 0) * sumInsured;
        // A refund follows the premium, which is rounded to the dollar.
        expect(Math.abs(added - expected)).toBeLessThanOrEqual(2);
      });
    }
  });
});

describe("a plan in words", () => {
  it.each(PLAN_LOCALES)(
    "says in %s what each choice closes, what remains, what it costs",
    (locale) => {
      for (const proposal of plan.proposals) {
        const words = planWords(proposal, {
          locale,
          on: LIN_TODAY,
          settings: plan.settings,
          nameOf: (id) => (id === "c1" ? "小芸" : "小安"),
        });
        expect(words.coverages).toHaveLength(proposal.coverages.length);
        expect(words.remaining.length).toBe(
          Math.max(1, proposal.after.filter(({ gapTwd }) => gapTwd > 0).length),
        );
        const text = Object.values(words).flat().join("\n");
        expect(text).not.toMatch(/undefined|NaN|null|\$\{|\[object/);
        expect(text).toContain(proposal.premiumsTwd.monthly.toLocaleString("en-US"));
        if (locale === "en")
          expect(text.replaceAll(/小芸|小安/g, "")).not.toMatch(/[\u4E00-\u9FFF]/);
      }
    },
  );

  it("reads like this", () => {
    const { coverages, remaining, cost, notes } = planWords(proposalOf("closes_all"), {
      locale: "zh-TW",
      on: LIN_TODAY,
      settings: plan.settings,
      nameOf: () => "小芸",
    });
    expect(coverages[0]).toMatch(/^本人：青禾/);
    expect(coverages.some((text) => text.startsWith("小芸："))).toBe(true);
    expect(remaining).toEqual(["住院日額仍缺 每日 1,244 元（需求 每日 7,244 元）。"]);
    expect(cost).toMatch(/^年繳 [\d,]+ 元，半年繳 [\d,]+ 元，季繳 [\d,]+ 元，月繳 [\d,]+ 元$/);
    expect(notes.join("")).toContain("不可相加");
    expect(notes.at(-1)).toContain("非投保建議");
  });
});
