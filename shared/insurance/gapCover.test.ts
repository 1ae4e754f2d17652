import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linPerson, linPolicies, LIN_TODAY } from "./fixtures/linFamily.ts";
import { adult, inPolicyYear, singlePolicy } from "./fixtures/singlePolicy.ts";
import { createGapCover } from "./gapCover.ts";
import { GAP_KINDS, gapTable } from "./gaps.ts";
import { POLICY_STATES } from "./policyState.ts";
import { roundHalfUp } from "./rounding.ts";
import { catalogue } from "./shippedCatalogue.ts";

const household = {
  annualIncomeTwd: 0,
  livingYears: 0,
  mortgageTwd: 0,
  debtsTwd: 0,
  liquidAssetsTwd: 0,
  socialBenefitsTwd: 0,
  childrenAges: [],
  savedForRetirementTwd: 0,
};
const policies = fc.array(
  fc
    .record({
      product: fc.constantFrom(...catalogue.products),
      issueAge: fc.integer({ min: 0, max: 70 }),
      sumInsured: fc.integer({ min: 1, max: 3_000_000 }),
      payTerm: fc.constantFrom(6, 20, "=coverage" as const, "to_age_18" as const),
      coverageYears: fc.constantFrom(undefined, 10, 30),
      state: fc.constantFrom("in_force" as const, ...POLICY_STATES),
      effectiveDate: fc.constantFrom("1999-05-05", "2000-01-01", "2004-02-29", "2026-11-01"),
    })
    .map(({ product, effectiveDate, state, ...coverage }) =>
      singlePolicy({ productCode: product.code, ...coverage }, { effectiveDate, state }),
    ),
  { maxLength: 8 },
);

describe("cover of a book, policy by policy", () => {
  it("F26 DOMAIN 4 is the `have` of the gap table, whatever a person holds", () => {
    const addCover = createGapCover(catalogue);
    const dates = fc.oneof(
      fc.integer({ min: 1, max: 60 }).map(inPolicyYear),
      fc.constantFrom("2026-11-24", "2024-02-29", "2027-01-30"),
    );
    fc.assert(
      fc.property(policies, dates, (own, on) => {
        const cover = new Float64Array(GAP_KINDS.length);
        for (const policy of own) addCover(policy, adult, on, cover);
        const { rows } = gapTable({ person: adult, policies: own, household, on });
        expect([...cover].map(roundHalfUp)).toEqual(rows.map(({ haveTwd }) => haveTwd));
      }),
      { numRuns: 400 },
    );
  });

  it("F26 DOMAIN 4 gives the covers of 林志遠 at 35", () => {
    const cover = new Float64Array(GAP_KINDS.length + 3);
    const addCover = createGapCover(catalogue);
    for (const policy of linPolicies) addCover(policy, linPerson, LIN_TODAY, cover, 3);
    expect([...cover]).toEqual([
      0, 0, 0, 5_731_403, 8_731_403, 1_090_000, 1_090_000, 1_000, 250_000, 150_000, 20_000, 0, 0,
    ]);
  });
});
