import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fieldOf } from "./catalogue/fieldTypes.ts";
import { criteriaSchema } from "./criteria.ts";
import { facts } from "./fixtures/facts.ts";
import { ON, randomCriteria, randomPeople } from "./fixtures/randomTargets.ts";
import { matcher } from "./matches.ts";
import { reasonsOf } from "./reasons.ts";

const reasons = (tree: unknown, ...rest: Parameters<typeof facts>) =>
  reasonsOf(criteriaSchema.parse(tree), ON, facts(...rest));

const married = { kind: "enum", field: "marital_status", op: "is", value: "married" };
const rich = { kind: "num", field: "annual_income", op: "ge", value: 2_000_000 };
const lapsed = { kind: "enum", field: "policy.status", op: "is", value: "lapsed" };

describe("F02 why a person matches", () => {
  it("names each criterion with the person's own value", () => {
    const found = reasons(
      { kind: "and", of: [married, rich] },
      {
        marital_status: "married",
        annual_income: 2_400_000,
      },
    );
    expect(found).toMatchObject([
      { test: married, value: "married" },
      { test: rich, value: 2_400_000 },
    ]);
  });

  it("names of an OR only what is true", () => {
    const either = { kind: "or", of: [married, rich] };
    expect(reasons(either, { annual_income: 3_000_000 })).toMatchObject([{ test: rich }]);
  });

  it("has nothing to say of who does not match", () => {
    expect(reasons({ kind: "and", of: [married, rich] }, { marital_status: "married" })).toEqual(
      [],
    );
  });

  it("shows what a NOT found", () => {
    expect(reasons({ kind: "not", of: married }, { marital_status: "single" })).toMatchObject([
      { test: married, isNegated: true, value: "single" },
    ]);
  });

  it("says which policy it was", () => {
    const tree = { kind: "each", over: "policy", quantifier: "any", of: lapsed };
    const policies = [{ status: "in_force" }, { status: "lapsed" }];
    expect(reasons(tree, {}, { policies })).toMatchObject([
      { value: "lapsed", items: [{ over: "policy", label: "policy 2" }] },
    ]);
  });

  it("gives `none` as the criterion itself, with the number looked through", () => {
    const tree = { kind: "each", over: "policy", quantifier: "none", of: lapsed };
    expect(reasons(tree, {}, { policies: [{ status: "in_force" }] })).toMatchObject([
      { kind: "each", each: tree, isNegated: false, count: 1 },
    ]);
  });

  it("#17 never shows a health value without consent, whatever the tree", () => {
    fc.assert(
      fc.property(randomPeople, randomCriteria, (people, criteria) => {
        const silent = people.map((one) => ({ ...one, hasHealthConsent: false }));
        for (const one of silent) {
          for (const reason of reasonsOf(criteria, ON, one, silent)) {
            expect(reason.kind === "test" && fieldOf(reason.test.field).isHealth).toBeFalsy();
          }
        }
      }),
    );
  });

  it("gives reasons only to those who match", () => {
    fc.assert(
      fc.property(randomPeople, randomCriteria, (people, criteria) => {
        const is = matcher(criteria, ON);
        for (const one of people) {
          const found = reasonsOf(criteria, ON, one, people);
          expect(found.length === 0 || is(one, people)).toBe(true);
        }
      }),
    );
  });
});
