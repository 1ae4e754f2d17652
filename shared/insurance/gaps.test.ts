import { describe, expect, it } from "vitest";
import { singlePolicy } from "./fixtures/singlePolicy.ts";
import {
  linHousehold as household,
  linPerson as person,
  linPolicies as policies,
  LIN_TODAY as on,
} from "./fixtures/linFamily.ts";
import { adequacyColour, gapTable } from "./gaps.ts";
import { premiumIncomeRatio, yearlyPremiumsTwd } from "./policyPremiums.ts";

describe("DOMAIN 4 gaps (F26)", () => {
  it("need, have and gap of 林志遠", () => {
    const { rows } = gapTable({ person, policies, household, on });
    expect(rows.map((row) => [row.kind, row.needTwd, row.haveTwd, row.gapTwd])).toEqual([
      ["life_illness", 13_450_456, 5_731_403, 7_719_053],
      ["life_accident", 13_450_456, 8_731_403, 4_719_053],
      ["major_illness", 2_900_000, 1_090_000, 1_810_000],
      ["cancer", 2_400_000, 1_090_000, 1_310_000],
      ["hospital_day", 7_244, 1_000, 6_244],
      ["reimb_misc", 300_000, 250_000, 50_000],
      ["reimb_surgery", 150_000, 150_000, 0],
      ["disability_month", 70_000, 20_000, 50_000],
      ["ltc", 4_175_331, 0, 4_175_331],
      ["education", 2_700_223, 0, 2_700_223],
    ]);
    expect(rows.filter((row) => row.isSameMoney).map((row) => row.kind)).toEqual(["cancer"]);
  });

  it("adequacy colours: red below 50 %, amber below 80 %, else green", () => {
    expect([0.4999, 0.5, 0.7999, 0.8, 3, null].map((value) => adequacyColour(value))).toEqual([
      "red",
      "amber",
      "amber",
      "green",
      "green",
      "green",
    ]);
    expect(gapTable({ person, policies, household, on }).rows.map((row) => row.colour)).toEqual([
      "red",
      "amber",
      "red",
      "red",
      "red",
      "green",
      "green",
      "red",
      "red",
      "red",
    ]);
  });

  it("premiums at issue are 60,884, 5.07 % of income; renewable riders are re-rated at attained age", () => {
    const issue = yearlyPremiumsTwd({ person, policies, on, basis: "issue" });
    expect(issue).toBe(60_884);
    expect(premiumIncomeRatio(issue, household.annualIncomeTwd)).toBeCloseTo(0.0507, 4);
    expect(premiumIncomeRatio(issue, 0)).toBeNull();
    // QH-HD 979 -> 1,251, QH-HR 2,769 -> 3,416, HY-HR 2,020 -> 2,359, MS-DI 1,216 -> 1,412
    expect(yearlyPremiumsTwd({ person, policies, on })).toBe(60_884 + 272 + 647 + 339 + 196);
    const lapsed = policies.map((policy) => ({ ...policy, state: "lapsed" as const }));
    expect(yearlyPremiumsTwd({ person, policies: lapsed, on })).toBe(0);
    expect(yearlyPremiumsTwd({ person, policies, on: "2056-11-24" })).toBeGreaterThan(0);
  });

  it("long-term care and education on file count at present value", () => {
    const care = singlePolicy(
      { productCode: "QH-LT", issueAge: 32, sumInsured: 45_000 },
      { effectiveDate: "2023-01-10" },
    );
    const study = singlePolicy(
      { productCode: "QH-ED", issueAge: 2, sumInsured: 200_000, payTerm: "to_age_18" },
      { effectiveDate: "2023-11-24" },
    );
    const { rows } = gapTable({
      person,
      policies: [care],
      childrenPolicies: [study],
      household,
      on,
    });
    const have = (kind: string) => rows.find((row) => row.kind === kind)?.haveTwd;
    expect(have("ltc")).toBe(270_000 + 4_175_331);
    // four payments, the first in 13 years, at the real rate
    const v = 1.015 / 1.025;
    expect(have("education")).toBe(Math.round(200_000 * v ** 13 * (1 + v + v ** 2 + v ** 3)));
  });
});
