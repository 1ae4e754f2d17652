import { describe, expect, it } from "vitest";
import { gapTable } from "#shared/insurance/gaps.ts";
import { catalogue } from "#shared/insurance/shippedCatalogue.ts";
import { policyCover } from "./policyCover.ts";
import { policyDoc } from "./testing/documents.ts";

const on = "2026-11-24";
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
const adult = { birthDate: "1980-01-01", sex: "F" } as const;
const policyOf = (codes: readonly string[], years: number) =>
  policyDoc({
    id: `p-${years}`,
    customerId: "c",
    effectiveDate: `${2026 - years}-05-05`,
    coverages: codes.map((productCode) => ({ productCode, sumInsured: 1_000_000, issueAge: 20 })),
  });
const haveOf = (policy: ReturnType<typeof policyOf>) =>
  gapTable({ person: adult, policies: [policy], household, on }).rows.map((row) => row.haveTwd);

describe("F26 cover of one policy", () => {
  const codes = catalogue.products.map(({ code }) => code);

  it.each(codes)("F26 %s gives what the gap table gives, at every age of the policy", (code) => {
    for (const years of [0, 1, 5, 12, 30, 46]) {
      const policy = policyOf([code], years);
      expect([...(policyCover(policy, on, catalogue) ?? [])]).toEqual(haveOf(policy));
    }
  });

  it("F26 coverages of one policy add up", () => {
    const policy = policyOf(codes, 5);
    const cover = policyCover(policy, on, catalogue) ?? [];
    haveOf(policy).forEach((have, at) => {
      expect(Math.abs((cover[at] ?? 0) - have)).toBeLessThanOrEqual(1);
    });
  });

  it("A14 a policy that is not in force covers nothing", () =>
    expect(policyCover({ ...policyOf(["QH-WL"], 5), state: "lapsed" }, on, catalogue)).toBeNull());
});
