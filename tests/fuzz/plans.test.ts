import fc from "fast-check";
import loadHighs from "highs";
import { describe, expect, it } from "vitest";
import { LIN_TODAY, linPolicies } from "#shared/insurance/fixtures/linFamily.ts";
import { gapTable } from "#shared/insurance/gaps.ts";
import { highsSolver } from "#shared/insurance/planning/highsSolver.ts";
import { planProposals, type PlanRequest } from "#shared/insurance/planning/planProposals.ts";
import { OCCUPATION_CLASSES, SEXES } from "#shared/insurance/rules.ts";
import { catalogue } from "#shared/insurance/shippedCatalogue.ts";
import { saleTerms, underwritingRefusals } from "#shared/insurance/underwriting.ts";

const solve = highsSolver(await loadHighs());

const birthDate = fc
  .tuple(fc.integer({ min: 1950, max: 2010 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, month]) => `${year}-${String(month).padStart(2, "0")}-15`);
const anyRequest = fc.record({
  person: fc.record({
    birthDate,
    sex: fc.constantFrom(...SEXES),
    occupationClass: fc.option(fc.constantFrom(...OCCUPATION_CLASSES)),
  }),
  policies: fc.subarray([...linPolicies]),
  household: fc.record({
    annualIncomeTwd: fc.integer({ min: 0, max: 5_000_000 }),
    livingMonthlyTwd: fc.option(fc.integer({ min: 0, max: 100_000 }), { nil: undefined }),
    livingYears: fc.integer({ min: 0, max: 30 }),
    mortgageTwd: fc.integer({ min: 0, max: 10_000_000 }),
    debtsTwd: fc.constant(0),
    liquidAssetsTwd: fc.integer({ min: 0, max: 5_000_000 }),
    socialBenefitsTwd: fc.constant(0),
    childrenAges: fc.constantFrom([], [3], [1, 8]),
    savedForRetirementTwd: fc.integer({ min: 0, max: 3_000_000 }),
  }),
  budgetTwd: fc.integer({ min: 0, max: 300_000 }),
});

describe("any plan", () => {
  it("DOMAIN 8 proposes nothing that underwriting forbids or that is not sold, and keeps to its budget", async () => {
    await fc.assert(
      fc.asyncProperty(anyRequest, async (some) => {
        const children = some.household.childrenAges.map((age) => ({
          id: `c${age}`,
          birthDate: `${2026 - age}-02-03`,
          sex: "F" as const,
        }));
        const request: PlanRequest = {
          ...some,
          on: LIN_TODAY,
          children,
          products: catalogue.products,
        };
        const before = gapTable(request);
        for (const { coverages, premiumsTwd, budgetTwd, after } of (
          await planProposals(request, solve)
        ).proposals) {
          for (const one of coverages) {
            const hasMainContract =
              one.hasMainContract ||
              coverages.some(
                (other) =>
                  other.product.kind === "main" &&
                  other.product.company === one.product.company &&
                  other.insured.id === one.insured.id,
              );
            const application = {
              insuranceAge: one.issueAge,
              sumInsured: one.sumInsured,
              occupationClass: one.insured.occupationClass,
              hasMainContract,
            };
            expect(underwritingRefusals(one.product, application)).toEqual([]);
            const { payTerm, coverageYears } = one;
            expect(saleTerms(one.product)).toContainEqual({ payTerm, coverageYears });
          }
          const bought = coverages.map((one) => `${one.insured.id} ${one.product.code}`);
          expect(new Set(bought).size).toBe(bought.length);
          expect(premiumsTwd.annual).toBeLessThanOrEqual(budgetTwd ?? Number.POSITIVE_INFINITY);
          before.rows.forEach(({ kind, gapTwd }) => {
            const left = after.find((row) => row.kind === kind)?.gapTwd ?? 0;
            expect(left).toBeLessThanOrEqual(gapTwd);
          });
        }
      }),
      { numRuns: 12, seed: 20_261_124 },
    );
  }, 60_000);
});
