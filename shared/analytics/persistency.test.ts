import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromDayNumber } from "../insurance/date.ts";
import { POLICY_STATES, type PolicyState } from "../insurance/policyState.ts";
import { persistency, PERSISTENCY_MONTHS, type IssuedPolicy } from "./persistency.ts";

describe("DOMAIN 5.3 persistency (F133)", () => {
  const on = "2026-11-24";
  const issued = (
    issuedOn: string,
    annualPremiumTwd: number,
    state: PolicyState = "in_force",
    endedOn?: string,
  ): IssuedPolicy => ({ issuedOn, annualPremiumTwd, state, endedOn });
  const october = [
    issued("2025-10-01", 60_000),
    issued("2025-10-15", 20_000, "lapsed", "2026-06-01"),
    issued("2025-10-31", 20_000, "paid_up"),
    issued("2025-10-20", 99_000, "free_look_cancelled"),
    issued("2025-10-21", 99_000, "declined"),
  ];

  it("13 months: by count 2 of 3, by premium 80 %, free-look cancellations left out", () => {
    const policies = [...october, issued("2025-09-30", 50_000), issued("2025-11-01", 50_000)];
    expect(persistency(policies, { on, months: 13 })).toEqual({
      from: "2025-10-01",
      to: "2025-10-31",
      issued: { count: 3, premiumTwd: 100_000 },
      kept: { count: 2, premiumTwd: 80_000 },
      byCount: 2 / 3,
      byPremium: 0.8,
    });
  });

  it("25 months likewise; an empty cohort has no rate", () => {
    const old = [issued("2024-10-05", 10_000), issued("2024-10-06", 30_000, "surrendered")];
    expect(persistency(old, { on, months: 25 })).toMatchObject({ byCount: 0.5, byPremium: 0.25 });
    expect(persistency(old, { on, months: 13 })).toMatchObject({ byCount: null, byPremium: null });
  });

  it("a year's cohort reads each policy at its own mark: a lapse after it is not one of the 13 months", () => {
    const year = { on, months: 13, cohortMonths: 12 };
    const later = issued("2024-11-01", 10_000, "lapsed", "2025-12-02");
    const before = issued("2024-11-01", 10_000, "lapsed", "2025-11-30");
    expect(persistency([later, before, ...october], year)).toMatchObject({
      from: "2024-11-01",
      to: "2025-10-31",
      issued: { count: 5 },
      kept: { count: 3 },
    });
    expect(persistency(october, { ...year, months: PERSISTENCY_MONTHS[1] }).issued.count).toBe(0);
  });

  it("a rate lies between 0 and 1", () => {
    const policy = fc.record({
      issuedOn: fc.integer({ min: 20_000, max: 20_600 }).map(fromDayNumber),
      annualPremiumTwd: fc.nat(100_000),
      state: fc.constantFrom(...POLICY_STATES),
      endedOn: fc.option(fc.integer({ min: 20_000, max: 21_000 }).map(fromDayNumber), {
        nil: undefined,
      }),
    });
    fc.assert(
      fc.property(fc.array(policy), fc.constantFrom(...PERSISTENCY_MONTHS), (policies, months) => {
        const rates = persistency(policies, { on, months, cohortMonths: 6 });
        expect(rates.kept.count).toBeLessThanOrEqual(rates.issued.count);
        expect(rates.byCount ?? 0).toBeLessThanOrEqual(1);
        expect(rates.byPremium ?? 0).toBeLessThanOrEqual(1);
      }),
    );
  });
});
