import { describe, expect, it } from "vitest";
import file from "./catalogue.json" with { type: "json" };
import { BENEFIT_CATEGORIES } from "./categories.ts";
import { catalogue, catalogueSchema, createCatalogue, findProduct } from "./catalogue.ts";
import { isInForce, isPremiumDue, nextPolicyStates, POLICY_STATES } from "./policyState.ts";
import { nextPolicyAnniversary, policyYear } from "./policyYear.ts";

describe("DOMAIN 8 catalogue", () => {
  it("the shipped file passes the schema without losing a field", () => {
    expect(catalogueSchema.parse(file)).toEqual(file);
    expect(createCatalogue(catalogueSchema.parse(file)).products).toHaveLength(20);
  });

  it("has 20 products, 15 own, of 3 invented companies, and its notice", () => {
    const own = new Set(
      catalogue.companies.filter((company) => company.own).map(({ code }) => code),
    );
    expect(catalogue.companies).toHaveLength(3);
    expect(catalogue.products.filter((product) => own.has(product.company))).toHaveLength(15);
    expect(catalogue.disclaimer).toContain("must not be used to quote");
    expect(findProduct("QH-RP")?.status).toBe("discontinued");
    expect(findProduct("XX")).toBeUndefined();
  });

  it("every category of DOMAIN 3.1 has a product that pays it", () => {
    const paid = new Set(catalogue.products.flatMap((p) => p.benefits.map((b) => b.category)));
    expect(BENEFIT_CATEGORIES.filter((category) => !paid.has(category))).toEqual([]);
  });
});

describe("DOMAIN 2.4 policy states", () => {
  it("A14: seven states are in force, three of them still owe premiums", () => {
    expect(POLICY_STATES.filter(isInForce)).toEqual([
      "in_force",
      "grace",
      "apl",
      "premium_paid",
      "paid_up",
      "extended_term",
      "waived",
    ]);
    expect(POLICY_STATES.filter(isPremiumDue)).toEqual(["in_force", "grace", "apl"]);
  });

  it("moves only as the table permits; an ended policy stays ended", () => {
    expect(nextPolicyStates("lapsed")).toEqual(["in_force", "terminated"]);
    expect(nextPolicyStates("surrendered")).toEqual([]);
  });

  it("DOMAIN 2.1: the policy year rises on the anniversary", () => {
    expect(policyYear("2021-09-15", "2026-09-14")).toBe(5);
    expect(policyYear("2021-09-15", "2026-09-15")).toBe(6);
    expect(nextPolicyAnniversary("2021-09-15", "2026-09-15")).toBe("2027-09-15");
    expect(nextPolicyAnniversary("2021-09-15", "2020-01-01")).toBe("2022-09-15");
  });
});
