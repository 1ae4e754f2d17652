import { describe, expect, it } from "vitest";
import { customer, policy } from "#shared/events/fixtures/book.ts";
import { factsOf } from "./factsOf.ts";
import type { FactsInput } from "./input.ts";

const input = (more: Partial<FactsInput> = {}): FactsInput => ({
  customer: customer({ birthDate: "1990-03-10" }),
  policies: [],
  household: [],
  activities: [],
  cases: [],
  on: "2026-11-24",
  ...more,
});

describe("factsOf", () => {
  it("DOMAIN 7 #1, #2 ages and the next change", () => {
    expect(factsOf(input()).row).toMatchObject({
      age: 36,
      insurance_age: 37,
      next_insurance_age_change: "2027-09-11",
      next_birthday: "2027-03-10",
      last_birthday: "2026-03-10",
    });
  });

  it("DOMAIN 7 #18 to #20 counts policies in force only", () => {
    const policies = [policy(), policy({ id: "p-2", state: "surrendered" })];
    expect(factsOf(input({ policies })).row).toMatchObject({
      policies_in_force: 1,
      product_lines: ["life"],
      annualised_premium: 31_370,
    });
  });
});
